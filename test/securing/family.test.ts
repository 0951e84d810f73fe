import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, ED25519_2020_V1 } from '../../src/contexts/index.js'
import { fromBase64url, isJsonObject, type JsonObject, toBase64url } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ed25519Signature2020 } from '../../src/securing/data-integrity/ed25519-signature-2020.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { acceptRetiredKeys, type Mechanism, type SecureOptions } from '../../src/securing/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerDocument, errorOf, loader, NOW, NOW_MS, newSigner, openOptions, thaw } from '../support/badges.js'
import { credentialV1, presentationOf } from '../support/tokens.js'

const ISSUER = 'https://courier.example/issuers/1'
/** Takes no signer, but a key of its own kind: it has its own test. */
const NOT_HERE: readonly string[] = ['bbs-2023']

/** The key algorithms that each mechanism takes. */
const ALGORITHMS: Readonly<Record<string, readonly Signer['alg'][]>> = {
  'eddsa-rdfc-2022': ['Ed25519'],
  'eddsa-jcs-2022': ['Ed25519'],
  'ecdsa-rdfc-2019': ['ES256', 'ES384'],
  'ecdsa-jcs-2019': ['ES256', 'ES384'],
  'ecdsa-sd-2023': ['ES256'],
  Ed25519Signature2020: ['Ed25519'],
  'ob3-jwt': ['ES256', 'ES384', 'RS256', 'PS256', 'Ed25519'],
  'vc-jwt': ['ES256', 'ES384', 'RS256', 'PS256', 'Ed25519'],
  'vc-jose': ['ES256', 'ES384', 'RS256', 'PS256', 'Ed25519'],
  'sd-jwt-vc': ['ES256', 'ES384', 'RS256', 'PS256', 'Ed25519'],
}

const family = mechanisms.flatMap((mechanism) =>
  (ALGORITHMS[mechanism.id] ?? []).map((alg) => ({ id: mechanism.id, mechanism, alg })),
)
const embedded = family.filter(({ id }) => !/jwt|jose/.test(id))

const chainable = embedded.filter(({ mechanism }) => mechanism !== ed25519Signature2020)

/** Several of one issuer's badges say different things. */
const badge = (name = 'First aid'): JsonObject => badgeOf(ISSUER, { name })
/** Of the data model that a mechanism secures. */
const contentOf = ({ id }: Mechanism, name = 'First aid'): JsonObject =>
  id === 'vc-jwt' ? credentialV1(ISSUER, { name }) : badge(name)
const signerOf = (alg: Signer['alg']): Promise<Signer> => newSigner(alg, `${ISSUER}#key-1`)
const secureWith = async (
  mechanism: Mechanism,
  signer: Signer,
  options: Partial<SecureOptions> = {},
  document = contentOf(mechanism),
) => (await mechanism.secure(document, { signer, loader, now: NOW_MS, ...options })).credential

async function reportOf(input: unknown, documents: readonly unknown[], options: object = {}) {
  return createVerifier({ mechanisms, now: NOW, documents, ...options }).verify(input)
}

/** What was found, but that a credential of VCDM 1.1 is no badge of OB 3.0. */
const codesOf = (report: { readonly findings: readonly { readonly code: string }[] }): string[] =>
  report.findings.map(({ code }) => code).filter((code) => code !== 'schema.not_open_badge')

/** A copy whose content was changed after signing. */
function tampered(secured: JsonObject | string): JsonObject | string {
  if (isJsonObject(secured)) return { ...thaw(secured), name: 'Night driving' }
  const [head, body, tail] = secured.split('.') as [string, string, string]
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as JsonObject
  return `${head}.${Buffer.from(JSON.stringify({ ...payload, name: 'Night driving' })).toString('base64url')}.${tail}`
}

/** The content of one with the proof of another. */
function swapped(content: JsonObject | string, proof: JsonObject | string): JsonObject | string {
  if (isJsonObject(content) && isJsonObject(proof)) return { ...content, proof: proof['proof'] as JsonObject }
  const tail = String(proof).split('.').at(-1)
  return `${String(content).split('.').slice(0, 2).join('.')}.${tail}`
}

