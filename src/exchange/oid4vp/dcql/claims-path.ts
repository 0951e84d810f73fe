import { isJsonObject, type JsonValue, pointer } from '../../../core/index.js'
import type { ClaimsPathStep } from './query.js'

/** One claim that a path selects. */
export interface SelectedClaim {
  /** Where it stands (RFC 6901). */
  readonly pointer: string
  readonly value: JsonValue
}

/** A path that leads to more is not followed: a list of everything is nothing that anybody needs to see. */
const MAX_SELECTED = 1000

/**
 * The claims that a claims path pointer selects (OpenID4VP 1.0 section 7.1), or nothing where its processing ends in an error. Names
 * are those of the object itself, never inherited.
 *
 * @param isShown - whether elements may have been left out, so that an index of the whole credential means nothing: any element counts
 */
export function selectClaims(root: JsonValue, path: readonly ClaimsPathStep[], isShown = false): readonly SelectedClaim[] {
  let selected: SelectedClaim[] = [{ pointer: '', value: root }]
  for (const step of path) {
    const next: SelectedClaim[] = []
    for (const { pointer: at, value } of selected) {
      if (typeof step === 'string') {
        if (!isJsonObject(value)) {
          if (isShown) continue
          return []
        }
        if (Object.hasOwn(value, step)) next.push({ pointer: pointer(at, step), value: value[step] as JsonValue })
        continue
      }
      if (!Array.isArray(value)) {
        if (isShown) continue
        return []
      }
      const isEvery = step === null || isShown
      if (isEvery && next.length + value.length > MAX_SELECTED) return []
      const indexes = isEvery ? value.keys() : step < value.length ? [step] : []
      for (const index of indexes) next.push({ pointer: pointer(at, index), value: value[index] as JsonValue })
    }
    if (next.length === 0) return []
    selected = next
  }
  return selected
}
