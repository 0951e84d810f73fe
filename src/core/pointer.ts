/** Appends a member name or index to a JSON pointer (RFC 6901 section 3). */
export function pointer(path: string, key: string | number): string {
  return typeof key === 'number' || !/[~/]/.test(key)
    ? `${path}/${key}`
    : `${path}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`
}
