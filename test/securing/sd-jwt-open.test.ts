import { describe, expect, it } from 'vitest'
import { copyJsonObject, type JsonObject, toBase64url, utf8 } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { type OpenOptions, splitJws, splitSdJwt } from '../../src/securing/index.js'
import { digestOf } from '../../src/securing/sd-jwt/disclosure.js'
import { bindToHolder, createSdJwtVc, parseSdJwt, sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, errorOf, loader, NOW, NOW_MS, newSigner, openOptions } from '../support/badges.js'

const signer = await newSigner('ES256')
const holder = await newSigner('ES256')
const issuer = controllerOf(signer)
const badge = badgeOf(issuer)
const HEADER = { alg: 'ES256', kid: signer.id, typ: 'vc+sd-jwt' }
const SECONDS = NOW_MS / 1000
const binding = { challenge: 'n-0S6', domain: 'https://platform.example' }

const encode = (value: unknown): string => toBase64url(utf8(typeof value === 'string' ? value : JSON.stringify(value)))
/** A rightly signed SD-JWT with any header, payload and disclosures. */
async function forge(
  payload: unknown,
  disclosures: readonly string[] = [],
  header: Record<string, unknown> = HEADER,
  by: Signer = signer,
): Promise<string> {
  const input = `${encode(header)}.${encode(payload)}`
  return `${[`${input}.${toBase64url(await by.sign(utf8(input)))}`, ...disclosures].join('~')}~`
}
const open = (text: string, options: Partial<OpenOptions> = {}) =>
  sdJwtVc.open(parseSdJwt(text), { ...openOptions(), ...options })
const member = (name: unknown, value: unknown, salt: unknown = 'c2FsdA'): string => encode([salt, name, value])
const element = (value: unknown, salt: unknown = 'c2FsdA'): string => encode([salt, value])
const failing = async (payload: JsonObject, disclosures: readonly string[], code: string): Promise<void> => {
  expect(await errorOf(open(await forge(payload, disclosures)))).toMatchObject({ code, kind: 'input' })
}

describe('RFC 9901 section 4: the text', () => {
  it.each([
    ['no tilde', 'a.b.c'],
    ['a disclosure without its tilde', 'a.b.c~WyJh'],
    ['an empty disclosure', 'a.b.c~~'],
    ['an empty disclosure between', 'a.b.c~WyJh~~WyJi~'],
    ['a disclosure with padding', 'a.b.c~WyJh=~'],
    ['a disclosure that is a token', 'a.b.c~a.b.c~'],
    ['a token of two parts', 'a.b~WyJh~'],
    ['white space', 'a.b.c ~'],
    ['nothing', ''],
  ])('%s', async (_what, text) => {
    expect(await errorOf(() => splitSdJwt(text))).toMatchObject({ code: 'proof.member_invalid', kind: 'input' })
  })

  it('no disclosures, some, and a key-binding token', () => {
    expect(splitSdJwt('a.b.c~')).toEqual({ token: 'a.b.c', disclosures: [] })
    expect(splitSdJwt('a.b.c~WyJh~WyJi~')).toEqual({ token: 'a.b.c', disclosures: ['WyJh', 'WyJi'] })
    expect(splitSdJwt('a.b.c~WyJh~d.e.f')).toEqual({ token: 'a.b.c', disclosures: ['WyJh'], keyBinding: 'd.e.f' })
  })
})

