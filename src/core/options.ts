import { usageError } from './errors.js'
import { typeName } from './type-name.js'

/** Refuses anything but an object with known keys, so that a misspelt option is never silently ignored. */
export function checkOptions(options: unknown, allowed: readonly string[], where: string): void {
  if (typeof options !== 'object' || options === null) {
    throw usageError('core.option_invalid', { option: where, expected: `object, not ${typeName(options)}` })
  }
  for (const option of Object.keys(options)) {
    if (!allowed.includes(option)) throw usageError('core.option_unknown', { option, where })
  }
}

/** Refuses an option that is given and not usable. @throws RungsError `core.option_invalid` */
export function requireOption(isUsable: boolean, option: string, expected: string): void {
  if (!isUsable) throw usageError('core.option_invalid', { option, expected })
}
