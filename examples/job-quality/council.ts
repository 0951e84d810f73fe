import { buildEndorsementCredential, buildLadderDefinitionCredential, buildOutcomeObservationCredential } from 'rungs/credential'
import type { Filed } from './archive.js'
import type { Slug, World } from './world.js'

/** Who sits in the council, and for whom they speak. */
const SEATS: readonly (readonly [Slug, string])[] = [
  ['riders', 'workers'],
  ['drivers', 'workers'],
  ['courier', 'platforms'],
  ['groceries', 'platforms'],
  ['school', 'educators'],
]

/** What the council came to. */
export interface Decision {
  /** How many seats of each constituency have agreed, and how many have to. */
  readonly agreed: readonly { readonly constituency: string; readonly seats: number; readonly needed: number }[]
  readonly isEnough: boolean
  readonly published: Filed
}

/** The council agrees on the ladder: seats endorse the very edition, and once enough have, its owner publishes it signed. */
export async function decide(world: World, agreeing: readonly Slug[]): Promise<Decision> {
  const { ladder, organisations, clock } = world
  const { council } = organisations
  const seats = new Map<string, Set<string>>()
  for (const [slug, constituency] of SEATS.filter(([one]) => agreeing.includes(one))) {
    const { badges, newId, did } = organisations[slug]
    const endorsement = buildEndorsementCredential({
      id: newId(),
      name: `${ladder.id} ${ladder.version}`,
      issuer: did,
      validFrom: clock.now().toISOString(),
      endorses: { ladder },
    })
    const issued = await badges.sealCredential(endorsement)
    world.file('endorsement', issued)
    const report = await world.verify(issued.credential)
    const subject = endorsement.credentialSubject as { readonly ladderDigest?: unknown }
    if (report.outcome !== 'verified' || subject.ladderDigest !== ladder.digest) continue
    seats.set(constituency, (seats.get(constituency) ?? new Set()).add(did))
  }
  const agreed = (ladder.governance?.required ?? []).map(({ constituency, min }) => ({
    constituency,
    seats: seats.get(constituency)?.size ?? 0,
    needed: min,
  }))
  const definition = buildLadderDefinitionCredential(ladder, {
    id: `${ladder.id}/${ladder.version}`,
    issuer: council.did,
    validFrom: clock.now().toISOString(),
  })
  return {
    agreed,
    isEnough: agreed.every((one) => one.seats >= one.needed),
    published: world.file('ladder', await council.badges.sealCredential(definition)),
  }
}

/** What a survey of the council came to: whoever asked signs it, since no badge can tell. */
export async function reportSurvey(world: World): Promise<Filed> {
  const { council } = world.organisations
  const survey = buildOutcomeObservationCredential({
    id: council.newId(),
    issuer: council.did,
    validFrom: world.clock.now().toISOString(),
    subject: world.ladder.id,
    metric: 'belonging',
    value: '71',
    unit: 'points',
    people: 214,
    periodFrom: '2026-10-01T00:00:00Z',
    periodUntil: '2026-11-01T00:00:00Z',
    intervalLow: '68',
    intervalHigh: '74',
    intervalLevel: '0.95',
    instrument: 'Survey of the council, question 4',
  })
  return world.file('survey', await council.badges.sealCredential(survey))
}
