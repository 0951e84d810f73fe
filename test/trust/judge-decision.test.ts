import { describe, expect, it } from 'vitest'
import {
  buildLadderDefinitionCredential,
  type GovernanceDecisionCredentialInput,
  observationDigest,
  parseOutcomeObservationCredential,
} from '../../src/credential/index.js'
import type { Governance } from '../../src/ladder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { judgeDecision } from '../../src/trust/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { thaw } from '../support/badges.js'
import {
  type AnyReport,
  ballotOn,
  COUNCIL,
  council,
  decisionOn,
  endorsementOf,
  governed,
  idOf,
  owner,
  QUESTION,
  reportOn,
  riders,
  sealBy,
  stranger,
} from './voice-support.js'

const now = '2026-05-01T00:00:00Z'
const ladder = governed()
const options = { deciders: [idOf(council), idOf(owner)], now }
const judge = (report: AnyReport, more: object = {}, of = ladder) => judgeDecision(of, report, { ...options, ...more })
const because = (verdict: ReturnType<typeof judge>): readonly unknown[] =>
  verdict.findings.map(({ code, params }) =>
    code === 'trust.decision_not_counted' ? (params as { because: string }).because : code,
  )
const votes = (workers: readonly [number, number, number], schools: readonly [number, number, number] = [1, 0, 0]) => {
  const of = (constituency: string, seats: number, [yes, no, abstain]: readonly [number, number, number]) => ({
    constituency,
    seats,
    for: yes,
    against: no,
    abstain,
  })
  return { votes: [of('workers', 3, workers), of('schools', 1, schools)] }
}

describe('judgeDecision', () => {
  it('takes a decision on exactly this edition, of those whom the reader names', async () => {
    const verdict = judge(await decisionOn(ladder, votes([2, 1, 0])))
    expect(verdict).toMatchObject({
      outcome: 'adopted',
      by: idOf(council),
      decision: { ladderDigest: ladder.digest },
      findings: [],
    })
    expect(verdict.openUntil).toBeUndefined()
    expect(judge(await decisionOn(ladder, { outcome: 'rejected' })).outcome).toBe('rejected')
    expect(judge(await decisionOn(ladder, { outcome: 'deferred' })).outcome).toBe('deferred')
  })

  it.each<[string, Partial<GovernanceDecisionCredentialInput>, string]>([
    ['of another ladder', { ladder: 'https://courier.example/ladders/other' }, 'edition'],
    ['of another version', { ladderVersion: '1.0.1' }, 'edition'],
    ['of another digest', { ladderDigest: governed({}, { name: { en: 'Other' } }).digest as string }, 'edition'],
    ['of another body', { body: 'https://courier.example/board' }, 'edition'],
    ['that is still to come', { decidedAt: '2026-06-01T00:00:00Z' }, 'future'],
    ['by too few seats', votes([1, 2, 0]), 'votes'],
    ['by seats of one constituency alone', { votes: votes([3, 0, 0]).votes.slice(0, 1) }, 'votes,quorum'],
    [
      'by more seats than there are',
      { votes: [{ constituency: 'workers', seats: 9, for: 9, against: 0, abstain: 0 }] },
      'seats,votes,quorum',
    ],
    [
      'by seats of nobody',
      { votes: [...votes([2, 0, 0]).votes, { constituency: 'clients', seats: 1, for: 1, against: 0, abstain: 0 }] },
      'seats',
    ],
  ])('does not count one %s', async (_, changes, why) => {
    const verdict = judge(await decisionOn(ladder, changes))
    expect(verdict.outcome).toBe('notCounted')
    expect(because(verdict).join()).toBe(why)
  })

  it('does not count those of strangers and of the owner, nor what is none, was forged, or is for another edition', async () => {
    expect(because(judge(await decisionOn(ladder, {}, stranger)))).toEqual(['decider'])
    expect(because(judge(await decisionOn(ladder, {}, owner)))).toEqual(['decider'])
    expect(because(judge(await endorsementOf(ladder, council)))).toEqual(['form'])
    const next = governed({}, { version: '1.1.0' })
    expect(because(judge(await decisionOn(ladder), {}, next))).toEqual(['edition'])
    const real = await decisionOn(ladder, { outcome: 'rejected' })
    const forged = thaw((real as { credential: object }).credential)
    forged.credentialSubject.outcome = 'adopted'
    const verdict = judge(await reportOn(forged))
    expect([verdict.outcome, verdict.decision]).toEqual(['notCounted', undefined])
    expect(verdict.findings[0]?.code).toMatch(/^proof\./)
  })

  it('is undecided where the decision could be withdrawn unseen', async () => {
    const credentialStatus = {
      id: 'https://council.example/status/1#7',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://council.example/status/1',
    }
    const made = await decisionOn(ladder, { credentialStatus } as never)
    expect(made.outcome).toBe('indeterminate')
    expect(judge(made)).toMatchObject({ outcome: 'undecided', by: idOf(council) })
    // Nothing is known of who says it, so that it does not come out as decided either way.
    expect(judge(made).decision).toBeUndefined()
    const verified = await decisionOn(ladder)
    const checks = { ...(verified as { checks: object }).checks, status: { state: 'unknown', findings: [] } }
    expect(judge({ ...verified, checks } as never)).toMatchObject({
      outcome: 'undecided',
      findings: [{ code: 'trust.ladder_unchecked' }],
    })
  })

  it('asks for the quorum, the votes and the windows that the governance promises', async () => {
    const required = [{ constituency: 'workers', min: 1, quorum: 3 }]
    const strict = governed({ required, procedure: { method: 'vote', objection: 'P30D', appeal: 'P2M' } })
    const windows = { objectionUntil: '2026-05-20T18:00:00Z', appealUntil: '2026-06-20T18:00:00Z' }
    const of = async (changes: object) =>
      judge(await decisionOn(strict, { ...votes([2, 1, 0]), ...windows, ...changes }), {}, strict)
    expect(await of({})).toMatchObject({ outcome: 'adopted', openUntil: windows.appealUntil })
    expect(because(await of(votes([2, 0, 0])))).toEqual(['quorum'])
    expect(because(await of({ votes: undefined }))).toEqual(['votes', 'quorum'])
    expect(because(await of({ objectionUntil: '2026-05-20T17:59:59Z' }))).toEqual(['short'])
    expect(because(await of({ appealUntil: undefined }))).toEqual(['short'])
    // Nobody has to have been for what was not adopted.
    expect((await of({ ...votes([0, 1, 0]), outcome: 'rejected' })).outcome).toBe('rejected')
    const after = judgeDecision(strict, await decisionOn(strict, { ...votes([2, 1, 0]), ...windows }), {
      ...options,
      now: '2026-07-01T00:00:00Z',
    })
    expect([after.outcome, after.openUntil]).toEqual(['adopted', undefined])
  })
})

