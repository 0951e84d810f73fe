import { describe, expect, it } from 'vitest'
import { finding, inputError, problem } from '../../src/core/index.js'
import { en, problemType, toProblemDetails } from '../../src/i18n/index.js'
import { declaredCodes } from '../architecture/source.js'
import { NOW } from '../support/badges.js'

const codes = [...declaredCodes().keys()] as (keyof typeof en.words)[]

describe('the type of a problem (RFC 9457 section 3.1.1)', () => {
  it('is an absolute URI of its own or of a specification, for every code', () => {
    const named = codes.map(problemType)
    for (const type of named) {
      expect(type).toMatch(
        /^https:\/\/(www\.w3\.org\/TR\/vc-data-model|w3id\.org\/security|www\.w3\.org\/ns\/credentials\/status-list)#[A-Z_]+$|^https:\/\/w3id\.org\/rungs\/v0\/problems#[a-z][a-z0-9_]*\.[a-z0-9_]+$/,
      )
    }
    const own = named.filter((type) => type.startsWith('https://w3id.org/rungs'))
    expect(new Set(own).size).toBe(own.length)
  })

  it.each([
    ['core.json_invalid', 'https://www.w3.org/TR/vc-data-model#PARSING_ERROR'],
    ['schema.invalid', 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR'],
    ['issuer.mismatch', 'https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR'],
    ['proof.signature_invalid', 'https://w3id.org/security#PROOF_VERIFICATION_ERROR'],
    ['proof.domain_mismatch', 'https://w3id.org/security#INVALID_DOMAIN_ERROR'],
    ['rdf.data_lost', 'https://w3id.org/security#PROOF_TRANSFORMATION_ERROR'],
    ['did.method_not_authorised', 'https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD'],
    ['status.unreachable', 'https://www.w3.org/ns/credentials/status-list#STATUS_RETRIEVAL_ERROR'],
    ['status.list_too_short', 'https://www.w3.org/ns/credentials/status-list#STATUS_LIST_LENGTH_ERROR'],
    ['status.index_range', 'https://www.w3.org/TR/vc-data-model#RANGE_ERROR'],
    ['validity.expired', 'https://w3id.org/rungs/v0/problems#validity.expired'],
    ['toString', 'https://w3id.org/rungs/v0/problems#toString'],
  ])('%s is %s (VCDM 2.0 section 7.2, Data Integrity section 4.7, CID section 3.5)', (code, type) => {
    expect(problemType(code as never)).toBe(type)
  })
})

describe('problem details (RFC 9457)', () => {
  it('of a finding', () => {
    const params = { validUntil: '2026-05-01T00:00:00Z', now: NOW }
    const details = toProblemDetails(finding('validity', 'validity.expired', params, '/validUntil'), en, {
      status: 422,
      instance: 'urn:example:1',
    })
    expect(details).toEqual({
      type: 'https://w3id.org/rungs/v0/problems#validity.expired',
      title: 'Validity: expired',
      status: 422,
      detail: expect.stringContaining('May 1, 2026'),
      fix: expect.any(String),
      instance: 'urn:example:1',
      code: 'validity.expired',
      params,
      pointer: '#/validUntil',
      check: 'validity',
    })
    expect(Object.isFrozen(details)).toBe(true)
  })

  it('of an error or a problem, without what nobody said', () => {
    expect(toProblemDetails(inputError('proof.none', {}), en)).toEqual({
      type: 'https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR',
      title: 'Cryptographic security error',
      detail: en.words['proof.none'].text,
      fix: en.words['proof.none'].fix,
      code: 'proof.none',
      params: {},
    })
  })

  it.each([
    ['/a/0', '#/a/0'],
    ['/a b', '#/a%20b'],
    ['/a~1b/%41', '#/a~1b/%2541'],
    ['/a#b', '#/a%23b'],
    ['/\u00e9', '#/%C3%A9'],
    ['/\u{1f600}', '#/%F0%9F%98%80'],
    ['/\ud800', '#/%EF%BF%BD'],
  ])('the pointer %j is the fragment %s (RFC 6901 section 6)', (path, pointer) => {
    expect(toProblemDetails(problem('proof.none', {}, path), en).pointer).toBe(pointer)
  })

  it('have a title that says nothing of the case', () => {
    for (const code of codes) {
      const { title } = toProblemDetails({ code, params: {} }, en)
      expect(title).toMatch(/^[A-Z][a-z0-9 ]+(: [a-z0-9 ]+)?$/)
    }
  })
})
