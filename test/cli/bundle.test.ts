import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNet, type Net } from '../../src/net/index.js'
import { badgeOf, controllerOf, newSigner, signedBadge } from '../support/badges.js'
import { startServer, type TestServer } from '../support/https.js'
import { badgeText, NOW, newOrganisation, newWorld, type Organisation, PASSPHRASE } from './support.js'

const world = newWorld()
let server: TestServer
let web: Organisation
let net: Net
const requests: string[] = []
const later = '2026-06-03T12:00:00Z'

beforeAll(async () => {
  server = await startServer((request, response) => {
    requests.push(request.url ?? '')
    if (request.url !== '/.well-known/did.json') return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(web.document))
  })
  net = createNet({ ca: server.ca, ports: [server.port], unsafeAllowAddresses: ['127.0.0.1', '::1'], now: NOW })
  web = await newOrganisation(`did:web:localhost%3A${server.port}`)
  const school = await newOrganisation()
  world.write('web.json', await badgeText(web))
  world.write('school.json', await badgeText(school))
  world.write('away.json', await badgeText(await newOrganisation(`did:web:localhost%3A${server.port}:away`)))
  world.write('bad.json', (await badgeText(web)).replace('First aid', 'Last aid'))
  world.write('archive.json', (await newOrganisation()).keyFile)
  world.write('p256.json', (await newOrganisation('did:web:archive.example', 'ES256')).keyFile)
})
afterAll(() => server.close())

const bundle = (words: string) => world.run(`bundle --now ${NOW} ${words}`, { net })
/** A world with no way outward but the platform's own, which is not to be used. */
const verify = (words: string, now = NOW) =>
  world.run(`verify --now ${now} ${words}`, { net: { fetch: () => Promise.reject(new Error('no network')) } })
const signer = (): string => (world.json('archive.json').id as string).split('#')[0] as string

