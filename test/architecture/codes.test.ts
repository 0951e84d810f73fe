import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { declaredCodes, filesBelow, root } from './source.js'

const SNAPSHOT = join(root, 'test/architecture/codes.snap.json')
const codes = [...declaredCodes().keys()].sort()

if (process.env['UPDATE_CODES'] === '1') writeFileSync(SNAPSHOT, `${JSON.stringify(codes, null, 2)}\n`)

describe('codes', () => {
  const snapshot = existsSync(SNAPSHOT) ? (JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as string[]) : []

  it('are never removed nor renamed: they are API', () => {
    expect(snapshot.length).toBeGreaterThan(0)
    expect(snapshot.filter((code) => !codes.includes(code))).toEqual([])
  })

  it('are in the snapshot, each once and in order (UPDATE_CODES=1 adds new ones)', () => {
    expect(codes.filter((code) => !snapshot.includes(code))).toEqual([])
    expect(snapshot).toEqual([...new Set(snapshot)].sort())
  })

  it('have the form area.reason', () => {
    expect(codes.filter((code) => !/^[a-z][a-z0-9]*\.[a-z][a-z0-9_]*$/.test(code))).toEqual([])
  })

  it('are all joined into the one union of core', () => {
    const declared = filesBelow('src', 'codes.ts').flatMap((path) =>
      Array.from(readFileSync(join(root, path), 'utf8').matchAll(/^ {2}'([^']+)':/gm), (match) => match[1] as string),
    )
    expect(declared.length).toBeGreaterThan(0)
    expect(declared.filter((code) => !codes.includes(code))).toEqual([])
    expect(new Set(declared).size).toBe(declared.length)
  })

  it('each have a test that produces them', () => {
    const tests = filesBelow('test', '.ts')
      .filter((path) => !/^test\/(architecture|i18n)\//.test(path))
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join('\n')
    const named = new Set(Array.from(tests.matchAll(/(['"`])([a-z][a-z0-9]*\.[a-z][a-z0-9_]*)\1/g), (match) => match[2]))
    expect(codes.filter((code) => !named.has(code))).toEqual([])
  })
})
