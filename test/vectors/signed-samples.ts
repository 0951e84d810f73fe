import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isJsonObject } from '../../src/core/index.js'

/** A file of the vectors that carries a signature. */
export interface SignedSample {
  /** Relative to the folder of the vectors. */
  readonly file: string
  readonly input: unknown
}

const TOKEN = /^ey[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*(?:~.*)?$/s

/** Every file of the manifest that is signed as a whole, told by its content: a top-level `proof`, or a token. */
export function signedSamples(dir: string): readonly SignedSample[] {
  const rows = readFileSync(join(dir, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1)
  return rows
    .map((row) => row.slice(0, row.indexOf('\t')))
    .flatMap((file) => inputsOf(readFileSync(join(dir, file), 'utf8')).map((input) => ({ file, input })))
}

function inputsOf(text: string): readonly unknown[] {
  const trimmed = text.trim()
  if (TOKEN.test(trimmed)) return [trimmed]
  const value = jsonOf(trimmed)
  if (isJsonObject(value) && value['proof'] !== undefined) return [text]
  // A token kept inside of JSON is a sample of its own.
  return tokensOf(value)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function tokensOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return TOKEN.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(tokensOf) : []
}
