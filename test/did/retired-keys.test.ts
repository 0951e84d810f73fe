import { describe, expect, it } from 'vitest'
import { buildDidDocument, type DidDocumentKey, parseControllerDocument } from '../../src/did/index.js'
import { createSigner } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { acceptRetiredKeys, type Mechanism } from '../../src/securing/index.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { type CreateVerifierOptions, createVerifier } from '../../src/verify/index.js'
import { badgeOf, errorOf, loader, NOW, NOW_MS } from '../support/badges.js'
import { newKeyPair } from '../support/keys.js'

const SIGNED = '2026-05-10T00:00:00Z'
const RETIRED = '2026-05-20T00:00:00Z'
const [oldKey, newKey] = [await newKeyPair(), await newKeyPair()]
const rsa = await newKeyPair('RS256')

describe.each(['did:web:courier.example', 'https://courier.example/issuer'])('a key that %s has retired', (did) => {
  const sign = async (key: typeof oldKey, fragment: string, at: string, mechanism: Mechanism = eddsaRdfc2022) =>
    (
      await mechanism.secure(badgeOf(did), {
        signer: createSigner(key, { id: `${did}${fragment}` }),
        loader,
        now: Date.parse(at),
      })
    ).credential
  const documentWith = (dates: Partial<DidDocumentKey>) =>
    buildDidDocument({
      did,
      keys: [
        { publicJwk: newKey.publicJwk, id: '#2026' },
        { publicJwk: oldKey.publicJwk, id: '#2025', ...dates },
      ],
    })
  const reportOf = (input: Parameters<ReturnType<typeof createVerifier>['verify']>[0], options: CreateVerifierOptions) =>
    createVerifier({ now: NOW, ...options }).verify(input)

  it('stays in the document with its date, and proves control no more', () => {
    const document = documentWith({ revoked: RETIRED })
    expect(document.verificationMethod?.map(({ id, revoked }) => [id, revoked])).toEqual([
      [`${did}#2026`, undefined],
      [`${did}#2025`, RETIRED],
    ])
    expect(document.assertionMethod).toEqual([`${did}#2026`, `${did}#2025`])
    expect(document.authentication).toEqual([`${did}#2026`])
    expect(parseControllerDocument(document, did)).toEqual(document)
    // An end that is known beforehand leaves the key in use until then.
    expect(documentWith({ expires: RETIRED }).authentication).toHaveLength(2)
  })

  it.each([
    ['revoked', 'proof.method_revoked', eddsaRdfc2022],
    ['expires', 'proof.method_expired', eddsaRdfc2022],
    ['revoked', 'proof.method_revoked', vcJose],
    ['expires', 'proof.method_expired', vcJose],
  ] as const)(
    '%s: what it signed before counts where the caller says so, and the report tells (%s)',
    async (member, code, way) => {
      const documents = [documentWith({ [member]: RETIRED })]
      const before = await sign(oldKey, '#2025', SIGNED, way)
      const refused = await reportOf(before, { mechanisms, documents })
      expect([refused.outcome, refused.findings.map((one) => one.code)]).toEqual(['rejected', [code]])
      const taken = await reportOf(before, { mechanisms, documents, retiredKeys: acceptRetiredKeys })
      expect(taken.outcome).toBe('verified')
      expect(taken.findings).toMatchObject([{ code: 'proof.method_retired', params: { retired: RETIRED, created: SIGNED } }])
      // Made afterwards, it is refused whatever the caller says.
      const after = await sign(oldKey, '#2025', '2026-05-21T00:00:00Z', way)
      const late = await reportOf(after, { mechanisms, documents, retiredKeys: acceptRetiredKeys })
      expect([late.outcome, late.findings.map((one) => one.code)]).toEqual(['rejected', [code]])
      // Until then nothing is to be said.
      const early = await reportOf(before, { mechanisms, documents, now: '2026-05-15T00:00:00Z' })
      expect([early.outcome, early.findings]).toEqual(['verified', []])
    },
  )

  it('leaves the new key as it is', async () => {
    const report = await reportOf(await sign(newKey, '#2026', NOW), {
      mechanisms,
      documents: [documentWith({ revoked: RETIRED })],
    })
    expect([report.outcome, report.findings]).toEqual(['verified', []])
  })

  it('a badge of a key that was taken out of the document verifies no more', async () => {
    const documents = [buildDidDocument({ did, keys: [{ publicJwk: newKey.publicJwk, id: '#2026' }] })]
    const report = await reportOf(await sign(oldKey, '#2025', SIGNED), { mechanisms, documents, retiredKeys: acceptRetiredKeys })
    expect([report.outcome, report.findings.map(({ code }) => code)]).toEqual(['rejected', ['did.method_not_found']])
  })

  it.each(['2026-05-20', '2026-05-20T00:00:00', 'yesterday', '', 5])('refuses the date %s', async (date) => {
    for (const member of ['revoked', 'expires']) {
      expect(await errorOf(() => documentWith({ [member]: date as string }))).toMatchObject({
        code: 'did.document_invalid',
        params: { reason: 'method_form' },
        path: `/keys/1/${member}`,
      })
    }
  })
})

describe('a retired RSA key', () => {
  it('is a JsonWebKey with its date', () => {
    const { verificationMethod } = buildDidDocument({
      did: 'did:web:courier.example',
      keys: [{ publicJwk: rsa.publicJwk, revoked: RETIRED }],
    })
    expect(verificationMethod).toMatchObject([{ type: 'JsonWebKey', revoked: RETIRED }])
    expect(NOW_MS).toBeGreaterThan(Date.parse(RETIRED))
  })
})
