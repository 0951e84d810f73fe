/** Codes raised by the schemas room. */
export interface SchemasCodes {
  /** `expected` is what the schema asks for at that keyword: a type, a member's name, a list of values, a pattern, a bound. */
  'schema.invalid': { readonly schema: string; readonly keyword: string; readonly expected: string }
  'schema.unknown': { readonly schema: string; readonly known: readonly string[] }
}
