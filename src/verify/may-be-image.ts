/** What JSON and tokens begin with. */
const TEXTS: readonly number[] = [0x7b, 0x5b, 0x65]
const UTF8_MARK: readonly number[] = [0xef, 0xbb, 0xbf]
const WHITE_SPACE: readonly number[] = [0x20, 0x09, 0x0a, 0x0d]

/**
 * Whether an input may be a picture, by its first byte that is no white space: neither JSON nor a token begins so. What can tell for
 * sure is loaded for those alone.
 */
export function mayBeImage(input: unknown): input is Uint8Array | string {
  if (typeof input === 'string') return /^\s*</.test(input)
  if (!isBytes(input)) return false
  let at = UTF8_MARK.every((byte, index) => input[index] === byte) ? UTF8_MARK.length : 0
  while (WHITE_SPACE.includes(input[at] as number)) at++
  return at < input.length && !TEXTS.includes(input[at] as number)
}

/** Bytes of any realm; unlike `instanceof` it runs no code of a proxy. */
export function isBytes(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && Object.prototype.toString.call(input) === '[object Uint8Array]'
}
