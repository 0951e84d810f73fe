/** Writes the entries table into package.json and tsconfig.json (`--check` only compares). */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { entries, schemaFiles } from './entries.ts'

type Json = Record<string, unknown>

export function packageExports(): Json {
  const table: Json = {}
  for (const [subpath, source] of Object.entries(entries)) {
    const base = source.replace(/^src\//, './dist/').replace(/\.ts$/, '')
    table[subpath] = { types: `${base}.d.ts`, default: `${base}.js` }
  }
  for (const name of schemaFiles) table[`./schemas/${name}.schema.json`] = `./schemas/${name}.schema.json`
  table['./package.json'] = './package.json'
  return table
}

export function tsconfigPaths(): Record<string, string[]> {
  const table: Record<string, string[]> = { '#runtime': ['./src/runtime/node/index.ts'] }
  for (const [subpath, source] of Object.entries(entries)) {
    table[subpath === '.' ? 'rungs' : `rungs/${subpath.slice(2)}`] = [`./${source}`]
  }
  return table
}

function update(file: string, change: (json: Json) => void, check: boolean): boolean {
  const before = readFileSync(file, 'utf8')
  const json = JSON.parse(before) as Json
  change(json)
  const after = `${JSON.stringify(json, null, 2)}\n`
  if (after === before) return false
  if (!check) writeFileSync(file, after)
  return true
}

function main(check: boolean): void {
  const changed = [
    update(
      'package.json',
      (json) => {
        json['exports'] = packageExports()
      },
      check,
    ),
    update(
      'tsconfig.json',
      (json) => {
        ;(json['compilerOptions'] as Json)['paths'] = tsconfigPaths()
      },
      check,
    ),
  ]
  if (check && changed.includes(true)) {
    process.stderr.write('The entries table and package.json or tsconfig.json differ: run `npm run entries`.\n')
    process.exitCode = 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.includes('--check'))
