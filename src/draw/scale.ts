/** Round numbers from at most `low` to at least `high`, about so many. */
export function niceTicks(low: number, high: number, about: number): readonly number[] {
  const span = high - low || Math.abs(high) || 1
  const rough = span / Math.max(1, about)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((times) => times * power >= rough) as number) * power
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  // From whole numbers, so that no error is added up.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}
