import type { NoParams } from '../core/index.js'

/** Codes of what a format cannot say of a ladder, and of what it asks for that a ladder does not say. */
export interface ExportCodes {
  'export.member_dropped': { readonly format: string; readonly member: string }
  'export.language_dropped': { readonly format: string; readonly languages: string }
  'export.logic_flattened': { readonly format: string; readonly op: string }
  'export.note_only': { readonly format: string; readonly member: string }
  'export.term_missing': { readonly format: string; readonly member: string; readonly value: string }
  'export.precision_lost': { readonly format: string; readonly member: string }
  'export.element_unknown': { readonly format: string; readonly element: string }
}

/** Codes of what could not be read, or not be kept, of ladders and descriptions of skills from elsewhere. */
export interface ImportCodes {
  'import.document_unknown': { readonly expected: string }
  'import.too_many': { readonly what: string; readonly limit: number }
  'import.item_invalid': { readonly member: string; readonly expected: string }
  'import.item_duplicate': { readonly first: string }
  'import.member_dropped': { readonly member: string }
  'import.condition_words': NoParams
  'import.framework_missing': NoParams
}

/** Codes about other formats. */
export interface InterchangeCodes extends ExportCodes, ImportCodes {}
