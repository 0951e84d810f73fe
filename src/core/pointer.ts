/** Appends a member name or index to a JSON pointer (RFC 6901 section 3). */
export function pointer(path: string, key: string | number): string {
  return typeof key === 'number' || !/[~/]/.test(key)
    ? `${path}/${key}`
    : `${path}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`
}

/** The member names and indexes of a JSON pointer, unescaped (RFC 6901 sections 3 and 4); `undefined` where a text is none. */
export function pointerKeys(text: string): readonly string[] | undefined {
  if (text === '') return []
  if (!text.startsWith('/') || /~(?![01])/.test(text)) return undefined
  return text
    .slice(1)
    .split('/')
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'))
}

/** Whether a JSON value has something at a pointer (RFC 6901 section 4); what is no pointer leads nowhere. */
export function hasPointer(document: object, text: string): boolean {
  const keys = pointerKeys(text)
  if (keys === undefined) return false
  let value: unknown = document
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
    // Of a list only its elements, not its length.
    if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(key)) return false
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return true
}
