import type { VerifiedReport } from '../../src/core/index.js'
import {
  type AuthorityCredentialInput,
  buildAuthorityCredential,
  buildTrustListCredential,
  type TrustListCredentialInput,
  type VerifiableCredential,
} from '../../src/credential/index.js'
import type { Issuer } from '../../src/issue/index.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { issuerOf } from '../issue/support.js'
import { newSigner } from '../support/badges.js'
import { FIRST_AID, reportOf, SCHOOL } from './support.js'

/** Somebody with a key of their own. */
export const newParty = async (name: string): Promise<Issuer> => issuerOf({ signer: await newSigner(), profile: { name } })
export const registry = await newParty('Registry')
export const ministry = await newParty('Ministry')
export const REGISTRY = registry.profile.id
export const MINISTRY = ministry.profile.id
export const jwtRegistry = issuerOf({ signer: await newSigner('ES256'), mechanism: vcJose, profile: { name: 'Registry' } })

/** A signed list that names the school, after changes. */
export async function listOf(changes: Partial<TrustListCredentialInput> = {}, by: Issuer = registry): Promise<unknown> {
  const draft = buildTrustListCredential({
    id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab11',
    issuer: by.profile.id,
    validFrom: '2026-05-01T00:00:00Z',
    validUntil: '2026-07-01T00:00:00Z',
    list: 'https://registry.example/lists/care',
    issuers: [{ id: SCHOOL, name: 'School' }, { id: 'did:web:college.example' }],
    ...changes,
  })
  return (await by.sealCredential(draft)).credential
}

let serial = 0

/** A signed authority credential of the ministry for the school, after changes. */
export async function authorityOf(changes: Partial<AuthorityCredentialInput> = {}, by: Issuer = ministry): Promise<unknown> {
  const draft = buildAuthorityCredential({
    id: `urn:uuid:0d4f1a1e-3f38-4b35-8f6c-${String(++serial).padStart(12, '0')}`,
    issuer: by.profile.id,
    validFrom: '2026-01-01T00:00:00Z',
    subject: SCHOOL,
    mayAward: [{ ids: [FIRST_AID] }],
    ...changes,
  })
  return (await by.sealCredential(draft)).credential
}

/** The report of such a credential. */
export async function authorityReport(
  changes: Partial<AuthorityCredentialInput> = {},
  by: Issuer = ministry,
): Promise<VerifiedReport<VerifiableCredential>> {
  return reportOf(await authorityOf(changes, by))
}
