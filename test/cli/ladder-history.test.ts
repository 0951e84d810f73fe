import { beforeAll, describe, expect, it } from 'vitest'
import {
  buildGovernanceDecisionCredential,
  buildLadderDefinitionCredential,
  buildOutcomeObservationCredential,
  observationDigest,
} from '../../src/credential/index.js'
import { publishTally } from '../../src/insight/index.js'
import { defineLadder, type Ladder } from '../../src/ladder/index.js'
import { ladderFile, NOW, newOrganisation, newWorld } from './support.js'

const world = newWorld()
const platform = await newOrganisation('did:web:platform.example')
const riders = await newOrganisation()
const council = await newOrganisation()
const stranger = await newOrganisation()
const options = `--offline --documents documents --now ${NOW}`
const history = (words: string, more = options) => world.run(`ladder history ${words} ${more}`)
const named = `--deciders ${council.did} --constituencies seats.json`

const base = ladderFile(platform.did, council.did) as unknown as Ladder
const governance = {
  bodies: [{ id: 'https://platform.example/council', name: { en: 'Council' }, seats: [{ constituency: 'workers', count: 1 }] }],
  required: [{ constituency: 'workers', min: 1 }],
  decisions: ['https://platform.example/decisions/1'],
  procedure: { method: 'ballot', turnout: '40' },
}
const first = defineLadder({ ...base, version: '1.0.0' })
const second = defineLadder({
  ...base,
  version: '1.1.0',
  governance,
  supersedes: { id: first.id, version: first.version, digest: first.digest as string },
})

async function seal(by: typeof platform, file: string, draft: unknown): Promise<string> {
  const { credential } = await by.issuer.sealCredential(draft)
  return world.write(file, credential)
}
const define = (ladder: Ladder, more: object = {}) =>
  buildLadderDefinitionCredential(ladder, {
    id: `https://platform.example/ladders/${ladder.version}`,
    issuer: platform.did,
    validFrom: '2026-01-01T00:00:00Z',
    ...more,
  })
const ballot = buildOutcomeObservationCredential({
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab51',
  issuer: council.did,
  validFrom: '2026-04-16T00:00:00Z',
  subject: second.id,
  periodFrom: '2026-04-01T00:00:00Z',
  periodUntil: '2026-04-15T00:00:00Z',
  ...publishTally({
    question: 'https://platform.example/ballots/1',
    method: 'secretBallot',
    electorate: 200,
    people: 100,
    options: [
      { id: 'yes', count: 80 },
      { id: 'no', count: 20 },
    ],
  }),
})
const decide = (of: Ladder, by: typeof platform) =>
  buildGovernanceDecisionCredential({
    id: `urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab5${by === council ? 2 : 3}`,
    issuer: by.did,
    validFrom: '2026-04-20T00:00:00Z',
    decision: 'https://platform.example/decisions/1',
    ladder: of.id,
    ladderVersion: of.version,
    ladderDigest: of.digest as string,
    outcome: 'adopted',
    decidedAt: '2026-04-20T00:00:00Z',
    ballots: [
      {
        question: 'https://platform.example/ballots/1',
        digest: observationDigest(ballot.credentialSubject),
        for: 'yes',
        against: 'no',
      },
    ],
  })

beforeAll(async () => {
  world.write('documents/platform.json', platform.document)
  world.write('seats.json', { workers: [riders.did] })
  world.write('riders.key.json', riders.keyFile)
  world.write('plain/second.json', second)
  await seal(platform, 'all/1.json', define(first, { validUntil: '2026-02-01T00:00:00Z' }))
  await seal(platform, 'all/2.json', define(second))
  await seal(council, 'all/decision.json', decide(second, council))
  await seal(council, 'all/ballot.json', ballot)
  await world.run(`endorse plain/second.json --key riders.key.json --out all --offline --now ${NOW}`)
})

