import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, DATA_INTEGRITY_V2 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { createEcdsaSd2023, ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import type { CborValue } from '../../src/securing/data-integrity/selective/cbor.js'
import { widenPointer } from '../../src/securing/data-integrity/selective/pointers.js'
import type { Mechanism, Sealed } from '../../src/securing/index.js'
import {
  badgeOf,
  controllerDocument,
  controllerOf,
  errorOf,
  type Loose,
  loader,
  NOW_MS,
  newSigner,
  openOptions,
  signedBadge,
  thaw,
} from '../support/badges.js'
import { resultBadge } from '../support/result-badge.js'
import {
  changed,
  componentsOf,
  deriveBy,
  openBy,
  proofBytesOf,
  proofValueOf,
  sealedOf,
  withComponents,
} from '../support/selective.js'

const signer = await newSigner('ES256')
const did = controllerOf(signer)
const secure = async (badge: JsonObject, mechanism: Mechanism = ecdsaSd2023): Promise<JsonObject> =>
  (await mechanism.secure(badge, { signer, loader, now: NOW_MS })).credential as JsonObject
const derive = (document: JsonObject, reveal: readonly string[]) => deriveBy(ecdsaSd2023, document, reveal)
const open = (document: JsonObject, documents: unknown[] = []) => openBy(ecdsaSd2023, document, openOptions(documents))

const badge = resultBadge(did)
const base = await secure(badge)
const derived = await derive(base, ['/credentialSubject/result/1', '/evidence/0'])
type Subject = { result?: JsonObject[]; achievement: JsonObject } & JsonObject
const subjectOf = (document: JsonObject): Subject => document['credentialSubject'] as Subject

describe('create base proof (ECDSA cryptosuites 1.0 section 3.6.1)', () => {
  it('puts a proof inside a frozen copy', () => {
    expect(base['proof']).toEqual({
      type: 'DataIntegrityProof',
      cryptosuite: 'ecdsa-sd-2023',
      created: '2026-06-01T00:00:00Z',
      verificationMethod: signer.id,
      proofPurpose: 'assertionMethod',
      proofValue: expect.stringMatching(/^u2V0AhVhA[\w-]+$/),
    })
    const { proof: _, ...credential } = base
    expect(credential).toEqual(badge)
    expect(Object.isFrozen(base) && Object.isFrozen(base['proof'])).toBe(true)
    expect(badge['proof']).toBeUndefined()
  })

  it('opens with everything', async () => {
    expect(await open(base)).toEqual({
      credential: badge,
      controller: did,
      verificationMethod: signer.id,
      publicJwk: signer.publicJwk,
      created: '2026-06-01T00:00:00Z',
      disclosure: { form: 'base', hidden: 0 },
      warnings: [],
    })
  })

  it('has another key, other labels and other signatures each time', async () => {
    const [first, second] = [componentsOf(base), componentsOf(await secure(badge))]
    for (const index of [0, 1, 2]) expect(first[index]).not.toEqual(second[index])
  })

  it('lists issuer, dates, status and what an Open Badge must have as mandatory', () => {
    expect(componentsOf(base)[4]).toEqual([
      '/issuer',
      '/validFrom',
      '/validUntil',
      '/credentialStatus',
      '/credentialSubject/result/0/status',
      '/credentialSubject/result/2/status',
      '/name',
      '/credentialSubject/type',
      '/credentialSubject/achievement/type',
      '/credentialSubject/achievement/name',
      '/credentialSubject/achievement/description',
      '/credentialSubject/achievement/criteria',
    ])
  })

  it('with pointers of one’s own lists these, and still whether the credential holds', async () => {
    const own = createEcdsaSd2023({ mandatoryPointers: ['/evidence/1'] })
    const pointers = componentsOf(await secure(badge, own))[4] as readonly string[]
    expect(pointers).toEqual([...(componentsOf(base)[4] as string[]).slice(0, 6), '/evidence/1'])
    const none = componentsOf(await secure(badgeOf(did), createEcdsaSd2023({ mandatoryPointers: [] })))[4]
    expect(none).toEqual(['/issuer', '/validFrom', '/validUntil'])
    const absent = createEcdsaSd2023({ mandatoryPointers: ['/evidence/7'] })
    expect(await errorOf(secure(badge, absent))).toMatchObject({ code: 'rdf.pointer_invalid', path: '/evidence/7' })
  })

  it('refuses unknown options', async () => {
    expect(await errorOf(() => createEcdsaSd2023({ mandatory: [] } as never))).toMatchObject({ code: 'core.option_unknown' })
    for (const mandatoryPointers of ['/issuer', [5], null]) {
      const error = await errorOf(() => createEcdsaSd2023({ mandatoryPointers } as never))
      expect(error).toMatchObject({ code: 'core.option_invalid', kind: 'usage', params: { option: 'mandatoryPointers' } })
    }
  })

  it.each(['Ed25519', 'ES384', 'RS256'] as const)('takes P-256 keys, not %s', async (alg) => {
    const other = await newSigner(alg)
    const error = await errorOf(ecdsaSd2023.secure(badge, { signer: other, loader, now: NOW_MS }))
    expect(error).toMatchObject({
      code: 'securing.signer_unsuitable',
      kind: 'usage',
      params: { mechanism: 'ecdsa-sd-2023', alg },
    })
  })

  it('refuses a second proof, members in disguise, terms that nobody defined, and a signer that takes less', async () => {
    expect(await errorOf(secure(base))).toMatchObject({ code: 'securing.already_secured', path: '/proof' })
    const disguised = { ...badge, 'https://www.w3.org/2018/credentials#validUntil': 'x' }
    expect(await errorOf(secure(disguised))).toMatchObject({ code: 'proof.member_disguised', kind: 'input' })
    expect(await errorOf(secure({ ...badge, wageUplift: 5 }))).toMatchObject({ code: 'rdf.term_undefined' })
    const small = { ...signer, maxBytes: 98 }
    expect(await errorOf(ecdsaSd2023.secure(badge, { signer: small, loader, now: NOW_MS }))).toMatchObject({
      code: 'securing.too_large',
      params: { maxBytes: 98, bytes: 99 },
    })
  })

  it('joins a proof set, from which a derived proof goes alone (Data Integrity 1.0 section 2.1.1)', async () => {
    const first = await signedBadge(await newSigner(), badge)
    const options = { signer, loader, now: NOW_MS }
    const both = (await ecdsaSd2023.secure(first, { ...options, addToProofs: {} })).credential as JsonObject
    expect(both['proof']).toHaveLength(2)
    await expect(open(both)).resolves.toMatchObject({ credential: badge })
    await expect(open(await derive(both, ['/evidence']))).resolves.toMatchObject({ disclosure: { form: 'derived' } })
  })

  it('a proof that it covers is always shown (Data Integrity 1.0 section 2.1.2)', async () => {
    const id = 'urn:uuid:first'
    const first = (await eddsaRdfc2022.secure(badge, { signer: await newSigner(), loader, now: NOW_MS, proofId: id })).credential
    const options = { signer, loader, now: NOW_MS, addToProofs: { previousProof: id } }
    const chained = (await ecdsaSd2023.secure(first as JsonObject, options)).credential as JsonObject
    await expect(open(chained)).resolves.toBeDefined()
    const shown = await derive(chained, ['/evidence'])
    expect(shown['proof']).toMatchObject([{ id }, { previousProof: id }])
    await expect(open(shown)).resolves.toMatchObject({ disclosure: { form: 'derived' } })
    const dropped = { ...shown, proof: (shown['proof'] as JsonObject[])[1] as JsonObject }
    expect(await errorOf(open(dropped))).toMatchObject({ code: 'proof.previous_missing' })
    const changedFirst = changed(shown, ({ proof }) => {
      proof[0].created = '2026-05-31T00:00:00Z'
    })
    expect(await errorOf(open(changedFirst))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it('names the context of proofs under VCDM 1.1, where dates have other names', async () => {
    const old: JsonObject = {
      '@context': [CREDENTIALS_V1],
      id: 'urn:example:1',
      type: ['VerifiableCredential'],
      issuer: did,
      issuanceDate: '2026-05-01T00:00:00Z',
      expirationDate: '2027-05-01T00:00:00Z',
      credentialSubject: { id: 'urn:example:s' },
    }
    const secured = await secure(old)
    expect(secured['@context']).toEqual([CREDENTIALS_V1, DATA_INTEGRITY_V2])
    expect(await derive(secured, [])).toMatchObject({ issuer: did, expirationDate: old['expirationDate'] })
  })

  it('repeats what ties it to an occasion', async () => {
    const binding = { challenge: 'c', domain: 'd.example' }
    const options = { signer, loader, now: NOW_MS, binding, proofId: 'urn:uuid:2', expires: NOW_MS + 1000 }
    const bound = (await ecdsaSd2023.secure(badge, options)).credential as JsonObject
    expect(bound['proof']).toMatchObject({ ...binding, id: 'urn:uuid:2', expires: '2026-06-01T00:00:01Z' })
    const shown = await derive(bound, [])
    expect(shown['proof']).toMatchObject(binding)
    await expect(ecdsaSd2023.open(sealedOf(shown), { ...openOptions(), binding })).resolves.toBeDefined()
    const other = { ...openOptions(), binding: { ...binding, challenge: 'e' } }
    expect(await errorOf(ecdsaSd2023.open(sealedOf(shown), other))).toMatchObject({ code: 'proof.challenge_mismatch' })
  })
})

describe('add derived proof (section 3.6.6)', () => {
  it('shows what was chosen and what is mandatory, and nothing else', async () => {
    const { proof, ...shown } = derived
    expect(Object.keys(shown)).toEqual(Object.keys(badge).filter((name) => !['description', 'awardedDate'].includes(name)))
    expect(shown['issuer']).toEqual(badge['issuer'])
    expect(shown['credentialStatus']).toEqual(badge['credentialStatus'])
    expect(shown['evidence']).toEqual([(badge['evidence'] as JsonObject[])[0]])
    const [ride, route, failed] = subjectOf(badge).result as [JsonObject, JsonObject, JsonObject]
    expect(subjectOf(derived).result).toEqual([
      { type: ride['type'], status: 'Completed' },
      route,
      { type: failed['type'], status: 'Failed' },
    ])
    expect(subjectOf(derived).achievement['resultDescription']).toBeUndefined()
    expect(proof).toEqual({ ...(base['proof'] as JsonObject), proofValue: proofValueOf(derived) })
    expect(proofValueOf(derived)).toMatch(/^u2V0BhVhA/)
    const opened = await open(derived)
    expect(opened).toMatchObject({ credential: shown, controller: did, disclosure: { form: 'derived' }, warnings: [] })
    expect(Object.isFrozen(opened.credential) && Object.isFrozen(derived)).toBe(true)
  })

  it('needs nothing chosen', async () => {
    await expect(open(await derive(base, []))).resolves.toMatchObject({ disclosure: { form: 'derived' } })
  })

  it('with everything chosen is the whole', async () => {
    const { proof: _, ...shown } = await derive(base, [''])
    expect(shown).toEqual(badge)
  })

  it.each([
    '/credentialSubject/result/0/value',
    '/credentialSubject/result/0/resultDescription',
    '/credentialSubject/result/0/status',
    '/credentialSubject/result/0',
  ])('%s shows the whole result: a value means nothing without its status', async (path) => {
    const shown = await derive(base, [path])
    expect(subjectOf(shown).result?.[0]).toEqual(subjectOf(badge).result?.[0])
    expect(subjectOf(shown).result?.[1]).toEqual({ type: ['Result'], status: 'Failed' })
    await expect(open(shown)).resolves.toBeDefined()
  })

  it('the status of a result is always shown, whoever derives', async () => {
    const own = createEcdsaSd2023({ mandatoryPointers: [] })
    const shown = await derive(await secure(badge, own), [])
    expect(subjectOf(shown).result?.map(({ status }) => status)).toEqual(['Completed', 'Failed'])
  })

  it.each([['Result'], ['https://purl.imsglobal.org/spec/vc/ob/vocab.html#Result'], ['OtherResult']])(
    'a result of type %s is one by where it stands as well',
    (type) => {
      const document = { credentialSubject: { result: [{ type: [type], value: '92', status: 'Failed' }] } }
      expect(widenPointer(document, '/credentialSubject/result/0/value')).toBe('/credentialSubject/result/0')
    },
  )

  it('an endorsement inside with its own proof is shown whole', async () => {
    const endorsement = {
      '@context': badge['@context'] as string[],
      id: 'urn:uuid:e',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: 'did:example:e', type: ['Profile'] },
      validFrom: '2026-05-01T00:00:00Z',
      credentialSubject: { id: 'urn:example:x', type: ['EndorsementSubject'], endorsementComment: 'Good.' },
    }
    const signedEndorsement = await signedBadge(await newSigner(), endorsement)
    const endorsed = { ...badge, endorsement: [signedEndorsement] }
    const shown = await derive(await secure(endorsed), ['/endorsement/0/issuer/id'])
    expect(shown['endorsement']).toEqual([signedEndorsement])
    await expect(open(shown)).resolves.toBeDefined()
  })

  it('a list is shown whole', async () => {
    const shown = await derive(base, ['/credentialSubject/achievement/resultDescription/1/allowedValue/0'])
    expect(subjectOf(shown).achievement['resultDescription']).toEqual([
      { id: expect.any(String), type: ['ResultDescription'], allowedValue: ['poor', 'good', 'excellent'] },
    ])
    await expect(open(shown)).resolves.toBeDefined()
  })

  it('survives another order of members', async () => {
    const turned = Object.fromEntries(Object.entries(thaw(base)).reverse()) as JsonObject
    const shown = await derive(turned, ['/evidence', '/credentialSubject/achievement/alignment/1'])
    await expect(open(Object.fromEntries(Object.entries(thaw(shown)).reverse()) as JsonObject)).resolves.toBeDefined()
  })

  it('leaves nothing hidden in the proof: the HMAC key and the other signatures stay behind', () => {
    const [baseSignature, publicKey, hmacKey, signatures] = componentsOf(base) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array[],
    ]
    const shown = componentsOf(derived)
    expect(shown[0]).toEqual(baseSignature)
    expect(shown[1]).toEqual(publicKey)
    expect(Buffer.from(proofBytesOf(derived)).includes(Buffer.from(hmacKey))).toBe(false)
    expect((shown[2] as unknown[]).length).toBeLessThan(signatures.length)
    expect(JSON.stringify(derived)).not.toContain('Forty-two shifts')
  })

  it('is refused from what is derived already, from tokens, and without a list of pointers', async () => {
    expect(await errorOf(derive(derived, []))).toMatchObject({ code: 'securing.already_derived', kind: 'input' })
    const token: Sealed = { form: 'compact', token: '', header: {}, payload: {}, path: '' }
    const all = { reveal: [], loader }
    expect(await errorOf(ecdsaSd2023.derive?.(token, all) as Promise<unknown>)).toMatchObject({ code: 'core.option_invalid' })
    expect(await errorOf(derive(base, '/name' as never))).toMatchObject({ code: 'core.option_invalid', kind: 'usage' })
    expect(
      await errorOf(
        derive(
          changed(base, ({ proof }) => delete proof.proofValue),
          [],
        ),
      ),
    ).toMatchObject({
      code: 'proof.member_missing',
    })
  })

  it('is refused from a base proof that lacks signatures, or over a changed document of other statements', async () => {
    const short = withComponents(base, (components) => {
      components[3] = (components[3] as CborValue[]).slice(1)
    })
    expect(await errorOf(derive(short, []))).toMatchObject({ code: 'proof.signature_invalid' })
    const longer = changed(base, (copy) => {
      copy.credentialSubject.achievement.tag.push('more')
    })
    expect(await errorOf(derive(longer, []))).toMatchObject({ code: 'proof.signature_invalid' })
  })
})

describe('verify derived proof (section 3.6.7)', () => {
  it.each([
    ['base', base],
    ['derived', derived],
  ])('any change of any leaf breaks a %s proof', async (_form, document) => {
    const leaves: (string | number)[][] = []
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (typeof value === 'object' && value !== null)
        for (const [key, member] of Object.entries(value)) walk(member, [...path, key])
      else if (path[0] !== '@context') leaves.push(path)
    }
    walk(document, [])
    expect(leaves.length).toBeGreaterThan(30)
    for (const path of leaves) {
      const copy = changed(document, (whole) => {
        const holder = path.slice(0, -1).reduce((at, key) => at[key], whole)
        holder[path.at(-1) as string] = `${holder[path.at(-1) as string]}x`
      })
      const error = await errorOf(open(copy))
      expect([error.kind, path.join('/')]).toEqual([
        error.code === 'did.method_unsupported' ? 'operation' : 'input',
        path.join('/'),
      ])
    }
  })

  it.each<[string, (copy: Loose) => void]>([
    ['a mandatory member left out', (copy) => delete copy.validUntil],
    ['the status left out', (copy) => delete copy.credentialStatus],
    ['the status of a result left out', (copy) => delete copy.credentialSubject.result[2].status],
    ['a result left out', (copy) => copy.credentialSubject.result.pop()],
    ['a chosen member left out', (copy) => delete copy.evidence],
    ['a member added', (copy) => Object.assign(copy, { description: 'Drives a van.' })],
    ['a value added to another result', (copy) => Object.assign(copy.credentialSubject.result[2], { value: '92' })],
    [
      'the status of one result moved to another',
      (copy) => {
        const [first, , third] = copy.credentialSubject.result
        ;[first.status, third.status] = [third.status, first.status]
        first.value = 'good'
      },
    ],
  ])('breaks with %s', async (_what, change) => {
    const error = await errorOf(open(changed(derived, change)))
    expect(['proof.signature_invalid', 'proof.member_invalid', 'rdf.label_map_invalid']).toContain(error.code)
    expect(error.kind).toBe('input')
  })

  it('breaks with the proof of another credential, another derivation, or another key', async () => {
    const other = await secure({ ...badge, description: 'Drives a truck.', name: 'Truck driver' })
    const elsewhere = await derive(other, ['/credentialSubject/result/1', '/evidence/0'])
    expect(await errorOf(open({ ...derived, proof: elsewhere['proof'] as JsonObject }))).toMatchObject({ kind: 'input' })
    const less = await derive(base, [])
    expect(await errorOf(open({ ...derived, proof: less['proof'] as JsonObject }))).toMatchObject({ kind: 'input' })
    const stranger = await newSigner('ES256')
    const forged = changed(derived, ({ proof }) => {
      proof.verificationMethod = stranger.id
    })
    expect(await errorOf(open(forged))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it('statements of two derivations cannot be put together under one label', async () => {
    const [first, second] = [
      await derive(base, ['/credentialSubject/result/0']),
      await derive(base, ['/credentialSubject/result/2']),
    ]
    const mixed = changed(first, (copy) => {
      copy.credentialSubject.result[1].value = (subjectOf(second).result as Loose[])[1].value
    })
    expect(await errorOf(open(mixed))).toMatchObject({ kind: 'input' })
  })

  it('a base signature for other signatures breaks: the key of the proof is signed', async () => {
    const [first, second] = [componentsOf(base), componentsOf(await secure(badge))]
    const swapped = withComponents(base, (components) => {
      components[1] = second[1] as CborValue
      components[3] = second[3] as CborValue
    })
    expect(await errorOf(open(swapped))).toMatchObject({ code: 'proof.signature_invalid' })
    const statement = withComponents(base, (components) => {
      const signatures = [...(first[3] as Uint8Array[])]
      signatures[5] = signatures[6] as Uint8Array
      components[3] = signatures
    })
    expect(await errorOf(open(statement))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it('the key must be a P-256 key that its controller lists', async () => {
    const ed25519 = await newSigner()
    const wrong = changed(derived, ({ proof }) => {
      proof.verificationMethod = ed25519.id
    })
    expect(await errorOf(open(wrong))).toMatchObject({
      code: 'proof.alg_mismatch',
      params: { alg: 'ecdsa-sd-2023', key: 'Ed25519' },
    })
    const web = await newSigner('ES256', 'https://courier.example/issuer#key-1')
    const secured = (await ecdsaSd2023.secure(badge, { signer: web, loader, now: NOW_MS })).credential as JsonObject
    const shown = await derive(secured, [])
    await expect(open(shown, [controllerDocument(web)])).resolves.toMatchObject({ controller: 'https://courier.example/issuer' })
    expect(await errorOf(open(shown, [{ ...controllerDocument(web), assertionMethod: [] }]))).toMatchObject({
      code: 'did.method_not_authorised',
    })
    const revoked = [controllerDocument(web, { revoked: '2026-05-31T00:00:00Z' })]
    expect(await errorOf(open(shown, revoked))).toMatchObject({ code: 'proof.method_revoked' })
    expect(await errorOf(open(shown))).toMatchObject({ code: 'did.offline', kind: 'operation' })
  })

  it('tells of a proof from the future, and refuses one that has ended', async () => {
    const early = await ecdsaSd2023.open(sealedOf(derived), openOptions([], NOW_MS - 600_000))
    expect(early.warnings).toMatchObject([{ code: 'proof.created_in_future' }])
    const options = { signer, loader, now: NOW_MS, expires: NOW_MS + 1000 }
    const ending = await derive((await ecdsaSd2023.secure(badge, options)).credential as JsonObject, [])
    expect(await errorOf(ecdsaSd2023.open(sealedOf(ending), openOptions([], NOW_MS + 1000)))).toMatchObject({
      code: 'proof.expired',
    })
  })

  it('hidden members in disguise: the signatures hold, and yet nobody is told that it is verified', async () => {
    const hidden = changed(derived, (copy) => {
      const date = copy.validUntil
      delete copy.validUntil
      copy['https://www.w3.org/2018/credentials#validUntil'] = {
        '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
        '@value': date,
      }
    })
    expect(await errorOf(open(hidden))).toMatchObject({ code: 'proof.member_disguised', kind: 'operation' })
  })

  it('detects its own suite only, and opens no tokens', async () => {
    expect(ecdsaSd2023.detect(sealedOf(base))).toBe(true)
    const others = { cryptosuite: 'ecdsa-rdfc-2019', type: 'X' }
    for (const [member, value] of Object.entries(others)) {
      const other = changed(base, ({ proof }) => {
        proof[member] = value
      })
      expect(ecdsaSd2023.detect(sealedOf(other))).toBe(false)
    }
    const token: Sealed = { form: 'compact', token: '', header: {}, payload: {}, path: '' }
    expect(ecdsaSd2023.detect(token)).toBe(false)
    expect(await errorOf(ecdsaSd2023.open(token, openOptions()))).toMatchObject({ code: 'core.option_invalid', kind: 'usage' })
  })
})
