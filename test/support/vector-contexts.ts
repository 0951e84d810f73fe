import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contextUrls } from '../../src/contexts/index.js'

/** The contexts of the vectors' own table that the library does not bundle, by URL. */
export function contextsOfMap(dir: string): Record<string, unknown> {
  const rows = readFileSync(join(dir, 'CONTEXT-MAP.tsv'), 'utf8').trim().split('\n').slice(1)
  const entries = rows.map((row) => row.split('\t') as [string, string]).filter(([url]) => !contextUrls.includes(url))
  return Object.fromEntries(entries.map(([url, file]) => [url, JSON.parse(readFileSync(join(dir, file), 'utf8')) as unknown]))
}
