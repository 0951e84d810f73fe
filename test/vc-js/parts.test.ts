import { issue } from '@digitalcredentials/vc'
import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, contextUrls, createContextLoader, DATA_INTEGRITY_V2 } from '../../src/contexts/index.js'
import { buildDidDocument } from '../../src/did/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import {
  createDocumentLoader,
  createProofSuite,
  cryptosuite,
  type DocumentLoader,
  toDataIntegritySigner,
} from '../../src/vc-js/index.js'
import { badgeOf, errorOf, type Loose, NOW, newSigner, thaw } from '../support/badges.js'
import { documentLoader as cloning, sharedKey } from '../support/peer-libraries.js'
import { documentLoader, everyStack, ours, outcomeOf, usual } from './support.js'

const key = await sharedKey()
const badge = badgeOf(key.did, { evidence: [{ name: 'Shift log' }, { name: 'Second log' }], name: 'Erste Hilfe, 急救, إسعاف 🚑' })
const signed = thaw(await usual.issue(badge, key, documentLoader))

/** The loader after changes to what it answers. */
const changing =
  (change: (url: string, document: Loose) => unknown, load: DocumentLoader = documentLoader): DocumentLoader =>
  async (url) => {
    const found = await load(url)
    return { ...found, document: change(url, thaw(found.document)) }
  }