describe('RFC 9901 section 7.1: disclosures and digests', () => {
  it('puts members and elements in their places, decoys or not', async () => {
    const inner = member('city', 'Graz', 'aW5uZXI')
    const outer = member('address', { _sd: [digestOf(inner), digestOf('decoy 1')], country: 'AT' })
    const second = element({ deep: true })
    const payload = {
      ...badge,
      _sd_alg: 'sha-256',
      _sd: [digestOf('decoy 2'), digestOf(outer)],
      evidence: [{ '...': digestOf('decoy 3') }, 'first', { '...': digestOf(second) }],
    }
    expect(await open(await forge(payload, [inner, second, outer]))).toMatchObject({
      credential: { ...badge, address: { country: 'AT', city: 'Graz' }, evidence: ['first', { deep: true }] },
      disclosure: { form: 'derived', hidden: 3 },
    })
    expect(await open(await forge({ ...badge, _sd: [] }))).toMatchObject({
      credential: badge,
      disclosure: { form: 'base', hidden: 0 },
    })
  })

  it('an object of which nothing is shown is empty (step 3.5)', async () => {
    const { credential } = await open(await forge({ ...badge, evidence: { _sd: [digestOf('x')] } }))
    expect(credential['evidence']).toEqual({})
  })

  it.each<[string, string]>([
    ['no JSON', encode('[')],
    ['no array', encode({ a: 1 })],
    ['one element', encode(['salt'])],
    ['four elements', encode(['salt', 'a', 'b', 'c'])],
    ['a salt that is no text', encode([5, 'name', 'value'])],
    ['a name that is no text', encode(['salt', 5, 'value'])],
    ['a key twice', encode('["salt","name",{"a":1,"a":2}]')],
    ['a forbidden key', encode('["salt","name",{"__proto__":{}}]')],
    ['a lone surrogate', encode('["salt","name","\\ud800"]')],
    ['no UTF-8', toBase64url(Uint8Array.of(0x5b, 0xff))],
    ['base64url with bits left over', 'WyJhIiwiYiIsImMiXR'],
    ['nesting without end', encode(`["salt","name",${'['.repeat(100_000)}`)],
  ])('a disclosure of %s', async (_what, disclosure) => {
    await failing({ ...badge, _sd: [digestOf(disclosure)] }, [disclosure], 'proof.disclosure_malformed')
  })

  it('an element where a member is asked for, and the other way round', async () => {
    const [one, two] = [element('x'), member('name', 'x')]
    await failing({ ...badge, _sd: [digestOf(one)] }, [one], 'proof.disclosure_malformed')
    await failing({ ...badge, evidence: [{ '...': digestOf(two) }] }, [two], 'proof.disclosure_malformed')
  })

  it.each(['_sd', '...', '_sd_alg', '__proto__'])('%s as the name of a claim, at any level', async (name) => {
    const one = member(name, ['x'])
    await failing({ ...badge, _sd: [digestOf(one)] }, [one], 'proof.disclosure_name_forbidden')
    await failing({ ...badge, evidence: [{ _sd: [digestOf(one)] }] }, [one], 'proof.disclosure_name_forbidden')
    expect(({} as Record<string, unknown>)['0']).toBeUndefined()
  })

  it.each(['constructor', 'toString', 'hasOwnProperty', 'prototype'])('%s is a name like any other', async (name) => {
    const one = member(name, 'x')
    const { credential } = await open(await forge({ ...badge, _sd: [digestOf(one)] }, [one]))
    expect(Object.entries(credential)).toContainEqual([name, 'x'])
  })

  it.each(['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status', 'aud'])(
    '%s in a disclosure (SD-JWT VC: registered claims)',
    async (name) => {
      const one = member(name, 'x')
      await failing({ ...badge, _sd: [digestOf(one)] }, [one], 'proof.disclosure_name_forbidden')
      const nested = await open(await forge({ ...badge, evidence: [{ _sd: [digestOf(one)] }] }, [one]))
      expect(nested.credential['evidence']).toEqual([{ [name]: 'x' }])
    },
  )

  it('a name that is taken: by the issuer, or by another disclosure', async () => {
    const one = member('issuer', 'https://evil.example/')
    await failing({ ...badge, _sd: [digestOf(one)] }, [one], 'proof.disclosure_name_taken')
    const [a, b] = [member('grade', 'A'), member('grade', 'F', 'b3RoZXI')]
    await failing({ ...badge, _sd: [digestOf(a), digestOf(b)] }, [a, b], 'proof.disclosure_name_taken')
  })

  it('a disclosure used in two places, a digest twice without a disclosure, a disclosure twice', async () => {
    const one = member('name', 'x')
    const digest = digestOf(one)
    const { name: _name, ...rest } = badge
    await failing({ ...rest, _sd: [digest], evidence: [{ _sd: [digest] }] }, [one], 'proof.disclosure_repeated')
    await failing({ ...rest, _sd: [digest, digest] }, [], 'proof.disclosure_repeated')
    await failing({ ...rest, evidence: [{ '...': digest }, { _sd: [digest] }] }, [], 'proof.disclosure_repeated')
    await failing({ ...rest, _sd: [digest] }, [one, one], 'proof.disclosure_repeated')
    const holding = member('a', { _sd: [digest] }, 'aG9sZGVy')
    await failing({ ...rest, _sd: [digest, digestOf(holding)] }, [one, holding], 'proof.disclosure_repeated')
  })

  it('a disclosure that belongs nowhere, or whose parent is missing', async () => {
    const inner = member('city', 'Graz')
    const outer = member('address', { _sd: [digestOf(inner)] })
    await failing(badge, [inner], 'proof.disclosure_unused')
    await failing({ ...badge, _sd: [digestOf(outer)] }, [inner], 'proof.disclosure_unused')
    // Digests are compared as they are: another spelling of the same content is another disclosure.
    await failing(
      { ...badge, _sd: [digestOf(encode(['c2FsdA', 'a', 'b']))] },
      [encode('["c2FsdA", "a", "b"]')],
      'proof.disclosure_unused',
    )
  })

  it.each<[string, JsonObject]>([
    ['_sd as a text', { _sd: 'x' }],
    ['_sd as null', { _sd: null }],
    ['_sd with a number', { _sd: [5] }],
    ['... with something beside it', { evidence: [{ '...': 'x', a: 1 }] }],
    ['... as a number', { evidence: [{ '...': 5 }] }],
    ['_sd_alg as a number', { _sd_alg: 5 }],
  ])('%s', async (_what, wrong) => failing({ ...badge, ...wrong }, [], 'proof.member_invalid'))

  it.each<[string, JsonObject]>([
    ['... as a member', { '...': 'x' }],
    ['... as a member below', { evidence: { '...': 'x' } }],
    ['_sd_alg below the top', { evidence: { _sd_alg: 'sha-256' } }],
  ])('%s', async (_what, wrong) => failing({ ...badge, ...wrong }, [], 'proof.disclosure_name_forbidden'))

  it.each(['sha-384', 'sha-512', 'SHA-256', 'md5', ''])('another hash %j could not be checked (section 4.1.1)', async (alg) => {
    expect(await errorOf(open(await forge({ ...badge, _sd_alg: alg })))).toMatchObject({
      code: 'proof.sd_alg_unsupported',
      kind: 'operation',
      params: { alg },
    })
  })

  it('10 000 disclosures, and as many as may be', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => member(`m${index}`, index))
    const text = await forge({ ...badge, _sd: many.map(digestOf) }, many)
    expect(await errorOf(() => parseSdJwt(text))).toMatchObject({ code: 'proof.disclosures_too_many', params: { limit: 1000 } })
    const sealed = { ...parseSdJwt(await forge(badge)), disclosures: many }
    expect((await errorOf(sdJwtVc.open(sealed, openOptions()))).code).toBe('proof.disclosures_too_many')
    const some = many.slice(0, 1000)
    const { credential } = await open(await forge({ ...badge, _sd: some.map(digestOf) }, some))
    expect(credential['m999']).toBe(999)
    expect((await errorOf(() => splitSdJwt('a.b.c~'.padEnd(5_000_000, '~')))).code).toBe('core.input_too_large')
    const large = { ...parseSdJwt(await forge(badge)), disclosures: ['A'.repeat(3_000_000), 'B'.repeat(3_000_000)] }
    expect((await errorOf(sdJwtVc.open(large, openOptions()))).code).toBe('core.input_too_large')
  })

  it('disclosures nested in disclosures, deeper than is read', async () => {
    const chain = (depth: number): string[] => {
      const list = [member('end', 'x')]
      for (let left = depth; left > 0; left--) list.push(member('next', { _sd: [digestOf(list.at(-1) as string)] }))
      return list
    }
    const [fits, deep] = [chain(50), chain(900)]
    await expect(open(await forge({ ...badge, _sd: [digestOf(fits.at(-1) as string)] }, fits))).resolves.toBeDefined()
    await failing({ ...badge, _sd: [digestOf(deep.at(-1) as string)] }, deep, 'core.json_too_deep')
  })
})

