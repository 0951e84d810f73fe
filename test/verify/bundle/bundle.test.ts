import { describe, expect, it } from 'vitest'
import { type JsonObject, utf8 } from '../../../src/core/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { exportBundle, openBundle } from '../../../src/verify/bundle/index.js'
import {
  badgeOf,
  controllerDocument,
  controllerOf,
  type Loose,
  NOW,
  newSigner,
  signedBadge,
  tokenBadge,
} from '../../support/badges.js'
import { codesOf } from '../support.js'
import { archive, exported, failure, redigest, startSite, verifyFrom } from './support.js'

const site = await startSite()
const trustedBy = [controllerOf(archive)]
const webBadge = await signedBadge(site.web)
const { json, report } = await exported(webBadge, site.open())
const copy = (): Loose => structuredClone(json)
const days = (count: number): string => new Date(Date.parse(NOW) + count * 86_400_000).toISOString()

describe('a bundle', () => {
  it('has the credential and what was fetched for it, with its time', async () => {
    expect(report.outcome).toBe('verified')
    expect(json).toMatchObject({ type: 'VerificationBundle', version: '1', created: NOW, credential: webBadge })
    expect(json.documents).toEqual([
      {
        url: `https://localhost:${site.server.port}/.well-known/did.json`,
        purpose: 'controller',
        contentType: 'application/did+json',
        fetchedAt: NOW,
        encoding: 'utf-8',
        body: JSON.stringify(controllerDocument(site.web)),
        digest: expect.stringMatching(/^uEi[A-Za-z0-9_-]{44}$/),
      },
    ])
    expect(json.proof).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-jcs-2022',
      verificationMethod: archive.id,
    })
  })

  it.each(['did:web', 'https'])('of a %s issuer verifies without a network', async (kind) => {
    const badge = kind === 'https' ? await signedBadge(site.https) : webBadge
    const { json } = await exported(badge, site.open())
    const before = site.asked.length
    for (const input of [json, JSON.stringify(json), utf8(JSON.stringify(json))]) {
      const offline = await verifyFrom(input, { trustedBy })
      expect([offline.outcome, codesOf(offline)]).toEqual(['verified', []])
    }
    expect(site.asked.length).toBe(before)
  })

  it('of a token verifies, by an ES256 signer whose document is passed in', async () => {
    const signer = await newSigner('ES256', 'did:web:archive.example#key')
    const token = await tokenBadge(await newSigner('ES256'))
    const { json } = await exported(`${token}\n`, site.open(), { signer })
    expect(json.credential).toBe(token)
    expect(json.proof.cryptosuite).toBe('ecdsa-jcs-2019')
    const opened = await openBundle(json, {
      trustedBy: ['did:web:archive.example'],
      documents: [controllerDocument(signer)],
      now: NOW,
    })
    expect(opened.signer).toEqual({ verificationMethod: signer.id, controller: 'did:web:archive.example', isTrusted: true })
    expect((await verifyFrom(json)).outcome).toBe('verified')
  })

  it('tells how old each document is', async () => {
    const opened = await openBundle(json, { trustedBy, now: days(2) })
    expect(opened.snapshots).toEqual([
      {
        url: json.documents[0].url,
        purpose: 'controller',
        fetchedAt: NOW,
        asOf: NOW,
        by: 'signer',
        ageSeconds: 172_800,
        maxAgeSeconds: 2_592_000,
        state: 'fresh',
      },
    ])
    expect(Object.isFrozen(opened.snapshots[0])).toBe(true)
  })

  it('fetches what is asked for twice once, and keeps bytes that are no text', async () => {
    const url = site.publish('/bytes', Uint8Array.of(0xff, 0xfe, 0))
    const marked = site.publish('/marked', Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))
    const before = site.asked.length
    const mechanism = mechanisms[0] as (typeof mechanisms)[number]
    const probing = {
      ...mechanism,
      open: async (...args: Parameters<typeof mechanism.open>) => {
        for (const one of [url, `${url}#part`, marked]) await args[1].resolver.resolve(one).catch(() => {})
        return mechanism.open(...args)
      },
    }
    const { json } = await exported(await signedBadge(archive), site.open({ cache: false }), {
      verifier: { mechanisms: [probing] },
    })
    expect(site.asked.slice(before)).toEqual(['/bytes', '/marked'])
    const opened = await openBundle(json, { trustedBy, now: NOW })
    expect((await opened.net.fetch(url)).bytes).toEqual(Uint8Array.of(0xff, 0xfe, 0))
    expect((await opened.net.fetch(marked)).bytes).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))
  })

  it('without what was out of reach is made all the same, and its report tells', async () => {
    const { json, report } = await exported(webBadge, site.open({ hosts: () => false }))
    expect([report.outcome, codesOf(report)]).toEqual(['indeterminate', ['net.host_forbidden']])
    expect(json.documents).toEqual([])
    const offline = await verifyFrom(json, { trustedBy })
    expect([offline.outcome, codesOf(offline)]).toEqual(['indeterminate', ['bundle.document_missing']])
  })

  it('is no younger than its documents', async () => {
    const { json } = await exported(webBadge, site.open({ now: '2026-06-01T00:00:09Z' }))
    expect(json.created).toBe('2026-06-01T00:00:09Z')
  })
})

