import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2, DATA_INTEGRITY_V2 } from '../../src/contexts/index.js'
import { fromMultibase58, type JsonObject, toBase58, toMultibase58, toMultibase64url } from '../../src/core/index.js'
import { toDidKey } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createDataIntegrityMechanism, type Sealed } from '../../src/securing/index.js'
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

const signer = await newSigner()
const other = await newSigner()
const signed = await signedBadge(signer)
const sealedOf = (document: JsonObject): Sealed => ({
  form: 'embedded',
  document,
  proof: document['proof'] as JsonObject,
  path: '/proof',
})
const open = (document: JsonObject, documents: unknown[] = [], now = NOW_MS) =>
  eddsaRdfc2022.open(sealedOf(document), openOptions(documents, now))
const changed = (change: (copy: Loose) => void): JsonObject => {
  const copy = thaw(signed)
  change(copy)
  return copy
}

describe('add proof (Data Integrity 1.0 section 4.2, EdDSA cryptosuites 1.0 section 3.2.1)', () => {
  it('puts a complete proof inside a frozen copy', async () => {
    const badge = badgeOf(controllerOf(signer))
    const { credential } = await eddsaRdfc2022.secure(badge, { signer, loader, now: NOW_MS + 999 })
    expect((credential as JsonObject)['proof']).toEqual({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-06-01T00:00:00Z',
      verificationMethod: signer.id,
      proofPurpose: 'assertionMethod',
      proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{80,90}$/),
    })
    expect(Object.isFrozen(credential) && Object.isFrozen((credential as JsonObject)['proof'])).toBe(true)
    expect(badge['proof']).toBeUndefined()
  })

  it('is deterministic: equal input gives an equal proof', async () => {
    expect(await signedBadge(signer)).toEqual(signed)
  })

  it('refuses a second proof, a key of another kind, and too many bytes', async () => {
    const base = { loader, now: NOW_MS }
    expect(await errorOf(eddsaRdfc2022.secure(signed, { ...base, signer }))).toMatchObject({
      code: 'securing.already_secured',
      kind: 'input',
      path: '/proof',
    })
    const es256 = await newSigner('ES256')
    const unsuitable = await errorOf(eddsaRdfc2022.secure(badgeOf('urn:example:i'), { ...base, signer: es256 }))
    expect(unsuitable).toMatchObject({
      code: 'securing.signer_unsuitable',
      kind: 'usage',
      params: { mechanism: 'eddsa-rdfc-2022', alg: 'ES256' },
    })
    const small = await errorOf(eddsaRdfc2022.secure(badgeOf('urn:example:i'), { ...base, signer: { ...signer, maxBytes: 63 } }))
    expect(small).toMatchObject({ code: 'securing.too_large', kind: 'operation', params: { maxBytes: 63, bytes: 64 } })
    await expect(
      eddsaRdfc2022.secure(badgeOf('urn:example:i'), { ...base, signer: { ...signer, maxBytes: 64 } }),
    ).resolves.toBeDefined()
  })

  it('refuses to sign terms that nobody defined', async () => {
    const error = await errorOf(
      eddsaRdfc2022.secure({ ...badgeOf('urn:example:i'), wageUplift: 5 }, { signer, loader, now: NOW_MS }),
    )
    expect(error).toMatchObject({ code: 'rdf.term_undefined', params: { term: 'wageUplift' } })
  })

  it('names the context of proofs under any other base context', async () => {
    const old: JsonObject = {
      '@context': [CREDENTIALS_V1],
      id: 'urn:example:1',
      type: ['VerifiableCredential'],
      issuer: controllerOf(signer),
      issuanceDate: '2026-05-01T00:00:00Z',
      credentialSubject: { id: 'urn:example:s' },
    }
    const secured = await signedBadge(signer, old)
    expect(secured['@context']).toEqual([CREDENTIALS_V1, DATA_INTEGRITY_V2])
    await expect(open(secured)).resolves.toMatchObject({ controller: controllerOf(signer) })
    expect((await signedBadge(signer))['@context']).not.toContain(DATA_INTEGRITY_V2)
  })
})

