import { crc32 } from '#runtime'
import { concatBytes, utf8 } from '../core/index.js'

/** Where the header of a PNG ends: signature, and a chunk of 13 bytes (PNG section 11.2.1). */
const HEADER_END = 33

/** A PNG that says what is on it, in a language: `iTXt` chunks with the keywords that are there for it (PNG section 11.3.3.2). */
export function withWords(png: Uint8Array, words: Readonly<Record<'Title' | 'Description', string>>, lang: string): Uint8Array {
  const chunks = Object.entries(words)
    .filter(([, text]) => text !== '')
    .map(([keyword, text]) => {
      const data = concatBytes(utf8(keyword), Uint8Array.of(0, 0, 0), utf8(lang), Uint8Array.of(0, 0), utf8(text))
      return chunkOf('iTXt', data)
    })
  return concatBytes(png.subarray(0, HEADER_END), ...chunks, png.subarray(HEADER_END))
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const typed = concatBytes(utf8(type), data)
  const chunk = new Uint8Array(typed.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  chunk.set(typed, 4)
  view.setUint32(typed.length + 4, crc32(typed))
  return chunk
}
