import { type JsonObject, pointerKeys } from '../../core/index.js'
import { isResult } from '../result-unit.js'
import { checkReveal } from '../reveal.js'
import { type PlacedDisclosure, reconstruct } from './reconstruct.js'
import { isAtOrAbove, unitAt } from './units.js'

/**
 * The disclosures that a choice of pointers needs: what stands there with all that lies below it, and the disclosures that
 * those are reached through (RFC 9901 sections 4.2.6 and 7.2). A `Result` is shown as a whole or not at all, also where the
 * issuer made its members disclosable one by one.
 *
 * @throws RungsError `securing.reveal_unknown`, `core.option_invalid`, and those of {@link reconstruct}
 */
export function chooseDisclosures(
  payload: JsonObject,
  disclosures: readonly string[],
  reveal: readonly string[],
): readonly string[] {
  const { payload: whole, placed } = reconstruct(payload, disclosures)
  const units = checkReveal(whole, reveal).map((one) => unitAt(whole, one) as string)
  const asked = new Set(placed.filter(({ path }) => units.some((unit) => isAtOrAbove(path, unit) || isAtOrAbove(unit, path))))
  const kept = new Set([...asked, ...placed.filter((one) => isInShownResult(one, whole, placed, asked))].map(({ text }) => text))
  return disclosures.filter((text) => kept.has(text))
}

/** Whether a disclosure belongs to a `Result` that is shown anyway, if only in part. */
function isInShownResult(
  { path }: PlacedDisclosure,
  whole: JsonObject,
  placed: readonly PlacedDisclosure[],
  asked: ReadonlySet<PlacedDisclosure>,
): boolean {
  const result = resultAbove(whole, path)
  return result !== undefined && placed.every((one) => !isAtOrAbove(one.path, result) || asked.has(one))
}

/** The pointer of the `Result` that a part of it belongs to. */
function resultAbove(whole: JsonObject, path: string): string | undefined {
  const unit = unitAt(whole, path)
  if (unit === undefined || unit === path) return undefined
  const value = (pointerKeys(unit) ?? []).reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], whole)
  return isResult(value as JsonObject, unit) ? unit : undefined
}
