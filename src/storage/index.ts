export type { AuditEntry, AuditHead, AuditReader, AuditTable } from './audit.js'
export { type AuditEvent, appendAudit, chainEntry, followAudit } from './audit-chain.js'
export type { CredentialBody, CredentialFilter, CredentialReader, CredentialRow, CredentialTable } from './credentials.js'
export { createMemoryStore } from './memory/memory-store.js'
export { type NewRecord, putRecord, type RecordReader, type RecordTable, type StoredRecord } from './records.js'
export { untilKnown, withRetries } from './retry.js'
export type { SecretReader, SecretTable } from './secrets.js'
export type {
  StatusChange,
  StatusListReader,
  StatusListRow,
  StatusListState,
  StatusListTable,
  StatusPlace,
  StatusPublication,
  StatusReservation,
} from './status-lists.js'
export type { Page, Store, StoreReader, StoreTransaction } from './store.js'
export { createSweep } from './sweep.js'
export { checkWitness, type WithWitnessOptions, type Witness, withWitness } from './witness.js'
