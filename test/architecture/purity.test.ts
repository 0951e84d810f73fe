import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { importsOf, parseSource, place, type SourceFile, sourceFiles, walk } from './source.js'

/** Names by which a clock, chance or the world outside would come in. */
const OUTSIDE = new Set(
  'fetch crypto process performance setTimeout setInterval setImmediate queueMicrotask localStorage XMLHttpRequest navigator platformRandom newUrn'.split(
    ' ',
  ),
)

/** Where a file reads a clock, draws a lot, waits or reaches out. */
function impure(file: SourceFile): string[] {
  const found = importsOf(file)
    .filter(({ specifier, kind }) => specifier.startsWith('node:') || kind === 'dynamic')
    .map(({ specifier }) => `${file.path}: ${specifier}`)
  walk(file.tree, (node) => {
    const name = nameOf(node)
    if (name !== undefined) found.push(`${place(file, node)}: ${name}`)
    return undefined
  })
  return found
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node)) return 'await'
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) return 'new Date()'
  if (ts.isPropertyAccessExpression(node) && /^(Date\.now|Math\.random)$/.test(node.getText())) return node.getText()
  if (!ts.isIdentifier(node) || !OUTSIDE.has(node.text)) return undefined
  // A member or a key of that name is another thing.
  const { parent } = node
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node
  return isMember || ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) ? undefined : node.text
}

describe('src/ladder', () => {
  const files = sourceFiles().filter(({ path }) => path.startsWith('src/ladder/'))

  it('reads no clock, draws no lots, waits for nothing and reaches nowhere: whoever repeats it gets the same', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(files.flatMap(impure)).toEqual([])
  })

  it.each([
    'const a = Date.now()',
    'const a = new Date()',
    'const a = Math.random()',
    'export async function f() { await g() }',
    "import { readFileSync } from 'node:fs'",
    "const a = import('./b.js')",
    'const a = performance.now()',
    "fetch('https://a.example')",
    "import { newUrn } from '../core/index.js'",
  ])('would notice %s', (text) => expect(impure(parseSource('src/ladder/a.ts', text)).length).toBeGreaterThan(0))

  it.each(['const a = new Date(0)', 'const a = b.fetch', 'const a = { process: 1 }'])('lets %s pass', (text) =>
    expect(impure(parseSource('src/ladder/a.ts', text))).toEqual([]),
  )
})
