import { beforeAll, describe, expect, it } from 'vitest'
import { badgeText, FIRST_AID, NOW, newOrganisation, newWorld } from './support.js'

const world = newWorld()
const run = (words: string, io = {}) => world.run(`accept --offline --now ${NOW} ${words}`, io)
const school = await newOrganisation()
const stranger = await newOrganisation(undefined, 'Ed25519', 'Stranger \u001b[31m\u202e Ltd')

beforeAll(async () => {
  world.write('good.json', await badgeText(school))
  world.write('stranger.json', await badgeText(stranger))
  world.write('bad.json', (await badgeText(school)).replace('First aid', 'Last aid'))
  world.write('web.json', await badgeText(await newOrganisation('did:web:school.example')))
  const match = { ids: [FIRST_AID] }
  world.write('policy.json', {
    issuers: [school.did],
    accepts: [{ match, roles: ['first-aider'], rungs: ['https://g.example/r1'] }],
  })
  world.write('strict.json', { issuers: [school.did], maxAge: 'P1M', accepts: [{ match }] })
  world.write('other.json', { issuers: [school.did], accepts: [{ match: { ids: ['urn:x:1'] } }] })
})

describe('rungs accept', () => {
  it.each([
    ['--policy policy.json good.json', 0],
    ['--policy policy.json stranger.json', 1],
    ['--policy policy.json good.json stranger.json', 1],
    ['--policy strict.json good.json', 1],
    ['--policy other.json good.json', 1],
    ['--policy policy.json bad.json', 1],
    ['--policy policy.json web.json', 2],
    ['--policy policy.json web.json stranger.json', 1],
    ['--policy policy.json missing.json good.json', 66],
    ['--policy policy.json missing.json stranger.json', 1],
    ['--policy policy.json missing.json web.json', 2],
    ['--policy missing.json good.json', 66],
  ])('exits by what it decided: %s is %i', async (words, status) => {
    expect((await run(words)).status).toBe(status)
  })

  it('says what a badge counts for', async () => {
    const { out } = await run('--policy policy.json good.json')
    expect(out).toMatch(/accepted +good\.json/)
    expect(out).toMatch(/Rungs +https:\/\/g\.example\/r1/)
    expect(out).toMatch(/Roles +first-aider/)
  })

  it('says why not', async () => {
    expect((await run('--policy strict.json good.json')).out).toMatch(
      /not accepted[\s\S]*trust\.rule_unmet[\s\S]*requirement\.too_old/,
    )
    expect((await run('--policy other.json good.json')).out).toContain('trust.nothing_matches')
    const { out } = await run('--policy policy.json bad.json web.json')
    expect(out).toContain('proof.signature_invalid')
    expect(out).toContain('could not be checked')
  })

  it('prints the policy line of an unknown issuer, and the policy with it accepts', async () => {
    const { json } = await run('--policy policy.json stranger.json --json')
    expect(json).toMatchObject({
      input: 'stranger.json',
      outcome: 'verified',
      accepted: false,
      roles: [],
      rungs: [],
      findings: [{ code: 'trust.issuer_unknown', message: expect.any(String) }],
    })
    const line = json.findings[0].params.policyLine
    expect(JSON.parse(line).id).toBe(stranger.did)
    expect((await run('--policy policy.json stranger.json')).out).toContain(stranger.did)
    const policy = world.json('policy.json')
    world.write('wider.json', { ...policy, issuers: [...policy.issuers, JSON.parse(line)] })
    expect((await run('--policy wider.json stranger.json')).status).toBe(0)
  })

  it('prints one JSON line for each input', async () => {
    const { lines } = await run('--policy policy.json good.json bad.json web.json missing.json --json')
    expect(lines.map(({ input, outcome, accepted }) => [input, outcome, accepted])).toEqual([
      ['good.json', 'verified', true],
      ['bad.json', 'rejected', undefined],
      ['web.json', 'indeterminate', undefined],
      ['missing.json', null, undefined],
    ])
    expect(lines[3]).toMatchObject({ checks: {}, findings: [], error: { code: 'cli.file_unreadable' } })
  })

  it('never says "verified" of a badge whose issuer the policy does not name', async () => {
    expect((await run('--policy policy.json stranger.json')).out).not.toMatch(/\bverified\b/i)
  })

  it('reads folders and standard input', async () => {
    world.write('folder/a.json', world.read('good.json'))
    world.write('folder/b.json', world.read('stranger.json'))
    expect((await run('--policy policy.json folder --json')).lines).toHaveLength(2)
    expect((await run('--policy policy.json -', { stdin: world.read('good.json') })).status).toBe(0)
  })
})
