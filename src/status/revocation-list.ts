import { inputError, isJsonObject, type JsonValue } from '../core/index.js'

/**
 * The ids that a 1EdTech Revocation List (1EdTech Revocation List Status Method 1.0) says are revoked: an entry is, unless it says
 * `"revoked": false`. Both spellings in use are read, `revokedCredential` and `revokedCredentials`; where neither is there, the
 * document must at least name itself as the list. Such a list is not signed, so it is worth as much as the connection that it
 * came over.
 *
 * @param url where the list was found
 * @throws RungsError `status.list_invalid`
 * @example
 * ```ts
 * import { parseRevocationList } from 'rungs/status'
 * const url = 'https://courier.example/revocations'
 * parseRevocationList({ revokedCredential: [{ id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1' }] }, url).size // 1
 * ```
 */
export function parseRevocationList(list: JsonValue, url: string): ReadonlySet<string> {
  if (!isJsonObject(list)) throw invalid('revokedCredential', 'JSON object')
  const found = [list['revokedCredential'], list['revokedCredentials']].filter((one) => one !== undefined)
  if (found.length === 0 && list['id'] !== url) throw invalid('revokedCredential', 'list of revoked credentials')
  const revoked = new Set<string>()
  for (const entry of found.flat(2) as readonly JsonValue[]) {
    if (!isJsonObject(entry) || typeof entry['id'] !== 'string') throw invalid('id', 'id of a credential')
    const isRevoked = entry['revoked'] ?? true
    if (typeof isRevoked !== 'boolean') throw invalid('revoked', 'true or false')
    if (isRevoked) revoked.add(entry['id'])
  }
  return revoked
}

function invalid(member: string, expected: string): Error {
  return inputError('status.list_invalid', { member, expected }, `/${member}`)
}
