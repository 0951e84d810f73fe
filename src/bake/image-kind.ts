/** What can be baked. */
export type ImageKind = 'png' | 'svg'

/**
 * Tells by the first bytes whether something is a PNG, or an XML document whose root is `svg`; `undefined` for all else. Whether the
 * picture is whole is not looked at.
 *
 * @example
 * ```ts
 * import { imageKind } from 'rungs/bake'
 * imageKind(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')) // 'svg'
 * ```
 */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47])) return 'png'
  return rootIsSvg(bytes) ? 'svg' : undefined
}

/** The name of a kind of picture that nothing can be baked into, or `undefined` for what is none of those known here. */
export function otherImageType(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'JPEG'
  if (startsWith(bytes, 0, [0x47, 0x49, 0x46, 0x38])) return 'GIF'
  const isRiff = startsWith(bytes, 0, [0x52, 0x49, 0x46, 0x46])
  return isRiff && startsWith(bytes, 8, [0x57, 0x45, 0x42, 0x50]) ? 'WebP' : undefined
}

function startsWith(bytes: Uint8Array, from: number, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[from + index] === byte)
}

/** How far the root of an SVG is looked for: declarations and comments of programs come before it. */
const PROLOG_BYTES = 64 * 1024
/** What may come before the root: a declaration or instruction, a comment, a document type with or without a part of its own. */
const BEFORE_ROOT = /(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)/y
const ROOT = /<(?:[A-Za-z_][\w.-]*:)?svg(?=[\s/>])/y

function rootIsSvg(bytes: Uint8Array): boolean {
  const text = prologOf(bytes)
  for (let at = 0; at < text.length; ) {
    ROOT.lastIndex = BEFORE_ROOT.lastIndex = at
    if (ROOT.test(text)) return true
    if (!BEFORE_ROOT.test(text)) return false
    at = BEFORE_ROOT.lastIndex
  }
  return false
}

/** The first characters as ASCII: what tells an SVG has no others. */
function prologOf(bytes: Uint8Array): string {
  const wide = encodingOf(bytes)
  if (wide === undefined) return new TextDecoder().decode(bytes.subarray(0, PROLOG_BYTES))
  // UTF-16 is told apart so that it can be refused by name.
  const first = wide === 'UTF-16LE' ? 0 : 1
  let text = ''
  for (let at = first; at < Math.min(bytes.length, PROLOG_BYTES); at += 2) text += String.fromCharCode(bytes[at] as number)
  return text.replace(/^[\u00fe\u00ff]/, '')
}

/** UTF-16 by its byte order mark, or by the zeros around a first `<`. */
export function encodingOf(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (startsWith(bytes, 0, [0xff, 0xfe]) || startsWith(bytes, 0, [0x3c, 0])) return 'UTF-16LE'
  return startsWith(bytes, 0, [0xfe, 0xff]) || startsWith(bytes, 0, [0, 0x3c]) ? 'UTF-16BE' : undefined
}
