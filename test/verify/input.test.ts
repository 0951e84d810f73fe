import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2 } from '../../src/contexts/index.js'
import { utf8 } from '../../src/core/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, errorOf, NOW, thaw } from '../support/badges.js'
import { changed, codesOf, jwtSigner, signed, token, verifier, verifierOf } from './support.js'

describe('the kinds of input', () => {
  const text = JSON.stringify(signed)
  const bom = Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(text))

  it.each<[string, unknown]>([
    ['an object', signed],
    ['an unfrozen object', thaw(signed)],
    ['an object without prototype', Object.assign(Object.create(null), thaw(signed))],
    ['text', text],
    ['indented text', JSON.stringify(signed, null, 2)],
    ['bytes', utf8(text)],
    ['a Buffer', Buffer.from(text)],
    ['a part of a larger buffer', Buffer.from(`  ${text}xx`).subarray(0, utf8(text).length + 2)],
    ['text after a byte order mark', `\ufeff${text}`],
    ['bytes after a byte order mark', bom],
    ['text in white space', ` \r\n\t${text}\n\n`],
    ['a token', token],
    ['a token in white space', `\n${token}\r\n`],
    ['the bytes of a token', utf8(token)],
    ['the bytes of a token after a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(token))],
  ])('%s is verified', async (_what, input) => {
    const report = await verifier.verify(input)
    expect(report).toMatchObject({ outcome: 'verified', findings: [], at: NOW })
  })

  it('gives the credential with its proof, or the one inside the token', async () => {
    const embedded = await verifier.verify(signed)
    expect(embedded.outcome === 'verified' && embedded.credential).toEqual(signed)
    const compact = await verifier.verify(token)
    expect(compact.outcome === 'verified' && compact.credential).toEqual(badgeOf(controllerOf(jwtSigner)))
  })

  it('never changes the object that it is given, nor hands it out', async () => {
    const input = thaw(signed)
    const before = JSON.stringify(input)
    const report = await verifier.verify(input)
    expect(JSON.stringify(input)).toBe(before)
    expect(Object.isFrozen(input) || Object.isFrozen(input.proof)).toBe(false)
    expect(report.outcome === 'verified' && report.credential).not.toBe(input)
    input.name = 'changed afterwards'
    expect(report.outcome === 'verified' && (report.credential as { name?: string }).name).toBe('First aid')
  })

  it('is not moved by a change while it verifies', async () => {
    const input = thaw(signed)
    const running = verifier.verify(input)
    input.name = 'Surgery'
    const report = await running
    expect(report.outcome === 'verified' && (report.credential as { name?: string }).name).toBe('First aid')
  })

  it('is not moved by a change while it verifies, however many came before', async () => {
    const { verify } = verifierOf({})
    for (let count = 0; count < 20; count++) {
      const input = thaw(signed)
      const bytes = utf8(text)
      const running = [verify(input), verify(bytes), verify(text)]
      input.name = 'Surgery'
      bytes.fill(0x20)
      for (const report of await Promise.all(running)) expect(report.outcome).toBe('verified')
    }
  })

  it('serves many at once, each with its own result', async () => {
    const wrong = changed((copy) => {
      copy.name = 'Surgery'
    })
    const inputs = Array.from({ length: 60 }, (_, index) => [signed, token, wrong][index % 3])
    const outcomes = (await Promise.all(inputs.map((input) => verifier.verify(input)))).map(({ outcome }) => outcome)
    expect(outcomes).toEqual(inputs.map((input) => (input === wrong ? 'rejected' : 'verified')))
  })
})

describe('the options', () => {
  it.each([
    ['core.option_unknown', { mechanisms, trusted: [] }],
    ['core.option_unknown', { mechanisms, skipValidity: true }],
    ['core.option_invalid', {}],
    ['core.option_invalid', { mechanisms: [] }],
    ['core.option_invalid', { mechanisms: eddsaRdfc2022 }],
    ['core.option_invalid', { mechanisms, validity: false }],
    ['core.option_invalid', { mechanisms, validity: Symbol('rungs.skipValidityCheck') }],
    ['core.option_invalid', { mechanisms, documents: {} }],
    ['core.option_invalid', { mechanisms, contexts: [] }],
    ['core.option_invalid', undefined],
    ['core.option_invalid', null],
  ])('%s: %j', async (code, options) => {
    expect(await errorOf(() => createVerifier(options as never))).toMatchObject({ code, kind: 'usage' })
  })

  it('a bundled context is given no other document: told when contexts are first needed', async () => {
    const verifier = createVerifier({ mechanisms, contexts: { [CREDENTIALS_V2]: { '@context': {} } } })
    expect(await errorOf(verifier.verify(signed))).toMatchObject({ code: 'contexts.url_bundled', kind: 'usage' })
  })

  it('a clock that tells no time is a usage error, when it is asked', async () => {
    expect(await errorOf(verifierOf({ now: 'soon' }).verify(signed))).toMatchObject({
      code: 'core.option_invalid',
      kind: 'usage',
    })
    expect(await errorOf(verifierOf({ limits: { maxDepth: -1 } }).verify(signed))).toMatchObject({
      code: 'core.option_invalid',
      kind: 'usage',
    })
  })

  it('limits are kept', async () => {
    expect(codesOf(await verifierOf({ limits: { maxBytes: 100 } }).verify(JSON.stringify(signed)))).toEqual([
      'core.input_too_large',
    ])
    expect(codesOf(await verifierOf({ limits: { maxDepth: 2 } }).verify(signed))).toEqual(['core.json_too_deep'])
    expect(codesOf(await verifierOf({ limits: { maxValues: 3 } }).verify(signed))).toEqual(['core.json_too_many_values'])
  })

  it('limits are those that the verifier was made with, however many it has read', async () => {
    const limits = { maxBytes: 100_000, maxDepth: 20 }
    const own = verifierOf({ limits })
    const read = async () => (await own.verify(JSON.stringify(signed))).outcome
    for (const limit of [100_000, 10]) {
      limits.maxBytes = limit
      limits.maxDepth = limit === 10 ? 2 : 20
      for (let times = 0; times < 12; times++) expect(await read()).toBe('verified')
    }
    expect(codesOf(await own.verify('['.repeat(40)))).toEqual(['core.json_too_deep'])
  })
})
