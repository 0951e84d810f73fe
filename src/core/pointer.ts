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