describe.each(ours)('$name against the usual stack (EdDSA cryptosuites 1.0 section 3.2)', (stack) => {
  it('makes the same proof, member by member in order', async () => {
    expect(await outcomeOf(stack.issue(badge, key, documentLoader))).toBe(JSON.stringify(signed))
  })

  it.each<[string, (copy: Loose) => void, boolean]>([
    ['as it is', () => {}, true],
    ['another name', (copy) => (copy.name = 'Surgery'), false],
    ['no end', (copy) => delete copy.validUntil, false],
    ['another issuer', (copy) => (copy.issuer.id = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'), false],
    ['another date of the proof', (copy) => (copy.proof.created = '2026-05-31T00:00:00Z'), false],
    ['another purpose', (copy) => (copy.proof.proofPurpose = 'authentication'), false],
    ['a term that nobody defined', (copy) => (copy.wageUplift = 5), false],
    ['a context that nobody has', (copy) => copy['@context'].push('https://evil.example/context'), false],
    ['half a signature', (copy) => (copy.proof.proofValue = copy.proof.proofValue.slice(0, 30)), false],
    ['no signature', (copy) => delete copy.proof.proofValue, false],
    ['a signature in hexadecimal', (copy) => (copy.proof.proofValue = 'f00'), false],
    ['no method', (copy) => delete copy.proof.verificationMethod, false],
    ['a method that is not there', (copy) => (copy.proof.verificationMethod += 'x'), false],
    ['another suite', (copy) => (copy.proof.cryptosuite = 'eddsa-jcs-2022'), false],
    ['no proof', (copy) => delete copy.proof, false],
    [
      'a list of proofs, one of them right',
      (copy) => (copy.proof = [{ ...copy.proof, created: NOW.replace('06', '07') }, copy.proof]),
      true,
    ],
  ])('judges alike: %s', async (_what, change, expected) => {
    const copy = thaw(signed)
    change(copy)
    for (const load of [documentLoader, cloning]) {
      expect(await usual.verify(copy, load)).toBe(expected)
      expect(await stack.verify(copy, load)).toBe(expected)
    }
  })

  it('leaves what it verifies as it was', async () => {
    const before = JSON.stringify(signed)
    await stack.verify(signed, documentLoader)
    expect(JSON.stringify(signed)).toBe(before)
  })

  it('takes what a term means from the document loader that it is given', async () => {
    const url = 'https://courier.example/context'
    const document = { ...thaw(badge), '@context': [...(badge['@context'] as Loose), url], vehicle: 'bicycle' }
    const meaning = (iri: string): DocumentLoader =>
      changing(
        (asked, found) => (asked === url ? { '@context': { vehicle: iri } } : found),
        async (asked) => (asked === url ? { contextUrl: null, documentUrl: url, document: {} } : documentLoader(asked)),
      )
    expect(await outcomeOf(stack.issue(document, key, documentLoader))).toBe('refused')
    const one = await outcomeOf(stack.issue(document, key, meaning('https://courier.example/vocab#vehicle')))
    expect(one).toBe(await outcomeOf(usual.issue(document, key, meaning('https://courier.example/vocab#vehicle'))))
    expect(await stack.verify(JSON.parse(one), meaning('https://courier.example/vocab#vehicle'))).toBe(true)
    expect(await stack.verify(JSON.parse(one), meaning('https://courier.example/vocab#other'))).toBe(false)
    expect(await stack.verify(JSON.parse(one), documentLoader)).toBe(false)
    const own = createDocumentLoader({
      contexts: { [url]: { '@context': { vehicle: 'https://courier.example/vocab#vehicle' } } },
    })
    expect(await stack.verify(JSON.parse(one), own)).toBe(true)
  })

  it('takes even another document under a bundled URL, and contexts as text', async () => {
    const other = changing((url, found) => {
      if (url === CREDENTIALS_V2) found['@context'].name = 'https://evil.example/name'
      return found
    })
    const theirs = await outcomeOf(usual.issue(badge, key, other))
    expect(theirs).not.toBe(JSON.stringify(signed))
    expect(await outcomeOf(stack.issue(badge, key, other))).toBe(theirs)
    const asText = changing((_url, found) => JSON.stringify(found))
    expect(await outcomeOf(stack.issue(badge, key, asText))).toBe(JSON.stringify(signed))
  })

  it('follows contexts that refer to contexts', async () => {
    const outer = { '@context': ['https://courier.example/inner', { plate: 'https://courier.example/vocab#plate' }] }
    const inner = { '@context': { vehicle: 'https://courier.example/vocab#vehicle' } }
    const load = createDocumentLoader({
      contexts: { 'https://courier.example/outer': outer, 'https://courier.example/inner': inner },
    })
    const document = {
      ...thaw(badge),
      '@context': [...(badge['@context'] as Loose), 'https://courier.example/outer'],
      vehicle: 'v',
      plate: 'p',
    }
    const made = await outcomeOf(stack.issue(document, key, load))
    expect(made).toContain('proofValue')
    expect(made).toBe(await outcomeOf(usual.issue(document, key, load)))
  })

  it('adds the context of proofs where no other defines them (Data Integrity 1.0 section 2.4)', async () => {
    const old = {
      ...thaw(badge),
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential'],
      issuer: key.did,
      issuanceDate: NOW,
      credentialSubject: { id: 'urn:x:1' },
    }
    for (const member of ['name', 'validFrom', 'validUntil', 'evidence']) delete (old as Loose)[member]
    const made = await outcomeOf(stack.issue(old, key, documentLoader))
    expect(made).toBe(await outcomeOf(usual.issue(old, key, documentLoader)))
    expect(JSON.parse(made)['@context'].at(-1)).toBe(DATA_INTEGRITY_V2)
    expect(await stack.verify(JSON.parse(made), documentLoader)).toBe(true)
  })
})

describe('the document loader', () => {
  it('has every bundled context, as a copy that others may write to', async () => {
    const bundled = createContextLoader()
    for (const url of contextUrls) {
      const { document } = await documentLoader(url)
      expect(document).toEqual(bundled(url))
      expect(Object.isFrozen(document)).toBe(false)
      ;(document as Loose)['@context'] = {}
      expect(bundled(url)['@context']).not.toEqual({})
    }
    const fresh = createDocumentLoader()
    expect(await outcomeOf(ours[0]!.issue(badge, key, fresh))).toBe(JSON.stringify(signed))
  })

  it('knows the issuers of `documents`, so that all stacks verify did:web (CID 1.0 section 3.3)', async () => {
    const did = 'did:web:courier.example'
    const pair = await generateKey('Ed25519')
    const document = buildDidDocument({ did, keys: [{ publicJwk: pair.publicJwk }] })
    const signer = createSigner(pair, { id: document.verificationMethod?.[0]?.id as string })
    const load = createDocumentLoader({ documents: [document] })
    const suite = createProofSuite({ signer: toDataIntegritySigner(signer), date: NOW })
    const made = await issue({ credential: thaw(badgeOf(did)), suite, documentLoader: load })
    for (const stack of everyStack) {
      expect(await stack.verify(made, load)).toBe(true)
      expect(await stack.verify(made, documentLoader)).toBe(false)
    }
    const { assertionMethod: _none, ...silent } = document
    for (const stack of everyStack) expect(await stack.verify(made, createDocumentLoader({ documents: [silent] }))).toBe(false)
  })

  it.each([
    ['https://evil.example/context', 'contexts.unknown'],
    ['did:web:courier.example', 'did.offline'],
    ['https://courier.example/keys#1', 'did.offline'],
    ['nonsense', 'did.invalid'],
  ])('refuses %s', async (url, code) => {
    expect((await errorOf(documentLoader(url))).code).toBe(code)
  })

  it('refuses a method that a document does not have, and options that it does not know', async () => {
    expect((await errorOf(documentLoader(`${key.did}#other`))).code).toBe('did.method_not_found')
    expect((await errorOf(() => createDocumentLoader({ context: {} } as never))).code).toBe('core.option_unknown')
    expect((await errorOf(() => createDocumentLoader({ contexts: { [CREDENTIALS_V2]: {} } }))).code).toBe('contexts.url_bundled')
  })
})

describe('the suite', () => {
  it('refuses a key that it cannot sign with, and options that it does not know', async () => {
    const signer = toDataIntegritySigner(await newSigner('ES256'))
    expect(await errorOf(() => createProofSuite({ signer }))).toMatchObject({
      code: 'securing.signer_unsuitable',
      params: { alg: 'ES256' },
    })
    expect((await errorOf(() => createProofSuite({ signer: {} as never }))).code).toBe('core.option_invalid')
    expect((await errorOf(() => createProofSuite({ date: 'today' }))).code).toBe('core.option_invalid')
    expect((await errorOf(() => createProofSuite({ key: 1 } as never))).code).toBe('core.option_unknown')
  })

  it('does not issue without a signer', async () => {
    await expect(issue({ credential: thaw(badge), suite: createProofSuite(), documentLoader })).rejects.toThrow()
  })

  it('a key of another algorithm proves nothing', async () => {
    const other = await newSigner('ES256')
    const document = {
      id: 'did:web:courier.example',
      verificationMethod: [
        {
          id: 'did:web:courier.example#1',
          type: 'JsonWebKey',
          controller: 'did:web:courier.example',
          publicKeyJwk: other.publicJwk,
        },
      ],
    }
    const load = createDocumentLoader({ documents: [document] })
    const verificationMethod = (await load('did:web:courier.example#1')).document
    expect((await errorOf(cryptosuite.createVerifier({ verificationMethod }))).code).toBe('proof.alg_mismatch')
    expect((await errorOf(cryptosuite.createVerifier({ verificationMethod: undefined }))).code).toBe('did.method_not_found')
  })

  it('reads keys as Multikey, as JSON Web Key, and as Ed25519VerificationKey2020', async () => {
    const data = new TextEncoder().encode('data')
    const signature = await key.signer.sign(data)
    const publicKeyMultibase = key.did.slice('did:key:'.length)
    for (const verificationMethod of [
      { type: 'Multikey', publicKeyMultibase },
      { type: 'Ed25519VerificationKey2020', publicKeyMultibase },
      { type: 'JsonWebKey', publicKeyJwk: { ...key.signer.publicJwk } },
    ]) {
      const verifier = await cryptosuite.createVerifier({ verificationMethod })
      expect(verifier.algorithm).toBe('Ed25519')
      expect(await verifier.verify({ data, signature })).toBe(true)
      expect(await verifier.verify({ data: data.subarray(1), signature })).toBe(false)
      expect(await verifier.verify({ data, signature: signature.subarray(1) })).toBe(false)
    }
  })

  it('knows the bundled contexts without a document loader', async () => {
    const document = { '@context': [CREDENTIALS_V2], id: 'urn:x:1', type: 'VerifiableCredential' }
    expect(await cryptosuite.canonize(document, {})).toBe(await cryptosuite.canonize(document, { documentLoader }))
  })

  it('refuses more contexts than any credential has', async () => {
    const many = Array.from({ length: 70 }, (_, index) => `https://courier.example/${index}`)
    const load: DocumentLoader = async (url) => ({ contextUrl: null, documentUrl: url, document: { '@context': {} } })
    expect((await errorOf(cryptosuite.canonize({ '@context': many }, { documentLoader: load }))).code).toBe(
      'form.contexts_too_many',
    )
    const none: DocumentLoader = async (url) => ({ contextUrl: null, documentUrl: url, document: [] })
    expect((await errorOf(cryptosuite.canonize({ '@context': many.slice(1, 2) }, { documentLoader: none }))).code).toBe(
      'contexts.document_invalid',
    )
  })
})