describe('who vouches for keys', () => {
  it.each([
    ['nobody is trusted', {}],
    ['somebody else is trusted', { trustedBy: ['did:web:other.example'] }],
    ['only the start of a name is trusted', { trustedBy: [controllerOf(archive).slice(0, -1)] }],
  ])('%s: could not be checked, never verified nor rejected', async (_who, options) => {
    const offline = await verifyFrom(json, options)
    expect(offline).toMatchObject({
      outcome: 'indeterminate',
      findings: [{ check: 'proof', code: 'bundle.signer_untrusted', params: { host: 'localhost', purpose: 'controller' } }],
    })
    expect((await openBundle(json, { now: NOW, ...options })).snapshots[0]?.state).toBe('untrusted')
  })

  it('a verification method may be named instead of its controller', async () => {
    expect((await verifyFrom(json, { trustedBy: [archive.id] })).outcome).toBe('verified')
  })

  it('an unsigned bundle with a forged did.json proves nothing', async () => {
    const thief = await newSigner('Ed25519', site.web.id)
    const forged = copy()
    forged.credential = await signedBadge(thief, badgeOf(controllerOf(site.web), { name: 'Never earned' }))
    forged.documents[0].body = JSON.stringify(controllerDocument(thief))
    delete forged.proof
    redigest(forged)
    const offline = await verifyFrom(forged, { trustedBy })
    expect([offline.outcome, codesOf(offline)]).toEqual(['indeterminate', ['bundle.signer_untrusted']])
  })

  it('a forged bundle signed by the forger proves nothing either, and nor does one that calls the forger the archive', async () => {
    const thief = await newSigner('Ed25519', site.web.id)
    const badge = await signedBadge(thief)
    const net = {
      ...site.open(),
      fetch: async (url: string) => ({
        ...(await site.open().fetch(url)),
        bytes: utf8(JSON.stringify(controllerDocument(thief))),
      }),
    }
    const forger = await newSigner()
    const own = await exported(badge, net, { signer: forger })
    expect(own.report.outcome).toBe('verified')
    // Trust in a signer is trust in what it says of others' keys.
    expect((await verifyFrom(own.json, { trustedBy: [controllerOf(forger)] })).outcome).toBe('verified')
    expect((await verifyFrom(own.json, { trustedBy })).outcome).toBe('indeterminate')
    const posing = await exported(badge, net, { signer: await newSigner('Ed25519', archive.id) })
    expect(await failure(openBundle(posing.json, { trustedBy, now: NOW }))).toMatchObject({
      code: 'bundle.signature_invalid',
      kind: 'input',
      params: { reason: 'proof.signature_invalid' },
    })
  })

  it('what a bundle says of its own signer is not used', async () => {
    const signer = await newSigner('Ed25519', site.web.id)
    const { json } = await exported(webBadge, site.open(), { signer })
    const opened = await openBundle(json, { trustedBy: [controllerOf(site.web)], now: NOW })
    expect(opened.signer).toEqual({ verificationMethod: site.web.id, isTrusted: false, unchecked: 'did.offline' })
    expect((await verifyFrom(json, { trustedBy: [controllerOf(site.web)] })).outcome).toBe('indeterminate')
  })

  it('a proof of another kind is not judged, and vouches for nothing', async () => {
    const changed = copy()
    changed.proof.cryptosuite = 'eddsa-rdfc-2022'
    const opened = await openBundle(changed, { trustedBy, now: NOW })
    expect(opened.signer).toEqual({ verificationMethod: archive.id, isTrusted: false, unchecked: 'proof.unsupported' })
    expect((await verifyFrom(changed, { trustedBy })).outcome).toBe('indeterminate')
  })

  it('did:key issuers need nobody to vouch', async () => {
    const badge = await signedBadge(await newSigner())
    const { json } = await exported(badge, site.open())
    delete json.proof
    expect((await verifyFrom(json)).outcome).toBe('verified')
  })
})

