import { isRungsError, type JsonValue, parseJson, pointer, usageError, utf8 } from '../core/index.js'

const MAX_PATHS = 1000
const MAX_LENGTH = 1000
/** A name, an index in brackets, or a name in brackets as a JSON text, for one that has dots. */
const STEP = /(?:^|\.)([^.[\]]+)|\[(0|[1-9]\d*)\]|\[("(?:[^"\\]|\\.)*")\]/y

/**
 * The JSON pointers of `--sd`, an array of paths such as `a.b`, `c[0]` and `d["e.f"]`.
 *
 * @throws RungsError `cli.usage`
 */
export function readPaths(text: string): readonly string[] {
  const wrong = { problem: 'sd_paths', what: '--sd' } as const
  let paths: JsonValue
  try {
    paths = parseJson(utf8(text))
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw usageError('cli.usage', wrong)
  }
  if (!Array.isArray(paths) || paths.length > MAX_PATHS) throw usageError('cli.usage', wrong)
  return (paths as readonly JsonValue[]).map((path) => {
    const found = typeof path === 'string' ? toPointer(path) : undefined
    if (found === undefined) throw usageError('cli.usage', wrong)
    return found
  })
}

/** The JSON pointer of a path, or `undefined` where it is none. */
export function toPointer(path: string): string | undefined {
  if (path === '' || path.startsWith('.') || path.length > MAX_LENGTH) return undefined
  const step = new RegExp(STEP)
  let made = ''
  while (step.lastIndex < path.length) {
    const [, name, index, quoted] = step.exec(path) ?? []
    const key = name ?? index ?? (quoted === undefined ? undefined : textOf(quoted))
    if (key === undefined) return undefined
    made = pointer(made, key)
  }
  return made
}

function textOf(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string
  } catch {
    return undefined
  }
}
