import { requireOption, usageError } from '../core/index.js'

/** What numbers are of: a currency (ISO 4217), or `percent`. */
export type FigureUnit = string

/** How numbers are written in a language: money in whole units where there are many, percent with its sign. */
export function figureFormat(lang: string, unit: FigureUnit | undefined): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(lang, { ...styleOf(unit), maximumFractionDigits: 2, minimumFractionDigits: 0 })
  } catch {
    requireOption(
      unit === undefined || unit === 'percent' || /^[A-Z]{3}$/.test(unit),
      'unit',
      'three letters of ISO 4217, or percent',
    )
    throw usageError('core.option_invalid', { option: 'lang', expected: 'BCP 47 tag' })
  }
}

function styleOf(unit: FigureUnit | undefined): Intl.NumberFormatOptions {
  if (unit === undefined) return {}
  if (unit === 'percent') return { style: 'unit', unit: 'percent' }
  return { style: 'currency', currency: unit, currencyDisplay: 'narrowSymbol' }
}
