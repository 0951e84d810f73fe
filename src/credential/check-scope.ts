import { inputError, isJsonObject, isRungsError, type JsonObject, type JsonValue, parseDateTime, pointer } from '../core/index.js'
import { evaluateRequirement } from '../ladder/index.js'
import { invalid } from './check-values.js'

const CRITERIA = ['ids', 'alignedTo', 'achievementType', 'ladder', 'rungs'] as const

/** Scopes that say something each: at least one criterion, frameworks that can be compared, a version range that can be read. */
export function checkScopes(scopes: readonly JsonValue[], path: string): void {
  for (const [index, scope] of scopes.entries()) {
    const at = pointer(path, index)
    if (!isJsonObject(scope) || CRITERIA.every((member) => scope[member] === undefined)) {
      throw invalid(at, 'scope', `one of ${CRITERIA.join(', ')}`)
    }
    for (const [place, entry] of (Array.isArray(scope['alignedTo']) ? scope['alignedTo'] : []).entries()) {
      if (!isJsonObject(entry) || (entry['uri'] === undefined && entry['code'] === undefined)) {
        throw invalid(pointer(pointer(at, 'alignedTo'), place), 'alignedTo', 'uri or code')
      }
    }
    checkVersions(scope, at)
  }
}

/** By the ladder, which alone knows what a version range is. */
function checkVersions({ versions }: JsonObject, path: string): void {
  if (versions === undefined) return
  try {
    const match = { ids: ['urn:x:any'], versions: versions as string }
    evaluateRequirement({ op: 'credential', match }, [], { now: '2000-01-01T00:00:00Z' })
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw invalid(pointer(path, 'versions'), 'versions', 'version range')
  }
}

/** Two dates of which the second, where both are there, is not before the first. */
export function checkOrder(object: JsonObject, from: string, until: string, path: string): void {
  const [start, end] = [object[from], object[until]]
  if (start === undefined || end === undefined) return
  if ((parseDateTime(end)?.epochMs ?? 0) < (parseDateTime(start)?.epochMs ?? 0)) {
    throw inputError('credential.dates_order', { validFrom: start as string, validUntil: end as string }, pointer(path, until))
  }
}
