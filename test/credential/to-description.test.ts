import { describe, expect, it } from 'vitest'
import { toDescription } from '../../src/credential/index.js'
import { en, loadCatalogue } from '../../src/i18n/index.js'

describe('a credential in words', () => {
  it('names what, who, by whom and when (OB 3.0 section B.1)', () => {
    const said = toDescription(
      {
        name: 'Not this one',
        issuer: { id: 'did:web:courier.example%3A8443', name: 'Courier' },
        validFrom: '2026-01-01T00:00:00Z',
        credentialSubject: {
          id: 'did:example:worker',
          achievement: { name: 'Bicycle courier', ladder: { rung: 'https://courier.example/r', ladderVersion: '1.2.0' } },
          result: [{ value: '91' }, { achievedLevel: 'good', status: 'Completed' }, 7],
        },
      },
      en,
    )
    expect(said).toEqual({
      what: 'Bicycle courier',
      rung: 'https://courier.example/r (ladder version 1.2.0)',
      who: 'did:example:worker',
      issuer: 'Courier · did:web:courier.example%3A8443 · domain courier.example:8443',
      issuerId: 'did:web:courier.example%3A8443',
      from: '2026-01-01T00:00:00Z',
      results: ['91', 'good Completed', ''],
    })
  })

  it('of a hashed recipient and of Open Badges 2.0 says what can be said', async () => {
    const hashed = { credentialSubject: { identifier: [{ hashed: true, identityHash: 'sha256$00' }] } }
    expect(toDescription(hashed, en).who).toBe('someone known by an identity hash')
    const older = { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', badge: { name: 'B', issuer: { name: 'I' } } }
    expect(toDescription(older, en)).toMatchObject({ what: 'B', who: 'nobody named', issuer: 'I' })
    expect(toDescription({}, await loadCatalogue('es')).who).not.toBe('nobody named')
  })

  it.each([
    undefined,
    null,
    7,
    'text',
    [],
    { issuer: 7, credentialSubject: [[]] },
    { credentialSubject: { result: 'x', identifier: {} } },
  ])('takes any shape: %j', (value) => {
    expect(toDescription(value, en)).toMatchObject({ what: 'something without a name', who: expect.any(String) })
  })

  it('gives bounded text of one line without what steers or hides text (UAX #9)', () => {
    const { what } = toDescription({ name: `a\u202eb\u200bc\nd${'x'.repeat(5000)}` }, en)
    expect(what.startsWith('abc dxxx')).toBe(true)
    expect(what.length).toBeLessThanOrEqual(200)
  })
})
