import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { buildIdentityObject } from '../../src/credential/index.js'
import { createIssuer, skipRequirements } from '../../src/issue/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { controllerOf, errorOf, type Loose, NOW, newSigner, RECIPIENT, thaw } from '../support/badges.js'
import { countingRandom, firstAid, ISSUER, issuer, issuerOf, ladder, rungId, signer, verifiedOf, verifier } from './support.js'

function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isDeepFrozen)
}

describe('createIssuer', () => {
  it('issues as the controller of the key where no profile is given', () => {
    expect(createIssuer({ signer, mechanism: eddsaRdfc2022 }).profile).toEqual({ id: ISSUER, type: ['Profile'] })
  })

  it('keeps the profile and freezes it', () => {
    expect(issuer.profile).toEqual({ id: ISSUER, type: ['Profile'], name: 'Courier Platform' })
    expect(isDeepFrozen(issuer)).toBe(true)
  })

  it('refuses a profile that the key does not speak for', async () => {
    const error = await errorOf(() => issuerOf({ profile: { id: 'did:web:other.example' } }))
    expect(error).toMatchObject({
      code: 'issue.controller_mismatch',
      kind: 'usage',
      params: { issuer: 'did:web:other.example', controller: ISSUER },
    })
  })

  it('lets a bare key URL speak for the issuer whose URL it lies below only (OB 3.0 section 8.2.3)', async () => {
    const key = await newSigner('ES256', 'https://school.example/issuers/7/keys/1')
    const of =
      (id: string, signerId = key.id) =>
      () =>
        issuerOf({ signer: { ...key, id: signerId }, mechanism: ob3Jwt, profile: { id } })
    expect(of('https://school.example/issuers/7')().profile.id).toBe('https://school.example/issuers/7')
    for (const id of [
      'https://other.example/issuers/7',
      'https://school.example/issuers/8',
      'https://school.example/issuers/7/k',
      'did:web:school.example',
    ]) {
      expect((await errorOf(of(id))).code).toBe('issue.controller_mismatch')
    }
    expect((await errorOf(of('https://school.example/issuers/7', 'https://school.example/issuers/7/keys#1'))).code).toBe(
      'issue.controller_mismatch',
    )
  })

  it.each([
    ['core.option_unknown', { signer, mechanism: eddsaRdfc2022, mechanisms: [] }],
    ['core.option_invalid', undefined],
    ['core.option_invalid', { mechanism: eddsaRdfc2022 }],
    ['core.option_invalid', { signer: null, mechanism: eddsaRdfc2022 }],
    ['core.option_invalid', { signer: { ...signer, id: 'https:' }, mechanism: eddsaRdfc2022 }],
    ['core.option_invalid', { signer }],
    ['core.option_invalid', { signer, mechanism: {} }],
    ['core.option_invalid', { signer, mechanism: eddsaRdfc2022, contexts: 'all' }],
    ['credential.field_unknown', { signer, mechanism: eddsaRdfc2022, profile: { nmae: 'x' } }],
    ['credential.field_invalid', { signer, mechanism: eddsaRdfc2022, profile: { email: 7 } }],
  ])('refuses %s', async (code, options) => {
    expect((await errorOf(() => createIssuer(options as Loose))).code).toBe(code)
  })

  it('refuses a key that cannot sign with the mechanism, before anything is issued', async () => {
    const wrong = issuerOf({ signer: await newSigner('ES256'), profile: {} })
    expect((await errorOf(wrong.issue(firstAid()))).code).toBe('securing.signer_unsuitable')
  })
})

