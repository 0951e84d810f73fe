import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { entries } from '../../tools/entries.ts'
import { packageExports, tsconfigPaths } from '../../tools/sync-entries.ts'
import { entryFiles, isHouseComplete, parseSource, place, root, type SourceFile, sourceFiles, walk } from './source.js'

/** Files that are run rather than imported: for them alone the top level may do something. */
const PROGRAMS: readonly string[] = [
  'src/cli/main.ts',
  'src/rdf/jsonld/worker.ts',
  'src/bulk/worker.ts',
  'src/web/app/verify.ts',
  'src/web/app/service-worker.ts',
  'src/web/app/ladder.ts',
  'src/web/app/my.ts',
  'src/web/app/my-worker.ts',
]
/** First words of names that promise not to wait. */
const SYNCHRONOUS = /^(build|parse|validate|is)(?=[A-Z0-9]|$)/

const rules: Readonly<Record<string, (node: ts.Node) => string | undefined>> = {
  'no console': (node) => (ts.isIdentifier(node) && node.text === 'console' ? 'console' : undefined),
  'no class but RungsError': (node) =>
    ts.isClassLike(node) && node.name?.text !== 'RungsError' ? (node.name?.text ?? 'class') : undefined,
  'no enum': (node) => (ts.isEnumDeclaration(node) ? node.name.text : undefined),
  'no namespace': (node) => (ts.isModuleDeclaration(node) ? node.name.text : undefined),
  'no any': (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined),
  'no default export': (node) => {
    if (ts.isExportAssignment(node) || (ts.isExportSpecifier(node) && node.name.text === 'default')) return 'default'
    return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
      ? 'default'
      : undefined
  },
  'no module-level let or var': (node) =>
    ts.isVariableStatement(node) && ts.isSourceFile(node.parent) && !(node.declarationList.flags & ts.NodeFlags.Const)
      ? node.getText()
      : undefined,
  'no empty collection at module level, which could only be filled by and by': (node) => {
    if (!ts.isVariableDeclaration(node) || !ts.isSourceFile(node.parent.parent.parent) || node.initializer === undefined)
      return undefined
    if (/^(Readonly|readonly )/.test(node.type?.getText() ?? '')) return undefined
    const start = node.initializer
    const isEmpty =
      (ts.isNewExpression(start) && /^(Map|Set)$/.test(start.expression.getText()) && (start.arguments?.length ?? 0) === 0) ||
      (ts.isArrayLiteralExpression(start) && start.elements.length === 0)
    return isEmpty ? node.getText() : undefined
  },
  'no top-level await': (node) => {
    if (!ts.isAwaitExpression(node) && !(ts.isForOfStatement(node) && node.awaitModifier !== undefined)) return undefined
    let parent: ts.Node = node.parent
    while (!ts.isSourceFile(parent) && !ts.isFunctionLike(parent)) parent = parent.parent
    return ts.isSourceFile(parent) ? 'await' : undefined
  },
  'nothing named build, parse, validate or is waits': (node) => {
    const name = functionName(node)
    if (name === undefined || !SYNCHRONOUS.test(name)) return undefined
    const step = (
      ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) ? node.initializer : node
    ) as ts.SignatureDeclaration
    const isAsync = ts.canHaveModifiers(step) && ts.getModifiers(step)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
    return isAsync || /^(Promise|AsyncIterable|AsyncGenerator)\b/.test(step.type?.getText() ?? '') ? name : undefined
  },
}

/** The name of a function, method or of a constant that holds an arrow function. */
function functionName(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) return node.name?.getText()
  if (!ts.isVariableDeclaration(node) && !ts.isPropertyAssignment(node)) return undefined
  return node.initializer !== undefined && (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer))
    ? node.name.getText()
    : undefined
}

function broken(file: SourceFile, rule: string): string[] {
  const found: string[] = []
  walk(file.tree, (node) => {
    const fault = rules[rule]?.(node)
    if (fault !== undefined) found.push(`${place(file, node)}: ${fault.slice(0, 60)}`)
    return undefined
  })
  return found
}

const files = sourceFiles()

