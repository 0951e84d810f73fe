import { describe, expect, it } from 'vitest'
import { copyJson, type JsonValue } from '../../src/core/index.js'
import { buildAuthorityCredential, parseAuthorityCredential } from '../../src/credential/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { readsWhatFits } from './reader-contract.js'

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
describe('authority-credential schema', () => {
  readsWhatFits({
    schema: 'authority-credential',
    built,
    parse: parseAuthorityCredential,
    // Dates.
    formAlone: /awards(From|Until)/,
    accepted: 20,
  })

  it('accepts an issuer with a profile', async () => {
    const issuer = { id: 'did:web:ministry.example', type: ['Profile'], name: 'M' }
    const validate = await loadSchema('authority-credential')
    expect(validate({ ...(copyJson(built) as object), issuer } as JsonValue)).toEqual([])
  })
})
