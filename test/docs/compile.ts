import { join } from 'node:path'
import ts from 'typescript'
import { type Block, root } from './markdown.js'

/** What is known of the untyped packages that pages show beside ours. */
const PEERS: readonly string[] = ['src/vc-js/vc.d.ts', 'src/keys/kms/peers.d.ts', 'test/support/peers.d.ts']

/** What TypeScript finds wrong with blocks, each a module of its own against the sources of the library. */
export function compileErrors(blocks: readonly Block[]): readonly string[] {
  const files = new Map(blocks.map((block, index) => [join(root, `test/docs/block-${index}.${block.language}`), block]))
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: object }
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root)
  const relaxed = {
    ...options,
    noUnusedLocals: false,
    noUnusedParameters: false,
    isolatedModules: false,
    allowJs: true,
    checkJs: true,
  }
  const host = ts.createCompilerHost(relaxed)
  const { getSourceFile, fileExists, readFile } = host
  const textOf = (file: string): string | undefined => {
    const block = files.get(file)
    return block && `${block.text}\nexport {}\n`
  }
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const text = textOf(file)
    return text === undefined ? getSourceFile(file, languageVersion, ...rest) : ts.createSourceFile(file, text, languageVersion)
  }
  host.fileExists = (file) => files.has(file) || fileExists(file)
  host.readFile = (file) => textOf(file) ?? readFile(file)
  const program = ts.createProgram([...files.keys(), ...PEERS.map((path) => join(root, path))], relaxed, host)
  return [...files].flatMap(([file, { where }]) => {
    const source = program.getSourceFile(file)
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    return found.map(({ messageText }) => `${where}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
  })
}