describe('the issuer-signed token', () => {
  it('a changed payload, a foreign signature, a changed disclosure', async () => {
    const one = member('grade', 'F')
    const text = await forge({ ...badge, _sd: [digestOf(one)] }, [one])
    const { token } = splitSdJwt(text)
    const [head, , tail] = token.split('.')
    expect(await errorOf(open(`${head}.${encode({ ...badge, name: 'Other' })}.${tail}~`))).toMatchObject({
      code: 'proof.signature_invalid',
      kind: 'input',
    })
    expect((await errorOf(open(await forge(badge, [], HEADER, holder)))).code).toBe('proof.signature_invalid')
    expect((await errorOf(open(`${token}~${member('grade', 'A')}~`))).code).toBe('proof.disclosure_unused')
    expect((await errorOf(sdJwtVc.open({ form: 'embedded' } as never, openOptions()))).code).toBe('core.option_invalid')
  })

  it('what a caller says beside the text of the token is not believed', async () => {
    const sealed = parseSdJwt(await forge(badge))
    const { credential } = await sdJwtVc.open({ ...sealed, payload: { ...badge, name: 'Other' } }, openOptions())
    expect(credential['name']).toBe(badge['name'])
  })

  it.each(['none', 'HS256', undefined, null, 5, { toString: 1 }])('alg %j', async (alg) => {
    expect(await errorOf(open(await forge(badge, [], { ...HEADER, alg })))).toMatchObject({
      code: 'proof.alg_unsupported',
      kind: 'input',
    })
  })

  it('alg "ES512" could not be checked', async () => {
    expect(await errorOf(open(await forge(badge, [], { ...HEADER, alg: 'ES512' })))).toMatchObject({
      code: 'proof.alg_unsupported',
      kind: 'operation',
    })
  })

  it.each([
    ['crit', ['x']],
    ['b64', false],
    ['typ', 'JWT'],
    ['typ', 'dc+sd-jwt'],
    ['typ', 'kb+jwt'],
    ['typ', 5],
  ])('%s %j', async (name, value) => {
    expect(await errorOf(open(await forge(badge, [], { ...HEADER, [name]: value })))).toMatchObject({
      code: 'proof.header_unsupported',
      params: { member: name },
    })
  })

  it.each([undefined, 'vc+sd-jwt', 'vc+ld+json+sd-jwt'])('typ %j is taken for a credential', async (typ) => {
    const text = await forge(badge, [], { ...HEADER, typ })
    expect(sdJwtVc.detect(parseSdJwt(text))).toBe(true)
    await expect(open(text)).resolves.toMatchObject({ warnings: [] })
  })

  it.each(['application/vc+sd-jwt', 'VC+SD-JWT'])('typ %j is the same media type (RFC 7515 section 4.1.9)', async (typ) => {
    const text = await forge(badge, [], { ...HEADER, typ })
    expect(sdJwtVc.detect(parseSdJwt(text))).toBe(true)
    const { outcome } = await createVerifier({ mechanisms: [sdJwtVc], now: NOW }).verify(text)
    expect(outcome).toBe('verified')
  })

  it.each(['JWT', 'example+sd-jwt', '', 5, null])('typ %j is for another mechanism', async (typ) => {
    expect(sdJwtVc.detect(parseSdJwt(await forge(badge, [], { ...HEADER, typ })))).toBe(false)
  })

  it('claims beside the credential: iss says the same, vc and vp are refused, dates hold', async () => {
    const { credential } = await open(await forge({ ...badge, iss: issuer, iat: SECONDS, exp: SECONDS + 1, nbf: SECONDS }))
    expect(credential).toEqual(badge)
    const cases: readonly [JsonObject, string][] = [
      [{ iss: 'https://evil.example' }, 'proof.claim_mismatch'],
      [{ jti: 'urn:example:other' }, 'proof.claim_mismatch'],
      [{ sub: 'did:example:other' }, 'proof.claim_mismatch'],
      [{ vc: {} }, 'proof.claim_forbidden'],
      [{ vp: {} }, 'proof.claim_forbidden'],
      [{ exp: SECONDS }, 'proof.expired'],
      [{ nbf: SECONDS + 1 }, 'proof.not_yet_valid'],
      [{ exp: 'soon' }, 'proof.member_invalid'],
      [{ nbf: 1e300 }, 'proof.member_invalid'],
    ]
    for (const [claims, code] of cases) await failing({ ...badge, ...claims }, [], code)
  })

  it('an issuer in the header is the issuer (VC-JOSE-COSE section 4.1.2), and sub is a subject that is shown', async () => {
    const header = { ...HEADER, iss: 'https://evil.example' }
    expect(await errorOf(open(await forge(badge, [], header)))).toMatchObject({ code: 'proof.claim_mismatch', path: '/iss' })
    await expect(open(await forge(badge, [], { ...HEADER, iss: issuer }))).resolves.toMatchObject({ credential: badge })
    const { credentialSubject, ...rest } = badge
    const { id, ...subject } = credentialSubject as JsonObject
    const named = member('id', id)
    const hidden = { ...rest, credentialSubject: { ...subject, _sd: [digestOf(named)] }, sub: 'did:example:other' }
    await expect(open(await forge(hidden))).resolves.toMatchObject({ disclosure: { hidden: 1 } })
    await failing(hidden, [named], 'proof.claim_mismatch')
  })

  it('a key of the header alone has no controller; members that are not followed are warned of', async () => {
    const opened = await open(await forge(badge, [], { alg: 'ES256', typ: 'vc+sd-jwt', jwk: signer.publicJwk, x5c: ['x'] }))
    expect(opened).not.toHaveProperty('controller')
    expect(opened.warnings).toEqual([{ code: 'proof.header_unsupported', params: { member: 'x5c' }, path: '' }])
  })
})

