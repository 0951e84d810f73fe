import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2 } from '../../src/contexts/index.js'
import type { JsonObject, JsonValue } from '../../src/core/index.js'
import { ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { acceptInlineContexts } from '../../src/securing/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { controllerOf, errorOf, loader, NOW, NOW_MS, newSigner } from '../support/badges.js'

const TERMS = 'https://courier.example/terms#'

async function sign(context: JsonValue, more: JsonObject = {}, mechanism = eddsaRdfc2022): Promise<JsonObject> {
  const signer = await newSigner(mechanism === ecdsaSd2023 ? 'ES256' : 'Ed25519')
  const credential = {
    '@context': [CREDENTIALS_V2, context],
    type: ['VerifiableCredential'],
    issuer: controllerOf(signer),
    credentialSubject: { id: 'did:example:subject' },
    ...more,
  } as JsonObject
  const secured = await mechanism.secure(credential, { signer, loader, now: NOW_MS, inlineContexts: acceptInlineContexts })
  return secured.credential as JsonObject
}

describe('contexts of a document itself, where they are taken (Data Integrity 1.0 section 2.4.2)', () => {
  it.each<[string, JsonValue, JsonObject]>([
    ['a type', { Shift: `${TERMS}Shift` }, { type: ['VerifiableCredential', 'Shift'] }],
    [
      'a term with a type',
      { '@protected': true, worked: { '@id': `${TERMS}worked`, '@type': '@id' } },
      { worked: 'urn:example:1' },
    ],
    ['a term under a URN', { shift: 'urn:example:shift' }, { shift: 'night' }],
    ['a vocabulary', { '@vocab': TERMS }, { shift: 'night' }],
    ['a vocabulary of examples', { '@vocab': 'https://www.w3.org/ns/credentials/examples#' }, { shift: 'night' }],
  ])('%s is signed and verified, and left open where they are not taken', async (_what, context, more) => {
    for (const mechanism of [eddsaRdfc2022, ecdsaSd2023]) {
      const signed = await sign(context, more, mechanism)
      const taking = createVerifier({ mechanisms: [mechanism], now: NOW, inlineContexts: acceptInlineContexts })
      expect((await taking.verify(signed)).outcome).toBe('verified')
      const report = await createVerifier({ mechanisms: [mechanism], now: NOW }).verify(signed)
      expect(report.outcome).toBe('indeterminate')
      expect(report.findings.map(({ code }) => code)).toContain('proof.context_inline')
    }
  })

  it.each<[string, JsonValue]>([
    ['an alias of a date', { until: 'https://www.w3.org/2018/credentials#validUntil' }],
    ['an alias with a type', { until: { '@id': 'https://www.w3.org/2018/credentials#validUntil', '@type': '@id' } }],
    ['an alias of a keyword', { key: '@id' }],
    ['a prefix', { cred: 'https://www.w3.org/2018/credentials#' }],
    ['a term by a prefix', { until: 'cred:validUntil' }],
    ['a term that is an IRI', { 'https://courier.example/x': `${TERMS}x` }],
    ['a vocabulary of known terms', { '@vocab': 'https://www.w3.org/2018/credentials#' }],
    ['a context in a context', { shift: { '@id': `${TERMS}shift`, '@context': { until: `${TERMS}until` } } }],
    ['a reverse term', { shift: { '@reverse': `${TERMS}shift` } }],
    ['a nested term', { shift: { '@id': `${TERMS}shift`, '@nest': '@nest' } }],
    ['an import', { '@import': 'https://courier.example/v1' }],
    ['a base', { '@base': 'https://courier.example/' }],
    ['a term without meaning', { name: null }],
    ['a map by index, whose keys nobody signs', { shift: { '@id': `${TERMS}shift`, '@container': '@index' } }],
    ['a map by index among sets', { shift: { '@id': `${TERMS}shift`, '@container': ['@index', '@set'] } }],
    ['a map by id', { shift: { '@id': `${TERMS}shift`, '@container': '@id' } }],
    ['a map by type', { shift: { '@id': `${TERMS}shift`, '@container': '@type' } }],
    ['a graph', { shift: { '@id': `${TERMS}shift`, '@container': '@graph' } }],
  ])('%s could hide something, and stays refused', async (_what, context) => {
    expect(await errorOf(sign(context))).toMatchObject({ code: 'proof.context_inline', kind: 'input', path: '/@context/1' })
  })

  it.each<[string, JsonValue]>([
    ['a set', { shift: { '@id': `${TERMS}shift`, '@container': '@set' } }],
    ['a list', { shift: { '@id': `${TERMS}shift`, '@container': '@list' } }],
  ])('%s hides nothing', async (_what, context) => {
    const taking = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW, inlineContexts: acceptInlineContexts })
    expect((await taking.verify(await sign(context, { shift: ['night', 'day'] }))).outcome).toBe('verified')
  })

  it('a holder cannot put words under a signed text by making a map of it (JSON-LD 1.1 section 4.6.1)', async () => {
    const signed = await sign({ '@vocab': TERMS }, { passed: 'no' })
    const passed = { '@id': `${TERMS}passed`, '@container': '@index' }
    const forged = { ...signed, '@context': [CREDENTIALS_V2, { '@vocab': TERMS, passed }], passed: { yes: 'no' } } as JsonObject
    const taking = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW, inlineContexts: acceptInlineContexts })
    const report = await taking.verify(forged)
    expect(report.outcome).toBe('indeterminate')
    expect(report.findings.map(({ code }) => code)).toContain('proof.context_inline')
  })

  it('a redefined term of the base context is refused by its protection', async () => {
    expect(await errorOf(sign({ VerifiableCredential: `${TERMS}Other` }))).toMatchObject({ code: 'rdf.context_invalid' })
  })

  it('the symbol alone takes them', async () => {
    const signed = await sign({ Shift: `${TERMS}Shift` }, { type: ['VerifiableCredential', 'Shift'] })
    const options = { mechanisms: [eddsaRdfc2022], now: NOW, inlineContexts: true }
    expect((await createVerifier(options as never).verify(signed)).outcome).toBe('indeterminate')
  })
})
