import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { dataModelOf, validateCredential, validatePresentation } from '../../src/credential/data-model/index.js'
import { badgeOf, RECIPIENT } from '../support/badges.js'

const loader = createContextLoader()
const paths = (changes: Record<string, unknown>, requireOffsets = false): string[] => {
  const credential = { ...badgeOf('did:example:issuer'), ...changes } as JsonObject
  return validateCredential(credential, { loader, requireOffsets }).map(({ code, path }) => `${code} ${path}`)
}

describe('validateCredential (VCDM 2.0 section 4)', () => {
  it('finds nothing in a badge, which is as it was', () => {
    const badge = badgeOf('did:example:issuer')
    const before = JSON.stringify(badge)
    expect(validateCredential(badge, { loader, requireOffsets: true })).toEqual([])
    expect(JSON.stringify(badge)).toBe(before)
  })

  it('tells every broken rule with its place', () => {
    expect(
      paths({
        '@context': [CREDENTIALS_V2, 5],
        type: ['Badge'],
        id: 'x',
        issuer: { name: 5 },
        credentialSubject: [],
        evidence: [{}],
        relatedResource: {},
      }),
    ).toEqual([
      'schema.data_model /@context/1',
      'schema.data_model /type',
      'schema.data_model /id',
      'schema.data_model /issuer',
      'schema.data_model /credentialSubject',
      'schema.data_model /evidence/0',
      'schema.data_model /relatedResource',
    ])
  })

  it('an id deep inside is found by its pointer; contexts, proofs and foreign JSON are left alone (section 4.4)', () => {
    expect(paths({ evidence: [{ type: 'Evidence', 'a/b': { id: ['x'] } }] })).toEqual(['schema.data_model /evidence/0/a~1b/id'])
    expect(
      paths({ proof: { id: 5 }, credentialSubject: { id: RECIPIENT, jsonSchema: { properties: { id: { id: 5 } } } } }),
    ).toEqual([])
  })

  it('a date without an offset is only for those who issue (sections 4.9 and 5.8)', () => {
    const dates = { validFrom: '2026-05-01T09:00:00' }
    expect([paths(dates), paths(dates, true)]).toEqual([[], ['schema.data_model /validFrom']])
    expect(paths({ validFrom: '2027-06-01T09:00:00Z' })).toEqual(['validity.order /validUntil'])
  })

  it('under other contexts nothing but the contexts is told', () => {
    expect(paths({ '@context': ['https://www.w3.org/ns/did/v1'], type: 5 })).toEqual(['schema.data_model /@context'])
    expect([dataModelOf({}), dataModelOf(badgeOf('did:example:issuer'))]).toEqual([undefined, '2.0'])
  })

  it('many related resources are too many (section 5.3)', () => {
    const relatedResource = Array.from({ length: 65 }, (_, at) => ({ id: `urn:example:${at}`, digestSRI: 'sha384-AAAA' }))
    expect(paths({ relatedResource })).toEqual(['schema.data_model /relatedResource'])
    expect(paths({ relatedResource: relatedResource.slice(1) })).toEqual([])
  })

  it('a related resource with an empty list of digests has none (section 5.3)', () => {
    const relatedResource = { id: 'urn:example:1', digestSRI: [], digestMultibase: [] }
    expect(paths({ relatedResource })).toEqual(['schema.data_model /relatedResource'])
  })
})

describe('validatePresentation (VCDM 2.0 section 4.13)', () => {
  const presentation = { '@context': [CREDENTIALS_V2], type: ['VerifiablePresentation'], holder: 'did:example:holder' }
  it.each<[Record<string, unknown>, string[]]>([
    [{}, []],
    [{ holder: { id: 'did:example:holder' } }, []],
    [{ holder: { name: 'x' } }, ['/holder']],
    [{ holder: ['did:example:a'] }, ['/holder']],
    [{ type: 'VerifiableCredential' }, ['/type']],
    [{ '@context': [] }, ['/@context']],
    [{ id: 'x', '@context': [CREDENTIALS_V2, 'https://unknown.example/v1'] }, ['/@context/1', '/id']],
  ])('%j', (changes, expected) => {
    const found = validatePresentation({ ...presentation, ...changes } as JsonObject, { loader })
    expect(found.map(({ path }) => path)).toEqual(expected)
  })
})
