import { inputError, type Problem, problem, utf8 } from '../core/index.js'
import { CARRIERS, type Carrier } from './carriers.js'
import type { CredentialText } from './credential-text.js'
import { encodingOf } from './image-kind.js'
import { type BakedElement, loadSvgScanner, type SvgScan } from './svg-scan.js'

/** The most bytes of an SVG: a text of more would take too much memory. */
export const MAX_SVG_BYTES: number = 8 * 1024 * 1024
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Puts a credential directly after the start tag of the root (OB 3.0 section 5.3.2.1). Nothing else of the file changes but for the
 * declaration of its prefix.
 *
 * @throws RungsError `bake.already_baked`, `bake.svg_active`, and those of reading the SVG
 */
export async function bakeSvg(image: Uint8Array, credential: CredentialText, replace: boolean): Promise<Uint8Array> {
  // What is in it already may be as long as the file.
  const { text, root, baked, activeLine } = await readSvgScan(image, MAX_SVG_BYTES)
  if (activeLine !== undefined) throw inputError('bake.svg_active', { line: activeLine })
  if (baked.length > 0 && !replace) throw inputError('bake.already_baked', { container: 'svg' })
  const { carrier } = credential
  const declared = root.namespaces[carrier.prefix]
  const declaration = ` xmlns:${carrier.prefix}="${carrier.namespace}"`
  // A prefix that the file has for something else is declared anew on our element alone.
  const isFree = declared === undefined
  const element = elementOf(credential, isFree || declared === carrier.namespace ? '' : declaration)
  const tagEnd = root.end - (root.isSelfClosing ? 2 : 1)
  const head = text.slice(0, tagEnd) + (isFree ? declaration : '')
  if (root.isSelfClosing) return encodeSvg(image, `${head}>${element}</${root.name}>${text.slice(root.end)}`)
  return encodeSvg(image, `${head}>${element}${without(text, root.end, baked)}`)
}

/** The rest of a text without some elements. */
function without(text: string, from: number, elements: readonly BakedElement[]): string {
  const kept: string[] = []
  let at = from
  for (const { start, end } of elements) {
    kept.push(text.slice(at, start))
    at = end
  }
  return kept.join('') + text.slice(at)
}

function elementOf({ text, form, carrier }: CredentialText, declaration: string): string {
  const name = `${carrier.prefix}:${carrier.element}`
  return form === 'jws'
    ? `<${name}${declaration} verify="${text}"></${name}>`
    : `<${name}${declaration}><![CDATA[${toCdata(text)}]]></${name}>`
}

/**
 * JSON that XML gives back as it is: the end of a section is divided, and what XML has no character for, or what readers of XML 1.1 take
 * for the end of a line, is written as the escape that JSON has for it.
 */
function toCdata(json: string): string {
  return json
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0085\u2028\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll(']]>', ']]]]><![CDATA[>')
}

/** What stands in an SVG, and what is to be said about it. */
export interface SvgContent {
  readonly carrier: Carrier
  readonly text: string
  readonly count: number
  readonly findings: readonly Problem[]
}

/**
 * The first credential of the kind that comes first.
 *
 * @throws RungsError `bake.no_credential`, `bake.svg_namespace`, and those of reading the SVG
 */
export async function readSvg(image: Uint8Array, maxBytes: number): Promise<SvgContent> {
  const { baked, hasStranger, activeLine } = await readSvgScan(image, maxBytes)
  const chosen = CARRIERS.map((carrier) => baked.find((element) => element.carrier === carrier)).find((one) => one !== undefined)
  if (chosen === undefined) {
    if (hasStranger) throw inputError('bake.svg_namespace', { expected: (CARRIERS[0] as Carrier).namespace })
    throw inputError('bake.no_credential', { container: 'svg' })
  }
  const text = contentOf(chosen)
  if (utf8(text).length > maxBytes) throw inputError('bake.credential_too_large', { limitBytes: maxBytes })
  return { carrier: chosen.carrier, text, count: baked.length, findings: remarks(chosen, activeLine) }
}

/** A signed one is in the attribute; of an older one it may be its address, and the body is the badge. */
function contentOf({ carrier, verify, body }: BakedElement): string {
  const address = carrier.kind === 'ob2' && /^\s*https?:/i.test(verify)
  return (verify.trim() === '' || (address && body.trim() !== '') ? body : verify).trim()
}

function remarks({ carrier, verify, body, isInRoot }: BakedElement, activeLine: SvgScan['activeLine']): Problem[] {
  const hasBoth = carrier.kind !== 'ob2' && verify.trim() !== '' && body.trim() !== ''
  return [
    ...(isInRoot ? [] : [problem('bake.svg_misplaced', {})]),
    ...(hasBoth ? [problem('bake.svg_both_forms', {})] : []),
    ...(activeLine === undefined ? [] : [problem('bake.svg_active', { line: activeLine })]),
  ]
}

/** An SVG as text, gone through. The text is taken before anything is waited for. */
export async function readSvgScan(image: Uint8Array, maxBytes: number): Promise<SvgScan & { readonly text: string }> {
  const text = decodeSvg(image)
  const scanSvg = await loadSvgScanner()
  return { text, ...scanSvg(text, maxBytes) }
}

/** @throws RungsError `bake.image_too_large`, `bake.svg_encoding` */
function decodeSvg(image: Uint8Array): string {
  if (image.length > MAX_SVG_BYTES) throw inputError('bake.image_too_large', { limitBytes: MAX_SVG_BYTES })
  const wide = encodingOf(image)
  if (wide !== undefined) throw inputError('bake.svg_encoding', { encoding: wide })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(image)
  } catch {
    throw inputError('bake.svg_encoding', { encoding: 'other than UTF-8' })
  }
}

/** A text that came from UTF-8 becomes the same bytes again; a byte order mark is put back. */
function encodeSvg(image: Uint8Array, text: string): Uint8Array {
  return utf8(image[0] === 0xef && image[1] === 0xbb && image[2] === 0xbf ? BYTE_ORDER_MARK + text : text)
}
