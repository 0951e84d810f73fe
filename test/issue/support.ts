import {
  type AchievementCredential,
  type AchievementCredentialInput,
  buildAchievementCredential,
} from '../../src/credential/index.js'
import { type CreateIssuerOptions, createIssuer, type IssuedCredential, type Issuer } from '../../src/issue/index.js'
import { defineLadder, type Fact, type Ladder, type Rung, toFacts } from '../../src/ladder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createVerifier, type skipValidityCheck } from '../../src/verify/index.js'
import { controllerOf, NOW, newSigner, RECIPIENT } from '../support/badges.js'

export const signer = await newSigner()
export const ISSUER = controllerOf(signer)
export const schoolSigner = await newSigner()
export const SCHOOL = controllerOf(schoolSigner)
export const FIRST_AID = 'https://school.example/achievements/first-aid'
export const rungId = (name: string): string => `https://courier.example/ladders/delivery/${name}`

/** Random bytes that are the same in every run. */
export function countingRandom(): (length: number) => Uint8Array {
  let next = 0
  return (length) => Uint8Array.from({ length }, () => next++ % 256)
}

export function issuerOf(options: Partial<CreateIssuerOptions> = {}): Issuer {
  return createIssuer({ signer, mechanism: eddsaRdfc2022, now: NOW, profile: { name: 'Courier Platform' }, ...options })
}
export const issuer = issuerOf()
export const school = issuerOf({ signer: schoolSigner, profile: { name: 'School' } })

const text = (words: string): { readonly en: string } => ({ en: words })
const rung = (name: string, more: Partial<Rung> = {}): Rung => ({
  id: rungId(name),
  name: text(name),
  description: text(`About ${name}.`),
  requires: { op: 'credential', match: { ids: [FIRST_AID] }, issuers: { ids: [SCHOOL, ISSUER] } },
  ...more,
})

/** The ladder of the tests, after changes. */
export function ladderOf(changes: Partial<Ladder> = {}): Ladder {
  return defineLadder({
    id: 'https://courier.example/ladders/delivery',
    version: '1.0.0',
    status: 'active',
    effective: { from: '2026-01-01' },
    defaultLanguage: 'en',
    name: text('Delivery'),
    description: text('Last-mile delivery.'),
    owner: 'did:web:courier.example',
    rungs: [
      rung('courier', { validity: { duration: 'P2Y' } }),
      rung('lead', { requires: { op: 'rung', rung: rungId('courier') } }),
      rung('tested', {
        results: [
          {
            name: 'test',
            id: `${rungId('tested')}#test`,
            title: text('Route test'),
            resultType: 'Percent',
            valueMin: '0',
            valueMax: '100',
            required: '70',
          },
        ],
      }),
      rung('licence', { regulated: true }),
    ],
    ...changes,
  })
}
export const ladder = ladderOf()

/** What a school's badge of first aid is made of, after changes. */
export function firstAid(
  changes: Partial<AchievementCredentialInput> = {},
): Omit<AchievementCredentialInput, 'id' | 'issuer' | 'validFrom'> & { readonly validFrom?: string } {
  return {
    validFrom: '2026-02-01T00:00:00Z',
    subject: RECIPIENT,
    achievement: {
      id: FIRST_AID,
      name: 'First aid',
      description: 'Gives first aid.',
      criteria: { narrative: 'Passed the test.' },
    },
    ...changes,
  }
}

/** A badge made elsewhere that nobody has signed. */
export function draftOf(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const built = buildAchievementCredential({
    id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
    issuer: ISSUER,
    ...firstAid(),
    validFrom: '2026-05-01T09:00:00Z',
    validUntil: '2027-05-01T09:00:00Z',
  })
  return { ...(JSON.parse(JSON.stringify(built)) as Record<string, unknown>), ...changes }
}

export const verifier = createVerifier({ mechanisms, now: NOW })

/** The facts of a badge, which must verify. */
export async function factsOf(badge: IssuedCredential, validity?: typeof skipValidityCheck): Promise<readonly Fact[]> {
  const report = await createVerifier({ mechanisms, now: NOW, ...(validity && { validity }) }).verify(badge.credential)
  if (report.outcome !== 'verified') throw new Error(JSON.stringify(report.findings))
  return toFacts(report)
}

/** The credential of a badge, which must verify. */
export async function verifiedOf(badge: IssuedCredential): Promise<AchievementCredential> {
  const report = await verifier.verify(badge.credential)
  if (report.outcome !== 'verified') throw new Error(JSON.stringify(report.findings))
  return report.credential as AchievementCredential
}
