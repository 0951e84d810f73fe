import { ensure } from './contract.js'

/** Fails a case unless two values are the same, member by member; a member that is undefined is not the same as none. */
export function ensureSame(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [shown(actual), shown(expected)]
  ensure(is === should, `${what}: it is ${cut(is)}, and should be ${cut(should)}`)
}

function shown(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes(${[...value].join(',')})`
  if (Array.isArray(value)) return `[${value.map(shown).join(',')}]`
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? JSON.stringify(value) : String(value)
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${shown((value as Record<string, unknown>)[name])}`).join(',')}}`
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}...` : text
}
