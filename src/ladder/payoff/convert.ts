import { type Problem, parseDateOrDateTime, problem } from '../../core/index.js'
import { lastInstantOf } from '../last-instant.js'
import type { Money } from '../model/base.js'
import { minorDigits } from './currency.js'
import { divide, type Fraction, fromText, multiply, nearest, whole } from './fraction.js'
import type { Terms } from './terms.js'

/** An amount in whole units of the wanted currency, or why it cannot be said. */
export type Converted = { readonly amount: Fraction } | { readonly refusal: Problem }

/** Money in whole units of the currency of the terms. */
export function convertMoney({ minor, currency }: Money, terms: Terms, path: string): Converted {
  const digits = minorDigits(currency)
  if (digits === undefined) return { refusal: problem('payoff.currency_unknown', { currency }, path) }
  return convertUnits(divide(whole(minor), whole(10n ** BigInt(digits))), currency, terms, path)
}

/** Whole units of a currency in whole units of that of the terms: by a rate given for exactly this direction and still dated. */
export function convertUnits(units: Fraction, currency: string, terms: Terms, path: string): Converted {
  const { currency: to, rates, now } = terms.given
  if (currency === to) return { amount: units }
  if (minorDigits(currency) === undefined) return { refusal: problem('payoff.currency_unknown', { currency }, path) }
  const rate = rates?.rates.find((one) => one.from === currency && one.to === to)
  if (rates === undefined || rate === undefined) {
    return { refusal: problem('payoff.currency_unconverted', { from: currency, to }, path) }
  }
  const { asOf, validUntil } = rates
  if (msOf(asOf) > terms.nowMs || lastInstantOf(validUntil) < terms.nowMs) {
    return { refusal: problem('payoff.rates_out_of_date', { asOf, validUntil, now }, path) }
  }
  return { amount: multiply(units, fromText(rate.rate)) }
}

/** Money in the currency of the terms, rounded to its minor unit. */
export function toMoney(units: Fraction, terms: Terms): Money {
  return { minor: Number(nearest(multiply(units, whole(10n ** BigInt(terms.digits))))), currency: terms.given.currency }
}

export function msOf(date: string): number {
  return parseDateOrDateTime(date)?.epochMs as number
}
