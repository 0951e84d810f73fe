import { majorUnits } from '../major-units.js'
import type { Money } from '../model/base.js'

/** Money with its currency first and as many digits as that has: `JPY 1500`, `KWD 1.250`, `EUR -3.05`. */
export function formatMoney(money: Money): string {
  return `${money.currency} ${majorUnits(money)}`
}
