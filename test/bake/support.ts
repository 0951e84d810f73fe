import { crc32, deflateSync } from 'node:zlib'
import { concatBytes, isRungsError, utf8 } from '../../src/core/index.js'

/** One chunk of a PNG. */
export type Chunk = readonly [type: string, data: Uint8Array]

/** Written by hand, so that the reader is not tested against the writer. */
export function chunkBytes(type: string, data: Uint8Array): Uint8Array {
  const body = concatBytes(utf8(type), data)
  return concatBytes(uint32(data.length), body, uint32(crc32(body)))
}

export function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

export const SIGNATURE: Uint8Array = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

export function png(...chunks: readonly Chunk[]): Uint8Array {
  return concatBytes(SIGNATURE, ...chunks.map(([type, data]) => chunkBytes(type, data)))
}

export const header = (width = 1, height = 1): Chunk => [
  'IHDR',
  concatBytes(uint32(width), uint32(height), Uint8Array.of(8, 0, 0, 0, 0)),
]
export const END: Chunk = ['IEND', new Uint8Array(0)]

/** Grey pixels, one row after another. */
export function pixels(width = 1, height = 1): Chunk {
  return ['IDAT', new Uint8Array(deflateSync(new Uint8Array((width + 1) * height)))]
}

/** A picture with further chunks between its header and its pixels. */
export function picture(...more: readonly Chunk[]): Uint8Array {
  return png(header(), ...more, pixels(), END)
}

export function text(keyword: string, value: string | Uint8Array): Chunk {
  return ['tEXt', concatBytes(utf8(keyword), Uint8Array.of(0), typeof value === 'string' ? utf8(value) : value)]
}

export function compressedText(keyword: string, value: Uint8Array): Chunk {
  return ['zTXt', concatBytes(utf8(keyword), Uint8Array.of(0, 0), value)]
}

export function international(
  keyword: string,
  value: string | Uint8Array,
  { flag = 0, method = 0, language = '', translated = '' } = {},
): Chunk {
  const zero = Uint8Array.of(0)
  const head = [utf8(keyword), Uint8Array.of(0, flag, method), utf8(language), zero, utf8(translated), zero]
  return ['iTXt', concatBytes(...head, typeof value === 'string' ? utf8(value) : value)]
}

export const deflated = (value: string | Uint8Array): Uint8Array => new Uint8Array(deflateSync(value))

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle r="4"/></svg>'
export const svg = (body = '', attributes = ''): Uint8Array =>
  utf8(`<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${body}<circle r="4"/></svg>`)
export const OB3 = 'https://purl.imsglobal.org/ob/v3p0'

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
/** Looks like a badge as a JWS; nobody has signed it. */
export const jws = (content: object = { type: ['VerifiableCredential', 'OpenBadgeCredential'] }): string =>
  `${part({ alg: 'ES256' })}.${part(content)}.${Buffer.alloc(64, 7).toString('base64url')}`

/** Looks like a badge with a proof; nobody has signed it. */
export const badge = (more: object = {}): { readonly [key: string]: unknown } => ({
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  ...more,
  proof: { type: 'DataIntegrityProof' },
})

/** Names that other programs have broken: right-to-left, joined letters, outside of the first plane, and markup. */
export const NAMES: readonly string[] = [
  'سائق توصيل محترف',
  'डिलीवरी कूरियर स्तर २',
  '配送员 一级 — 合格',
  '안전 운전 👩🏽‍🚒🚲',
  'Zażółć gęślą jaźń ﷽',
  'a ]]> b ]]]]>> <![CDATA[ c & < > " \' \u0000 \ufffe \u2028 \u0085 \r\n end',
]

/** The code that something ends in; anything but an error of ours is thrown on. */
export async function codeOf(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    if (!isRungsError(error)) throw error
    return error.code
  }
}