describe('a decision that is a ballot', () => {
  const procedure = { method: 'ballot', turnout: '50', moreThan: '50' } as const
  const of = (more: Partial<NonNullable<Governance['procedure']>> = {}) => governed({ procedure: { ...procedure, ...more } })
  const balloted = of()
  const digestOf = (report: AnyReport): string =>
    observationDigest(parseOutcomeObservationCredential((report as { credential?: object; claimed?: object }).credential))
  const decided = async (report: AnyReport, on = balloted, more: object = {}) =>
    judge(
      await decisionOn(on, { ballots: [{ question: QUESTION, digest: digestOf(report), for: 'yes', against: 'no', ...more }] }),
      { ballots: [report] },
      on,
    )

  it('with few who took no part is judged by what the turnout is at least', async () => {
    const all = await ballotOn(balloted, [200, 115])
    expect(all.outcome === 'verified' && all.credential.credentialSubject).not.toHaveProperty('electorate')
    expect((await decided(all)).outcome).toBe('adopted')
    // 315 of 325 at most are 96.9 percent.
    const asks = (turnout: string) => governed({ procedure: { ...procedure, turnout } })
    for (const [turnout, outcome] of [
      ['96', 'adopted'],
      ['97', 'undecided'],
    ] as const) {
      const ladder = asks(turnout)
      expect((await decided(await ballotOn(ladder, [200, 115]), ladder)).outcome).toBe(outcome)
    }
  })

  it('refers to its result by digest, which has enough turnout and share', async () => {
    expect((await decided(await ballotOn(balloted, [150, 64]))).outcome).toBe('adopted')
    expect(because(await decided(await ballotOn(balloted, [100, 50])))).toEqual(['turnout'])
    expect(because(await decided(await ballotOn(balloted, [80, 81])))).toEqual(['share'])
    // Half is not more than half, and a half of 320 is a half.
    expect(because(await decided(await ballotOn(balloted, [80, 80])))).toEqual(['share'])
    expect((await decided(await ballotOn(balloted, [81, 79]))).outcome).toBe('adopted')
    expect(because(await decided(await ballotOn(balloted, [150, 64]), balloted, { for: 'no', against: 'yes' }))).toEqual([
      'share',
    ])
    const strict = of({ moreThan: '66.66' })
    expect((await decided(await ballotOn(strict, [200, 100]), strict)).outcome).toBe('adopted')
    expect(because(await decided(await ballotOn(strict, [199, 101]), strict))).toEqual(['share'])
  })

  it('can be told of withheld counts as far as what most chose tells it, and is undecided beyond', async () => {
    expect((await decided(await ballotOn(balloted, [212, 2]))).outcome).toBe('adopted')
    expect(because(await decided(await ballotOn(balloted, [2, 212])))).toEqual(['share'])
    const strict = of({ moreThan: '66' })
    expect((await decided(await ballotOn(strict, [212, 2]), strict)).outcome).toBe('undecided')
  })

  it('does not rest on a missing, another, a forged or a late result, nor on a survey', async () => {
    const good = await ballotOn(balloted, [150, 64])
    const other = await ballotOn(balloted, [200, 14])
    expect(because(judge(await decisionOn(balloted), {}, balloted))).toEqual(['ballot'])
    const ballots = [{ question: QUESTION, digest: digestOf(good), for: 'yes', against: 'no' }]
    const decision = await decisionOn(balloted, { ballots })
    expect(judge(decision, {}, balloted)).toMatchObject({ outcome: 'undecided', findings: [{ code: 'trust.ladder_unchecked' }] })
    expect(judge(decision, { ballots: [other] }, balloted).outcome).toBe('undecided')
    expect(judge(decision, { ballots: [other, good] }, balloted).outcome).toBe('adopted')
    const forged = thaw((good as { credential: object }).credential)
    forged.proof.proofValue = thaw((other as { credential: object }).credential).proof.proofValue
    expect(because(judge(decision, { ballots: [await reportOn(forged)] }, balloted))).toEqual(['ballot'])
    // A copy, forged or signed by somebody else, undoes nothing, wherever it stands.
    const copies = [await reportOn(forged), await ballotOn(balloted, [150, 64], {}, stranger)]
    for (const [name, order] of Object.entries({ first: [...copies, good], last: [good, ...copies] }))
      expect([name, judge(decision, { ballots: order }, balloted).outcome]).toEqual([name, 'adopted'])
    expect(because(judge(decision, { ballots: copies }, balloted))).toEqual(['ballot'])
    for (const changes of [
      { method: 'survey' },
      { subject: 'https://courier.example/ladders/other' },
      { periodUntil: '2026-04-21T00:00:00Z' },
      { question: 'https://council.example/ballots/8' },
    ] as const) {
      expect(because(await decided(await ballotOn(balloted, [150, 64], changes)))).toEqual(['ballot'])
    }
    expect(because(await decided(await ballotOn(balloted, [150, 64], {}, riders)))).toEqual(['ballot'])
    expect(because(await decided(good, balloted, { for: 'maybe' }))).toEqual(['ballot'])
  })

  it('is undecided where the result could be withdrawn unseen', async () => {
    const good = await ballotOn(balloted, [150, 64])
    const open = { ...good, checks: { ...(good as { checks: object }).checks, status: { state: 'unknown', findings: [] } } }
    expect((await decided(open as never)).outcome).toBe('undecided')
    const noWord = { ...good, outcome: 'indeterminate', claimed: (good as { credential: object }).credential }
    const ballots = [{ question: QUESTION, digest: digestOf(good), for: 'yes', against: 'no' }]
    expect(judge(await decisionOn(balloted, { ballots }), { ballots: [noWord] }, balloted).outcome).toBe('undecided')
  })

  it.each<readonly [string, object]>([
    ['core.option_unknown', { min: 1 }],
    ['core.option_invalid', { deciders: 'x' }],
    ['core.option_invalid', { deciders: ['Ana'] }],
    ['core.option_invalid', { ballots: [1] }],
  ])('throws %s for %j', async (code, more) => {
    const report = await decisionOn(ladder)
    expect(() => judge(report, more)).toThrow(expect.objectContaining({ code }))
  })

  it('takes no report for one', () => {
    expect(() => judge({} as never)).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
  })
})

describe('the parts of a decision', () => {
  it('are verified by any verifier, beside the edition that they are about', async () => {
    const verifier = createVerifier({ mechanisms, now: new Date(now) })
    const draft = buildLadderDefinitionCredential(ladder, {
      id: 'urn:x:1',
      issuer: idOf(owner),
      validFrom: '2026-01-01T00:00:00Z',
    })
    expect((await verifier.verify(await sealBy(owner, draft))).outcome).toBe('verified')
    expect(COUNCIL).toBe(ladder.governance?.bodies[0]?.id)
  })
})
