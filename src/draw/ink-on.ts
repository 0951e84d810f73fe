/** A colour as the pictures take it: red, green and blue in two hexadecimal digits each. */
export const COLOUR: RegExp = /^#[0-9a-f]{6}$/i

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Black or white, whichever is read better on a colour: of every colour one of them has a contrast of 4.58:1 or more. */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  const light = luminance(colour) + 0.05
  return light / 0.05 >= 1.05 / light ? '#000000' : '#ffffff'
}
