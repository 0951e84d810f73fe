import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the published test vectors, or `undefined` where it is absent. */
export function vectorsDir(): string | undefined {
  const dir = process.env['RUNGS_VECTORS'] ?? fileURLToPath(new URL('../../../shared/vectors', import.meta.url))
  return existsSync(join(dir, 'MANIFEST.tsv')) ? dir : undefined
}

const notices = new Set<string>()

/** Whether the vectors are at hand; prints once per suite when they are not, so that a skip is never silent. */
export function hasVectors(suite: string): boolean {
  if (vectorsDir() !== undefined) return true
  if (!notices.has(suite)) {
    notices.add(suite)
    process.stderr.write(`\nskipped: ${suite} needs the published vectors (set RUNGS_VECTORS to their folder)\n`)
  }
  return false
}

/** The text of one vector file. */
export function readVector(path: string): string {
  return readFileSync(join(vectorsDir() ?? '', path), 'utf8')
}

/** One vector file as JSON. */
export function readVectorJson(path: string): Record<string, unknown> {
  return JSON.parse(readVector(path)) as Record<string, unknown>
}