describe('a bundle that was changed', () => {
  const changes: Record<string, (bundle: Loose) => void> = {
    'the credential': (bundle) => {
      bundle.credential.name = 'Other'
    },
    created: (bundle) => {
      bundle.created = '2026-06-01T00:00:01Z'
    },
    'a body': (bundle) => {
      bundle.documents[0].body += ' '
    },
    'a time': (bundle) => {
      bundle.documents[0].fetchedAt = '2026-05-31T00:00:00Z'
    },
    'a purpose': (bundle) => {
      bundle.documents[0].purpose = 'schema'
    },
    'a URL': (bundle) => {
      bundle.documents[0].url += '?'
    },
    'a document more': (bundle) => {
      bundle.documents.push({ ...bundle.documents[0], url: 'https://a.example/' })
    },
    'a document less': (bundle) => {
      bundle.documents.pop()
    },
  }

  it.each(Object.keys(changes))('%s: its digest tells, and its signature after the digest is made right', async (what) => {
    const changed = copy()
    changes[what]?.(changed)
    expect(await failure(openBundle(changed, { trustedBy, now: NOW }))).toMatchObject({
      code: 'bundle.digest_mismatch',
      kind: 'input',
    })
    expect(await failure(openBundle(redigest(changed), { trustedBy, now: NOW }))).toMatchObject({
      code: 'bundle.signature_invalid',
      kind: 'input',
    })
  })

  const first =
    (members: object) =>
    (bundle: Loose): unknown => {
      const changed = { ...bundle.documents[0], ...members }
      return { ...bundle, documents: [JSON.parse(JSON.stringify(changed))] }
    }
  const malformed: [string, (bundle: Loose) => unknown, string, object][] = [
    ['no object', () => [], 'core.input_type', {}],
    ['another type', (one) => Object.assign(one, { type: 'Other' }), 'bundle.malformed', { member: 'type' }],
    ['another version', (one) => Object.assign(one, { version: '2' }), 'bundle.version_unsupported', { version: '2' }],
    ['no created', (one) => Object.assign(one, { created: 'then' }), 'bundle.malformed', { member: 'created' }],
    ['no credential', (one) => Object.assign(one, { credential: 7 }), 'bundle.malformed', { member: 'credential' }],
    ['documents that are no list', (one) => Object.assign(one, { documents: {} }), 'bundle.malformed', { member: 'documents' }],
    ['a document that is none', (one) => Object.assign(one, { documents: [7] }), 'bundle.malformed', { member: 'documents' }],
    ['several proofs', (one) => Object.assign(one, { proof: [one.proof] }), 'bundle.malformed', { member: 'proof' }],
    ['contexts', (one) => Object.assign(one, { '@context': [] }), 'bundle.malformed', { member: 'unknown' }],
    ['an unknown member of a document', first({ x: 1 }), 'bundle.malformed', { member: 'unknown' }],
    ['an unknown purpose', first({ purpose: 'fun' }), 'bundle.malformed', { member: 'purpose' }],
    ['a media type with controls', first({ contentType: 'a\n' }), 'bundle.malformed', { member: 'contentType' }],
    [
      'a document from after the bundle',
      first({ fetchedAt: '2026-06-01T00:00:01Z' }),
      'bundle.malformed',
      { member: 'fetchedAt' },
    ],
    ['an unknown encoding', first({ encoding: 'hex' }), 'bundle.malformed', { member: 'encoding' }],
    ['a body that is no text', first({ body: 7 }), 'bundle.malformed', { member: 'body' }],
    ['a body that is no base64url', first({ encoding: 'base64url', body: '!' }), 'bundle.malformed', { member: 'body' }],
    ['an http URL', first({ url: 'http://a.example/' }), 'bundle.url_unsupported', {}],
    ['a file URL', first({ url: 'file:///etc/passwd' }), 'bundle.url_unsupported', {}],
    ['a URL with credentials', first({ url: 'https://a@b.example/' }), 'bundle.url_unsupported', {}],
    ['a URL in another spelling', first({ url: 'https://B.example/a/../b' }), 'bundle.url_unsupported', {}],
    ['no URL', first({ url: undefined }), 'bundle.url_unsupported', {}],
    [
      'one URL twice',
      (one) => Object.assign(one, { documents: Array(2).fill(one.documents[0]) }),
      'bundle.document_duplicate',
      { first: 0, second: 1 },
    ],
    [
      'too many documents',
      (one) => Object.assign(one, { documents: Array(65).fill(one.documents[0]) }),
      'bundle.too_large',
      { part: 'documents', limit: 64 },
    ],
    ['a document too large', first({ body: 'x'.repeat(2 ** 22 + 1) }), 'bundle.too_large', { part: 'document', limit: 2 ** 22 }],
    ['more bytes than a bundle has', () => ' '.repeat(2 ** 24 + 1), 'bundle.too_large', { part: 'bundle', limit: 2 ** 24 }],
  ]
  it.each(malformed)('%s', async (_what, change, code, params) => {
    expect(await failure(openBundle(change(copy()), { trustedBy, now: NOW }))).toMatchObject({ code, params })
  })

  it('JSON with a name twice is refused', async () => {
    const text = JSON.stringify(json).replace('{"type":', '{"type":"x","type":')
    expect((await failure(openBundle(text))).code).toBe('core.json_key_duplicate')
  })
})