describe('the family', () => {
  it('has every mechanism of the preset in its table', () => {
    expect(mechanisms.map(({ id }) => id).filter((id) => ALGORITHMS[id] === undefined && !NOT_HERE.includes(id))).toEqual([])
    expect(new Set(mechanisms.map(({ id }) => id)).size).toBe(mechanisms.length)
    for (const mechanism of mechanisms) expect(Object.isFrozen(mechanism)).toBe(true)
  })

  it.each(family)('$id with $alg: a good badge is verified, by this mechanism alone', async ({ id, mechanism, alg }) => {
    const signer = await signerOf(alg)
    const input = await secureWith(mechanism, signer)
    const report = await reportOf(input, [controllerDocument(signer)])
    expect([report.outcome, codesOf(report)]).toEqual(['verified', []])
    expect(report.proofs).toMatchObject([{ mechanism: id, state: 'pass', controller: ISSUER }])
  })

  it.each(family)('$id with $alg: a changed badge is rejected', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const report = await reportOf(tampered(await secureWith(mechanism, signer)), [controllerDocument(signer)])
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.signature_invalid']])
  })

  it.each(family)("$id with $alg: another badge's proof proves nothing", async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const other = await secureWith(mechanism, signer, {}, contentOf(mechanism, 'Load safety'))
    const report = await reportOf(swapped(await secureWith(mechanism, signer), other), [controllerDocument(signer)])
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.signature_invalid']])
  })

  it.each(family)('$id with $alg: another key under the same name', async ({ mechanism, alg }) => {
    const input = await secureWith(mechanism, await signerOf(alg))
    const report = await reportOf(input, [controllerDocument(await signerOf(alg))])
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.signature_invalid']])
  })

  it.each(family)('$id with $alg: a key of another kind under the same name', async ({ mechanism, alg }) => {
    const input = await secureWith(mechanism, await signerOf(alg))
    const other = alg === 'Ed25519' ? 'ES256' : 'Ed25519'
    const report = await reportOf(input, [controllerDocument(await signerOf(other))])
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.alg_mismatch']])
  })

  it.each(family)('$id with $alg: a key that is not listed for assertions (CID 1.0 section 3.3)', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const input = await secureWith(mechanism, signer)
    const document = { ...controllerDocument(signer), assertionMethod: [], authentication: [signer.id] }
    const report = await reportOf(input, [document])
    expect(report.outcome).toBe('rejected')
    expect(codesOf(report)).toContain('did.method_not_authorised')
  })

  it.each(family)('$id with $alg: an expired badge is rejected for its date', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const input = await secureWith(mechanism, signer)
    const report = await reportOf(input, [controllerDocument(signer)], { now: '2027-05-01T09:00:01Z' })
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['validity.expired']])
  })

  it.each(family)(
    '$id with $alg: a retired key (CID 1.0 section 2.2) counts where the caller says so',
    async ({ mechanism, alg }) => {
      const signer = await signerOf(alg)
      const input = await secureWith(mechanism, signer)
      const later = '2026-09-01T00:00:00Z'
      for (const member of ['revoked', 'expires']) {
        const documents = [controllerDocument(signer, { [member]: '2026-08-01T00:00:00Z' })]
        const refused = await reportOf(input, documents, { now: later })
        expect([refused.outcome, codesOf(refused)]).toEqual([
          'rejected',
          [member === 'revoked' ? 'proof.method_revoked' : 'proof.method_expired'],
        ])
        const taken = await reportOf(input, documents, { now: later, retiredKeys: acceptRetiredKeys })
        expect([taken.outcome, codesOf(taken)]).toEqual(['verified', ['proof.method_retired']])
        const before = [controllerDocument(signer, { [member]: '2026-04-01T00:00:00Z' })]
        expect((await reportOf(input, before, { now: later, retiredKeys: acceptRetiredKeys })).outcome).toBe('rejected')
      }
    },
  )

  it.each(family)('$id with $alg: a signer of another algorithm is refused', async ({ id, mechanism, alg }) => {
    const taken = ALGORITHMS[id] as readonly string[]
    const other = (['Ed25519', 'ES256', 'ES384', 'RS256'] as const).find((one) => !taken.includes(one))
    if (other === undefined) return
    const error = await errorOf(secureWith(mechanism, await signerOf(other)))
    expect(error).toMatchObject({ code: 'securing.signer_unsuitable', kind: 'usage', params: { mechanism: id, alg: other } })
    expect(alg).not.toBe(other)
  })
})

