import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { CREDENTIALS_V2 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { createNet } from '../../src/net/index.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { badgeOf, controllerOf, loader, NOW_MS, newSigner, tokenBadge } from '../support/badges.js'
import { startServer } from '../support/https.js'
import { codesOf, signer, verifierOf } from './support.js'

interface Answer {
  readonly status?: number
  readonly type?: string
  readonly body: string
}

let answer: Answer = { body: '' }
let asked: string[] = []
const server = await startServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers.accept?.split(',')[0]}`)
  response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'application/vc' }).end(answer.body)
})
afterAll(() => server.close())
beforeEach(() => {
  asked = []
  answer = { body: '' }
})

const { ca, port } = server
const net = () => createNet({ ca, ports: [port], unsafeAllowAddresses: ['127.0.0.1'] })
const verifier = verifierOf({ net: net() })
const URL_OF = `https://localhost:${port}/badges/1`
const service = { id: URL_OF, type: '1EdTechCredentialRefresh' }
/** The context of OB 3.0 itself does not define the type of the service, which is nothing to what is signed as it stands. */
const sealBy = async (by: Signer, content: JsonObject) =>
  (await eddsaJcs2022.secure(content, { signer: by, loader, now: NOW_MS })).credential as JsonObject
const badge = badgeOf(controllerOf(signer))
const refreshed = (changes: object = {}): JsonObject => ({ ...badge, refreshService: service, ...changes })
const old = await sealBy(signer, refreshed())
const newer = refreshed({ name: 'First aid, renewed', validFrom: '2026-05-20T09:00:00Z' })
const verify = async (input: unknown, by = verifierOf({ net: net() })) => {
  const report = await by.verify(input)
  return { report, name: nameOf(report), refresh: report.checks.refresh }
}
function nameOf(report: Awaited<ReturnType<typeof verifier.verify>>): unknown {
  return ((report.outcome === 'verified' ? report.credential : report.claimed) as { name?: unknown }).name
}

