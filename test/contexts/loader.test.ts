import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, contextUrls, createContextLoader, OB_3_0_3 } from '../../src/contexts/index.js'
import { isRungsError, type RungsError } from '../../src/core/index.js'

const EXTRA = 'https://example.org/shifts/v1'
const document = { '@context': { shift: 'https://example.org/terms#shift' } }

function errorOf(step: () => unknown): RungsError {
  try {
    step()
  } catch (error) {
    if (isRungsError(error)) return error
    throw error
  }
  throw new Error('did not throw')
}

describe('createContextLoader', () => {
  it('knows every bundled context, as one object', () => {
    for (const url of contextUrls) expect(createContextLoader()(url)).toBe(createContextLoader()(url))
    expect(contextUrls).toContain(OB_3_0_3)
  })

  it.each([
    'https://example.org/unknown',
    '',
    'constructor',
    '__proto__',
    `${CREDENTIALS_V2}#`,
    `${CREDENTIALS_V2}/`,
    CREDENTIALS_V2.toUpperCase(),
  ])('refuses %j, and says where it was named', (url) => {
    const error = errorOf(() => createContextLoader()(url, '/@context/1'))
    expect(error).toMatchObject({ code: 'contexts.unknown', kind: 'input', params: { url }, path: '/@context/1' })
  })

  it('cuts a long URL to 200 characters and never inside a surrogate pair', () => {
    const long = errorOf(() => createContextLoader()(`https://example.org/${'a'.repeat(100_000)}`))
    expect((long.params as { url: string }).url).toHaveLength(200)
    const astral = errorOf(() => createContextLoader()(`${'a'.repeat(199)}\u{1F600}`))
    expect(astral.params).toEqual({ url: 'a'.repeat(199) })
  })

  it('refuses what is not a URL string', () => {
    expect(errorOf(() => createContextLoader()(7 as unknown as string)).code).toBe('core.input_type')
  })

  it('knows what is passed in, as a frozen copy', () => {
    const mine = structuredClone(document)
    const load = createContextLoader({ [EXTRA]: mine })
    mine['@context'].shift = 'https://example.org/terms#other'
    expect(load(EXTRA)).toEqual(document)
    expect(Object.isFrozen(load(EXTRA)['@context'])).toBe(true)
    expect(errorOf(() => createContextLoader()(EXTRA)).code).toBe('contexts.unknown')
  })

  it('takes contexts that are lists or references', () => {
    const load = createContextLoader({ 'urn:a': { '@context': [CREDENTIALS_V2] }, 'urn:b': { '@context': CREDENTIALS_V2 } })
    expect(load('urn:a')['@context']).toEqual([CREDENTIALS_V2])
    expect(load('urn:b')['@context']).toBe(CREDENTIALS_V2)
  })

  it('does not let a bundled URL be replaced', () => {
    const error = errorOf(() => createContextLoader({ [CREDENTIALS_V2]: document }))
    expect(error).toMatchObject({ code: 'contexts.url_bundled', kind: 'usage', params: { url: CREDENTIALS_V2 } })
  })

  it.each([null, 'text', 7, [], {}, { '@context': null }, { '@context': 7 }, { '@context': true }, { context: {} }])(
    'refuses %j as a context document',
    (invalid) => {
      const error = errorOf(() => createContextLoader({ [EXTRA]: invalid }))
      expect(error).toMatchObject({ code: 'contexts.document_invalid', kind: 'input', params: { url: EXTRA } })
    },
  )

  it('does not take an inherited `@context` for a document', () => {
    expect(errorOf(() => createContextLoader({ [EXTRA]: Object.create(document) })).code).toBe('core.json_value_unsupported')
  })

  it('refuses a document that is not JSON, at its place', () => {
    const error = errorOf(() => createContextLoader({ [EXTRA]: { '@context': { shift: () => 1 } } }))
    expect(error).toMatchObject({
      code: 'core.json_value_unsupported',
      path: '/https:~1~1example.org~1shifts~1v1/@context/shift',
    })
    const cyclic: Record<string, unknown> = {}
    cyclic['@context'] = cyclic
    expect(errorOf(() => createContextLoader({ [EXTRA]: cyclic })).code).toBe('core.json_too_deep')
  })

  it.each([null, 'text', [document]])('refuses %j in place of the table', (extra) => {
    expect(errorOf(() => createContextLoader(extra as never)).code).toBe('core.option_invalid')
  })
})
