import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, type Loose, NOW, signedBadge, thaw } from '../support/badges.js'
import { peers, sharedKey } from '../support/peer-libraries.js'

const key = await sharedKey()
const verifier = createVerifier({ mechanisms, now: NOW })
const outcomeOf = async (input: unknown): Promise<string> => (await verifier.verify(input)).outcome

const badges: [string, JsonObject][] = [
  ['a plain badge', badgeOf(key.did)],
  [
    'a badge with evidence, results and text in many scripts',
    badgeOf(key.did, {
      name: 'Erste Hilfe, 急救, إسعاف 🚑 "quoted" \\ and \t tab',
      evidence: [
        { id: 'https://courier.example/e/1', narrative: 'line one\nline two' },
        { name: 'Shift log' },
        { name: 'Second log' },
      ],
      subject: { id: 'did:example:ana', result: [{ resultDescription: 'urn:uuid:1', value: '92' }] },
      achievement: {
        id: 'https://courier.example/a/1',
        name: 'Exam',
        description: 'An exam.',
        criteria: { narrative: 'Pass.' },
        resultDescription: [{ id: 'urn:uuid:1', name: 'Score', resultType: 'Percent', valueMin: '0', valueMax: '100' }],
        tag: ['courier', 'safety'],
      },
    }),
  ],
]

const tampered: [string, (copy: Loose) => void][] = [
  [
    'another name',
    (copy) => {
      copy.name = 'Surgery'
    },
  ],
  [
    'another recipient',
    (copy) => {
      copy.credentialSubject.id = 'did:example:eve'
    },
  ],
  [
    'no end',
    (copy) => {
      delete copy.validUntil
    },
  ],
  [
    'a later end',
    (copy) => {
      copy.validUntil = '2099-01-01T00:00:00Z'
    },
  ],
  [
    'another issuer',
    (copy) => {
      copy.issuer.id = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
    },
  ],
  [
    'another date of the proof',
    (copy) => {
      copy.proof.created = '2026-05-31T00:00:00Z'
    },
  ],
  [
    'another purpose',
    (copy) => {
      copy.proof.proofPurpose = 'authentication'
    },
  ],
  [
    'a term that nobody defined',
    (copy) => {
      copy.wageUplift = 5
    },
  ],
  [
    'another signature',
    (copy) => {
      copy.proof.proofValue = `z${copy.proof.proofValue.slice(1).split('').reverse().join('')}`
    },
  ],
  [
    'no proof',
    (copy) => {
      delete copy.proof
    },
  ],
]

describe.each(peers)('eddsa-rdfc-2022 with $name', (peer) => {
  it.each(badges)('%s: each verifies what the other issues, and the proofs are equal', async (_what, badge) => {
    const ours = await signedBadge(key.signer, badge)
    const theirs = await peer.issue(thaw(badge), key, NOW)
    expect(theirs['proof']).toEqual(ours['proof'])
    expect(thaw(theirs)).toEqual(ours)
    expect(await peer.verify(thaw(ours))).toBe(true)
    expect(await outcomeOf(theirs)).toBe('verified')
  })

  it.each(tampered)('%s: refused by both', async (_what, change) => {
    const copy = thaw(await signedBadge(key.signer, badgeOf(key.did)))
    change(copy)
    expect(await outcomeOf(copy)).toBe('rejected')
    expect(await peer.verify(thaw(copy)).catch(() => false)).toBe(false)
  })

  it('a text with language and direction has one meaning (VCDM 2.0 section 11.1)', async () => {
    const name = { '@value': 'إسعاف', '@language': 'ar', '@direction': 'rtl' }
    const document = {
      '@context': [CREDENTIALS_V2],
      id: 'urn:example:1',
      type: ['VerifiableCredential'],
      issuer: key.did,
      name,
      credentialSubject: { id: 'urn:example:s' },
    }
    const theirs = await peer.issue(thaw(document), key, NOW)
    expect(await signedBadge(key.signer, document as JsonObject)).toEqual(thaw(theirs))
    expect(await outcomeOf(theirs)).toBe('verified')
    expect(await outcomeOf({ ...theirs, name: { ...name, '@direction': 'ltr' } })).toBe('rejected')
  })

  it('a list of one proof is read by both (OB 3.0 A.2.1)', async () => {
    const ours = await signedBadge(key.signer, badgeOf(key.did))
    const listed = { ...thaw(ours), proof: [thaw(ours['proof'])] }
    expect(await outcomeOf(listed)).toBe('verified')
    expect(await peer.verify(listed)).toBe(true)
  })

  it('a method named by the did:key alone is read here and refused by the peer', async () => {
    const bare = await signedBadge({ ...key.signer, id: key.did }, badgeOf(key.did))
    expect(await outcomeOf(bare)).toBe('verified')
    expect(await peer.verify(thaw(bare)).catch(() => false)).toBe(false)
  })

  it('what hides the end of validity passes the peer and is not verified here', async () => {
    const { validUntil, ...rest } = thaw(await signedBadge(key.signer, badgeOf(key.did, { validUntil: '2026-05-15T00:00:00Z' })))
    const hidden = {
      ...rest,
      'https://www.w3.org/2018/credentials#validUntil': {
        '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
        '@value': validUntil,
      },
    }
    expect(await peer.verify(thaw(hidden))).toBe(true)
    expect(await outcomeOf(hidden)).toBe('indeterminate')
  })
})

describe('statements moved to a second object with the credential’s id (context validation, Data Integrity 1.0 section 4.6)', () => {
  it('keep the signature right, pass at the peers, and are not verified here', async () => {
    const badge = thaw(badgeOf(key.did, { validUntil: '2027-05-15T00:00:00Z' })) as Loose
    badge.evidence = [{ id: badge.id, type: ['Evidence'], narrative: 'n' }]
    const signed = thaw(await peers[0]!.issue(badge, key, '2026-05-01T00:00:00Z')) as Loose
    signed.evidence[0] = { ...signed.evidence[0], type: ['Evidence', 'VerifiableCredential'], validUntil: signed.validUntil }
    delete signed.validUntil
    expect(await peers[0]!.verify(signed)).toBe(true)
    const report = await verifier.verify(signed)
    expect(report.outcome).toBe('indeterminate')
    expect(report.findings.map(({ code }) => code)).toContain('proof.member_disguised')
  })
})
