import { deepFreeze, isJsonObject, parseJson } from '../../core/index.js'
import { LADDER_LIMITS } from '../digest.js'
import { throwFirst } from '../fact-shape.js'
import { list, problemsOf } from '../shape.js'
import type { DemandSignal } from './model.js'
import { signal } from './options.js'

const MAX_SIGNALS = 10_000

/**
 * Reads signals of demand from the JSON of a file: a list of them, or an object with the list in `signals`.
 *
 * @throws RungsError `core.json_*`, and the codes of form with the path of what is wrong
 * @example
 * ```ts
 * import { type DemandSignal, parseDemandSignals } from 'rungs/ladder'
 * const read = (file: string): readonly DemandSignal[] => parseDemandSignals(file)
 * ```
 */
export function parseDemandSignals(text: string | Uint8Array): readonly DemandSignal[] {
  const value = parseJson(text, LADDER_LIMITS)
  const signals = isJsonObject(value) ? (value['signals'] ?? null) : value
  throwFirst(problemsOf(list(signal, 'entries', MAX_SIGNALS), signals))
  return deepFreeze(signals) as unknown as readonly DemandSignal[]
}
