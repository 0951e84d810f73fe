import { CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from 'rungs/contexts'
import type { JsonObject } from 'rungs/core'
import { canonize } from 'rungs/rdf'
import { describe, expect, it } from 'vitest'
import { buildBenchCredential, buildBenchCredentials } from './credential.js'

const ISSUER = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
const loader = createContextLoader()

describe('the credential of the benchmark', () => {
  it('has the size that the figures are about: 3.8 kB, 93 quads, 8 blank nodes', async () => {
    const credential = buildBenchCredential(ISSUER)
    expect(credential['@context']).toEqual([CREDENTIALS_V2, OB_3_0_3])
    expect(Math.round(JSON.stringify(credential).length / 100)).toBe(38)
    const nquads = await canonize(credential as unknown as JsonObject, { loader })
    expect(nquads.trimEnd().split('\n')).toHaveLength(93)
    expect(new Set(nquads.match(/_:c14n\d+/g)).size).toBe(8)
  })

  it('has three alignments, two results, an image and a status entry', () => {
    const { credentialSubject, credentialStatus } = buildBenchCredential(ISSUER)
    expect(credentialSubject.achievement.alignment).toHaveLength(3)
    expect(credentialSubject.result).toHaveLength(2)
    expect(credentialSubject.achievement.image).toBeDefined()
    expect(credentialStatus).toMatchObject({ type: 'BitstringStatusListEntry' })
  })

  it('differs from the others in leaf values only', async () => {
    const forms = await Promise.all(
      buildBenchCredentials(ISSUER, 40).map((credential) => canonize(credential as unknown as JsonObject, { loader })),
    )
    expect(new Set(forms).size).toBe(40)
    expect(new Set(forms.map((form) => form.split('\n').length))).toEqual(new Set([94]))
  })

  it('takes every index of the longest memory run', () => {
    expect(buildBenchCredential(ISSUER, 999_999).id).toBe('urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0a999999')
  })
})
