import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateKey, toKeyFile } from '../../src/keys/index.js'
import { decodeBitstring, readStatus } from '../../src/status/index.js'
import type { TestServer } from '../storage/postgres-server.js'
import { startPostgres } from '../storage/postgres-server.js'
import { json, post, start } from './serve-support.js'
import { newWorld, type World } from './support.js'

const BASE = 'https://badges.courier.example'
const V2 = 'https://www.w3.org/ns/credentials/v2'

/** A folder with the key of a service. */
async function worldWithKey(): Promise<World> {
  const world = newWorld()
  world.write('key.json', toKeyFile((await generateKey('Ed25519')).secretJwk))
  return world
}

/** Has a credential issued with a status. */
async function issue(url: string, more: object = {}) {
  const issuers = await json(`${url}/issuers`)
  const { id, endpoint } = issuers.find(({ name }: { name: string }) => name === 'status')
  const credential = {
    '@context': [V2],
    type: 'VerifiableCredential',
    issuer: id,
    credentialSubject: { id: 'did:example:s' },
    ...more,
  }
  return (await json(`${url}${endpoint}`, post({ credential }))).verifiableCredential
}

const pathOf = ({ credentialStatus }: { credentialStatus: { statusListCredential: string } }): string =>
  credentialStatus.statusListCredential.slice(BASE.length)
const ask = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers: { connection: 'close', ...headers } })
const verify = (url: string, verifiableCredential: unknown) => json(`${url}/credentials/verify`, post({ verifiableCredential }))

describe('rungs serve --store: status lists outlive the process (Bitstring Status List 1.0)', () => {
  const words = `--key key.json --base-url ${BASE} --store status.db`
  const ID = 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1'

  it('the same list, byte for byte, is there after a start on the same store; no place is given twice', async () => {
    const world = await worldWithKey()
    const first = await start(world, words)
    const issued = await issue(first.url, { id: ID })
    expect(pathOf(issued)).toBe('/status/revocation/1')
    const before = await ask(`${first.url}${pathOf(issued)}`)
    const [text, etag] = [await before.text(), before.headers.get('etag') as string]
    expect([before.status, before.headers.get('content-type')]).toEqual([200, 'application/vc'])
    expect(before.headers.get('cache-control')).toBe('public, max-age=300')
    expect(JSON.parse(text).credentialSubject.ttl).toBe(300_000)
    await first.stop()

    const second = await start(world, words)
    const after = await ask(`${second.url}${pathOf(issued)}`)
    expect([await after.text(), after.headers.get('etag')]).toEqual([text, etag])
    expect((await ask(`${second.url}${pathOf(issued)}`, { 'if-none-match': etag })).status).toBe(304)
    expect(await verify(second.url, issued)).toMatchObject({ verified: true })
    const more = await Promise.all(Array.from({ length: 20 }, () => issue(second.url)))
    const places = [issued, ...more].map(({ credentialStatus }) => credentialStatus.id)
    expect(new Set(places).size).toBe(21)
    for (const list of ['/status/revocation/2', '/status/suspension/1', '/status/1', '/status/revocation/..%2f1'])
      expect([list, (await ask(`${second.url}${list}`)).status]).toEqual([list, 404])
    await second.stop()
  })

  it('rungs status revoke on the same store shows at the next GET, without a key and with one, and verifying says revoked', async () => {
    const world = await worldWithKey()
    const service = await start(world, words)
    const named = await issue(service.url, { id: ID })
    const nameless = await issue(service.url)
    const bits = async () => {
      const { credentialSubject } = await json(`${service.url}${pathOf(named)}`)
      const list = await decodeBitstring(credentialSubject.encodedList)
      return [named, nameless].map(({ credentialStatus }) => readStatus(list, Number(credentialStatus.statusListIndex)))
    }
    expect(await bits()).toEqual([0, 0])
    // Without a key nothing is published by the command: the service does.
    const revoked = await world.run(`status revoke ${ID} --store status.db --reason error`)
    expect([revoked.status, revoked.err]).toEqual([0, ''])
    expect(await verify(service.url, named)).toMatchObject({ verified: false, errors: [{ code: 'status.revoked' }] })
    expect(await bits()).toEqual([1, 0])
    // One without an id is known by its entry.
    const { id } = nameless.credentialStatus
    expect((await world.run(`status revoke ${id} --store status.db --key key.json --reason error`)).status).toBe(0)
    expect(await bits()).toEqual([1, 1])
    await service.stop()

    const again = await start(world, words)
    expect(await verify(again.url, named)).toMatchObject({ verified: false, errors: [{ code: 'status.revoked' }] })
    await again.stop()
    const audit = await world.run('status audit --store status.db --json')
    expect([audit.status, audit.json['isSound'], audit.json['findings']]).toEqual([0, true, []])
  })

  it('signing a credential again under its id keeps its place, also when it was revoked', async () => {
    const world = await worldWithKey()
    const service = await start(world, words)
    const issued = await Promise.all(Array.from({ length: 5 }, () => issue(service.url, { id: ID })))
    expect(new Set(issued.map(({ credentialStatus }) => credentialStatus.id)).size).toBe(1)
    await world.run(`status revoke ${ID} --store status.db --reason error`)
    expect(await verify(service.url, await issue(service.url, { id: ID }))).toMatchObject({ verified: false })
    // A text that is too long to be looked up is no name.
    const long = await issue(service.url, { id: `urn:example:${'x'.repeat(3000)}` })
    expect(long.credentialStatus.id).not.toBe(issued[0].credentialStatus.id)
    await service.stop()
  })

  it('a file that cannot be opened is told before anything is answered', async () => {
    const world = await worldWithKey()
    world.write('folder/x', '')
    const { status, err } = await world.run(`serve --port 0 --key key.json --store folder`)
    expect([status, err]).toEqual([2, expect.stringContaining('storage.unavailable')])
  })

  it.each<[string, string, Record<string, string>, RegExp]>([
    ['a store without a key', '--store status.db', {}, /--key/],
    ['a store and no key for Ed25519', '--store status.db --key p256.json', {}, /keys/],
    ['two stores', '--store status.db --database postgres://127.0.0.1/x --key key.json', {}, /--store, --database/],
    ['two of the environment', '--key key.json', { RUNGS_STORE: 'a.db', RUNGS_DATABASE: 'postgres://127.0.0.1/x' }, /--store/],
    ['lists at an address of http', '--store s.db --key key.json --base-url http://courier.example', {}, /baseUrl/],
    ['a store that is no text', '--config serve.json --key key.json', {}, /store/],
  ])('%s is refused: exit 64', async (_what, more, env, problem) => {
    const world = await worldWithKey()
    world.write('p256.json', toKeyFile((await generateKey('ES256')).secretJwk))
    world.write('serve.json', { store: 5 })
    const { status, err } = await world.run(`serve --port 0 ${more}`, { env })
    expect([status, problem.test(err)]).toEqual([64, true])
    expect(world.list()).not.toContain('status.db')
  })

  it('an option counts before the environment, and that before the file', async () => {
    const world = await worldWithKey()
    world.write('serve.json', { store: 'file.db', keys: ['key.json'], baseUrl: BASE })
    const env = { RUNGS_STORE: 'env.db' }
    await (await start(world, '--config serve.json --store option.db', env)).stop()
    await (await start(world, '--config serve.json', env)).stop()
    expect(world.list().filter((name) => name.endsWith('.db'))).toEqual(['env.db', 'option.db'])
    await (await start(world, '--config serve.json')).stop()
    expect(world.list()).toContain('file.db')
  })
})

