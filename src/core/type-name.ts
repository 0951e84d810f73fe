import { inputError } from './errors.js'

/** The name of a value's JSON type, for messages: never the value. */
export function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** Refuses anything but a string, for callers without a type checker. */
export function requireString(value: unknown, path = ''): void {
  if (typeof value !== 'string') throw inputError('core.input_type', { expected: 'string', actual: typeName(value) }, path)
}
