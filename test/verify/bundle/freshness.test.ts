import { describe, expect, it } from 'vitest'
import { type JsonObject, utf8 } from '../../../src/core/index.js'
import type { FetchPurpose } from '../../../src/net/index.js'
import { bundleDigest, digestOf } from '../../../src/verify/bundle/format.js'
import { type OpenBundleOptions, openBundle, type Snapshot } from '../../../src/verify/bundle/index.js'
import { signBundle } from '../../../src/verify/bundle/sign.js'
import { badgeOf, controllerOf, NOW, NOW_MS, newSigner, signedBadge, tokenBadge } from '../../support/badges.js'
import { encode } from '../support.js'
import { archive, failure } from './support.js'

const URL_OF_LIST = 'https://courier.example/status/1'
const issuer = await newSigner()
const other = await newSigner()
const badge = await signedBadge(issuer)
const trustedBy = [controllerOf(archive)]
const MINUTES = 60_000
const at = (minutes: number): string => new Date(NOW_MS + minutes * MINUTES).toISOString().replace('.000Z', 'Z')

/** A signed status list, made `minutes` from now. */
async function listOf(minutes: number, changes: JsonObject = {}, by = issuer): Promise<JsonObject> {
  return signedBadge(by, {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: URL_OF_LIST,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: controllerOf(by),
    validFrom: at(minutes),
    credentialSubject: {
      id: `${URL_OF_LIST}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: 'uH4s',
    },
    ...changes,
  } as unknown as JsonObject)
}

interface Fetched {
  readonly body: unknown
  readonly fetched?: number
  readonly purpose?: FetchPurpose
  readonly url?: string
  readonly credential?: JsonObject | string
}

/** A bundle of one document, signed by the archive or by nobody. */
async function bundleOf(
  { body, fetched = -1, purpose = 'status', url = URL_OF_LIST, credential = badge }: Fetched,
  signed: boolean,
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const document = {
    url,
    purpose,
    contentType: 'application/vc',
    fetchedAt: at(fetched),
    encoding: 'utf-8',
    body: text,
    digest: digestOf(utf8(text)),
  }
  const unsigned = {
    type: 'VerificationBundle',
    version: '1',
    created: NOW,
    credential,
    documents: [document],
  } as unknown as JsonObject
  const bundle = { ...unsigned, digest: bundleDigest(unsigned) }
  return signed ? signBundle(bundle, archive, NOW_MS) : bundle
}

async function snapshot(fetched: Fetched, signed: boolean, options: OpenBundleOptions = {}): Promise<Snapshot> {
  const opened = await openBundle(await bundleOf(fetched, signed), { trustedBy, now: NOW, ...options })
  const [first] = opened.snapshots as [Snapshot]
  // The net gives what counts and nothing else.
  const { url = URL_OF_LIST, purpose = 'status' } = fetched
  const codes = { untrusted: 'bundle.signer_untrusted', undated: 'bundle.undated', stale: 'bundle.stale' } as const
  if (first.state === 'fresh') expect((await opened.net.fetch(url, { purpose })).status).toBe(200)
  else expect(await failure(opened.net.fetch(url, { purpose }))).toMatchObject({ code: codes[first.state], kind: 'operation' })
  return first
}

describe('a status list that nobody who is trusted vouches for', () => {
  it("counts by its own issuer's word, and is as old as that says, whatever the bundle says", async () => {
    expect(await snapshot({ body: await listOf(-60), fetched: -1 }, false)).toEqual({
      url: URL_OF_LIST,
      purpose: 'status',
      fetchedAt: at(-1),
      asOf: at(-60),
      by: 'document',
      ageSeconds: 3600,
      maxAgeSeconds: 86_400,
      state: 'fresh',
    })
  })

  it('an old one cannot be passed off as a new one', async () => {
    const old = await listOf(-24 * 60 - 1)
    expect(await snapshot({ body: old, fetched: 0 }, false)).toMatchObject({ state: 'stale', ageSeconds: 86_460 })
    expect(await snapshot({ body: old, fetched: 0 }, false, { maxAgeSeconds: { status: 90_000 } })).toMatchObject({
      state: 'fresh',
    })
  })

  it.each<[string, () => Promise<Fetched>]>([
    ['of another issuer', async () => ({ body: await listOf(-1, {}, other) })],
    ["of the issuer's, under another id", async () => ({ body: await listOf(-1, { id: 'https://courier.example/status/2' }) })],
    ['without an id', async () => ({ body: { ...(await listOf(-1)), id: null } })],
    ['without proof', async () => ({ body: { ...(await listOf(-1)), proof: undefined } })],
    ['that is no list', async () => ({ body: await signedBadge(issuer, { ...badgeOf(controllerOf(issuer)), id: URL_OF_LIST }) })],
    ['of revoked credentials without proof', async () => ({ body: { id: URL_OF_LIST, revokedCredential: [] } })],
    ['that is no JSON', async () => ({ body: '<p>' })],
    ['for a credential of which nobody knows the issuer', async () => ({ body: await listOf(-1), credential: {} })],
    ['asked for as a controller document', async () => ({ body: await listOf(-1), purpose: 'controller' as const })],
    ['asked for as a schema', async () => ({ body: await listOf(-1), purpose: 'schema' as const })],
    ['asked for as a registry', async () => ({ body: await listOf(-1), purpose: 'trust' as const })],
  ])('%s does not count', async (_what, fetched) => {
    expect(await snapshot(await fetched(), false)).not.toHaveProperty('asOf')
    expect((await snapshot(await fetched(), false)).state).toBe('untrusted')
  })

  it('without a date does not count', async () => {
    expect((await snapshot({ body: { ...(await listOf(-1)), validFrom: 'today' } }, false)).state).toBe('undated')
  })

  it.each([
    ['its ttl has passed', { ttl: 29 * MINUTES }, {}, 'stale'],
    ['its ttl has not', { ttl: 31 * MINUTES }, {}, 'fresh'],
    ['it has ended', {}, { validUntil: at(-1) }, 'stale'],
    ['it has not ended', {}, { validUntil: at(1) }, 'fresh'],
  ])('%s', async (_what, subject, changes, state) => {
    const credentialSubject = { id: `${URL_OF_LIST}#list`, type: 'BitstringStatusList', encodedList: 'uH4s', ...subject }
    expect((await snapshot({ body: await listOf(-30, { credentialSubject, ...changes }) }, false)).state).toBe(state)
  })
})

