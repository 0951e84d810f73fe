import type { NoParams } from '../core/index.js'

/** Codes about pictures and the credentials in them. Offsets are bytes from the start of the file. */
export interface BakeCodes {
  'bake.image_unsupported': { readonly type: string }
  'bake.image_too_large': { readonly limitBytes: number }
  'bake.no_credential': { readonly container: 'png' | 'svg' }
  'bake.already_baked': { readonly container: 'png' | 'svg' }
  'bake.several_credentials': { readonly count: number }
  'bake.credential_unsuitable': { readonly expected: string }
  'bake.credential_malformed': { readonly expected: string }
  'bake.credential_too_large': { readonly limitBytes: number }
  'bake.address_only': NoParams
  'bake.png_signature': NoParams
  'bake.png_header': NoParams
  'bake.png_chunk_type': { readonly offset: number }
  'bake.png_length': { readonly offset: number; readonly length: number }
  'bake.png_truncated': { readonly offset: number }
  'bake.png_checksum': { readonly chunk: string; readonly offset: number }
  'bake.png_too_many_chunks': { readonly limit: number }
  'bake.png_end_missing': NoParams
  'bake.png_trailing_bytes': { readonly count: number }
  'bake.text_compressed': NoParams
  'bake.text_chunk': { readonly chunk: string }
  'bake.svg_malformed': { readonly line: number }
  'bake.svg_doctype': NoParams
  'bake.svg_encoding': { readonly encoding: string }
  'bake.svg_too_complex': { readonly part: 'depth' | 'nodes' | 'lines'; readonly limit: number }
  'bake.svg_namespace': { readonly expected: string }
  'bake.svg_active': { readonly line: number }
  'bake.svg_misplaced': NoParams
  'bake.svg_both_forms': NoParams
}
