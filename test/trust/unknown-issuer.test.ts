import { describe, expect, it } from 'vitest'
import {
  accept,
  createAuthority,
  createRegistryTrustList,
  type DomainProof,
  describeUnknownIssuer,
  openTrustList,
} from '../../src/trust/index.js'
import { badgeOf, controllerDocument, errorOf, newSigner, signedBadge } from '../support/badges.js'
import { verifierOf } from '../verify/support.js'
import { authorityReport, listOf, MINISTRY, newParty, REGISTRY } from './sources-support.js'
import { policyOf, reportOf, SCHOOL, schoolReport } from './support.js'

const report = await schoolReport()

/** What is said of the domain of an issuer whose document is at hand. */
async function domainOf(id: string, url?: string): Promise<DomainProof> {
  const signer = await newSigner('Ed25519', `${id}#key`)
  const badge = badgeOf(id, { issuer: { id, name: 'School', ...(url !== undefined && { url }) } })
  return describeUnknownIssuer(await reportOf(await signedBadge(signer, badge), { documents: [controllerDocument(signer)] }))
    .domain
}

describe('the answer about an unknown issuer', () => {
  it('has its id, the name it gives itself, and a policy line that works', () => {
    const answer = describeUnknownIssuer(report)
    expect(answer).toEqual({
      issuer: SCHOOL,
      claimedName: 'School',
      domain: { proof: 'none' },
      recognisedBy: [],
      policyLine: expect.any(String),
    })
    const issuers = [JSON.parse(answer.policyLine)]
    expect(accept(report, policyOf({}, { issuers })).accepted).toBe(true)
  })

  it.each<readonly [string, string | undefined, DomainProof]>([
    ['did:web:school.example', undefined, { proof: 'did:web', domain: 'school.example' }],
    [
      'did:web:school.example',
      'https://www.school.example/about',
      { proof: 'did:web', domain: 'school.example', claimedDomain: 'www.school.example', agrees: true },
    ],
    [
      'did:web:school.example',
      'https://school.example.evil.example',
      { proof: 'did:web', domain: 'school.example', claimedDomain: 'school.example.evil.example', agrees: false },
    ],
    [
      'did:web:school.example%3A8443',
      'https://school.example:8443',
      { proof: 'did:web', domain: 'school.example:8443', claimedDomain: 'school.example:8443', agrees: true },
    ],
    [
      'did:web:host.example:tenants:school',
      'https://school.example',
      { proof: 'did:web', domain: 'host.example', path: '/tenants/school', claimedDomain: 'school.example', agrees: false },
    ],
    [
      'https://school.example/issuer',
      'https://school.example',
      { proof: 'https', domain: 'school.example', path: '/issuer', claimedDomain: 'school.example', agrees: true },
    ],
  ])('tells the domain that stands behind %s (which claims %s)', async (id, url, expected) => {
    expect(await domainOf(id, url)).toEqual(expected)
  })

  it('takes the url of a key of its own for a claim', async () => {
    const party = await newParty('School')
    const badge = badgeOf(party.profile.id, { issuer: { id: party.profile.id, url: 'https://school.example' } })
    const { proof: _proof, ...draft } = badge as Record<string, unknown>
    const { credential } = await party.sealBadge(draft)
    expect(describeUnknownIssuer(await reportOf(credential)).domain).toEqual({ proof: 'none', claimedDomain: 'school.example' })
  })

  it('tells who names it: lists in force, roots, and issuers that the policy trusts; nobody else', async () => {
    const verifier = verifierOf()
    const list = await openTrustList(await listOf(), { verifier, signers: [REGISTRY] })
    const ended = await openTrustList(await listOf({ validUntil: '2026-05-02T00:00:00Z' }), { verifier, signers: [REGISTRY] })
    const foreign = await openTrustList(await listOf(), { verifier, signers: [MINISTRY] })
    const file = createRegistryTrustList({ registry: { [SCHOOL]: { name: 'The School' } } }, 'Community registry')
    const [known, stranger] = [await newParty('Known'), await newParty('Stranger')]
    const grants = [await authorityReport(), await authorityReport({}, known), await authorityReport({}, stranger)]
    const ids = grants.map(({ credential }) => credential.id)
    const authority = createAuthority({ roots: [MINISTRY], credentials: grants })
    const policy = policyOf({}, { issuers: [{ id: known.profile.id }] })
    const { recognisedBy } = describeUnknownIssuer(report, { registers: [list, ended, foreign, file], authority, policy })
    expect(recognisedBy).toEqual([
      { how: 'list', by: REGISTRY, in: 'https://registry.example/lists/care', name: 'School' },
      { how: 'list', by: 'Community registry', name: 'The School' },
      { how: 'authority', by: MINISTRY, in: ids[0] },
      { how: 'authority', by: known.profile.id, in: ids[1] },
    ])
  })

  it('takes verified reports and known options only', async () => {
    expect((await errorOf(() => describeUnknownIssuer({ outcome: 'rejected' } as never))).code).toBe('trust.not_verified')
    expect((await errorOf(() => describeUnknownIssuer(report, { lists: [] } as never))).code).toBe('core.option_unknown')
  })
})