describe('SD-JWT VC: claim sets', () => {
  const claims = { vct: 'https://courier.example/licence', iss: issuer, given_name: 'Ana' }
  const DC = { ...HEADER, typ: 'dc+sd-jwt' }

  it.each(['dc+sd-jwt', 'vc+sd-jwt', 'application/dc+sd-jwt'])('typ %s', async (typ) => {
    const text = await forge(claims, [], { ...DC, typ })
    expect(sdJwtVc.detect(parseSdJwt(text))).toBe(true)
    expect(await open(text)).toMatchObject({ credential: claims, controller: issuer })
    const derived = await sdJwtVc.derive?.(parseSdJwt(text), { reveal: [], loader })
    expect(derived?.mediaType).toBe(typ.startsWith('vc') ? 'application/vc+sd-jwt' : 'application/dc+sd-jwt')
  })

  it('vct must be there, and a type that says what it is', async () => {
    for (const vct of [undefined, '', 5, null]) {
      expect(await errorOf(open(await forge({ ...claims, vct }, [], DC)))).toMatchObject({
        code: 'proof.claim_missing',
        params: { claim: 'vct' },
      })
    }
    expect(sdJwtVc.detect(parseSdJwt(await forge(claims, [], { ...DC, typ: undefined })))).toBe(false)
  })

  it.each<[string, Record<string, unknown>]>([
    ['jwt-vc-issuer', { alg: 'ES256', typ: 'dc+sd-jwt' }],
    ['jwt-vc-issuer', { alg: 'ES256', typ: 'dc+sd-jwt', kid: 'key-1' }],
    ['jwt-vc-issuer', { alg: 'ES256', typ: 'dc+sd-jwt', kid: '#key-1' }],
    ['x5c', { alg: 'ES256', typ: 'dc+sd-jwt', x5c: ['AAAA'] }],
  ])('an issuer known by %s could not be checked', async (method, header) => {
    expect(await errorOf(open(await forge({ ...claims, iss: 'https://issuer.example' }, [], header)))).toMatchObject({
      code: 'proof.issuer_key_unresolved',
      kind: 'operation',
      params: { method },
    })
  })

  it('a fragment is one of the issuer DID', async () => {
    const fragment = signer.id.slice(issuer.length)
    expect(await open(await forge(claims, [], { ...DC, kid: fragment }))).toMatchObject({ verificationMethod: signer.id })
  })
})

