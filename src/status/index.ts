export { type AllocateIndicesOptions, allocateIndices } from './allocate.js'
export { type DecodeBitstringOptions, decodeBitstring, decodeStatusList2021, encodeBitstring } from './bitstring.js'
export {
  type BitstringStatusListCredentialInput,
  type BitstringStatusListEntry,
  type BitstringStatusListEntryInput,
  buildBitstringStatusListCredential,
  buildBitstringStatusListEntry,
  type StatusPurpose,
} from './build.js'
export { messageOf, parseStatusEntry, parseStatusMessages, type StatusEntry, type StatusMessage } from './entry.js'
export { parseRevocationList } from './revocation-list.js'
export { type RevocationReason, requireRevocationReason, revocationReasons } from './revocation-reason.js'
export {
  type BitOrder,
  type CreateStatusListOptions,
  createStatusList,
  readStatus,
  requireStatuses,
  type StatusList,
  setStatus,
  setStatuses,
  toStatusSize,
} from './status-list.js'
export { decodeTokenStatusList, encodeTokenStatusList, type TokenStatusList } from './token-status-list.js'