describe('the language of src', () => {
  it.each(Object.keys(rules))('%s', (rule) => expect(files.flatMap((file) => broken(file, rule))).toEqual([]))

  it('the top level only declares, so that sideEffects: false is true', () => {
    const found = files
      .filter((file) => !PROGRAMS.includes(file.path))
      .flatMap((file) =>
        file.tree.statements
          .filter((node) => !isDeclaration(node))
          .map((node) => `${place(file, node)}: ${node.getText().slice(0, 60)}`),
      )
    expect(found).toEqual([])
  })

  it.each([
    ['no console', 'globalThis.console.log(1)'],
    ['no class but RungsError', 'const a = class {}'],
    ['no class but RungsError', 'export class OtherError extends Error {}'],
    ['no enum', 'const enum A { b }'],
    ['no namespace', 'declare namespace A {}'],
    ['no any', 'function f(a: any) {}'],
    ['no default export', 'export default 5'],
    ['no default export', 'export default function f() {}'],
    ['no default export', 'export { a as default }'],
    ['no module-level let or var', 'let a = 1'],
    ['no module-level let or var', 'export var a = 1'],
    ['no empty collection at module level, which could only be filled by and by', 'const cache: Map<string, string> = new Map()'],
    ['no empty collection at module level, which could only be filled by and by', 'const list: string[] = []'],
    ['no top-level await', 'const a = await f()'],
    ['no top-level await', 'for await (const a of b) {}'],
    ['nothing named build, parse, validate or is waits', 'export async function parseThing() {}'],
    ['nothing named build, parse, validate or is waits', 'export function isThing(): Promise<boolean> {}'],
    ['nothing named build, parse, validate or is waits', 'export const buildThing = async () => {}'],
    ['nothing named build, parse, validate or is waits', 'interface A { validate(): Promise<void> }'],
  ])('the rule "%s" would notice %s', (rule, text) => expect(broken(parseSource('src/a/b.ts', text), rule)).toHaveLength(1))

  it.each([
    'export const a = 1; function f() { let b = 2; return b }',
    'export async function f() { await g() }',
    'export async function issueThing() {}',
    'export function isolate(): Promise<void> {}',
    'const table = new Map([[1, 2]]); const cache = new WeakMap()',
    'const none: ReadonlySet<string> = new Set(); const empty: readonly string[] = []',
    'export class RungsError extends Error {}',
  ])('no rule notices %s', (text) => {
    for (const rule of Object.keys(rules)) expect(broken(parseSource('src/a/b.ts', text), rule)).toEqual([])
  })
})

function isDeclaration(node: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isVariableStatement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  )
}

describe('files and rooms', () => {
  it('no file is longer than 500 lines', () => {
    expect(
      files.map((file) => [file.path, file.tree.text.split('\n').length] as const).filter(([, lines]) => lines > 501),
    ).toEqual([])
  })

  it('names are kebab-case, those of locales are BCP 47 tags', () => {
    const part = /^[a-z0-9]+(-[a-z0-9]+)*$/
    const wrong = files.filter(({ path }) => {
      if (path.startsWith('src/i18n/locales/')) return !/^src\/i18n\/locales\/[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\.ts$/.test(path)
      return !path
        .replace(/\.ts$/, '')
        .split('/')
        .every((name) => part.test(name))
    })
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

  it('every room has an index', () => {
    // A folder that declares its codes ahead is no room yet; a room without index is one whose entry files are all public.
    const isRoom = (room: string): boolean =>
      isHouseComplete || files.some((file) => file.path.startsWith(`src/${room}/`) && !file.path.endsWith('/codes.ts'))
    const isAllPublic = (room: string): boolean =>
      files.filter((file) => file.path.startsWith(`src/${room}/`)).every((file) => entryFiles.has(file.path))
    expect(rooms.filter((room) => isRoom(room) && !existsSync(join(root, `src/${room}/index.ts`)) && !isAllPublic(room))).toEqual(
      [],
    )
  })

  it('the index of a room only re-exports', () => {
    const indexes = files.filter((file) => /^src\/[^/]+\/index\.ts$/.test(file.path))
    expect(indexes.length).toBeGreaterThan(0)
    const wrong = indexes.flatMap((file) =>
      file.tree.statements
        .filter((node) => !(ts.isExportDeclaration(node) && node.moduleSpecifier))
        .map((node) => place(file, node)),
    )
    expect(wrong).toEqual([])
  })
})

describe('the entries table', () => {
  const read = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, unknown>

  it('is the exports of package.json', () => expect(read('package.json')['exports']).toEqual(packageExports()))

  it('is the paths of tsconfig.json', () => {
    expect((read('tsconfig.json')['compilerOptions'] as Record<string, unknown>)['paths']).toEqual(tsconfigPaths())
  })

  it('has no wildcard and no file twice', () => {
    expect(Object.keys(packageExports()).filter((subpath) => subpath.includes('*'))).toEqual([])
    expect(entryFiles.size).toBe(Object.keys(entries).length)
  })

  it.runIf(isHouseComplete)('names files that exist', () => {
    expect(Object.values(entries).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('belongs to a package without side effects', () => expect(read('package.json')['sideEffects']).toBe(false))
})