describe('RFC 9901 sections 4.3 and 7.3: key binding', () => {
  const mechanism = createSdJwtVc({ holderKey: holder.publicJwk })
  const issued = async (): Promise<string> =>
    (await mechanism.secure(copyJsonObject({ ...badge, evidence: ['a', 'b'] }), { signer, loader, now: NOW_MS }))
      .credential as string
  const bind = (text: string, more: { now?: string; binding?: typeof binding } = {}) =>
    bindToHolder(text, { signer: holder, binding, now: NOW, ...more })
  const bound = async (text: string, header: JsonObject, payload: JsonObject, by: Signer = holder): Promise<string> => {
    const input = `${encode(header)}.${encode(payload)}`
    return `${text}${input}.${toBase64url(await by.sign(utf8(input)))}`
  }
  const KB = { alg: 'ES256', typ: 'kb+jwt' }
  const claimsFor = (text: string): JsonObject => ({
    iat: SECONDS,
    aud: binding.domain,
    nonce: binding.challenge,
    sd_hash: digestOf(text),
  })

  it('is made for one occasion, and taken for it', async () => {
    const text = await issued()
    const presented = await bind(text)
    const { header, payload } = splitJws(splitSdJwt(presented).keyBinding as string)
    expect(header).toEqual(KB)
    expect(payload).toEqual(claimsFor(text))
    await expect(open(presented, { binding })).resolves.toMatchObject({ disclosure: { form: 'base', hidden: 0 } })
    await expect(open(presented)).resolves.toBeDefined()
    const part = (await mechanism.derive?.(parseSdJwt(text), { reveal: ['/evidence/1'], loader }))?.credential as string
    await expect(open(await bind(part), { binding })).resolves.toMatchObject({ credential: { evidence: ['b'] } })
  })

  it('where one is asked for there must be one', async () => {
    expect(await errorOf(open(await issued(), { binding }))).toMatchObject({ code: 'proof.key_binding_missing', kind: 'input' })
  })

  it('replayed for another audience, or with another nonce', async () => {
    const presented = await bind(await issued())
    const elsewhere = { ...binding, domain: 'https://evil.example' }
    expect(await errorOf(open(presented, { binding: elsewhere }))).toMatchObject({
      code: 'proof.domain_mismatch',
      params: { expected: 'https://evil.example' },
    })
    expect((await errorOf(open(presented, { binding: { ...binding, challenge: 'x' } }))).code).toBe('proof.challenge_mismatch')
  })

  it('moved to other disclosures, or to another credential of the holder', async () => {
    const [one, two] = [await issued(), await issued()]
    const { keyBinding } = splitSdJwt(await bind(one))
    const part = (await mechanism.derive?.(parseSdJwt(one), { reveal: [], loader }))?.credential as string
    for (const text of [two, part]) {
      for (const options of [{}, { binding }]) {
        expect(await errorOf(open(`${text}${keyBinding}`, options))).toMatchObject({
          code: 'proof.key_binding_invalid',
          kind: 'input',
          params: { member: 'sd_hash' },
        })
      }
    }
  })

  it('made too long ago, or in the future', async () => {
    const text = await issued()
    const at = (seconds: number): string => new Date(NOW_MS + seconds * 1000).toISOString()
    for (const seconds of [-300, -1, 0, 60]) {
      await expect(open(await bind(text, { now: at(seconds) }), { binding })).resolves.toBeDefined()
    }
    const stale = await bind(text, { now: at(-301) })
    expect(await errorOf(open(stale, { binding }))).toMatchObject({
      code: 'proof.key_binding_stale',
      kind: 'input',
      params: { maxAgeSeconds: 300 },
    })
    expect((await errorOf(open(await bind(text, { now: at(61) }), { binding }))).code).toBe('proof.created_in_future')
    const patient = createSdJwtVc({ keyBindingMaxAgeSeconds: 600 })
    await expect(patient.open(parseSdJwt(stale), { ...openOptions(), binding })).resolves.toBeDefined()
    // A presentation that is kept is no login: without an occasion its age says nothing.
    await expect(open(stale)).resolves.toBeDefined()
  })

  it.each<[string, JsonObject, JsonObject]>([
    ['alg', { ...KB, alg: 'none' }, {}],
    ['alg', { ...KB, alg: 'HS256' }, {}],
    ['alg', { ...KB, alg: 'ES384' }, {}],
    ['typ', { ...KB, typ: 'JWT' }, {}],
    ['typ', { alg: 'ES256' }, {}],
    ['crit', { ...KB, crit: ['x'] }, {}],
    ['sd_hash', KB, { sd_hash: 'x' }],
    ['sd_hash', KB, { sd_hash: null }],
    ['iat', KB, { iat: 'now' }],
    ['iat', KB, { iat: 1e300 }],
    ['aud', KB, { aud: [binding.domain] }],
    ['nonce', KB, { nonce: 5 }],
  ])('a wrong %s is refused, asked for or not: %j %j', async (wrong, header, change) => {
    const text = await issued()
    const presented = await bound(text, header, { ...claimsFor(text), ...change })
    for (const options of [{}, { binding }]) {
      expect(await errorOf(open(presented, options))).toMatchObject({
        code: 'proof.key_binding_invalid',
        kind: 'input',
        params: { member: wrong },
      })
    }
  })

  it('signed by another key, expired, or no JSON', async () => {
    const text = await issued()
    const other = await bound(text, KB, claimsFor(text), signer)
    expect(await errorOf(open(other))).toMatchObject({ code: 'proof.key_binding_invalid', params: { member: 'signature' } })
    const expired = await bound(text, KB, { ...claimsFor(text), exp: SECONDS })
    expect((await errorOf(open(expired, { binding }))).code).toBe('proof.expired')
    expect(await errorOf(open(`${text}AAAA.AAAA.AAAA`))).toMatchObject({ code: 'proof.key_binding_invalid', kind: 'input' })
  })

  it('the key is the one under cnf, in the open', async () => {
    const text = await forge(badge)
    const presented = await bound(text, KB, claimsFor(text))
    expect(await errorOf(open(presented))).toMatchObject({ code: 'proof.claim_missing', kind: 'input', params: { claim: 'cnf' } })
    const named = await forge({ ...badge, cnf: { kid: 'did:example:1#key' } })
    expect(await errorOf(open(await bound(named, KB, claimsFor(named))))).toMatchObject({
      code: 'proof.holder_key_unsupported',
      kind: 'operation',
    })
    const wrong = await forge({ ...badge, cnf: 'x' })
    expect((await errorOf(open(await bound(wrong, KB, claimsFor(wrong))))).code).toBe('proof.member_invalid')
    const secret = await forge({ ...badge, cnf: { jwk: { ...holder.publicJwk, d: 'AAAA' } } })
    expect((await errorOf(open(await bound(secret, KB, claimsFor(secret))))).code).toBe('keys.private_member')
  })

  it('a credential made for an audience is for that audience', async () => {
    const cnf = { jwk: holder.publicJwk } as unknown as JsonObject
    for (const aud of [binding.domain, ['https://a.example', binding.domain]]) {
      await expect(open(await bind(await forge({ ...badge, cnf, aud })), { binding })).resolves.toBeDefined()
    }
    const elsewhere = await bind(await forge({ ...badge, cnf, aud: 'https://a.example' }))
    expect((await errorOf(open(elsewhere, { binding }))).code).toBe('proof.domain_mismatch')
  })

  it('a holder binds with the right key, once', async () => {
    const text = await issued()
    expect(await errorOf(bindToHolder(text, { signer, binding }))).toMatchObject({
      code: 'securing.holder_key_mismatch',
      kind: 'usage',
    })
    expect((await errorOf(bind(await bind(text)))).code).toBe('securing.key_bound')
    expect((await errorOf(bind(await forge(badge)))).code).toBe('proof.claim_missing')
    const odd = bindToHolder(text, { signer: { ...holder, alg: 'HS256' as never }, binding })
    expect((await errorOf(odd)).code).toBe('securing.signer_unsuitable')
  })
})
