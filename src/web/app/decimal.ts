/**
 * A number as people write it here, in any digits, with a point or a comma; `undefined` for what is none. Three digits at the end are
 * thousands and no fraction, unless there are as many digits of a fraction: with `52,000` somebody earns much, and not little.
 *
 * @param fractionDigits - how many digits the currency has after the point
 */
export function toDecimal(text: string, fractionDigits: number): string | undefined {
  const plain = text
    .trim()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replace(/\u066b/, '.')
    .replace(/(\d)[\s'’\u066c](?=\d)/g, "$1'")
  const [, whole = '', point = '', end = ''] = /^([\d.,']*?)(?:([.,])(\d+))?$/.exec(plain) ?? []
  const isThousands = end.length === 3 && fractionDigits < 3 && /^[1-9]/.test(whole)
  const [digits, fraction] = isThousands ? [whole + point + end, ''] : [whole, end]
  if (fraction !== '' && whole.includes(point)) return undefined
  if (!/^(?:\d+|\d{1,3}([.,'])(?:\d{2,3}\1)*\d{3})$/.test(digits)) return undefined
  const number = digits.replace(/\D/g, '') + (fraction === '' ? '' : `.${fraction}`)
  return /^\d{1,6}(?:\.\d{1,4})?$/.test(number) ? number : undefined
}
