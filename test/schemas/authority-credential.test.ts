import { describe, expect, it } from 'vitest'
import { copyJson, isRungsError, type JsonValue } from '../../src/core/index.js'
import { buildAuthorityCredential, parseAuthorityCredential } from '../../src/credential/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { mutationsOf } from './mutations.js'

const validate = await loadSchema('authority-credential')
const built = buildAuthorityCredential({
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab11',
  issuer: 'did:web:ministry.example',
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2028-01-01T00:00:00Z',
  credentialStatus: { id: 'https://ministry.example/status#7', type: 'BitstringStatusListEntry' },
  subject: 'did:web:school.example',
  mayAward: [
    { ids: ['https://ministry.example/first-aid'], versions: '^1' },
    { alignedTo: [{ framework: 'ESCO', kind: 'skill', code: 'S1', uri: 'urn:x:s1' }], achievementType: 'Certificate' },
    { ladder: 'https://courier.example/ladder', rungs: ['https://courier.example/ladder#1'] },
  ],
  awardsFrom: '2026-02-01T00:00:00Z',
  awardsUntil: '2027-01-01T00:00:00Z',
  mayDelegate: 1,
  delegatedFrom: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab12',
})

function isRead(value: unknown): boolean {
  try {
    parseAuthorityCredential(value)
    return true
  } catch (error) {
    if (isRungsError(error) && error.kind === 'input') return false
    throw error
  }
}

describe('authority-credential schema', () => {
  it('accepts what the builder makes, with and without a profile', () => {
    expect(validate(copyJson(built))).toEqual([])
    expect(
      validate({
        ...(copyJson(built) as object),
        issuer: { id: 'did:web:ministry.example', type: ['Profile'], name: 'M' },
      } as JsonValue),
    ).toEqual([])
  })

  it('accepts no change of the subject that the library would not read', () => {
    const differ: string[] = []
    const seen = { accepted: 0, refused: 0 }
    for (const { label, path, document } of mutationsOf(built)) {
      if (!path.startsWith('/credentialSubject')) continue
      const fits = validate(document as JsonValue).length === 0
      seen[fits ? 'accepted' : 'refused']++
      // Of dates the schema knows the form alone.
      if (fits && !isRead(document) && !/awards(From|Until)/.test(path)) differ.push(label)
    }
    expect(differ).toEqual([])
    expect(seen.refused).toBeGreaterThan(100)
    expect(seen.accepted).toBeGreaterThan(20)
  })

  it.each(['/@context', '/id', '/type', '/issuer', '/validFrom', '/credentialSubject'])('asks for %s', (path) => {
    const { [path.slice(1)]: _left, ...rest } = copyJson(built) as Record<string, JsonValue>
    expect(validate(rest)[0]?.params).toMatchObject({ schema: 'authority-credential', keyword: 'required' })
  })
})
