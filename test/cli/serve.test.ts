import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { buildDidDocument } from '../../src/did/index.js'
import { generateKey, toKeyFile } from '../../src/keys/index.js'
import { newSigner } from '../support/badges.js'
import { json, post, start } from './serve-support.js'
import { newWorld, PASSPHRASE } from './support.js'

describe('rungs serve', () => {
  it('serves on loopback with new keys, says so, logs each request, and ends well', async () => {
    const service = await start(newWorld(), '')
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(service.err()).toMatch(/new keys[\s\S]*no `auth` is configured/)
    const issuers = await json(`${service.url}/issuers`)
    expect(issuers).toHaveLength(11)
    const { id, endpoint } = issuers.find(({ name }: { name: string }) => name === 'status')
    const credential = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'VerifiableCredential',
      issuer: id,
      credentialSubject: { id: 'did:example:s' },
    }
    const issued = await json(`${service.url}${endpoint}`, post({ credential }))
    const list = issued.verifiableCredential.credentialStatus.statusListCredential
    expect(list).toBe(`${service.url}/status/1`)
    expect((await json(list)).type).toContain('BitstringStatusListCredential')
    expect(await json(`${service.url}/credentials/verify`, post(issued))).toMatchObject({ verified: true })
    expect((await json(`${service.url}/readyz`)).status).toBe('ready')
    expect(
      (await fetch(`${service.url}/issuers`, { headers: { connection: 'close' } })).headers.get('x-content-type-options'),
    ).toBe('nosniff')
    const own = await fetch(`${service.url}/badges/`, { headers: { connection: 'close', 'accept-language': 'pt' } })
    expect(await own.text()).toContain('<html lang="pt"')
    expect(own.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
    const { status } = await service.stop()
    expect(status).toBe(0)
    const lines = service
      .out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ route }) => route)).toEqual([
      '/issuers',
      '/issuers/{name}/credentials/issue',
      '/status/{list}',
      '/credentials/verify',
      '/readyz',
      '/issuers',
      '/badges',
    ])
    expect(service.err()).toMatch(/ended\.\n$/)
  })

  it('--key, --base-url and --documents: keys of files, the address of lists, controller documents', async () => {
    const world = newWorld()
    expect((await world.run(`keygen --alg Ed25519 --out key.json`, { env: { RUNGS_PASSPHRASE: PASSPHRASE } })).status).toBe(0)
    const { secretJwk } = await generateKey('ES256')
    world.write('p256.json', toKeyFile(secretJwk))
    const signer = await newSigner('Ed25519', 'did:web:school.example#key')
    world.write(
      'documents/school.json',
      buildDidDocument({ did: 'did:web:school.example', keys: [{ publicJwk: signer.publicJwk, id: signer.id }] }),
    )
    const service = await start(
      world,
      '--key key.json,p256.json --base-url https://badges.courier.example --documents documents',
      {
        RUNGS_PASSPHRASE: PASSPHRASE,
      },
    )
    const names = (await json(`${service.url}/issuers`)).map(({ name }: { name: string }) => name)
    expect(names).toEqual([
      'eddsa-rdfc-2022',
      'eddsa-jcs-2022',
      'ecdsa-rdfc-2019',
      'ecdsa-jcs-2019',
      'Ed25519Signature2020',
      'vc-jose-cose',
      'status',
      'ecdsa-sd-2023',
    ])
    expect((await json(`${service.url}/identifiers/did:web:school.example`)).didDocument.id).toBe('did:web:school.example')
    expect((await json(`${service.url}/openapi.json`)).servers).toEqual([{ url: 'https://badges.courier.example' }])
    expect(service.err()).not.toContain('new keys')
    await service.stop()
  })

  it('an option counts before the environment, and that before the file; the file has auth, cors, rateLimit and limits', async () => {
    const world = newWorld()
    const { publicJwk } = await generateKey('Ed25519')
    world.write('jwks.json', { keys: [publicJwk] })
    world.write('serve.json', {
      baseUrl: 'https://file.example',
      statusTtlSeconds: 60,
      auth: { issuer: 'https://login.example', audience: 'https://file.example', jwks: 'jwks.json' },
      cors: { origins: ['https://wallet.example'] },
      rateLimit: { burst: 5, perSecond: 1 },
      limits: { maxBodyBytes: 1000 },
    })
    const service = await start(world, '--config serve.json --host 127.0.0.1', {
      RUNGS_BASE_URL: 'https://env.example',
      RUNGS_HOST: '0.0.0.0',
    })
    expect((await json(`${service.url}/openapi.json`)).servers).toEqual([{ url: 'https://env.example' }])
    const ask = (headers: Record<string, string>) =>
      fetch(`${service.url}/issuers`, { headers: { connection: 'close', ...headers } })
    const refused = await ask({ origin: 'https://wallet.example' })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, 'https://wallet.example'])
    const statuses: number[] = []
    for (let at = 0; at < 5; at++) statuses.push((await ask({})).status)
    expect(statuses).toContain(429)
    await service.stop()
  })

  it.each([
    ['a port that is none', '--port 70000', /port/],
    ['an address that others reach, without auth', '--host 0.0.0.0', /auth/],
    ['a base URL that ends in a slash', '--base-url https://a.example/', /baseUrl/],
    ['two keys of one kind', '--key a.json,a.json', /--key/],
    ['an unknown option', '--https', /--https/],
  ])('%s is refused: exit 64', async (_what, words, problem) => {
    const world = newWorld()
    const { secretJwk } = await generateKey('ES256')
    world.write('a.json', toKeyFile(secretJwk))
    const { status, err } = await world.run(`serve ${words.includes('--port') ? '' : '--port 0 '}${words}`)
    expect([status, problem.test(err)]).toEqual([64, true])
  })

  it.each([
    [{ prot: 8080 }, 'prot'],
    [{ auth: { issuer: 'x' } }, 'auth'],
    [{ auth: { issuer: 'x', audience: 'y', secret: 'z' } }, 'auth.secret'],
    [{ limits: { maxBodyBytes: '1' } }, 'limits.maxBodyBytes'],
    [{ limits: { bodyTimeoutMs: 2 ** 31 } }, 'limits.bodyTimeoutMs'],
    [{ limits: { graceMs: 2 ** 31 } }, 'limits.graceMs'],
    [{ rateLimit: { burst: 5 } }, 'rateLimit'],
    [{ cors: { origins: 'https://a.example' } }, 'cors.origins'],
    [{ allowNetwork: 'yes' }, 'allowNetwork'],
    [{ keys: 5 }, 'keys'],
    [[], 'serve.json'],
  ])('a configuration of %j is refused by the name of what is wrong', async (config, what) => {
    const world = newWorld()
    world.write('serve.json', config)
    const { status, err } = await world.run('serve --port 0 --config serve.json')
    expect([status, err.includes(what)]).toEqual([64, true])
  })

  it('a port that is taken is told, and nothing is left open', async () => {
    const first = await start(newWorld(), '')
    const { status, err } = await newWorld().run(`serve --port ${new URL(first.url).port}`)
    expect([status, err]).toEqual([64, expect.stringContaining('EADDRINUSE')])
    await first.stop()
  })

  it('SIGTERM ends the process after the requests that it works on: exit 0', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'serve', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    while (!/no `auth`/.test(err) && child.exitCode === null) await new Promise((go) => setTimeout(go, 50))
    child.kill('SIGTERM')
    const [code] = (await once(child, 'exit')) as [number]
    expect([code, /ended/.test(err)]).toEqual([0, true])
  }, 60_000)
})
