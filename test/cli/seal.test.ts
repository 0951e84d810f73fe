import { beforeAll, describe, expect, it } from 'vitest'
import { badgeText, FIRST_AID, NOW, newOrganisation, newWorld, type Organisation, PASSPHRASE, WORKER } from './support.js'

const world = newWorld()
const env = { RUNGS_PASSPHRASE: PASSPHRASE }
let school: Organisation
let web: Organisation
const draft = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  credentialSubject: {
    id: WORKER,
    type: ['AchievementSubject'],
    achievement: {
      id: FIRST_AID,
      type: ['Achievement'],
      name: 'First aid',
      description: 'Gives first aid.',
      criteria: { narrative: 'Passed.' },
    },
  },
}

beforeAll(async () => {
  school = await newOrganisation()
  web = await newOrganisation('did:web:school.example', 'ES256')
  world.write('draft.json', draft)
  world.write('school.key.json', school.keyFile)
  world.write('web.key.json', web.keyFile)
  world.write('documents/web.json', web.document)
  await world.run('keygen --alg Ed25519 --out keystore.json', { env })
})

describe('rungs seal', () => {
  it.each([
    ['school.key.json', '', 'json', 'application/vc'],
    ['web.key.json', '', 'jwt', 'application/vc+jwt'],
    ['web.key.json', '--format ob3-jwt', 'jwt', 'application/vc+jwt'],
    ['school.key.json', '--format ob3-jwt', 'jwt', 'application/vc+jwt'],
    ['keystore.json', '--format eddsa-rdfc-2022', 'json', 'application/vc'],
  ])('signs a draft with %s %s, which then verifies', async (key, format, extension, mediaType) => {
    const { status, json } = await world.run(`seal draft.json --key ${key} ${format} --out out --now ${NOW} --json`, { env })
    expect(status).toBe(0)
    expect(json.file).toMatch(new RegExp(`^out/[0-9a-f-]{36}\\.${extension}$`))
    expect(json.id).toMatch(/^urn:uuid:/)
    expect(typeof mediaType).toBe('string')
    const shown = await world.run(`verify ${json.file} --offline --documents documents --now ${NOW} --json`)
    expect(shown.json).toMatchObject({ outcome: 'verified' })
  })

  it('signs as the profile of --issuer', async () => {
    world.write('profile.json', { id: web.did, type: ['Profile'], name: 'Vocational School', url: 'https://school.example' })
    const { json } = await world.run(`seal draft.json --key web.key.json --issuer profile.json --out out --now ${NOW} --json`)
    const { json: shown } = await world.run(`verify ${json.file} --offline --documents documents --now ${NOW} --json`)
    expect(shown.outcome).toBe('verified')
    expect((await world.run(['inspect', json.file])).out).toContain('Vocational School')
  })

  it.each([
    ['another profile', ['--issuer', 'other.json'], 'issue.controller_mismatch', 64],
    ['a profile that is none', ['--issuer', 'list.json'], 'cli.usage', 64],
    ['an unknown format', ['--format', 'paper'], 'cli.usage', 64],
    [
      'a format that the key cannot sign',
      ['--key', 'web.key.json', '--format', 'eddsa-rdfc-2022'],
      'securing.signer_unsuitable',
      64,
    ],
    ['no key', ['--key', 'missing.json'], 'cli.file_unreadable', 66],
    ['a key that is none', ['--key', 'draft.json'], 'keys.', 66],
    ['a keystore without passphrase', ['--key', 'keystore.json'], 'keys.passphrase_missing', 64],
  ])('refuses %s, and writes nothing', async (_, words, code, status) => {
    world.write('other.json', { id: 'did:web:other.example' })
    world.write('list.json', [])
    const shown = await world.run([
      'seal',
      'draft.json',
      ...(words.includes('--key') ? [] : ['--key', 'school.key.json']),
      ...words,
      '--out',
      'refused',
    ])
    expect([shown.status, shown.out]).toEqual([status, ''])
    expect(shown.err).toContain(code)
    expect(world.list()).not.toContain('refused')
  })

  it('does not tell a wrong passphrase, nor the right one', async () => {
    const { status, err } = await world.run('seal draft.json --key keystore.json --out refused', {
      env: { RUNGS_PASSPHRASE: 'hunter2-hunter2' },
    })
    expect(status).toBe(66)
    expect(err).toContain('keys.passphrase_wrong')
    expect(err).not.toContain('hunter2')
    expect(world.list()).not.toContain('refused')
  })

  it.each([
    ['not JSON', 'cli.file_not_json', '{'],
    ['no badge', 'issue.draft_invalid', { ...draft, credentialSubject: {} }],
    ['signed already', 'securing.already_secured', { ...draft, proof: {} }],
    ['of another issuer', 'issue.issuer_differs', { ...draft, issuer: 'did:web:\u001b[31mother\u202e.example' }],
  ])('refuses a draft that is %s, and writes nothing', async (_, code, content) => {
    world.write('wrong.json', content)
    const { status, err } = await world.run('seal wrong.json --key school.key.json --out refused')
    expect(status).toBe(66)
    expect(err).toContain(code)
    expect(world.list()).not.toContain('refused')
  })

  it('never writes over a badge, and never outside its folder', async () => {
    world.write('named.json', { ...draft, id: 'https://school.example/../../../badges/1' })
    const { status, json } = await world.run('seal named.json --key school.key.json --out named --json')
    expect(status).toBe(0)
    expect(world.list('named')).toEqual([json.file.slice('named/'.length)])
    const before = world.read(json.file)
    const again = await world.run('seal named.json --key school.key.json --out named')
    expect([again.status, world.list('named').length, world.read(json.file)]).toEqual([66, 1, before])
    expect(again.err).toContain('cli.file_exists')
  })

  it('writes exactly one credential to a file (OB 3.0 section 5.1)', async () => {
    const { json } = await world.run('seal draft.json --key web.key.json --out one --json')
    expect(world.read(json.file)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(await badgeText(web)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  })
})
