import type { JsonValue } from '../../core/index.js'
import type { Money } from '../../ladder/index.js'
import { requireCurrency } from '../check-values.js'

/** An amount in the minor units of a currency (ISO 4217), as credentials say it. */
export interface StatedMoney extends Money {
  readonly type: 'Money'
}

/** @throws RungsError `credential.field_invalid` */
export function requireMoney(money: JsonValue | undefined, path: string): void {
  requireCurrency((money as unknown as Money).currency, path)
}