describe('age', () => {
  it('of keys: a month unless told otherwise, at the second', async () => {
    expect((await verifyFrom(json, { trustedBy, now: days(30) })).outcome).toBe('verified')
    const late = await verifyFrom(json, { trustedBy, now: days(30 + 1 / 86_400) })
    expect(late).toMatchObject({
      outcome: 'indeterminate',
      findings: [
        {
          code: 'bundle.stale',
          params: { host: 'localhost', purpose: 'controller', ageSeconds: 2_592_001, maxAgeSeconds: 2_592_000 },
        },
      ],
    })
    const strict = await verifyFrom(json, { trustedBy, now: days(1), maxAgeSeconds: { controller: 3600 } })
    expect(codesOf(strict)).toEqual(['bundle.stale'])
    expect(
      (await verifyFrom(json, { trustedBy, now: days(300), maxAgeSeconds: { controller: Number.POSITIVE_INFINITY } })).outcome,
    ).toBe('verified')
  })

  it('a bundle from tomorrow is not opened; one of a clock that is a little ahead is', async () => {
    const at = (now: string) => openBundle(json, { trustedBy, now })
    expect((await at('2026-05-31T23:55:00Z')).snapshots[0]?.ageSeconds).toBe(0)
    expect(await failure(at('2026-05-31T23:54:59Z'))).toMatchObject({
      code: 'bundle.from_future',
      kind: 'operation',
      params: { created: NOW, now: '2026-05-31T23:54:59Z' },
    })
  })
})