describe('rungs serve --database: several processes on one PostgreSQL', () => {
  let server: TestServer | undefined
  beforeAll(async () => {
    server = await startPostgres()
  }, 120_000)
  afterAll(() => server?.stop())

  it('share lists and places, and see what one of them revoked', async ({ skip }) => {
    if (server === undefined) return skip()
    const world = await worldWithKey()
    const words = `--key key.json --base-url ${BASE}`
    const [one, two] = [
      await start(world, `${words} --database ${server.url}`),
      await start(world, words, { RUNGS_DATABASE: server.url }),
    ]
    const issued = await Promise.all(Array.from({ length: 20 }, (_, at) => issue(at % 2 === 0 ? one.url : two.url)))
    expect(new Set(issued.map(({ credentialStatus }) => credentialStatus.id)).size).toBe(20)
    const textOf = async ({ url }: { readonly url: string }) => (await ask(`${url}${pathOf(issued[0])}`)).text()
    expect(await textOf(one)).toBe(await textOf(two))
    await one.stop()
    const three = await start(world, `${words} --database ${server.url}`)
    expect(await textOf(three)).toBe(await textOf(two))
    expect(await verify(three.url, issued[0])).toMatchObject({ verified: true })
    // A database that goes away for a while does not take the service with it.
    if (server.crash !== undefined) {
      await server.crash()
      const answers = async () => (await ask(`${three.url}${pathOf(issued[0])}`)).status
      for (let attempt = 0; attempt < 20 && (await answers()) !== 200; attempt++) await new Promise((go) => setTimeout(go, 100))
      expect(await answers()).toBe(200)
    }
    await Promise.all([two.stop(), three.stop()])
  }, 120_000)

  it('are not ready while it cannot be reached', async ({ skip }) => {
    if (server === undefined) return skip()
    const there = new URL(server.url)
    const ways = new Set<Socket>()
    const way = createServer((near) => {
      const far = connect(Number(there.port), there.hostname)
      for (const end of [near, far])
        ways.add(end.on('error', () => undefined).on('close', () => [near, far].map((one) => one.destroy())))
      near.pipe(far).pipe(near)
    })
    const open = (port: number) => new Promise<void>((resolve) => way.listen(port, '127.0.0.1', resolve))
    await open(0)
    const { port } = way.address() as AddressInfo
    there.host = `127.0.0.1:${port}`
    const database = there.href
    there.host = new URL(server.url).host
    const world = await worldWithKey()
    const service = await start(world, `--key key.json --base-url ${BASE} --database ${database}`)
    const ready = async () => (await ask(`${service.url}/readyz`)).status
    expect(await ready()).toBe(200)
    way.close()
    for (const end of ways) end.destroy()
    expect([await ready(), (await ask(`${service.url}/healthz`)).status]).toEqual([503, 200])
    await open(port)
    for (let attempt = 0; attempt < 20 && (await ready()) !== 200; attempt++) await new Promise((go) => setTimeout(go, 100))
    expect(await ready()).toBe(200)
    await service.stop()
    for (const end of ways) end.destroy()
    way.close()
  }, 120_000)
})