describe('refresh (OB 3.0 section 9.1 step 3)', () => {
  it('a newer badge takes the place of the first, and the report says so', async () => {
    answer = { body: JSON.stringify(await sealBy(signer, newer)) }
    const { report, name, refresh } = await verify(old)
    expect([report.outcome, name]).toEqual(['verified', 'First aid, renewed'])
    expect(refresh).toEqual({
      state: 'warn',
      findings: [
        {
          check: 'refresh',
          code: 'refresh.replaced',
          params: { validFrom: '2026-05-01T09:00:00Z', replacedBy: '2026-05-20T09:00:00Z' },
          path: '/refreshService',
        },
      ],
    })
    expect(report.findings).toEqual(refresh.findings)
    // Once, although the newer one names the service too.
    expect(asked).toEqual(['GET /badges/1 application/vc'])
  })

  it('a token may come in place of an object', async () => {
    const key = await newSigner('ES256')
    const own = { ...badgeOf(controllerOf(key)), refreshService: service }
    answer = { body: await tokenBadge(key, { ...own, name: 'Renewed' } as JsonObject), type: 'text/plain' }
    const { report, name } = await verify(await tokenBadge(key, own as JsonObject))
    expect([report.outcome, name, codesOf(report)]).toEqual(['verified', 'Renewed', ['refresh.replaced']])
  })

  it('the same badge is nothing new', async () => {
    answer = { body: JSON.stringify(old) }
    const { report, refresh } = await verify(old)
    expect([report.outcome, refresh]).toEqual(['verified', { state: 'pass', findings: [] }])
  })

  it('a newer badge that has ended ends the first', async () => {
    answer = { body: JSON.stringify(await sealBy(signer, { ...newer, validUntil: '2026-05-25T00:00:00Z' })) }
    const { report } = await verify(old)
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['refresh.replaced', 'validity.expired']])
  })

  it.each([
    ['another id', () => sealBy(signer, { ...newer, id: 'urn:uuid:00000000-0000-4000-8000-000000000000' }), 'id'],
    ['an older date', () => sealBy(signer, { ...newer, validFrom: '2026-04-30T09:00:00Z' }), 'older'],
    [
      'another issuer',
      async () => {
        const other = await newSigner()
        return sealBy(other, { ...newer, issuer: { id: controllerOf(other), type: ['Profile'], name: 'Other' } })
      },
      'issuer',
    ],
    ['a forged issuer', async () => sealBy(await newSigner(), newer), 'not_genuine'],
    ['a broken signature', async () => ({ ...(await sealBy(signer, newer)), name: 'Changed' }), 'not_genuine'],
    ['no proof', async () => newer, 'not_genuine'],
    [
      'what is no badge',
      async () => sealBy(signer, { ...newer, credentialSubject: { id: 'urn:a:1', achievement: {} } }),
      'not_genuine',
    ],
    ['a list', async () => [], 'not_genuine'],
  ])('%s does not take its place', async (_, make, reason) => {
    answer = { body: JSON.stringify(await make()) }
    const { report, name, refresh } = await verify(old)
    expect([report.outcome, name]).toEqual(['verified', 'First aid'])
    expect(refresh).toMatchObject({ state: 'warn', findings: [{ code: 'refresh.refused', params: { reason } }] })
  })

  it.each([
    [{ status: 500, body: '' }, 'net.status'],
    [{ status: 404, body: '' }, 'net.status'],
    [{ status: 302, body: '' }, 'net.redirect_forbidden'],
    [{ type: 'text/html', body: '' }, 'net.content_type'],
  ])('an answer %j keeps the first', async (given, code) => {
    answer = given
    const { report, name, refresh } = await verify(old)
    expect([report.outcome, name]).toEqual(['verified', 'First aid'])
    expect(refresh).toMatchObject({ state: 'warn', findings: [{ code: 'refresh.failed', params: { code } }] })
  })

  it('what is no JSON keeps the first', async () => {
    answer = { body: '<html>' }
    expect((await verify(old)).refresh).toMatchObject({
      state: 'warn',
      findings: [{ code: 'refresh.refused', params: { reason: 'not_genuine' } }],
    })
  })

  it.each([
    ['http', `http://localhost:${port}/badges/1`, 'net.url_unsupported'],
    ['a private address', 'https://10.0.0.1/badges/1', 'net.address_forbidden'],
    ['a file', 'file:///etc/passwd', 'net.url_unsupported'],
    ['no URL', 'badges/1', 'net.url_unsupported'],
  ])('%s is not asked', async (_, id, code) => {
    const { report, refresh } = await verify(await sealBy(signer, refreshed({ refreshService: { ...service, id } })))
    expect(refresh).toMatchObject({ state: 'warn', findings: [{ code: 'refresh.failed', params: { code } }] })
    expect([report.outcome, asked]).toEqual(['verified', []])
  })

  it('an unknown way to refresh is told', async () => {
    const given = refreshed({ refreshService: { id: URL_OF, type: 'ManualRefreshService2018' } })
    const { report, refresh } = await verify(await sealBy(signer, given))
    expect([report.outcome, asked]).toEqual(['verified', []])
    expect(refresh).toMatchObject({
      state: 'warn',
      findings: [{ code: 'refresh.type_unknown', params: { type: 'ManualRefreshService2018' } }],
    })
  })

  it('one among several ways is found', async () => {
    answer = { body: JSON.stringify(await sealBy(signer, newer)) }
    const credential = (name: string) =>
      sealBy(signer, {
        '@context': [CREDENTIALS_V2],
        id: 'urn:example:1',
        type: ['VerifiableCredential'],
        name,
        issuer: controllerOf(signer),
        credentialSubject: { id: 'urn:example:s' },
        refreshService: [
          { id: URL_OF, type: 'Other' },
          { ...service, type: ['1EdTechCredentialRefresh'] },
        ],
      })
    answer = { body: JSON.stringify(await credential('Renewed')) }
    const { report, name } = await verify(await credential('First'))
    expect([report.outcome, name]).toEqual(['verified', 'Renewed'])
  })

  it('without network the first is kept, and the report says so', async () => {
    const { report, refresh } = await verify(old, verifierOf())
    expect([report.outcome, refresh]).toMatchObject(['verified', { state: 'warn', findings: [{ code: 'refresh.offline' }] }])
  })

  it('nothing is fetched for what is not genuine, and nothing for a badge without a service', async () => {
    const tampered = await verify({ ...old, name: 'Changed' })
    expect([tampered.report.outcome, tampered.refresh.state, asked]).toEqual(['rejected', 'skipped', []])
    const forged = await verify(await sealBy(await newSigner(), refreshed()))
    expect([forged.report.outcome, forged.refresh.state, asked]).toEqual(['rejected', 'skipped', []])
    expect((await verify(await sealBy(signer, badge))).refresh.state).toBe('skipped')
    expect(asked).toEqual([])
  })

  it('a net that fails in its own way keeps the first', async () => {
    const own = { fetch: () => Promise.reject(new Error('out of order')) }
    const { report, refresh } = await verify(old, verifierOf({ net: own }))
    expect(report.outcome).toBe('verified')
    expect(refresh).toMatchObject({ state: 'warn', findings: [{ code: 'refresh.failed', params: { code: 'net.unreachable' } }] })
  })

  it('an answer that is too large keeps the first', async () => {
    answer = { body: ' '.repeat(2 * 1024 * 1024) }
    expect((await verify(old)).refresh).toMatchObject({
      findings: [{ code: 'refresh.failed', params: { code: 'net.too_large' } }],
    })
  })
})
