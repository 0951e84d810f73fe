import type { JsonObject, Report } from '../../src/core/index.js'
import {
  buildEndorsementCredential,
  buildGovernanceDecisionCredential,
  buildOutcomeObservationCredential,
  type GovernanceDecisionCredentialInput,
  ladderReleaseUri,
  type OutcomeObservationCredentialInput,
  type VerifiableCredential,
} from '../../src/credential/index.js'
import { publishTally } from '../../src/insight/index.js'
import type { Issuer } from '../../src/issue/index.js'
import { defineLadder, type Governance, type Ladder } from '../../src/ladder/index.js'
import { ladderInput, needs, rung } from '../ladder/support.js'
import { verifierOf } from '../verify/support.js'
import { newParty } from './sources-support.js'

export type AnyReport = Report<VerifiableCredential>

export const owner: Issuer = await newParty('Courier')
export const riders: Issuer = await newParty('Riders')
export const union: Issuer = await newParty('Union')
export const school: Issuer = await newParty('School')
export const council: Issuer = await newParty('Council')
export const stranger: Issuer = await newParty('Stranger')
export const idOf = (party: Issuer): string => party.profile.id

export const COUNCIL = 'https://courier.example/council'
export const QUESTION = 'https://council.example/ballots/7'

/** A ladder of which workers have three seats and schools one. */
export function governed(governance: Partial<Governance> = {}, more: Partial<Ladder> = {}): Ladder {
  const seats = [
    { constituency: 'workers', count: 3 },
    { constituency: 'schools', count: 1 },
  ]
  return defineLadder(
    ladderInput([rung('courier', needs('x'))], {
      owner: idOf(owner),
      governance: {
        bodies: [{ id: COUNCIL, name: { en: 'Council' }, seats }],
        required: [
          { constituency: 'workers', min: 2 },
          { constituency: 'schools', min: 1 },
        ],
        decisions: ['https://council.example/decisions/7'],
        ...governance,
      },
      ...more,
    }),
  )
}

export const sealBy = async (by: Issuer, draft: unknown): Promise<JsonObject> =>
  (await by.sealCredential(draft)).credential as JsonObject
export const reportOn = (credential: unknown): Promise<AnyReport> => verifierOf().verify(credential as never)

let serial = 0
const newId = (): string => `urn:uuid:0d4f1a1e-3f38-4b35-8f6c-${String(++serial).padStart(12, '0')}`

/** The report of an endorsement of a ladder. */
export async function endorsementOf(ladder: Ladder, by: Issuer, more: object = {}): Promise<AnyReport> {
  return reportOn(await endorsement(ladder, by, more))
}

export async function endorsement(ladder: Ladder, by: Issuer, more: object = {}): Promise<JsonObject> {
  const draft = buildEndorsementCredential({
    id: newId(),
    name: 'Endorsement',
    issuer: idOf(by),
    validFrom: '2026-01-01T00:00:00Z',
    endorses: ladderReleaseUri(ladder),
    ...more,
  })
  return sealBy(by, draft)
}

/** The report of a decision on a ladder. */
export async function decisionOn(
  ladder: Ladder,
  changes: Partial<GovernanceDecisionCredentialInput> = {},
  by: Issuer = council,
): Promise<AnyReport> {
  const draft = buildGovernanceDecisionCredential({
    id: newId(),
    issuer: idOf(by),
    validFrom: '2026-04-20T00:00:00Z',
    decision: 'https://council.example/decisions/7',
    ladder: ladder.id,
    ladderVersion: ladder.version,
    ladderDigest: ladder.digest as string,
    outcome: 'adopted',
    decidedAt: '2026-04-20T18:00:00Z',
    ...changes,
  })
  return reportOn(await sealBy(by, draft))
}

/** The report of a ballot about a ladder. */
export async function ballotOn(
  ladder: Ladder,
  counts: readonly [yes: number, no: number],
  changes: Partial<OutcomeObservationCredentialInput> = {},
  by: Issuer = council,
): Promise<AnyReport> {
  const [yes, no] = counts
  const draft = buildOutcomeObservationCredential({
    id: newId(),
    issuer: idOf(by),
    validFrom: '2026-04-16T00:00:00Z',
    subject: ladder.id,
    periodFrom: '2026-04-01T00:00:00Z',
    periodUntil: '2026-04-15T00:00:00Z',
    ...publishTally({
      question: QUESTION,
      method: 'secretBallot',
      electorate: 320,
      people: yes + no,
      options: [
        { id: 'yes', count: yes },
        { id: 'no', count: no },
      ],
    }),
    ...changes,
  })
  return reportOn(await sealBy(by, draft))
}
