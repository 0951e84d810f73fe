/** What JSON and tokens begin with. */
const TEXTS: readonly number[] = [0x7b, 0x5b, 0x65]
/** White space, and the bytes of a mark of UTF-8. */
const BEFORE: readonly number[] = [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]

/**
 * Whether an input may be a picture, by its first byte that is no white space: neither JSON nor a token begins so. What can tell for
 * sure is loaded for those alone.
 */
export function mayBeImage(input: unknown): input is Uint8Array | string {
  if (typeof input === 'string') return /^\s*</.test(input)
  if (!isBytes(input)) return false
  const first = input.find((byte) => !BEFORE.includes(byte))
  return first !== undefined && !TEXTS.includes(first)
}

/** Bytes of any realm; unlike `instanceof` it runs no code of a proxy. */
export function isBytes(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && Object.prototype.toString.call(input) === '[object Uint8Array]'
}
