/** More than any badge needs, and less than what takes the memory of a phone once it is unpacked. */
const MAX_PIXELS = 16_000_000
const MAX_SVG_BYTES = 500_000
/** What draws much with few letters: repeated parts, filters, and pictures within the picture. A prefix may be of any letters. */
const HEAVY =
  /<(?:[^\s<>/:]+:)?(?:use|pattern|filter|fe\w+|mask|clipPath|marker|image|foreignObject|animate\w*)\b|<!ENTITY|\bfilter\s*[:=]|dasharray/i
const PNG_SIZE_AT = 16

/** Whether the picture of a badge can be shown without the page standing still or running out of memory. */
export function isShowable(bytes: Uint8Array, type: string): boolean {
  if (type === 'image/svg+xml') return bytes.length <= MAX_SVG_BYTES && !HEAVY.test(spelledOut(new TextDecoder().decode(bytes)))
  if (bytes.length < PNG_SIZE_AT + 8) return false
  // The header comes first (PNG section 11.2.1).
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(PNG_SIZE_AT) * view.getUint32(PNG_SIZE_AT + 4) <= MAX_PIXELS
}

/** Letters in the place of what stands for them in XML and in CSS, where a name can be written so. */
function spelledOut(text: string): string {
  return text
    .replace(/&#(x?)([\da-f]+);/gi, (_all, hex: string, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, hex === '' ? 10 : 16)),
    )
    .replace(/\\([\da-f]{1,6})\s?/gi, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\\/g, '')
}
