import { endOfDate, type Now, parseDateOrDateTime, requireOption, toEpochMs } from '../core/index.js'
import { type DemandSignal, isWithin, type Place, parseDemandSignals } from '../ladder/index.js'

/** Which signals are asked for. */
export interface DemandQuery {
  /** The IRI, or the code, of what is asked for. Default: anything. */
  readonly target?: string
  /** Default: anywhere. */
  readonly region?: Place
  /** Signals that are valid then. Default: now. */
  readonly now?: Now
}

/** Where signals of demand come from. Forecasting them is not this library's. */
export interface DemandProvider {
  readonly signalsFor: (query: DemandQuery) => Promise<readonly DemandSignal[]>
}

/** Options of {@link createFileDemandProvider}. */
export interface CreateFileDemandProviderOptions {
  /** Reads the file, such as `() => readFile('demand.json')`; once for each question, so that a new file counts at once. */
  readonly read: () => Promise<string | Uint8Array>
}

/**
 * Signals of demand out of a file of JSON (`parseDemandSignals`).
 *
 * @throws RungsError `core.option_invalid` (usage); what reading throws, and the codes of `parseDemandSignals`, when it is asked
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import { createFileDemandProvider } from 'rungs/insight'
 * const demand = createFileDemandProvider({ read: () => readFile('demand.json') })
 * const inVienna = () => demand.signalsFor({ region: 'AT-9' })
 * ```
 */
export function createFileDemandProvider({ read }: CreateFileDemandProviderOptions): DemandProvider {
  requireOption(typeof read === 'function', 'read', 'function')
  return Object.freeze({
    async signalsFor({ target, region, now }: DemandQuery): Promise<readonly DemandSignal[]> {
      const nowMs = toEpochMs(now)
      const signals = parseDemandSignals(await read())
      return signals.filter(
        (signal) =>
          isValid(signal, nowMs) &&
          (target === undefined || signal.target.uri === target || signal.target.code === target) &&
          (region === undefined || signal.region.some((outer) => isWithin(region, outer))),
      )
    },
  })
}

/** Whether a signal holds at an instant. */
export function isValid({ asOf, validUntil }: DemandSignal, nowMs: number): boolean {
  const from = parseDateOrDateTime(asOf)?.epochMs
  return from !== undefined && from <= nowMs && !isPast(validUntil, nowMs)
}

/** Whether what lasts until then, through its whole day where no time is given, is over. What is no date is. */
export function isPast(until: string, nowMs: number): boolean {
  const end = endOfDate(until) ?? Number.NEGATIVE_INFINITY
  return until.includes('T') ? end < nowMs : end <= nowMs
}
