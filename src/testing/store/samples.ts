import type { CredentialBody, CredentialRow, StatusListRow, StoreTransaction } from '../../storage/index.js'
import { appendAudit } from '../../storage/index.js'
import { sampleBytes } from '../contract.js'
import { AT_MS } from './setting.js'

/** A credential with all that can be known of it, unless told. */
export function credentialOf(id: string, changes: Partial<CredentialRow> = {}): CredentialRow {
  return { id, issuer: 'did:web:one.example', key: `key of ${id}`, issuedAtMs: AT_MS, digest: 'ZGlnZXN0', ...changes }
}

/** Its text. */
export function bodyOf(credential: string): CredentialBody {
  return { credential, text: `{"id":${JSON.stringify(credential)}}`, mediaType: 'application/vc' }
}

/** A status list. */
export function listOf(id: string, changes: Partial<StatusListRow> = {}): StatusListRow {
  return {
    id,
    issuer: 'did:web:one.example',
    url: `https://one.example/status/${id}`,
    purpose: 'revocation',
    statusSize: 1,
    length: 131_072,
    permutationKey: sampleBytes(32),
    createdAtMs: AT_MS,
    ...changes,
  }
}

/** Writes something into each table. */
export async function fillAll(tx: StoreTransaction): Promise<void> {
  await tx.records.insert({ kind: 'note', id: '1', value: '1' })
  await tx.secrets.insert('salt', sampleBytes(8))
  await tx.credentials.insert([credentialOf('c')], [bodyOf('c')])
  await tx.lists.insert(listOf('l'))
  await tx.lists.advance('l', 5)
  await tx.lists.reserve({ list: 'l', start: 0, count: 5, holder: 'h', atMs: AT_MS })
  await tx.lists.insertPlaces([{ list: 'l', index: 3, credential: 'c' }])
  await tx.lists.change({ list: 'l', index: 3, value: 1, atMs: AT_MS, sequence: 1 })
  await tx.lists.savePublication({ list: 'l', text: '{}', mediaType: 'application/vc', atMs: AT_MS, sequence: 1 })
  await appendAudit(tx.audit, [{ atMs: AT_MS, kind: 'status.changed', facts: { list: 'l' } }])
}

/** What {@link fillAll} left, in one value. */
export async function lookAtAll(view: Pick<StoreTransaction, keyof StoreTransaction>): Promise<readonly unknown[]> {
  const { records, secrets, credentials, lists, audit } = view
  return [
    await records.count('note'),
    await secrets.get('salt'),
    await credentials.count(),
    await credentials.findByKeys(['key of c']),
    await credentials.body('c'),
    await lists.list(),
    await lists.reservations('h'),
    await lists.places('l'),
    await lists.placesOf('c'),
    await lists.changes('l'),
    await lists.values('l'),
    await lists.publication('l'),
    await audit.head(),
    await audit.list(),
  ]
}

/** What {@link lookAtAll} sees in a store with nothing in it. */
export const NOTHING: readonly unknown[] = [0, undefined, 0, [], undefined, [], [], [], [], [], [], undefined, undefined, []]