describe('tokens', () => {
  const tokens = family.filter(({ id }) => /jwt|jose/.test(id))
  const binding = { challenge: 'c-1', domain: 'https://school.example' }

  it.each(tokens.filter(({ id }) => id !== 'ob3-jwt'))(
    '$id with $alg: a presentation is no badge, and a badge is no presentation',
    async ({ id, mechanism, alg }) => {
      const signer = await signerOf(alg)
      const context = id === 'vc-jwt' ? { '@context': [CREDENTIALS_V1] } : {}
      const presentation = presentationOf(ISSUER, context)
      const documents = [{ ...controllerDocument(signer), authentication: [signer.id] }]
      const shown = await secureWith(mechanism, signer, { purpose: 'authentication', binding }, presentation)
      const report = await reportOf(shown, documents)
      expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['form.presentation']])
      const verifier = createVerifier({ mechanisms, now: NOW, documents })
      expect((await verifier.verifyPresentation(shown, { binding })).outcome).toBe('verified')
      const badge = await verifier.verifyPresentation(await secureWith(mechanism, signer), { binding })
      expect(badge.outcome).not.toBe('verified')
    },
  )

  it.each(tokens)('$id with $alg: a cut signature, and a lengthened one', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const [jws = '', ...rest] = String(await secureWith(mechanism, signer)).split('~')
    const end = jws.lastIndexOf('.') + 1
    const bytes = fromBase64url(jws.slice(end))
    for (const wrong of [bytes.slice(0, -1), Uint8Array.of(...bytes, 0)]) {
      const input = [jws.slice(0, end) + toBase64url(wrong), ...rest].join('~')
      const report = await reportOf(input, [controllerDocument(signer)])
      expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.signature_invalid']])
    }
  })
})

