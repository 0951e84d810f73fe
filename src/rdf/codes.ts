import type { NoParams } from '../core/index.js'

/** Codes raised by the rdf room. */
export interface RdfCodes {
  'rdf.term_undefined': { readonly term: string }
  'rdf.data_lost': { readonly reason: string }
  'rdf.context_invalid': { readonly reason: string }
  'rdf.document_invalid': { readonly reason: string }
  'rdf.pointer_invalid': { readonly reason: 'syntax' | 'unmatched' }
  'rdf.label_map_invalid': NoParams
  'rdf.selection_unsupported': NoParams
  'rdf.too_complex': NoParams
  'rdf.busy': { readonly limit: number }
  'rdf.worker_unavailable': NoParams
}