describe('verify proof (Data Integrity 1.0 section 4.4)', () => {
  it('opens what it secured: the credential, the key and its controller', async () => {
    const opened = await open(signed)
    const { proof: _proof, ...credential } = signed
    expect(opened).toEqual({
      credential,
      controller: controllerOf(signer),
      verificationMethod: signer.id,
      publicJwk: signer.publicJwk,
      created: '2026-06-01T00:00:00Z',
      warnings: [],
    })
  })

  it('names the method in full for a did:key without fragment', async () => {
    const did = controllerOf(signer)
    const bare = await signedBadge({ ...signer, id: did })
    expect(await open(bare)).toMatchObject({ controller: did, verificationMethod: signer.id })
  })

  it.each(['type', 'cryptosuite', 'created', 'verificationMethod', 'proofPurpose'])(
    'a changed or missing %s never passes',
    async (member) => {
      for (const value of ['x', '', null, 5, [], {}, undefined]) {
        const error = await errorOf(
          open(
            changed(({ proof }) => {
              proof[member] = value
            }),
          ),
        )
        expect(error.kind === 'input' || error.code === 'did.method_unsupported').toBe(true)
      }
    },
  )

  it.each(['verificationMethod', 'proofPurpose', 'proofValue'])('%s is required, as text', async (member) => {
    expect(await errorOf(open(changed(({ proof }) => delete proof[member])))).toMatchObject({
      code: 'proof.member_missing',
      params: { member },
      path: '/proof',
    })
    for (const value of ['', 5, null, [], {}]) {
      const error = await errorOf(
        open(
          changed(({ proof }) => {
            proof[member] = value
          }),
        ),
      )
      expect(error).toMatchObject({
        code: 'proof.member_invalid',
        params: { member, expected: 'text' },
        path: `/proof/${member}`,
      })
    }
  })

  it('is made for assertions', async () => {
    const error = await errorOf(
      open(
        changed(({ proof }) => {
          proof.proofPurpose = 'authentication'
        }),
      ),
    )
    expect(error).toMatchObject({
      code: 'proof.purpose_mismatch',
      params: { expected: 'assertionMethod', actual: 'authentication' },
    })
  })

  it.each(['created', 'expires'])('%s is a dateTimeStamp with an offset (section 2.1)', async (member) => {
    for (const value of ['2026-06-01', '2026-06-01T00:00:00', 'soon', '2026-13-01T00:00:00Z', 5, null]) {
      const error = await errorOf(
        open(
          changed(({ proof }) => {
            proof[member] = value
          }),
        ),
      )
      expect(error).toMatchObject({ code: 'proof.member_invalid', params: { member }, path: `/proof/${member}` })
    }
  })

  it('expires at its instant', async () => {
    const expired = changed(({ proof }) => {
      proof.expires = '2026-06-01T00:00:00Z'
    })
    expect(await errorOf(open(expired))).toMatchObject({
      code: 'proof.expired',
      params: { expires: '2026-06-01T00:00:00Z', now: '2026-06-01T00:00:00Z' },
    })
    expect(await errorOf(open(expired, [], NOW_MS - 1))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it.each([
    ['base64url', (bytes: Uint8Array) => toMultibase64url(bytes)],
    ['no prefix', (bytes: Uint8Array) => toBase58(bytes)],
    ['63 bytes', (bytes: Uint8Array) => toMultibase58(bytes.subarray(1))],
    ['65 bytes', (bytes: Uint8Array) => toMultibase58(Uint8Array.of(0, ...bytes))],
    ['a leading zero in the text', (bytes: Uint8Array) => `z1${toBase58(bytes)}`],
    ['padding', (bytes: Uint8Array) => `${toMultibase58(bytes)}=`],
    ['white space', (bytes: Uint8Array) => ` ${toMultibase58(bytes)}`],
    ['a character outside the alphabet', (bytes: Uint8Array) => toMultibase58(bytes).replace(/.$/, '0')],
    ['nothing', () => 'z'],
    ['a megabyte', () => `z${'2'.repeat(1_000_000)}`],
  ])('proofValue is base58btc of 64 bytes: not %s (EdDSA cryptosuites 1.0 section 2.2.1)', async (_what, spell) => {
    const bytes = fromMultibase58((signed['proof'] as { proofValue: string }).proofValue)
    const error = await errorOf(
      open(
        changed(({ proof }) => {
          proof.proofValue = spell(bytes)
        }),
      ),
    )
    expect(error).toMatchObject({ code: 'proof.member_invalid', params: { member: 'proofValue' }, path: '/proof/proofValue' })
  })

  it('a proof of another badge, or by another key, does not fit', async () => {
    const second = await signedBadge(signer, badgeOf(controllerOf(signer), { name: 'Cold chain' }))
    expect(await errorOf(open({ ...signed, proof: second['proof'] as JsonObject }))).toMatchObject({
      code: 'proof.signature_invalid',
      path: '/proof',
    })
    const forged = await signedBadge({ ...other, id: signer.id })
    expect(await errorOf(open(forged))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it.each([
    [
      'changed',
      (copy: Record<string, unknown>) => {
        copy['name'] = 'Surgery'
      },
    ],
    [
      'removed',
      (copy: Record<string, unknown>) => {
        delete copy['name']
      },
    ],
    [
      'added',
      (copy: Record<string, unknown>) => {
        copy['description'] = 'more'
      },
    ],
    [
      'removed with its rights',
      (copy: Record<string, unknown>) => {
        delete copy['validUntil']
      },
    ],
  ])('a member that was %s breaks it', async (_what, change) => {
    expect(await errorOf(open(changed(change)))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it('a member of the proof that was added breaks it', async () => {
    for (const [member, value] of Object.entries({
      expires: '2030-01-01T00:00:00Z',
      domain: 'a.example',
      challenge: 'x',
      nonce: 'y',
      id: 'urn:uuid:1',
      previousProof: [],
    })) {
      const code = member === 'previousProof' ? undefined : 'proof.signature_invalid'
      const result = open(
        changed(({ proof }) => {
          proof[member] = value
        }),
      )
      // An empty list states nothing.
      if (code === undefined) await expect(result).resolves.toBeDefined()
      else expect(await errorOf(result)).toMatchObject({ code })
    }
    expect(
      await errorOf(
        open(
          changed(({ proof }) => {
            proof.undefinedTerm = 1
          }),
        ),
      ),
    ).toMatchObject({ code: 'rdf.term_undefined' })
  })

  it('needs the predecessor that it names (section 4.5)', async () => {
    for (const previousProof of ['urn:uuid:1', ['urn:uuid:1'], 5, null, [null]]) {
      const error = await errorOf(
        open(
          changed(({ proof }) => {
            proof.previousProof = previousProof
          }),
        ),
      )
      expect(error).toMatchObject({ code: 'proof.previous_missing', path: '/proof/previousProof' })
    }
  })

  it('the key must be an Ed25519 key', async () => {
    const es256 = await newSigner('ES256')
    const error = await errorOf(
      open(
        changed(({ proof }) => {
          proof.verificationMethod = es256.id
        }),
      ),
    )
    expect(error).toMatchObject({ code: 'proof.alg_mismatch', params: { alg: 'eddsa-rdfc-2022', key: 'ES256' } })
  })

  it('is a usage error for a token', async () => {
    const token: Sealed = { form: 'compact', token: '', header: {}, payload: {}, path: '' }
    expect(await errorOf(eddsaRdfc2022.open(token, openOptions()))).toMatchObject({ code: 'core.option_invalid', kind: 'usage' })
    expect(eddsaRdfc2022.detect(token)).toBe(false)
  })

  it('detects its own suite only', () => {
    expect(eddsaRdfc2022.detect(sealedOf(signed))).toBe(true)
    expect(
      eddsaRdfc2022.detect(
        sealedOf(
          changed(({ proof }) => {
            proof.cryptosuite = 'eddsa-2022'
          }),
        ),
      ),
    ).toBe(false)
    expect(
      eddsaRdfc2022.detect(
        sealedOf(
          changed(({ proof }) => {
            proof.type = 'Ed25519Signature2020'
          }),
        ),
      ),
    ).toBe(false)
    expect(createDataIntegrityMechanism({ id: 'x', signs: 'statements', algorithms: {} }).id).toBe('x')
  })
})

describe('the dates of a method (CID 1.0 section 2.2)', () => {
  it.each(['revoked', 'expires'] as const)('a method %s before now signs nothing', async (member) => {
    const issuer = await newSigner('Ed25519', 'https://courier.example/issuer#key-1')
    const badge = await signedBadge(issuer)
    const code = member === 'revoked' ? 'proof.method_revoked' : 'proof.method_expired'
    const at = (date: string): unknown[] => [controllerDocument(issuer, { [member]: date })]
    expect(await errorOf(open(badge, at('2026-05-31T00:00:00Z')))).toMatchObject({
      code,
      kind: 'input',
      params: { [member]: '2026-05-31T00:00:00Z', now: '2026-06-01T00:00:00Z' },
    })
    expect(await errorOf(open(badge, at('2026-06-01T00:00:00Z')))).toMatchObject({ code })
    await expect(open(badge, at('2026-06-01T00:00:01Z'))).resolves.toMatchObject({ controller: 'https://courier.example/issuer' })
  })

  it('a method that is not listed for assertions signs nothing', async () => {
    const issuer = await newSigner('Ed25519', 'https://courier.example/issuer#key-1')
    const document = { ...controllerDocument(issuer), assertionMethod: [] }
    expect(await errorOf(open(await signedBadge(issuer), [document]))).toMatchObject({ code: 'did.method_not_authorised' })
  })

  it('a did:key is resolved, never read from an https fragment', async () => {
    const issuer = await newSigner()
    const posing = { ...issuer, id: `https://courier.example/issuer#${toDidKey(issuer.publicJwk).slice(8)}` }
    expect(await errorOf(open(await signedBadge(posing)))).toMatchObject({ code: 'did.offline', kind: 'operation' })
  })
})

const VALID_UNTIL = 'https://www.w3.org/2018/credentials#validUntil'
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime'

describe('the same statements under other members (context validation, Data Integrity 1.0 section 4.6)', () => {
  const hide = (put: (copy: Record<string, unknown>, date: string) => void): JsonObject =>
    changed((copy) => {
      const date = copy.validUntil
      delete copy.validUntil
      put(copy, date)
    })

  it.each<[string, string, string, (copy: Record<string, unknown>, date: string) => void]>([
    [
      'a full IRI',
      'proof.member_disguised',
      VALID_UNTIL,
      (copy, date) => {
        copy[VALID_UNTIL] = { '@type': DATE_TIME, '@value': date }
      },
    ],
    [
      '@nest',
      'proof.member_disguised',
      '@nest',
      (copy, date) => {
        copy['@nest'] = { validUntil: date }
      },
    ],
    [
      '@included',
      'proof.member_disguised',
      '@included',
      (copy, date) => {
        copy['@included'] = [{ id: copy['id'], type: 'VerifiableCredential', validUntil: date }]
      },
    ],
    [
      'an alias of an inline context',
      'proof.context_inline',
      '',
      (copy, date) => {
        copy['@context'] = [...(copy['@context'] as unknown[]), { until: { '@id': VALID_UNTIL, '@type': DATE_TIME } }]
        copy['until'] = date
      },
    ],
    [
      'a vocabulary of an inline context',
      'proof.context_inline',
      '',
      (copy, date) => {
        copy['@context'] = [...(copy['@context'] as unknown[]), { '@vocab': 'https://www.w3.org/2018/credentials#valid' }]
        copy['Until'] = { '@type': DATE_TIME, '@value': date }
      },
    ],
  ])('hidden by %s: the signature holds, and yet nobody is told that it is verified', async (_how, code, member, put) => {
    const error = await errorOf(open(hide(put)))
    expect(error).toMatchObject({ code, kind: 'operation' })
    if (member !== '') expect(error.params).toEqual({ member })
  })

  it('is not signed either', async () => {
    const inline = {
      ...badgeOf(controllerOf(signer)),
      '@context': [...(badgeOf('urn:example:i')['@context'] as string[]), { shift: 'urn:shift' }],
    }
    expect(await errorOf(signedBadge(signer, inline))).toMatchObject({
      code: 'proof.context_inline',
      kind: 'input',
      path: '/@context/2',
    })
  })

  it('a default language and a value with a language are what they seem', async () => {
    const context = [CREDENTIALS_V2, { '@language': 'de' }]
    const document: JsonObject = {
      '@context': context,
      id: 'urn:example:1',
      type: ['VerifiableCredential'],
      issuer: controllerOf(signer),
      name: { '@value': 'Erste Hilfe', '@language': 'de' },
      credentialSubject: { id: 'urn:example:s' },
    }
    await expect(open(await signedBadge(signer, document))).resolves.toBeDefined()
  })
})
