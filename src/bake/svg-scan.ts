import type { SaxesAttributeNS, SaxesParser, SaxesTagNS } from 'saxes'
import { inputError, late } from '../core/index.js'
import { CARRIERS, type Carrier } from './carriers.js'

/** An element that carries a credential; places are indices into the text. */
export interface BakedElement {
  readonly carrier: Carrier
  readonly start: number
  readonly end: number
  readonly verify: string
  readonly body: string
  /** Whether it stands in the root itself, as it should. */
  readonly isInRoot: boolean
}

/** An SVG gone through from end to end. */
export interface SvgScan {
  readonly root: {
    readonly name: string
    /** The index after its start tag. */
    readonly end: number
    readonly isSelfClosing: boolean
    /** The namespaces that it declares, by prefix. */
    readonly namespaces: Readonly<Record<string, string>>
  }
  readonly baked: readonly BakedElement[]
  /** Whether an element looks like one of ours and is in another namespace. */
  readonly hasStranger: boolean
  /** The line of the first thing that a browser might run. */
  readonly activeLine?: number
}

/** How a text becomes a scan; the parser behind it is loaded when the first SVG comes. */
export const loadSvgScanner: () => Promise<(text: string, maxBytes: number) => SvgScan> = /* @__PURE__ */ late(async () => {
  const saxes = (await import('saxes')) as typeof import('saxes') & { readonly default?: typeof import('saxes') }
  // A CommonJS module: what splits a bundle for browsers may give no more of it than its default.
  const { SaxesParser } = saxes.SaxesParser === undefined ? (saxes.default as typeof saxes) : saxes
  return (text: string, maxBytes: number) => scan(new SaxesParser({ xmlns: true, position: true }), text, maxBytes)
})

type Parser = SaxesParser<{ xmlns: true }>

/** Looking up a prefix goes from the inside to the outside, so depth is what costs. */
const MAX_DEPTH = 128
/** Elements, attributes, comments and the like: each takes far more time and memory than it has bytes. */
const MAX_NODES = 200_000
/** Line ends and references, at which the parser divides texts. */
const MAX_BREAKS = 500_000

interface Draft {
  root?: SvgScan['root']
  readonly baked: BakedElement[]
  hasStranger: boolean
  activeLine?: number
}

/** The element being read, if it is one of ours. */
interface Open {
  readonly carrier: Carrier
  readonly start: number
  readonly depth: number
  readonly verify: string
  readonly body: string[]
  length: number
}

function scan(parser: Parser, text: string, maxBytes: number): SvgScan {
  boundBreaks(text)
  const draft: Draft = { baked: [], hasStranger: false }
  let depth = 0
  let nodes = 0
  let open: Open | undefined
  const countNode = (): void => {
    if (++nodes > MAX_NODES) throw inputError('bake.svg_too_complex', { part: 'nodes', limit: MAX_NODES })
  }
  parser.on('error', () => {
    throw inputError('bake.svg_malformed', { line: parser.line })
  })
  parser.on('xmldecl', ({ version, encoding }) => {
    // XML 1.1 takes some characters of JSON for line ends.
    if (version !== '1.0') throw inputError('bake.svg_malformed', { line: parser.line })
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
      throw inputError('bake.svg_encoding', { encoding: encoding.slice(0, 40) })
  })
  parser.on('doctype', () => {
    throw inputError('bake.svg_doctype', {})
  })
  parser.on('opentagstart', () => {
    if (++depth > MAX_DEPTH) throw inputError('bake.svg_too_complex', { part: 'depth', limit: MAX_DEPTH })
    countNode()
  })
  parser.on('attribute', countNode)
  parser.on('comment', countNode)
  const tellActive = (): void => {
    draft.activeLine ??= parser.line
  }
  parser.on('processinginstruction', (instruction) => {
    countNode()
    if (isTransforming(instruction)) tellActive()
  })
  parser.on('opentag', (tag) => {
    if (depth === 1) draft.root = rootOf(tag, parser)
    if (draft.activeLine === undefined && isActive(tag)) tellActive()
    if (open !== undefined) return
    const carrier = CARRIERS.find(({ namespace, element }) => tag.uri === namespace && tag.local === element)
    if (carrier === undefined) {
      draft.hasStranger ||= isStranger(tag)
      return
    }
    // In an attribute this character would not be well-formed.
    const start = text.lastIndexOf('<', parser.position - 1)
    open = { carrier, start, depth, verify: tag.attributes['verify']?.value ?? '', body: [], length: 0 }
  })
  const read = (part: string): void => {
    if (open === undefined || open.depth !== depth) return
    open.length += part.length
    if (open.length > maxBytes) throw inputError('bake.credential_too_large', { limitBytes: maxBytes })
    open.body.push(part)
  }
  parser.on('text', read)
  parser.on('cdata', (part) => {
    countNode()
    read(part)
  })
  parser.on('closetag', () => {
    if (open !== undefined && open.depth === depth) {
      const { carrier, start, verify, body } = open
      draft.baked.push({ carrier, start, end: parser.position, verify, body: body.join(''), isInRoot: depth === 2 })
      open = undefined
    }
    depth--
  })
  parser.write(text).close()
  if (draft.root === undefined) throw inputError('bake.svg_malformed', { line: 1 })
  return { ...draft, root: draft.root }
}

function boundBreaks(text: string): void {
  let breaks = 0
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index)
    if ((char === 0x0a || char === 0x0d || char === 0x26) && ++breaks > MAX_BREAKS)
      throw inputError('bake.svg_too_complex', { part: 'lines', limit: MAX_BREAKS })
  }
}

function rootOf(tag: SaxesTagNS, parser: Parser): SvgScan['root'] {
  const isSvg = tag.local === 'svg' && (tag.uri === 'http://www.w3.org/2000/svg' || tag.uri === '')
  if (!isSvg) throw inputError('bake.svg_malformed', { line: parser.line })
  const { name, ns, isSelfClosing } = tag
  return { name, end: parser.position, isSelfClosing, namespaces: { ...ns } }
}

/** Named as one of ours is in examples, and yet of another namespace: a mistake of whoever made the picture. */
function isStranger({ prefix, local }: SaxesTagNS): boolean {
  return CARRIERS.some((carrier) => carrier.prefix === prefix && carrier.element === local)
}

/** A stylesheet of another kind than CSS makes a page with scripts out of any picture. Browsers take one without a type for CSS. */
function isTransforming({ target, body }: { readonly target: string; readonly body: string }): boolean {
  if (target !== 'xml-stylesheet') return false
  const types = body.match(/type/gi)?.length ?? 0
  return types > 1 || (types === 1 && !/(?:^|\s)type\s*=\s*(["'])text\/css\1/i.test(body))
}

const ACTIVE_ELEMENTS: readonly string[] = ['script', 'handler', 'foreignobject', 'iframe', 'object', 'embed']

/** Whether a browser that is given the picture as a document might run something of it. */
function isActive({ local, attributes }: SaxesTagNS): boolean {
  return ACTIVE_ELEMENTS.includes(local.toLowerCase()) || Object.values(attributes).some(isActiveAttribute)
}

function isActiveAttribute({ name, local, value }: SaxesAttributeNS): boolean {
  if (/^on[a-z]/i.test(name)) return true
  // An animation may set such an attribute, and a list of values may name a script.
  if (local === 'attributeName' && /^\s*(on|href|xlink:href)/i.test(value)) return true
  return /(^|;)(javascript|vbscript):/i.test(value.replace(/[\s\u0000-\u0020]+/g, ''))
}