describe('rungs bundle and rungs verify --bundle', () => {
  it('verifies elsewhere and later, without a network', async () => {
    const made = await bundle('web.json --key archive.json --out web.bundle.json --json')
    expect(made.status).toBe(0)
    expect(made.json).toMatchObject({
      outcome: 'verified',
      bundle: { file: 'web.bundle.json', documents: 1, signer: world.json('archive.json').id },
    })
    const before = requests.length
    const { status, json } = await verify(`--bundle web.bundle.json --bundle-signer did:web:a.example,${signer()} --json`, later)
    expect(status).toBe(0)
    expect(json).toMatchObject({
      input: 'web.bundle.json',
      outcome: 'verified',
      bundle: {
        created: NOW,
        signer: { controller: signer(), isTrusted: true },
        snapshots: [{ purpose: 'controller', ageSeconds: 216_000, by: 'signer', state: 'fresh' }],
      },
    })
    expect(requests.length).toBe(before)
  })

  it('tells people how old it is, and who vouches', async () => {
    await bundle('web.json --key archive.json --out told.json')
    const known = await verify(`--bundle told.json --bundle-signer ${signer()}`, later)
    expect(known.out).toContain('signature valid')
    expect(known.out).toContain('(controller): 2 days old')
    const unknown = await verify('--bundle told.json')
    expect(unknown.status).toBe(2)
    expect(unknown.out).toContain('whom you do not trust')
    expect(unknown.out).toContain('not used, since nobody you trust vouches for it')
    const old = await verify(`--bundle told.json --bundle-signer ${signer()}`, '2026-08-01T00:00:00Z')
    expect(old.status).toBe(2)
    expect(old.out).toContain('not used, since it is too old: 61 days old')
  })

  it('takes the schemas that a badge names from --schemas, and has them in the bundle', async () => {
    const url = 'https://school.example/schemas/course.json'
    const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: url, required: ['name'] }
    world.write('schemas/course.json', schema)
    const courier = await newSigner('Ed25519')
    const badge = badgeOf(controllerOf(courier), { name: 'First aid' })
    world.write('named.json', await signedBadge(courier, { ...badge, credentialSchema: [{ id: url, type: 'JsonSchema' }] }))
    const verifyHere = (words: string) => world.run(`verify --now ${NOW} named.json ${words}`, { net })
    expect([(await verifyHere('')).status, (await verifyHere('--schemas schemas')).status]).toEqual([2, 0])
    const made = await bundle('named.json --key archive.json --schemas schemas --out named.bundle.json')
    expect([made.status, made.out]).toEqual([0, expect.stringContaining('1 fetched document')])
    expect((await verify(`--bundle named.bundle.json --bundle-signer ${signer()}`)).status).toBe(0)
    expect((await verify('--bundle named.bundle.json')).status).toBe(2)
    world.write('texts/text.json', '"no schema"')
    expect((await verify('named.json --schemas texts')).status).toBe(64)
  })

  it('says how old is too old by --max-age', async () => {
    await bundle('web.json --key archive.json --out aged.json')
    const aged = (words: string) => verify(`--bundle aged.json --bundle-signer ${signer()} ${words}`, later)
    expect((await aged('--max-age controller=PT1H')).out).toContain('not used, since it is too old: 2 days old')
    expect((await aged('--max-age status=PT1H,controller=P7D')).status).toBe(0)
    expect((await aged('--max-age controller')).status).toBe(64)
    expect((await aged('--max-age keys=P1D')).status).toBe(64)
    expect((await verify('web.json --max-age status=P1D')).status).toBe(64)
  })

  it('without a key is written and says that keys in it will not count', async () => {
    const made = await bundle('web.json --out unsigned.json')
    expect([made.status, made.out]).toEqual([0, expect.stringContaining('will not count')])
    expect((await verify('--bundle unsigned.json')).status).toBe(2)
    expect((await bundle('school.json --out school.bundle.json')).status).toBe(0)
    expect((await verify('--bundle school.bundle.json')).status).toBe(0)
  })

  it('takes the document of a signer from --documents', async () => {
    expect((await bundle('web.json --key p256.json --out p256.bundle.json')).status).toBe(0)
    const { id, secretKeyJwk } = world.json('p256.json')
    const { d: _d, ...publicKeyJwk } = secretKeyJwk
    const controller = 'did:web:archive.example'
    world.write('documents/archive.json', {
      id: controller,
      verificationMethod: [{ id, type: 'JsonWebKey', controller, publicKeyJwk }],
      assertionMethod: [id],
    })
    expect((await verify(`--bundle p256.bundle.json --bundle-signer ${controller}`)).status).toBe(2)
    expect((await verify(`--bundle p256.bundle.json --bundle-signer ${controller} --documents documents`)).status).toBe(0)
  })

  it('of a badge that could not be checked is written, of one that is rejected it is not', async () => {
    expect((await bundle('away.json --out away.bundle.json')).status).toBe(2)
    expect(world.json('away.bundle.json').documents).toEqual([])
    const bad = await bundle('bad.json --out bad.bundle.json')
    expect([bad.status, bad.out]).toEqual([1, expect.stringContaining('not written')])
    expect(world.list()).not.toContain('bad.bundle.json')
    expect((await bundle('bad.json --out bad.bundle.json --json')).json.bundle).toBeNull()
  })

  it('does not replace a file, and says what it cannot read', async () => {
    world.write('taken.json', 'mine')
    expect((await bundle('web.json --out taken.json')).err).toContain('cli.file_exists')
    expect(world.read('taken.json')).toBe('mine')
    expect((await bundle('missing.json --out x.json')).status).toBe(66)
    expect((await verify('--bundle missing.json')).status).toBe(66)
    const wrong = await verify('--bundle web.json')
    expect([wrong.status, wrong.err]).toEqual([66, expect.stringContaining('bundle.malformed')])
  })

  it('a bundle that was changed is not verified, and the badge is not called rejected for it', async () => {
    await bundle('web.json --key archive.json --out changed.json')
    world.write('changed.json', world.read('changed.json').replace('First aid', 'Last aid'))
    const { status, err } = await verify(`--bundle changed.json --bundle-signer ${signer()}`)
    expect([status, err]).toEqual([66, expect.stringContaining('bundle.digest_mismatch')])
  })

  it.each([
    ['verify', ''],
    ['verify', 'web.json --bundle-signer did:web:a.example'],
    ['verify', 'web.json --bundle web.bundle.json'],
    ['bundle', 'web.json'],
    ['bundle', '--out x.json'],
    ['bundle', 'web.json school.json --out x.json'],
    ['bundle', 'web.json --offline --out x.json'],
  ])('is misused by %s %s', async (command, words) => {
    expect((await world.run(`${command} ${words}`, { net, env: { RUNGS_PASSPHRASE: PASSPHRASE } })).status).toBe(64)
  })
})
