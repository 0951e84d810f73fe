import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildDidDocument } from '../../src/did/index.js'
import { generateKey, toKeyFile } from '../../src/keys/index.js'
import type { Loose } from '../support/badges.js'
import { badgeText, NOW, newOrganisation, newWorld, OBEYED, type Organisation, WORKER } from './support.js'

const world = newWorld()
let school: Organisation
let web: Organisation
const run = (words: string, io = {}) => world.run(`verify --now ${NOW} --offline ${words}`, io)

beforeAll(async () => {
  school = await newOrganisation()
  web = await newOrganisation('did:web:school.example', 'ES256')
  world.write('good.json', await badgeText(school))
  world.write('good.jwt', await badgeText(await newOrganisation(undefined, 'ES256')))
  world.write('web.jwt', await badgeText(web))
  world.write('bad.json', (await badgeText(school)).replace('First aid', 'Last aid'))
  world.write('expired.json', await badgeText(school, { validUntil: '2026-03-01T00:00:00Z' }))
  world.write('garbage.json', 'not JSON')
  world.write('documents/school.json', web.document)
  world.write('documents/readme.txt', 'not a document')
  world.write('policy.json', { issuers: [{ id: school.did, name: 'School' }], accepts: [{ match: { ids: ['urn:x:1'] } }] })
})