describe('issue', () => {
  it('issues a badge that verifies', async () => {
    const badge = await issuer.issue(firstAid())
    const credential = await verifiedOf(badge)
    expect(credential.id).toBe(badge.id)
    expect(credential.issuer).toEqual(issuer.profile)
    expect(badge).toMatchObject({ mediaType: 'application/vc', fileName: expect.stringMatching(/^[0-9a-f-]{36}\.json$/) })
  })

  it('stamps the second of the clock, and keeps what it is told', async () => {
    const late = issuerOf({ now: '2026-06-01T00:00:00.999Z' })
    expect((await late.issue({ ...firstAid(), validFrom: undefined } as Loose)).credential).toMatchObject({ validFrom: NOW })
    const told = await issuer.issue({ ...firstAid(), id: 'https://courier.example/badges/7', validFrom: '2026-03-01T00:00:00Z' })
    expect(told).toMatchObject({ id: 'https://courier.example/badges/7', credential: { validFrom: '2026-03-01T00:00:00Z' } })
  })

  it('is deterministic with injected clock and random source (RFC 8032: Ed25519 signatures are)', async () => {
    const [one, two] = await Promise.all(
      [0, 1].map(async () => {
        const fixed = issuerOf({ random: countingRandom(), now: () => new Date(NOW) })
        return [
          await fixed.issue(firstAid()),
          await fixed.issue({ ladder, rung: rungId('courier'), subject: RECIPIENT, held: skipRequirements }),
        ]
      }),
    )
    expect(JSON.stringify(one)).toBe(JSON.stringify(two))
    expect(one?.[0]?.id).not.toBe(one?.[1]?.id)
  })

  it.each(['general', 'rung', 'sealed', 'token'])('gives a deep-frozen result: %s', async (kind) => {
    const es256 = issuerOf({ signer: await newSigner('ES256'), mechanism: ob3Jwt, profile: {} })
    const badge =
      kind === 'rung'
        ? await issuer.issue({ ladder, rung: rungId('courier'), subject: RECIPIENT, held: skipRequirements })
        : kind === 'sealed'
          ? await issuer.sealBadge(
              JSON.parse(JSON.stringify({ ...thaw((await issuer.issue(firstAid())).credential), proof: undefined })),
            )
          : await (kind === 'token' ? es256 : issuer).issue(firstAid())
    expect(isDeepFrozen(badge)).toBe(true)
  })

  it('makes a changed copy fail verification, wherever it was changed', async () => {
    const { credential } = await issuer.issue(
      firstAid({ name: 'First aid', validUntil: '2027-01-01T00:00:00Z', evidence: [{ narrative: 'Watched.' }] }),
    )
    const texts: (readonly string[])[] = []
    const walk = (value: unknown, path: readonly string[]): void => {
      if (typeof value === 'string') texts.push(path)
      else for (const [key, member] of Object.entries(value as object)) walk(member, [...path, key])
    }
    walk(credential, [])
    expect(texts.length).toBeGreaterThan(20)
    for (const path of texts) {
      const copy = thaw(credential)
      const parent = path.slice(0, -1).reduce((at, key) => at[key], copy)
      parent[path.at(-1) as string] += 'x'
      expect((await verifier.verify(copy)).outcome, path.join('/')).not.toBe('verified')
    }
  })

  it('leaves its input as it was, and takes a copy before it waits', async () => {
    const request: Loose = thaw({ ...firstAid(), name: 'First aid' })
    const before = JSON.stringify(request)
    const promise = issuer.issue(request)
    request.name = 'Changed later'
    request.achievement.name = 'Changed later'
    const { credential } = await promise
    expect(JSON.stringify(credential)).not.toContain('Changed later')
    request.name = request.achievement.name = 'First aid'
    expect(JSON.stringify(request)).toBe(before)
  })

  it('refuses an e-mail-only recipient in a JWT, which would have no sub (OB 3.0 section 8.2.4.1)', async () => {
    const es256 = issuerOf({ signer: await newSigner('ES256'), mechanism: ob3Jwt, profile: {} })
    const subject = { identifier: [buildIdentityObject({ identity: 'ana@example.com', salt: '0123456789abcdef' })] }
    const error = await errorOf(es256.issue(firstAid({ subject })))
    expect(error).toMatchObject({ code: 'securing.subject_id_missing', kind: 'input' })
    expect(JSON.stringify(error)).not.toContain('ana@')
    await verifiedOf(await issuer.issue(firstAid({ subject })))
  })

  it.each([
    ['../x', 'a:../x'],
    ['a path inside', 'https://a/../../b'],
    ['a drive', 'c:\\windows'],
    ['a device', 'nul:nul'],
    ['a URN', 'urn:uuid:00000000-0000-4000-8000-000000000000'],
    ['unicode', 'https://bücher.example/абв/日本'],
    ['a direction override', 'https://a.example/\u202egnp.exe'],
    ['a long one', `https://a.example/${'x'.repeat(3000)}`],
    ['dots', 'x:....'],
    ['a query', 'https://a.example/?a=b&c=d#e%2f..%2f'],
  ])('names a file safely: %s', async (_, id) => {
    let name: string
    try {
      name = (await issuer.issue({ ...firstAid(), id })).fileName
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^(credential|rdf)\./), kind: 'input' })
      return
    }
    expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,119}\.json$/)
  })

  it('names files safely whatever the id is', async () => {
    const refused: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (tail) => {
        const badge = await issuer.issue({ ...firstAid(), id: `urn:x:${tail}` }).catch((error: Loose) => refused.push(error.code))
        if (typeof badge === 'number') return
        expect(badge.fileName).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,119}\.json$/)
      }),
      { numRuns: 60 },
    )
    expect(refused.filter((code) => !/^(credential|core|rdf)\./.test(code))).toEqual([])
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', 'badge'],
    ['an empty object', {}],
    ['a list', []],
    ['an unknown member', { ...firstAid(), narrative: 'x' }],
    ['another issuer', { ...firstAid(), achievement: null }],
    ['a ladder that is none', { ladder: {}, rung: 'x', subject: RECIPIENT, held: [] }],
    ['a ladder that is null', { ladder: null, rung: 'x', subject: RECIPIENT, held: [] }],
    [
      'rungs that are none',
      { ladder: { ...ladder, rungs: [{ id: 'x' }] }, rung: 'x', subject: RECIPIENT, held: skipRequirements },
    ],
    ['a rung that is none', { ladder, rung: { id: 'x' }, subject: RECIPIENT, held: [] }],
    ['held as true', { ladder, rung: rungId('courier'), subject: RECIPIENT, held: true }],
    ['held left out', { ladder, rung: rungId('courier'), subject: RECIPIENT }],
    ['held as another symbol', { ladder, rung: rungId('courier'), subject: RECIPIENT, held: Symbol('rungs.skipRequirements') }],
    ['facts that are none', { ladder, rung: rungId('courier'), subject: RECIPIENT, held: [{}, null] }],
    ['a misspelt option', { ladder, rung: rungId('courier'), subject: RECIPIENT, held: [], heldd: [] }],
    ['a policy that is none', { ladder, rung: rungId('courier'), subject: RECIPIENT, held: [], policy: { trust: 7 } }],
    ['a subject that is none', { ladder, rung: rungId('courier'), subject: null, held: skipRequirements }],
  ])('never throws anything but a RungsError: %s', async (_, request) => {
    expect(['usage', 'input']).toContain((await errorOf(issuer.issue(request as Loose))).kind)
  })

  it('can be used concurrently', async () => {
    const badges = await Promise.all(Array.from({ length: 20 }, () => issuer.issue(firstAid())))
    expect(new Set(badges.map(({ id }) => id)).size).toBe(20)
    for (const { credential } of badges) expect((await verifier.verify(credential as JsonObject)).outcome).toBe('verified')
  })

  it('puts the profile of its own issuer in, whatever the request says', async () => {
    const { credential } = await issuer.issue({ ...firstAid(), issuer: { id: 'did:web:other.example' } } as Loose)
    expect(credential).toMatchObject({ issuer: { id: controllerOf(signer) } })
  })
})
