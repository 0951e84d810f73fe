import { describe, expect, it } from 'vitest'
import { concatBytes, type JsonObject, toMultibase64url } from '../../src/core/index.js'
import { bbs2023, createBbs2023, createBbsSigner, generateBbsKey } from '../../src/securing/data-integrity/bbs-2023.js'
import { loadBbs } from '../../src/securing/data-integrity/selective/bbs-peer.js'
import type { CborValue } from '../../src/securing/data-integrity/selective/cbor.js'
import { errorOf, loader, NOW_MS, newSigner, openOptions } from '../support/badges.js'
import { resultBadge } from '../support/result-badge.js'
import {
  changed,
  componentsOf,
  deriveBy,
  openBy,
  proofBytesOf,
  sealedOf,
  withComponents,
  withValue,
} from '../support/selective.js'

const pair = await generateBbsKey()
const bbsSigner = createBbsSigner(pair)
const did = bbsSigner.id.split('#')[0] as string
const unused = await newSigner()
const badge = resultBadge(did)
const secure = async (mechanism = createBbs2023({ signer: bbsSigner }), document = badge): Promise<JsonObject> =>
  (await mechanism.secure(document, { signer: unused, loader, now: NOW_MS })).credential as JsonObject
const base = await secure()
const derived = await deriveBy(bbs2023, base, ['/credentialSubject/result/1/value', '/evidence/0'])
const open = (document: JsonObject, documents: unknown[] = []) => openBy(bbs2023, document, openOptions(documents))
type Subject = { readonly result: readonly JsonObject[]; readonly achievement: JsonObject }
const subjectOf = (document: JsonObject): Subject => document['credentialSubject'] as never

