/** One error as the generated validators state it, before it becomes a problem. */
export interface SchemaError {
  readonly keyword: string
  /** JSON pointer into the value. */
  readonly instancePath: string
  /** The member whose name was judged, not its value. */
  readonly propertyName?: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A generated validator: the trail of errors that made it refuse the value, or `null`. */
export type SchemaCheck = (value: unknown) => readonly SchemaError[] | null
