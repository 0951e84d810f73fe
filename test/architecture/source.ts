/** Reads the sources of the library as the tests of the architecture look at them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { entries } from '../../tools/entries.ts'

export const root: string = fileURLToPath(new URL('../..', import.meta.url))

/** Whether the facade stands: from then on nothing of the plan may be missing. */
export const isHouseComplete: boolean = existsSync(join(root, 'src/index.ts'))

export interface SourceFile {
  /** From the root of the project, such as `src/core/json.ts`. */
  readonly path: string
  readonly tree: ts.SourceFile
}

/** One import, re-export or dynamic import. */
export interface Import {
  readonly from: string
  readonly specifier: string
  readonly kind: 'static' | 'dynamic'
  readonly typeOnly: boolean
}

/** Files below a folder, sorted, as paths from the root. */
export function filesBelow(folder: string, suffix: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith(suffix))
    .sort()
}

/** Every handwritten source file; declarations of untyped packages are none, since nothing of them is run. */
export function sourceFiles(): SourceFile[] {
  return filesBelow('src', '.ts')
    .filter((path) => !path.includes('/generated/') && !path.endsWith('.d.ts'))
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')))
}

export function parseSource(path: string, text: string): SourceFile {
  return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS) }
}

/** Calls `look` on every node; a node for which it returns false is not gone into. */
export function walk(node: ts.Node, look: (node: ts.Node) => boolean | undefined): void {
  if (look(node) === false) return
  ts.forEachChild(node, (child) => walk(child, look))
}

/** `src/core/json.ts:12`. */
export function place(file: SourceFile, node: ts.Node): string {
  return `${file.path}:${file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

/** What a file imports, in any form. A specifier that is computed is given as `<computed>`. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, kind: Import['kind'], typeOnly: boolean): void => {
    const text = specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : '<computed>'
    found.push({ from: file.path, specifier: text, kind, typeOnly })
  }
  walk(file.tree, (node) => {
    if (ts.isImportDeclaration(node))
      add(
        node.moduleSpecifier,
        'static',
        node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || allNamesAreTypes(node),
      )
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, 'static', node.isTypeOnly)
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node.moduleReference.expression, 'static', node.isTypeOnly)
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, 'static', true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], 'dynamic', false)
    else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require')
      add(node.arguments[0], 'static', false)
    return undefined
  })
  return found
}

function allNamesAreTypes(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause
  if (
    clause === undefined ||
    clause.name !== undefined ||
    clause.namedBindings === undefined ||
    !ts.isNamedImports(clause.namedBindings)
  )
    return false
  return clause.namedBindings.elements.length > 0 && clause.namedBindings.elements.every((element) => element.isTypeOnly)
}

/** The room of a source file; `roof` for the facade. */
export function roomOf(path: string): string {
  const parts = path.split('/')
  return parts.length === 2 ? 'roof' : (parts[1] as string)
}

/** Entry files by path, such as `src/core/index.ts`. */
export const entryFiles: ReadonlySet<string> = new Set(Object.values(entries))

/** A code of the library as the compiler sees it. */
export interface DeclaredCode {
  readonly params: ReadonlySet<string>
  /** What params may hold whose type lists it, as `param.value`. */
  readonly values: readonly string[]
}

/** Every code of the library, by its name. */
export function declaredCodeTypes(): Map<string, DeclaredCode> {
  const file = join(root, 'src/core/codes.ts')
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    lib: ['lib.es2022.d.ts'],
    types: [],
  })
  const checker = program.getTypeChecker()
  const tree = program.getSourceFile(file)
  const declaration = tree?.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'CodeParams')
  if (declaration === undefined) throw new Error('core/codes.ts has no interface CodeParams')
  const literals = (type: ts.Type): string[] => {
    if (type.isUnion()) return type.types.flatMap(literals)
    if (type.isStringLiteral()) return [type.value]
    const item = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined
    return item === undefined ? [] : literals(item)
  }
  const codes = new Map<string, DeclaredCode>()
  for (const code of checker.getTypeAtLocation(declaration).getProperties()) {
    const params = checker.getPropertiesOfType(checker.getTypeOfSymbolAtLocation(code, declaration))
    codes.set(code.name, {
      params: new Set(params.map((param) => param.name)),
      values: params.flatMap((param) =>
        literals(checker.getTypeOfSymbolAtLocation(param, declaration)).map((value) => `${param.name}.${value}`),
      ),
    })
  }
  return codes
}

/** Every code of the library with the names of its params. */
export function declaredCodes(): Map<string, ReadonlySet<string>> {
  return new Map([...declaredCodeTypes()].map(([code, { params }]) => [code, params]))
}
