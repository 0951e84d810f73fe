import type { NoParams } from '../core/index.js'

/** Codes raised by the schemas room. */
export interface SchemasCodes {
  /** `expected` is what the schema asks for at that keyword: a type, a member's name, a list of values, a pattern, a bound. */
  'schema.invalid': { readonly schema: string; readonly keyword: string; readonly expected: string }
  /** `member` is what is missing or no good; empty when the document as a whole is no schema. */
  'schema.document_invalid': { readonly member: string }
  'schema.dialect_unsupported': { readonly dialect: string }
  /** `reference` is the URL of a schema that is not at hand, and is not fetched. */
  'schema.reference_unresolved': { readonly reference: string }
  'schema.too_complex': NoParams
  'schema.unknown': { readonly schema: string; readonly known: readonly string[] }
}
