import type { Money } from './types.js'

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const MINOR_DIGITS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  .../* @__PURE__ */ 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code): [string, number] => [code, 0]),
  .../* @__PURE__ */ 'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code): [string, number] => [code, 3]),
])

/** An amount in the units of its currency, as a decimal with as many places as the currency has: `12.50`, or `1250` yen. */
export function majorUnits({ minor, currency }: Money): string {
  const digits = MINOR_DIGITS.get(currency) ?? 2
  const text = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