describe('embedded proofs (Data Integrity 1.0)', () => {
  const sealedOf = (document: JsonObject, index?: number) => {
    const proofs = [document['proof']].flat() as JsonObject[]
    return { form: 'embedded', document, proof: proofs[index ?? 0] as JsonObject, path: '/proof' } as const
  }
  const binding = { challenge: 'c-1', domain: 'https://school.example' }

  it.each(embedded)('$id with $alg: an expired proof (section 2.1)', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const input = (await secureWith(mechanism, signer, { expires: NOW_MS + 1000 })) as JsonObject
    expect(input['proof']).toMatchObject({ expires: '2026-06-01T00:00:01Z' })
    const documents = [controllerDocument(signer)]
    expect((await reportOf(input, documents)).outcome).toBe('verified')
    const report = await reportOf(input, documents, { now: '2026-06-01T00:00:01Z' })
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.expired']])
  })

  it.each(embedded)('$id with $alg: a proof for another purpose (section 4.4 step 5)', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const input = await secureWith(mechanism, signer, { purpose: 'authentication', binding })
    const report = await reportOf(input, [{ ...controllerDocument(signer), authentication: [signer.id] }])
    expect([report.outcome, codesOf(report)]).toEqual(['rejected', ['proof.purpose_mismatch']])
  })

  it.each(embedded)('$id with $alg: challenge and domain (section 4.4 steps 6 and 7)', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const input = (await secureWith(mechanism, signer, { purpose: 'authentication', binding })) as JsonObject
    const options = openOptions([{ ...controllerDocument(signer), authentication: [signer.id] }])
    const open = (wanted: typeof binding) =>
      mechanism.open(sealedOf(input), { ...options, purpose: 'authentication', binding: wanted })
    await expect(open(binding)).resolves.toMatchObject({ controller: ISSUER })
    expect(await errorOf(open({ ...binding, challenge: 'c-2' }))).toMatchObject({
      code: 'proof.challenge_mismatch',
      kind: 'input',
      path: '/proof/challenge',
    })
    expect(await errorOf(open({ ...binding, domain: 'https://other.example' }))).toMatchObject({
      code: 'proof.domain_mismatch',
      params: { expected: 'https://other.example' },
    })
  })

  it.each(embedded)('$id with $alg: a proof set (section 4.3), each proof by itself', async ({ id, mechanism, alg }) => {
    const [first, second] = [await signerOf(alg), await newSigner(alg, `${ISSUER}#key-2`)]
    const once = (await secureWith(mechanism, first)) as JsonObject
    expect(await errorOf(secureWith(mechanism, second, {}, once))).toMatchObject({ code: 'securing.already_secured' })
    const twice = (await secureWith(mechanism, second, { addToProofs: {} }, once)) as JsonObject
    const [one, two] = [controllerDocument(first), controllerDocument(second)]
    const document = {
      ...one,
      verificationMethod: [one, two].flatMap(({ verificationMethod }) => verificationMethod),
      assertionMethod: [first.id, second.id],
    }
    const report = await reportOf(twice, [document])
    expect(report.outcome).toBe('verified')
    expect(report.proofs.map(({ mechanism, state }) => [mechanism, state])).toEqual([
      [id, 'pass'],
      [id, 'pass'],
    ])
    const dropped = await reportOf({ ...twice, proof: (twice['proof'] as JsonObject[])[1] as JsonObject }, [document])
    expect(dropped.outcome).toBe('verified')
  })

  it('Ed25519Signature2020 has no term for a proof chain', async () => {
    const signer = await signerOf('Ed25519')
    const first = (await secureWith(ed25519Signature2020, signer, { proofId: 'urn:uuid:1' })) as JsonObject
    const chained = secureWith(ed25519Signature2020, signer, { addToProofs: { previousProof: 'urn:uuid:1' } }, first)
    expect(await errorOf(chained)).toMatchObject({ code: 'rdf.term_undefined', params: { term: 'previousProof' } })
  })

  it.each(chainable)('$id with $alg: a proof chain (section 4.3) covers the proofs it names', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const first = (await secureWith(mechanism, signer, { proofId: 'urn:uuid:1' })) as JsonObject
    const chained = (await secureWith(mechanism, signer, { addToProofs: { previousProof: 'urn:uuid:1' } }, first)) as JsonObject
    const documents = [controllerDocument(signer)]
    expect((await reportOf(chained, documents)).outcome).toBe('verified')
    const proofs = thaw(chained['proof']) as JsonObject[]
    const withoutFirst = await reportOf({ ...chained, proof: [proofs[1] as JsonObject] }, documents)
    expect(codesOf(withoutFirst)).toEqual(['proof.previous_missing'])
    const later = (await secureWith(mechanism, signer, { proofId: 'urn:uuid:1', now: NOW_MS - 60_000 })) as JsonObject
    const replaced = await reportOf({ ...chained, proof: [later['proof'], proofs[1]] as JsonObject[] }, documents)
    expect([replaced.outcome, codesOf(replaced)]).toEqual(['rejected', ['proof.signature_invalid']])
    const missing = secureWith(mechanism, signer, { addToProofs: { previousProof: 'urn:uuid:2' } }, first)
    expect(await errorOf(missing)).toMatchObject({ code: 'proof.previous_missing' })
  })

  it.each(embedded)('$id with $alg: signatures of another form', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const input = thaw(await secureWith(mechanism, signer))
    const proofValue = input.proof.proofValue as string
    const options = openOptions([controllerDocument(signer)])
    for (const bad of [
      // Eight digits of either base are bytes enough: one alone might leave a value of the same length.
      proofValue.slice(0, -8),
      `${proofValue}11111111`,
      `${proofValue.startsWith('u') ? 'z' : 'u'}${proofValue.slice(1)}`,
      `m${proofValue}`,
      `z0${proofValue}`,
    ]) {
      input.proof.proofValue = bad
      expect((await errorOf(mechanism.open(sealedOf(input), options))).code).toBe('proof.member_invalid')
    }
  })
})