describe('rungs ladder history', () => {
  it('tells a folder of editions, endorsements, decisions and ballots', async () => {
    const { out, err, status } = await history('all', `${options} ${named}`)
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('## Edition 1.1.0')
    expect(out).toContain('Follows edition 1.0.0, proven by its digest')
    expect(out).toContain(`Adopted on 2026-04-20, decided by ${council.did}`)
    expect(out).toContain(`Endorsed by ${riders.did}`)
    expect(out).toContain('All who have to agree have agreed')
    expect(out).toContain('Who decides changed')
    const { json } = await history('all', `${options} ${named} --json`)
    expect(json).toMatchObject({ isComplete: true, otherDecisions: 0 })
    expect(json.editions.map(({ version, link, isSigned }: never) => [version, link, isSigned])).toEqual([
      ['1.0.0', 'first', true],
      ['1.1.0', 'proven', true],
    ])
    expect(json.editions[1]).toMatchObject({
      agreement: 'agreed',
      endorsedBy: [riders.did],
      decisions: [{ outcome: 'adopted', id: 'https://platform.example/decisions/1' }],
    })
  })

  it('speaks the language that is asked for', async () => {
    const { out } = await history('all --lang es', `${options} ${named}`)
    expect(out).toContain('Historia de')
    expect(out).toContain('Sigue a la edición 1.0.0, probado por su huella digital')
    expect(out).toContain('[English: This describes steps')
  })

  it('counts nobody whom the reader does not name', async () => {
    const { out, status } = await history('all')
    expect(status).toBe(0)
    expect(out).toContain(`A decision by ${council.did} does not count for this edition`)
    expect(out).not.toContain('Endorsed by')
  })

  it('says what is missing: a signature, an edition, a ballot, and what a decision is about', async () => {
    const plain = await history('plain')
    expect(plain.status).toBe(2)
    expect(plain.out).toContain('Not signed: nobody answers for it')
    expect(plain.out).toContain('Gap: edition 1.0.0 before it is not at hand')
    const open = await history('all/2.json all/decision.json', `${options} ${named}`)
    expect(open.status).toBe(2)
    expect(open.out).toContain(`A decision by ${council.did} could not be checked`)
    const other = await history('all/1.json all/decision.json', `${options} ${named}`)
    expect(other.out).toContain('1 decision is about an edition that is not at hand.')
    expect((await history('all/1.json all/decision.json', `${options} ${named} --json`)).json.otherDecisions).toBe(1)
  })

  it('tells of a forged decision, and of one by a stranger, and counts neither', async () => {
    const forged = world.json('all/decision.json')
    world.write('bad/decision.json', {
      ...forged,
      credentialSubject: { ...forged.credentialSubject, decidedAt: '2026-04-21T00:00:00Z' },
    })
    const { out, err, status } = await history('all/1.json all/2.json all/ballot.json bad', `${options} ${named}`)
    expect(status).toBe(1)
    expect(err).toContain('bad/decision.json')
    expect(out).not.toContain('Adopted')
    await seal(stranger, 'stranger.json', decide(second, stranger))
    const strange = await history('all/1.json all/2.json all/ballot.json stranger.json', `${options} ${named}`)
    expect(strange.out).toContain(`A decision by ${stranger.did} does not count for this edition`)
    expect(strange.out).not.toContain('Adopted')
  })

  it('does not take an edition that somebody else changed or signed', async () => {
    const changed = world.read('all/2.json').replaceAll('1.1.0', '1.2.0')
    world.write('changed.json', changed)
    const { out, status } = await history('all/1.json changed.json')
    expect(status).toBe(1)
    expect(out).not.toContain('1.2.0')
  })

  it.each([
    ['nothing', '', 64],
    ['an option that there is not', 'all --min 1', 64],
    ['a file that is not there', 'nowhere.json', 66],
  ])('with %s it says how it is used', async (_, words, expected) => {
    expect((await history(words)).status).toBe(expected)
  })

  it('passes over what is something else', async () => {
    world.write('other/x.json', '{"rungs": 1}')
    world.write('other/y.json', '{')
    const { status, err } = await history('all other')
    expect(status).not.toBe(0)
    expect(err).toContain('other/')
  })
})