describe('a status list in a token', () => {
  const token = async (typ: string, claims: object): Promise<string> => `${encode({ alg: 'ES256', typ })}.${encode(claims)}.AAAA`
  const iat = NOW_MS / 1000 - 1800
  const iss = controllerOf(issuer)

  it('of Token Status List is dated by iat, and ends by ttl (seconds) or exp', async () => {
    const claims = { iss, sub: URL_OF_LIST, iat, status_list: { bits: 1, lst: 'eNo' } }
    expect(await snapshot({ body: await token('statuslist+jwt', claims) }, false)).toMatchObject({
      asOf: at(-30),
      state: 'fresh',
    })
    expect((await snapshot({ body: await token('statuslist+jwt', { ...claims, ttl: 1799 }) }, false)).state).toBe('stale')
    expect((await snapshot({ body: await token('statuslist+jwt', { ...claims, exp: NOW_MS / 1000 - 1 }) }, false)).state).toBe(
      'stale',
    )
    expect((await snapshot({ body: await token('statuslist+jwt', { ...claims, sub: 'https://a.example/' }) }, false)).state).toBe(
      'untrusted',
    )
    expect((await snapshot({ body: await token('JWT', claims) }, false)).state).toBe('untrusted')
  })

  it('of VCDM 1.1 and 2.0 is read where it stands', async () => {
    const { proof: _proof, ...content } = await listOf(-30)
    expect(await snapshot({ body: await token('vc+jwt', content) }, false)).toMatchObject({ asOf: at(-30), state: 'fresh' })
    const { validFrom: _from, issuer: _issuer, ...vc } = content
    const claims = { iss, nbf: iat, vc }
    expect(await snapshot({ body: await token('JWT', claims) }, false)).toMatchObject({ asOf: at(-30), state: 'fresh' })
  })

  it('counts for a badge that is a token, too', async () => {
    const jwtIssuer = await newSigner('ES256')
    const claims = { iss: controllerOf(jwtIssuer), sub: URL_OF_LIST, iat }
    const credential = await tokenBadge(jwtIssuer)
    expect((await snapshot({ body: await token('statuslist+jwt', claims), credential }, false)).state).toBe('fresh')
  })
})

describe('a status list that a trusted signer vouches for', () => {
  it('is as old as its fetch: issuers do not date a list anew that has not changed', async () => {
    expect(await snapshot({ body: await listOf(-100_000), fetched: -30 }, true)).toMatchObject({
      asOf: at(-30),
      by: 'signer',
      ageSeconds: 1800,
      state: 'fresh',
    })
    expect((await snapshot({ body: await listOf(-100_000), fetched: -24 * 60 - 1 }, true)).state).toBe('stale')
  })

  it('still ends when it says so', async () => {
    expect((await snapshot({ body: await listOf(-60, { validUntil: at(-1) }), fetched: -30 }, true)).state).toBe('stale')
    const credentialSubject = { id: `${URL_OF_LIST}#list`, type: 'BitstringStatusList', encodedList: 'uH4s', ttl: 20 * MINUTES }
    expect((await snapshot({ body: await listOf(-60, { credentialSubject }), fetched: -30 }, true)).state).toBe('stale')
    expect((await snapshot({ body: await listOf(-60, { credentialSubject }), fetched: -10 }, true)).state).toBe('fresh')
  })

  it('may be of any kind, and of anybody', async () => {
    expect((await snapshot({ body: { id: URL_OF_LIST, revokedCredential: [] } }, true)).state).toBe('fresh')
    expect((await snapshot({ body: await listOf(-1, {}, other) }, true)).state).toBe('fresh')
    expect((await snapshot({ body: {}, purpose: 'schema' }, true)).state).toBe('fresh')
  })
})

describe('a newer credential', () => {
  it('counts by its own issuer, as old as it says', async () => {
    const newer = await signedBadge(issuer, { ...badgeOf(controllerOf(issuer)), validFrom: at(-60), validUntil: at(-30) })
    expect(await snapshot({ body: newer, purpose: 'refresh' }, false)).toMatchObject({ asOf: at(-60), state: 'fresh' })
    expect((await snapshot({ body: await signedBadge(other), purpose: 'refresh' }, false)).state).toBe('untrusted')
  })
})
