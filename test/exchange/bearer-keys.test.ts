import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleFolder, fromSource } from '../../tools/bundle-worker.ts'
import { startServer, type TestServer } from '../support/https.js'

// Which certificates are trusted is told a process when it starts, so that another one asks for the keys.
const folder = mkdtempSync(join(bundleFolder(), 'bearer-'))
let server: TestServer
let token: string
const answers: Record<string, [status: number, text: string]> = {}
beforeAll(async () => {
  const common = { ...fromSource, outdir: folder, outExtension: { '.js': '.js' } } as const
  await build({ ...common, entryPoints: { program: 'test/exchange/bearer-program.ts' } })
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: 'https://login.example', aud: 'https://badges.example', sub: 'ana', exp: now + 300, scope: 'a b' }
  token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k' }).sign(privateKey)
  answers['/keys'] = [200, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] })]
  answers['/none'] = [200, JSON.stringify({ error: 'maintenance' })]
  answers['/page'] = [200, '<html>']
  answers['/down'] = [503, '']
  answers['/other'] = [200, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'other', alg: 'ES256' }] })]
  server = await startServer(({ url = '' }, response) => {
    const [status, text] = answers[url] ?? [404, '']
    response.writeHead(status, { 'content-type': 'application/json' }).end(text)
  })
  writeFileSync(join(folder, 'ca.pem'), server.ca)
}, 60_000)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('keys that are fetched (RFC 7517 section 5)', () => {
  it.each([
    ['/keys', '{"userId":"ana","scopes":["a","b"]}'],
    ['/other', '"none"'],
    ['/none', 'exchange.not_ready'],
    ['/page', 'exchange.not_ready'],
    ['/down', 'exchange.not_ready'],
  ])('%s: what is no key set says nothing about the token', { timeout: 60_000 }, async (path, said) => {
    const words = [join(folder, 'program.js'), `https://localhost:${server.port}${path}`, token]
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') }
    const { stdout } = await promisify(execFile)(process.execPath, words, { env, timeout: 50_000 })
    expect(stdout.trim()).toBe(said)
  })
})