describe('a template', () => {
  const prepared = embedded.filter(({ mechanism, alg }) => mechanism.prepare !== undefined && alg !== 'ES384')

  it.each(prepared)('$id with $alg: its documents are secured without a look at their contexts', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    let asked = 0
    const counting: typeof loader = (...given) => {
      asked++
      return loader(...given)
    }
    const sample = mechanism === ed25519Signature2020 ? withContext(badge(), ED25519_2020_V1) : badge()
    const template = await mechanism.prepare?.(sample, { slots: ['/name'], loader: counting })
    const secure = async (name: string) =>
      (await mechanism.secure(template?.fill([name]) as JsonObject, { signer, loader: counting, now: NOW_MS })).credential
    await secure('First')
    asked = 0
    const second = await secure('Second')
    expect(asked).toBe(0)
    expect((await reportOf(second, [controllerDocument(signer)])).outcome).toBe('verified')
  })

  it('writes the text of what it was given, whatever becomes of the list', async () => {
    const signer = await signerOf('Ed25519')
    const template = await eddsaRdfc2022.prepare?.(badge(), { slots: ['/name'], loader })
    const row = ['First']
    const writing = template?.secureText?.(row, { signer, loader, now: NOW_MS })
    row[0] = 'Second'
    const credential = JSON.parse((await writing)?.text as string) as JsonObject
    expect(credential['name']).toBe('First')
    expect((await reportOf(credential, [controllerDocument(signer)])).outcome).toBe('verified')
  })

  it('leaves to secure what a proof is to say beside its date', async () => {
    const signer = await signerOf('Ed25519')
    const template = await eddsaRdfc2022.prepare?.(badge(), { slots: ['/name'], loader })
    const options = { signer, loader, now: NOW_MS }
    expect(await template?.secureText?.(['First'], options)).toBeDefined()
    const bound = { ...options, binding: { challenge: 'c', domain: 'd' } }
    expect(template?.secureText?.(['First'], bound)).toBeUndefined()
  })
})

function withContext(document: JsonObject, url: string): JsonObject {
  return { ...document, '@context': [...(document['@context'] as string[]), url] }
}

describe('JSON as it stands (EdDSA cryptosuites 1.0 section 3.3.2 step 4)', () => {
  const jcs = embedded.filter(({ id }) => id.includes('-jcs-'))

  it.each(jcs)('$id with $alg: contexts that were not signed', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const input = thaw(await secureWith(mechanism, signer))
    expect(input.proof['@context']).toEqual(input['@context'])
    const documents = [controllerDocument(signer)]
    const report = await reportOf({ ...input, '@context': [...input['@context'], 'https://extra.example/v1'] }, documents)
    expect([report.outcome, report.proofs[0]?.findings.map(({ code }) => code)]).toEqual([
      'indeterminate',
      ['proof.context_mismatch'],
    ])
    const other = await reportOf({ ...input, '@context': [...input['@context']].reverse() }, documents)
    expect([other.outcome, other.proofs[0]?.findings.map(({ code }) => code)]).toEqual(['rejected', ['proof.context_mismatch']])
  })

  it.each(jcs)('$id with $alg: no context has to be known', async ({ mechanism, alg }) => {
    const signer = await signerOf(alg)
    const document = { ...badge(), '@context': [...(badge()['@context'] as string[]), 'https://unknown.example/v1'], extra: 1 }
    const report = await reportOf(await secureWith(mechanism, signer, {}, document as JsonObject), [controllerDocument(signer)])
    expect(report.proofs).toMatchObject([{ state: 'pass' }])
  })
})
