import { inputError } from './errors.js'
import { requireString } from './type-name.js'

const encoder: TextEncoder = /* @__PURE__ */ new TextEncoder()
const decoder: TextDecoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true })

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

/** The text of UTF-8 bytes; a byte order mark is dropped. @throws RungsError `core.text_not_utf8` */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw inputError('core.text_not_utf8', {})
  }
}

/** Byte strings one after another. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Whether two byte strings are equal, in a time that depends on their length alone. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let index = 0; index < a.length; index++) difference |= (a[index] as number) ^ (b[index] as number)
  return difference === 0
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** Bytes of a hexadecimal text of either case. @throws RungsError `core.encoding_invalid`, `core.input_type` */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  requireString(text)
  if (text.length % 2 === 1) throw inputError('core.encoding_invalid', { encoding: 'hex', reason: 'length' })
  if (!/^[0-9a-f]*$/i.test(text)) throw inputError('core.encoding_invalid', { encoding: 'hex', reason: 'character' })
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index++) bytes[index] = Number.parseInt(text.slice(index * 2, index * 2 + 2), 16)
  return bytes
}