describe('bbs-2023 (BBS cryptosuites 1.0 section 3.4)', () => {
  it('makes a base proof by its own signer, which opens with everything', async () => {
    expect(base['proof']).toMatchObject({ cryptosuite: 'bbs-2023', verificationMethod: bbsSigner.id })
    expect(await open(base)).toMatchObject({
      credential: badge,
      controller: did,
      verificationMethod: bbsSigner.id,
      publicJwk: { kty: 'OKP', crv: 'BLS12381G2' },
      disclosure: { form: 'base', hidden: 0 },
    })
  })

  it('derives what was chosen and what is mandatory, results whole', async () => {
    expect(subjectOf(derived).result[1]).toEqual(subjectOf(badge).result[1])
    expect(subjectOf(derived).result[2]).toEqual({ type: ['Result'], status: 'Failed' })
    expect(derived['credentialStatus']).toEqual(badge['credentialStatus'])
    expect(derived['description']).toBeUndefined()
    const { proof: _, ...shown } = derived
    expect(await open(derived)).toMatchObject({ credential: shown, disclosure: { form: 'derived' } })
  })

  it('shows lists whole', async () => {
    const shown = await deriveBy(bbs2023, base, ['/credentialSubject/achievement/resultDescription/1/allowedValue/0'])
    expect(JSON.stringify(shown)).toContain('["poor","good","excellent"]')
    await expect(open(shown)).resolves.toBeDefined()
  })

  it('two derivations have nothing in common but what they show', async () => {
    const again = await deriveBy(bbs2023, base, ['/credentialSubject/result/1/value', '/evidence/0'])
    const [first, second] = [componentsOf(derived), componentsOf(again)]
    expect(first[0]).not.toEqual(second[0])
    expect(Buffer.from(proofBytesOf(derived)).includes(Buffer.from(componentsOf(base)[0] as Uint8Array))).toBe(false)
  })

  it('ties a derived proof to a presentation header', async () => {
    const header = Uint8Array.of(1, 2, 3)
    const bound = await deriveBy(createBbs2023({ presentationHeader: header }), base, [])
    expect(componentsOf(bound)[4]).toEqual(header)
    await expect(open(bound)).resolves.toBeDefined()
    // Whoever asked for a header takes no other.
    await expect(openBy(createBbs2023({ presentationHeader: header }), bound, openOptions())).resolves.toBeDefined()
    const elsewhere = createBbs2023({ presentationHeader: Uint8Array.of(9) })
    expect(await errorOf(openBy(elsewhere, bound, openOptions()))).toMatchObject({ code: 'proof.signature_invalid' })
    const other = withComponents(bound, (all) => all.splice(4, 1, Uint8Array.of(1, 2, 4)))
    expect(await errorOf(open(other))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it.each<[string, (copy: Record<string, unknown>) => void]>([
    ['another name', (copy) => Object.assign(copy, { name: 'Surgeon' })],
    ['another issuer', (copy) => Object.assign(copy, { issuer: 'did:example:other' })],
    ['no end', (copy) => delete copy['validUntil']],
    ['no status', (copy) => delete copy['credentialStatus']],
    ['no evidence', (copy) => delete copy['evidence']],
    ['more text', (copy) => Object.assign(copy, { description: 'Drives a van.' })],
    ['another date of the proof', (copy) => Object.assign(copy['proof'] as object, { created: '2026-05-31T00:00:00Z' })],
  ])('breaks with %s', async (_what, change) => {
    for (const document of [base, derived]) {
      const copy = changed(document, change)
      if (JSON.stringify(copy) === JSON.stringify(document)) continue
      expect(await errorOf(open(copy))).toMatchObject({ kind: 'input' })
    }
  })

  it('the key is one that its controller lists, and of this kind', async () => {
    const id = 'https://courier.example/issuer#bbs'
    const web = await deriveBy(bbs2023, await secure(createBbs2023({ signer: createBbsSigner(pair, { id }) })), [])
    const method = { id, type: 'Multikey', controller: 'https://courier.example/issuer', publicKeyMultibase: did.slice(8) }
    const document = { id: method.controller, verificationMethod: [method], assertionMethod: [id] }
    await expect(open(web, [document])).resolves.toMatchObject({ controller: method.controller })
    expect(await errorOf(open(web, [{ ...document, assertionMethod: [] }]))).toMatchObject({ code: 'did.method_not_authorised' })
    expect(await errorOf(open(web))).toMatchObject({ code: 'did.offline', kind: 'operation' })
    const revoked = { ...document, verificationMethod: [{ ...method, revoked: '2026-05-31T00:00:00Z' }] }
    expect(await errorOf(open(web, [revoked]))).toMatchObject({ code: 'proof.method_revoked' })
    for (const other of [unused.id.split('#')[1], `${did.slice(8, -1)}0`, `${did.slice(8)}1`, 'zUC7']) {
      const wrong = { ...document, verificationMethod: [{ ...method, publicKeyMultibase: other }] }
      expect(await errorOf(open(web, [wrong]))).toMatchObject({ code: 'proof.alg_mismatch', params: { alg: 'bbs-2023' } })
    }
    const stranger = createBbsSigner(await generateBbsKey())
    const forged = changed(derived, ({ proof }) => {
      proof.verificationMethod = stranger.id
    })
    expect(await errorOf(open(forged))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it('without a signer of its own it signs nothing', async () => {
    const error = await errorOf(secure(bbs2023))
    expect(error).toMatchObject({ code: 'securing.signer_unsuitable', kind: 'usage', params: { mechanism: 'bbs-2023' } })
  })

  it('refuses options that are none', async () => {
    for (const options of [{ signer: {} }, { signer: unused }, { presentationHeader: 'x' }, { mandatoryPointers: 'x' }]) {
      expect(await errorOf(() => createBbs2023(options as never))).toMatchObject({ code: 'core.option_invalid', kind: 'usage' })
    }
    expect(await errorOf(() => createBbs2023({ header: 1 } as never))).toMatchObject({ code: 'core.option_unknown' })
    const short = { ...pair, secretKey: new Uint8Array(31) }
    expect(await errorOf(() => createBbsSigner(short))).toMatchObject({ code: 'core.option_invalid' })
    expect(await errorOf(() => createBbsSigner(pair, { id: 'key' }))).toMatchObject({ code: 'keys.method_invalid' })
  })

  it('says which package is missing', async () => {
    const missing = 'rungs-no-such-package'
    expect(await errorOf(loadBbs(() => import(missing)))).toMatchObject({
      code: 'securing.peer_missing',
      kind: 'operation',
      params: { peer: '@digitalbazaar/bbs-signatures' },
    })
  })

  it('is refused for more statements than a verifier would bear', async () => {
    const tag = Array.from({ length: 600 }, (_, index) => `tag ${index}`)
    const subject = { ...subjectOf(badge), achievement: { ...subjectOf(badge).achievement, tag } }
    const huge = { ...badge, credentialSubject: subject as unknown as JsonObject }
    expect(await errorOf(secure(undefined, huge))).toMatchObject({ code: 'rdf.too_complex', kind: 'operation' })
  })
})

describe('proof values that are none (sections 3.3.3 and 3.3.8)', () => {
  const refused = { code: 'proof.member_invalid', kind: 'input', path: '/proof/proofValue' }

  it.each<[string, JsonObject, (components: CborValue[]) => void]>([
    ['a component less', derived, (all) => all.pop()],
    ['a proof cut short', derived, (all) => all.splice(0, 1, (all[0] as Uint8Array).slice(1))],
    ['a proof of nothing', derived, (all) => all.splice(0, 1, new Uint8Array())],
    ['a proof of a thousand hidden statements', derived, (all) => all.splice(0, 1, new Uint8Array(272 + 32 * 1000))],
    ['a label that is bytes', derived, (all) => all.splice(1, 1, new Map([[0, new Uint8Array(32)]]))],
    ['indexes in disorder', derived, (all) => all.splice(3, 1, [3, 2])],
    ['a mandatory index beyond the statements', derived, (all) => all.splice(2, 1, [9999])],
    ['a presentation header that is text', derived, (all) => all.splice(4, 1, 'x')],
    ['a signature of 79 bytes', base, (all) => all.splice(0, 1, new Uint8Array(79))],
    ['a header of 63 bytes', base, (all) => all.splice(1, 1, new Uint8Array(63))],
    ['a key of 48 bytes', base, (all) => all.splice(2, 1, new Uint8Array(48))],
  ])('%s', async (_what, document, change) => {
    expect(await errorOf(open(withComponents(document, change)))).toMatchObject(refused)
  })

  it.each<[string, JsonObject, (components: CborValue[]) => void]>([
    ['a proof that is no points', derived, (all) => all.splice(0, 1, new Uint8Array((all[0] as Uint8Array).length).fill(255))],
    ['a proof with a scalar more', derived, (all) => all.splice(0, 1, concatBytes(all[0] as Uint8Array, new Uint8Array(32)))],
    [
      'other indexes',
      derived,
      (all) =>
        all.splice(
          3,
          1,
          (all[3] as number[]).map((index) => index + 1),
        ),
    ],
    ['an index more', derived, (all) => all.splice(3, 1, [...(all[3] as number[]), 500])],
    ['an index of four billion', derived, (all) => all.splice(3, 1, [...(all[3] as number[]).slice(1), 4_000_000_000])],
    ['a signature that is no point', base, (all) => all.splice(0, 1, new Uint8Array(80).fill(255))],
    ['another header', base, (all) => all.splice(1, 1, new Uint8Array(64))],
  ])('%s', async (_what, document, change) => {
    const wrong = withComponents(document, change)
    expect(await errorOf(open(wrong))).toMatchObject({ code: 'proof.signature_invalid', kind: 'input' })
    if (document === base) expect(await errorOf(deriveBy(bbs2023, wrong, []))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it('the header of a feature of the holder could not be checked; that of another suite is wrong', async () => {
    const withHeader = (byte: number) =>
      withValue(derived, toMultibase64url(concatBytes(Uint8Array.of(0xd9, 0x5d, byte), proofBytesOf(derived).subarray(3))))
    for (const byte of [4, 5, 6, 7, 8, 9]) {
      expect(await errorOf(open(withHeader(byte)))).toMatchObject({ code: 'proof.alg_unsupported', kind: 'operation' })
    }
    for (const byte of [0, 1, 10]) expect(await errorOf(open(withHeader(byte)))).toMatchObject(refused)
    expect(bbs2023.detect(sealedOf(derived))).toBe(true)
  })
})
