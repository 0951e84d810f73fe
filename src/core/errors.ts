import type { Code, CodeParams } from './codes.js'

/** `usage`: the caller's mistake. `input`: malformed or hostile data. `operation`: network, key service, file or database. */
export type ErrorKind = 'usage' | 'input' | 'operation'

/** What a `RungsError` may carry beside its code and params. */
export interface RungsErrorOptions {
  /** JSON pointer into the input at fault; empty for the whole. */
  readonly path?: string
  /** Whether the same call may succeed later. Default `false`. */
  readonly retryable?: boolean
  readonly cause?: unknown
}

const BRAND = Symbol.for('rungs.error')

/**
 * The one error class of the library: a stable code, typed params, and no secret or personal datum.
 * Recognise it with {@link isRungsError}, which also holds across two copies of the package.
 */
export class RungsError<C extends Code = Code> extends Error {
  readonly code: C
  readonly kind: ErrorKind
  readonly params: CodeParams[C]
  readonly path: string
  readonly retryable: boolean

  constructor(kind: ErrorKind, code: C, params: CodeParams[C], options: RungsErrorOptions = {}) {
    super(describe(code, params, options.path), options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'RungsError'
    this.kind = kind
    this.code = code
    this.params = params
    this.path = options.path ?? ''
    this.retryable = options.retryable ?? false
    Object.defineProperty(this, BRAND, { value: true })
  }

  /** The error as data: no stack, no cause. */
  toJSON(): { code: C; kind: ErrorKind; params: CodeParams[C]; path: string; retryable: boolean } {
    return { code: this.code, kind: this.kind, params: this.params, path: this.path, retryable: this.retryable }
  }
}

function describe(code: string, params: object, path: string | undefined): string {
  const facts = Object.entries(params).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  if (path) facts.unshift(`at ${path}`)
  return facts.length === 0 ? code : `${code} (${facts.join(', ')})`
}

/** Whether a caught value is an error of this library. */
export function isRungsError(value: unknown): value is RungsError {
  return typeof value === 'object' && value !== null && BRAND in value
}

/** An `input` error: malformed or hostile data, at a JSON pointer. */
export function inputError<C extends Code>(code: C, params: CodeParams[C], path = '', cause?: unknown): RungsError<C> {
  return new RungsError('input', code, params, cause === undefined ? { path } : { path, cause })
}

/** A `usage` error: the caller's mistake, thrown at once. */
export function usageError<C extends Code>(code: C, params: CodeParams[C], path = ''): RungsError<C> {
  return new RungsError('usage', code, params, { path })
}

/** An `operation` error: the outside world failed, and nothing is known about the data. */
export function operationError<C extends Code>(code: C, params: CodeParams[C], options: RungsErrorOptions = {}): RungsError<C> {
  return new RungsError('operation', code, params, options)
}

/** Runs a step and puts `path` before the path of any error that comes out of it; a function is asked only then. */
export function atPath<T>(path: string | (() => string), step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw new RungsError(error.kind, error.code, error.params as never, {
      path: (typeof path === 'string' ? path : path()) + error.path,
      retryable: error.retryable,
      cause: error.cause,
    })
  }
}