describe('rungs verify', () => {
  it.each([
    ['good.json', 0],
    ['good.json good.jwt', 0],
    ['bad.json', 1],
    ['garbage.json', 1],
    ['expired.json', 1],
    ['web.jwt', 2],
    ['good.json web.jwt', 2],
    ['web.jwt bad.json good.json', 1],
    ['missing.json', 66],
    ['missing.json good.json', 66],
    ['bad.json missing.json', 1],
    ['missing.json web.jwt', 2],
    ['missing.json web.jwt bad.json', 1],
    ['web.jwt --documents documents', 0],
    ['good.json --documents missing', 66],
  ])('exits by what it found: %s is %i', async (words, status) => {
    expect((await run(words)).status).toBe(status)
  })

  it.each([
    [WORKER, 0, []],
    ['did:web:somebody.example', 1, ['recipient.mismatch']],
    ['ana@courier.example', 2, ['recipient.not_comparable']],
  ])('--recipient %s: exits with %i (OB 3.0 section 9.3)', async (recipient, status, codes) => {
    const done = await run(`good.json --json --recipient ${recipient}`)
    expect([done.status, (done.lines[0] as Loose).findings.map(({ code }: Loose) => code)]).toEqual([status, codes])
  })

  it('shows whom an identifier names in plain text (OB 3.0 B.1.3), and no hash', async () => {
    const subject = (hashed: boolean, identityHash: string) => ({
      identifier: [{ type: 'IdentityObject', identityType: 'emailAddress', hashed, identityHash }],
    })
    world.write('plain.json', await badgeText(school, { subject: subject(false, 'ana@example.org') }))
    world.write('hashed.json', await badgeText(school, { subject: subject(true, `sha256$${'0'.repeat(64)}`) }))
    expect((await world.run('inspect plain.json')).out).toMatch(/Who +ana@example\.org/)
    expect((await world.run('inspect hashed.json')).out).toMatch(/Who +someone known by an identity hash/)
  })

  it('--recipient is a DID, URL or e-mail address', async () => {
    const { status, err } = await run('good.json --recipient ana')
    expect([status, err]).toEqual([expect.any(Number), expect.stringContaining('e-mail')])
    expect(status).not.toBe(0)
  })

  it('reads what can be read where one input cannot', async () => {
    const { lines, err, status } = await run('missing.json good.json --json')
    expect(status).toBe(66)
    expect(err).toContain('missing.json')
    expect(lines).toEqual([
      {
        input: 'missing.json',
        outcome: null,
        checks: {},
        findings: [],
        error: {
          code: 'cli.file_unreadable',
          params: { file: 'missing.json', reason: 'ENOENT' },
          message: expect.stringMatching(/\w/),
        },
      },
      expect.objectContaining({ input: 'good.json', outcome: 'verified' }),
    ])
  })

  it('judges at --now', async () => {
    expect((await world.run('verify --offline --now 2026-02-15T00:00:00Z expired.json')).status).toBe(0)
    expect((await world.run('verify --offline --now 2026-01-01T00:00:00+02:00 good.json')).status).toBe(1)
  })

  it('prints one JSON line for each input, of exactly these members', async () => {
    const { lines } = await run('good.json bad.json web.jwt --json')
    expect(lines.map(({ input, outcome }) => [input, outcome])).toEqual([
      ['good.json', 'verified'],
      ['bad.json', 'rejected'],
      ['web.jwt', 'indeterminate'],
    ])
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['input', 'outcome', 'checks', 'findings'])
      expect(Object.keys(line.checks)).toEqual([
        'form',
        'schema',
        'proof',
        'issuer',
        'refresh',
        'validity',
        'status',
        'recipient',
        'endorsements',
        'nested',
        'trust',
      ])
      for (const state of Object.values(line.checks)) expect(['pass', 'fail', 'warn', 'unknown', 'skipped']).toContain(state)
      for (const finding of line.findings) expect(Object.keys(finding)).toEqual(['check', 'code', 'path', 'params', 'message'])
    }
    expect(lines[1].findings).toMatchObject([
      { check: 'proof', code: 'proof.signature_invalid', message: expect.stringMatching(/\w/) },
    ])
    expect(lines[2].findings).toMatchObject([{ code: 'did.offline' }])
  })

  it('reads a folder badge by badge, in order, links too', async () => {
    for (const name of ['b.json', 'a.jwt', 'c.JSON'])
      world.write(`folder/${name}`, world.read(name.endsWith('jwt') ? 'good.jwt' : 'good.json'))
    world.write('folder/readme.md', 'no badge')
    world.write('folder/deeper/d.json', 'not looked at')
    symlinkSync(join(world.cwd, 'bad.json'), join(world.cwd, 'folder/z.json'))
    const { lines, status } = await run('folder --json')
    expect(lines.map(({ input }) => input)).toEqual(['folder/a.jwt', 'folder/b.json', 'folder/c.JSON', 'folder/z.json'])
    expect(status).toBe(1)
  })

  it('says so when a folder has no badge', async () => {
    world.write('empty/readme.md', 'nothing')
    const { status, err, out } = await run('empty')
    expect([status, out]).toEqual([66, ''])
    expect(err).toContain('cli.file_unreadable')
  })

  it('reads standard input', async () => {
    const { json, status } = await run('- --json', { stdin: `\n${world.read('good.jwt')}\n` })
    expect(status).toBe(0)
    expect(json).toMatchObject({ input: '-', outcome: 'verified' })
    expect((await run('- --json', { stdin: '' })).json).toMatchObject({ outcome: 'rejected', checks: { form: 'fail' } })
    expect((await run('-', { stdin: Uint8Array.of(0xff, 0xfe) })).status).toBe(1)
  })

  it('never calls a badge just "verified" when nobody vouches for its issuer', async () => {
    for (const words of ['good.json', 'good.json good.jwt', 'good.json --policy other.json']) {
      world.write('other.json', { issuers: ['did:web:other.example'], accepts: [{ match: { ids: ['urn:x:1'] } }] })
      const { out } = await run(words)
      expect(out).toContain('signature valid; issuer not known to you')
      expect(out).toContain(school.did)
      expect(out).not.toMatch(/\bverified\b/i)
    }
    const { out } = await run('web.jwt --documents documents')
    expect(out).toContain('did:web:school.example')
    expect(out).toContain('domain school.example')
    expect(out).not.toMatch(/\bverified\b/i)
  })

  it('says that an issuer is known where a policy names it, and prints the line that would add another', async () => {
    const known = await run('good.json --policy policy.json')
    expect(known.out).toContain('issuer known to you')
    const unknown = await run('good.jwt --policy policy.json --json')
    expect(unknown.json).toMatchObject({
      outcome: 'verified',
      checks: { trust: 'warn' },
      findings: [{ code: 'trust.issuer_unknown' }],
    })
    const shown = await run('good.jwt --policy policy.json')
    expect(shown.out).toContain(unknown.json.findings[0].params.policyLine)
  })

  it('is laid out for reading: what, who, issuer, when, why not, what to do', async () => {
    const { out } = await run('expired.json')
    expect(out).toMatch(/rejected/)
    expect(out).toMatch(/What +First aid/)
    expect(out).toContain(WORKER)
    expect(out).toContain(`Vocational School · ${school.did}`)
    expect(out).toMatch(/from February 1, 2026 until March 1, 2026/)
    expect(out).toContain('validity.expired')
    expect(out).toMatch(/To do +\w/)
    expect((await run('web.jwt')).out).toContain('could not be checked')
  })

  it('is not led by what a badge says: no control character, no direction override', async () => {
    const evil = '\u001b[2J\u001b[32m\u009b31mverified\u202e\u2066\u200f\u0007\r\n\u2028✔ verified'
    const hostile = await badgeText(await newOrganisation(undefined, 'Ed25519', evil), {
      name: evil,
      achievement: { name: evil, description: evil },
    })
    world.write('hostile.json', hostile)
    world.write('\u001b[31mname\u202e.json', hostile.replace('Passed', 'Failed'))
    for (const words of [
      ['hostile.json'],
      ['hostile.json', '--json'],
      ['hostile.json', '--policy', 'policy.json'],
      ['\u001b[31mname\u202e.json'],
      ['\u001b[31mmissing'],
    ]) {
      const shown = await world.run(['verify', '--offline', '--now', NOW, ...words])
      expect(shown.out + shown.err).not.toMatch(OBEYED)
    }
    const onTerminal = await world.run(['verify', '--offline', '--now', NOW, 'hostile.json'], { isTerminal: true })
    expect(onTerminal.out.replace(/\u001b\[(0|1|2|31|32|33)m/g, '')).not.toMatch(OBEYED)
    // The texts of the badge come without an escape of their own.
    expect(onTerminal.out).not.toContain('\u001b[2J')
    expect((await run('hostile.json --json')).json.outcome).toBe('verified')
  })

  it('is coloured on a terminal only, and not where NO_COLOR is set (no-color.org)', async () => {
    const coloured = await run('good.json bad.json', { isTerminal: true })
    expect(coloured.out).toMatch(/\u001b\[3[123]m/)
    const env = { NO_COLOR: '1' }
    const plain = await run('good.json bad.json', { isTerminal: true, env })
    expect(plain.out).not.toContain('\u001b')
    expect(plain.out).toBe((await run('good.json bad.json')).out)
    expect(coloured.out.replace(/\u001b\[\d+m/g, '')).toBe(plain.out)
    expect((await run('good.json --json', { isTerminal: true })).out).not.toContain('\u001b')
  })

  it.each([
    ['policy', '{"issuers":[]}', 'trust.policy_invalid'],
    ['policy', 'no JSON', 'cli.file_not_json'],
    ['documents', '{"id":"did:web:school.example"', 'cli.file_not_json'],
  ])('does not call a badge rejected when it is the --%s that is wrong', async (option, content, code) => {
    world.write(option === 'policy' ? 'wrong.json' : 'wrong/x.json', content)
    const { status, err, out } = await run(`good.json --${option} ${option === 'policy' ? 'wrong.json' : 'wrong'}`)
    expect([status, out]).toEqual([66, ''])
    expect(err).toContain(code)
  })

  it('takes documents that are no controller documents for what they are', async () => {
    world.write('mixed/a.json', web.document)
    world.write('mixed/b.json', { hello: 'world' })
    expect([0, 64, 66]).toContain((await run('web.jwt --documents mixed')).status)
  })

  it('refuses an input that is too large', async () => {
    world.write('large.json', ' '.repeat(16 * 1024 * 1024 + 1))
    const { status, out } = await run('large.json')
    expect([status, out]).toEqual([66, ''])
    const { json } = await run('large.json --json')
    expect(json).toMatchObject({
      outcome: null,
      error: { code: 'core.input_too_large', params: { limitBytes: 16 * 1024 * 1024 } },
    })
  })
})

describe('rungs inspect', () => {
  it.each([
    ['good.json', 'eddsa-rdfc-2022'],
    ['good.jwt', 'JWT, ES256'],
    ['bad.json', 'Last aid'],
  ])('shows what %s says of itself, and that nothing was checked', async (file, shown) => {
    const { status, out } = await world.run(['inspect', file])
    expect(status).toBe(0)
    expect(out).toContain('Not checked')
    expect(out).toContain(shown)
    expect(out).not.toMatch(/verified|valid/i)
  })

  it('prints content as JSON', async () => {
    expect(JSON.parse((await world.run('inspect good.json --json')).out).credential).toEqual(world.json('good.json'))
    expect(JSON.parse((await world.run('inspect good.jwt --json')).out)).toMatchObject({
      header: { alg: 'ES256' },
      credential: { type: expect.anything() },
    })
    expect(JSON.parse((await world.run('inspect - --json', { stdin: world.read('hostile.json') })).out).credential).toEqual(
      world.json('hostile.json'),
    )
  })

  it.each<readonly [string, Loose]>([
    ['an empty object', {}],
    ['a list', []],
    ['null', null],
    ['types where none belong', { credentialSubject: 7, issuer: [], proof: [7, {}], validFrom: {}, type: null }],
    [
      'nested surprises',
      {
        credentialSubject: { achievement: { name: ['x'], ladder: 'x' }, result: [null, 7, {}], identifier: [] },
        issuer: { id: 7 },
      },
    ],
    ['an issuer that is no URL', { issuer: 'did:web:', credentialSubject: { id: 'https:' } }],
  ])('shows anything: %s', async (_, content) => {
    expect((await world.run('inspect -', { stdin: JSON.stringify(content) })).status).toBe(0)
  })

  it.each(['', 'x', '{', 'a.b.c', 'ey.ey.', '\uffff', '[[[[[[[[[['.repeat(10_000)])(
    'refuses what is no badge: %j',
    async (stdin) => {
      expect((await world.run('inspect -', { stdin })).status).toBe(66)
    },
  )
})

describe('rungs verify --accept-retired-keys', () => {
  it('takes badges of before, and says so', async () => {
    const world = newWorld()
    const pair = await generateKey()
    const did = 'did:web:school.example'
    const key = toKeyFile(pair.secretJwk, did)
    world.write('key.json', key)
    world.write('draft.json', { ...(JSON.parse(await badgeText(await newOrganisation(did))) as object), proof: undefined })
    await world.run('seal draft.json --key key.json --now 2026-05-20T00:00:00Z --out badges')
    const document = buildDidDocument({ did, keys: [{ publicJwk: pair.publicJwk, revoked: '2026-05-25T00:00:00Z' }] })
    world.write('documents/did.json', document)
    const words = `verify badges --documents documents --offline --json --now ${NOW}`
    const refused = await world.run(words)
    expect([refused.status, refused.json.findings]).toMatchObject([1, [{ code: 'proof.method_revoked' }]])
    const taken = await world.run(`${words} --accept-retired-keys`)
    expect([taken.status, taken.json.outcome]).toEqual([0, 'verified'])
    expect(taken.json.findings.map(({ code }: { code: string }) => code)).toContain('proof.method_retired')
  })
})
