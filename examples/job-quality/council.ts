import {
  buildEndorsementCredential,
  buildGovernanceDecisionCredential,
  buildLadderDefinitionCredential,
  buildOutcomeObservationCredential,
  observationDigest,
} from 'rungs/credential'
import { publishTally } from 'rungs/insight'
import { lintLadder } from 'rungs/ladder'
import { judgeDecision, type LadderAgreement, ladderAgreement } from 'rungs/trust'
import { claim, printTable } from '../support.js'
import type { Filed } from './archive.js'
import type { Slug, World } from './world.js'

/** Who sits in the council, and for whom they speak. */
const SEATS = { workers: ['riders', 'drivers'], platforms: ['courier', 'groceries'], educators: ['school'] } as const
const QUESTION = 'https://council.example/ballots/2025-12'

/** What the council came to, and the credentials that say so. */
export interface Decision {
  readonly agreement: LadderAgreement
  readonly filed: Readonly<Record<'ballot' | 'decision' | 'ladder', Filed>>
}

/**
 * The council decides on a ladder: workers vote on it, seats endorse the very edition, the council signs what was decided, and the
 * owner publishes it. Whoever reads that works it out again, and takes nobody's word for it.
 */
export async function decide(world: World, agreeing: readonly Slug[]): Promise<Decision> {
  const { ladder, organisations } = world
  const endorsements = await Promise.all((await endorse(world, agreeing)).map(({ text }) => world.verify(text)))
  const constituencies = Object.fromEntries(
    Object.entries(SEATS).map(([name, slugs]) => [name, slugs.map((slug) => organisations[slug].did)]),
  )
  const agreement = ladderAgreement(ladder, { endorsements, constituencies })
  printTable(
    agreement.constituencies.map(({ constituency, counted, needed }) => [
      `  ${constituency}`,
      `${counted.length} of ${needed} needed`,
    ]),
  )
  claim('enough seats of workers and of platforms have endorsed this very edition', agreement.outcome === 'agreed')
  const { digest: _, ...edition } = ladder
  const edited = ladderAgreement({ ...edition, version: '1.0.1' }, { endorsements, constituencies })
  claim('of another edition that says nothing', edited.outcome === 'notAgreed')
  const findings = lintLadder(ladder, { agreementOf: ['workers'], agreement })
  claim(
    'with it the ladder may be in force',
    findings.every(({ severity }) => severity !== 'error'),
  )

  const ballot = await holdBallot(world)
  const decision = await sign(world, ballot, agreeing)
  const [report, ballots] = [await world.verify(decision.text), [await world.verify(ballot.text)]]
  const judged = { deciders: [organisations.council.did], ballots, now: world.clock.now() }
  const verdict = judgeDecision(ladder, report, judged)
  claim('the decision keeps to the procedure: votes, turnout, time to object', verdict.outcome === 'adopted')
  const alone = judgeDecision(ladder, report, { ...judged, ballots: [] })
  claim('without the ballot that it rests on it is undecided', alone.outcome === 'undecided')
  return { agreement, filed: { ballot, decision, ladder: await publishLadder(world) } }
}

function endorse({ organisations, ladder, clock, file }: World, agreeing: readonly Slug[]): Promise<readonly Filed[]> {
  return Promise.all(
    agreeing.map(async (slug) => {
      const { badges, newId, did } = organisations[slug]
      const endorsement = buildEndorsementCredential({
        id: newId(),
        name: `${ladder.id} ${ladder.version}`,
        issuer: did,
        validFrom: clock.now().toISOString(),
        endorses: { ladder },
      })
      return file('endorsement', await badges.sealCredential(endorsement))
    }),
  )
}

/** Workers vote, in secret: what is signed are counts. */
async function holdBallot({ seed, workers, organisations, ladder, clock, file }: World): Promise<Filed> {
  const { council } = organisations
  const votes = workers.flatMap(({ name }) => {
    const vote = seed.branch(`vote/${name}`)
    return vote.chance(0.6) ? [vote.chance(0.7) ? 'yes' : 'no'] : []
  })
  const ballot = buildOutcomeObservationCredential({
    id: council.newId(),
    issuer: council.did,
    validFrom: clock.now().toISOString(),
    subject: ladder.id,
    constituency: 'workers',
    periodFrom: '2025-11-24T00:00:00Z',
    periodUntil: '2025-12-08T00:00:00Z',
    ...publishTally({
      question: QUESTION,
      method: 'secretBallot',
      electorate: workers.length,
      people: votes.length,
      options: ['yes', 'no'].map((id) => ({ id, count: votes.filter((vote) => vote === id).length })),
    }),
  })
  return file('ballot', await council.badges.sealCredential(ballot))
}

async function sign({ organisations, ladder, clock, file }: World, ballot: Filed, agreeing: readonly Slug[]): Promise<Filed> {
  const { council } = organisations
  const votes = Object.entries(SEATS).map(([constituency, slugs]) => {
    const seats = ladder.governance?.bodies[0]?.seats.find((one) => one.constituency === constituency)?.count ?? 0
    const yes = slugs.filter((slug) => agreeing.includes(slug)).length
    return { constituency, seats, for: yes, against: slugs.length - yes, abstain: 0 }
  })
  const decision = buildGovernanceDecisionCredential({
    id: council.newId(),
    issuer: council.did,
    validFrom: clock.now().toISOString(),
    decision: ladder.governance?.decisions[0] as string,
    ladder: ladder.id,
    ladderVersion: ladder.version,
    ladderDigest: ladder.digest as string,
    body: council.did,
    outcome: 'adopted',
    decidedAt: '2025-12-10T15:00:00Z',
    effectiveFrom: '2026-01-01T00:00:00Z',
    votes,
    ballots: [
      { question: QUESTION, digest: observationDigest(JSON.parse(ballot.text).credentialSubject), for: 'yes', against: 'no' },
    ],
    reasonMap: { en: 'Hours count on whichever platform they were worked.' },
    objectionUntil: '2025-12-24T15:00:00Z',
    appealUntil: '2026-01-09T15:00:00Z',
  })
  return file('decision', await council.badges.sealCredential(decision))
}

async function publishLadder({ organisations, ladder, clock, file }: World): Promise<Filed> {
  const { association } = organisations
  const id = `${ladder.id}/${ladder.version}`
  const definition = buildLadderDefinitionCredential(ladder, {
    id,
    issuer: association.did,
    validFrom: clock.now().toISOString(),
  })
  return file('ladder', await association.badges.sealCredential(definition))
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
