import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/core/index.js'
import { compareSubjects } from '../../src/verify/same-subject.js'

const identifiers = (name: string, count: number): JsonValue =>
  Array.from({ length: count }, (_, at) => ({
    type: 'IdentityObject',
    hashed: at % 2 === 0,
    identityHash: at % 2 === 0 ? `sha256$${'0'.repeat(64)}` : `${name}${at}@example.org`,
    identityType: 'emailAddress',
    salt: name,
  }))
const subjects = (name: string, count: number, of = 0): JsonObject[] =>
  Array.from({ length: count }, (_, at) => ({ id: `did:example:${name}${at}`, identifier: identifiers(name, of) }))

describe('subjects of a record (CLR 2.0) that are hostile', () => {
  it('as many as a document can hold are compared by id in no time', () => {
    const [record, inside] = [subjects('a', 20_000), subjects('b', 20_000)]
    expect(compareSubjects(record, inside)).toBe('other')
    expect(compareSubjects(record, [...inside, { id: 'did:example:a19999' }])).toBe('same')
  })

  it('with more identifiers than are compared, they are unknown and not another', () => {
    expect(compareSubjects(subjects('a', 2, 16), subjects('b', 2, 16))).toBe('other')
    expect(compareSubjects(subjects('a', 3, 16), subjects('b', 3, 16))).toBe('unknown')
  })

  it('an identifier or salt of any length is not hashed again and again', () => {
    const long = (changes: object) => [
      { identifier: [{ ...(identifiers('a', 2) as JsonObject[])[1], ...changes }] } as JsonObject,
    ]
    expect(compareSubjects(long({}), long({}))).toBe('same')
    const text = 'a'.repeat(4097)
    expect(compareSubjects(long({ identityHash: text }), long({ identityHash: text }))).toBe('unknown')
    expect(compareSubjects(long({ salt: text }), long({ salt: text }))).toBe('unknown')
  })
})