describe('the net of a bundle', () => {
  it('has what the bundle has and nothing else', async () => {
    const { net } = await openBundle(json, { trustedBy, now: NOW })
    const { url } = json.documents[0]
    const answer = await net.fetch(`${url}#key`, { purpose: 'controller' })
    expect(answer).toMatchObject({ url, status: 200, contentType: 'application/did+json', fetchedAt: NOW, fromCache: true })
    answer.bytes.fill(0)
    expect((await net.fetch(url)).bytes[0]).toBe(123)
    for (const other of ['https://a.example/', `${url}x`, 'http://localhost/', 'no URL', 7]) {
      expect((await failure(net.fetch(other as string))).code).toBe('bundle.document_missing')
    }
    expect((await failure(net.fetch(url, { maxBytes: 5 }))).code).toBe('net.too_large')
  })
})

describe('bounds of an export', () => {
  it('more documents than a bundle holds: could not be checked', async () => {
    const mechanism = mechanisms[0] as (typeof mechanisms)[number]
    const codes: string[] = []
    const probing = {
      ...mechanism,
      open: async (...args: Parameters<typeof mechanism.open>) => {
        for (let index = 0; index < 66; index++) {
          await args[1].resolver.resolve(site.publish(`/many/${index}`, '[]')).catch(({ code }) => codes.push(code))
        }
        return mechanism.open(...args)
      },
    }
    const { json } = await exported(await signedBadge(archive), site.open(), { verifier: { mechanisms: [probing] } })
    expect(json.documents).toHaveLength(64)
    expect(codes.slice(64)).toEqual(['bundle.too_large', 'bundle.too_large'])
    await expect(openBundle(json, { now: NOW })).resolves.toBeDefined()
  })
})

const rsa = await newSigner('RS256')

describe('options', () => {
  it.each([
    [{ trustedBy: 'did:key:a' }],
    [{ trustedBy: [7] }],
    [{ maxAgeSeconds: { controller: -1 } }],
    [{ maxAgeSeconds: { other: 1 } }],
    [{ maxAgeSeconds: { status: Number.NaN } }],
    [{ now: 'then' }],
    [{ offline: true }],
  ])('of opening: refuses %j', async (options) => {
    expect((await failure(openBundle(json, options as never))).kind).toBe('usage')
  })

  it.each([
    [{ net: undefined }],
    [{ verifier: undefined }],
    [{ verifier: { mechanisms, net: site.open() } }],
    [{ verifier: { mechanisms, now: NOW } }],
    [{ sign: true }],
    [{ signer: rsa }],
  ])('of making: refuses %o', async (options) => {
    const asked = { verifier: { mechanisms }, net: site.open(), ...options } as never
    expect((await failure(exportBundle(webBadge, asked))).kind).toBe('usage')
  })

  it('of making: refuses what is no credential', async () => {
    const asked = { verifier: { mechanisms }, net: site.open() }
    for (const input of ['a b', '', '[1]', 7]) expect((await failure(exportBundle(input, asked))).kind).toBe('input')
    expect(((await exportBundle('a', asked)).report as { outcome: string }).outcome).toBe('rejected')
    const unsigned: JsonObject = badgeOf(controllerOf(site.web))
    expect((await exportBundle(unsigned, asked)).report.outcome).toBe('rejected')
  })
})
