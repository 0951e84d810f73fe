import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codesPage } from '../../tools/generate-docs.ts'
import { compileErrors } from './compile.js'
import { blocksOf, examplesOf, filesBelow, pages, root } from './markdown.js'
import { followPage } from './reader.js'

const SOURCE = ['ts', 'js']

describe('the code of the documentation', () => {
  it('compiles: every block of a page', { timeout: 120_000 }, () => {
    const blocks = pages().flatMap((page) => blocksOf(page).filter(({ language }) => SOURCE.includes(language)))
    expect(blocks.length).toBeGreaterThan(3)
    expect(compileErrors(blocks)).toEqual([])
  })

  it('compiles: every @example of the sources', { timeout: 120_000 }, () => {
    const blocks = filesBelow('src', '.ts').flatMap(examplesOf)
    expect(blocks.length).toBeGreaterThan(10)
    expect(compileErrors(blocks)).toEqual([])
  })

  it('is caught where it does not compile', () => {
    const wrong = { where: 'here', language: 'ts', text: "import { createIssuer } from 'rungs'\ncreateIssuer({ key: 1 })\n" }
    expect(compileErrors([wrong])).toHaveLength(1)
  })
})

describe('the commands of the documentation', () => {
  const followed = pages().filter((page) => blocksOf(page).some(({ language }) => language === 'sh'))

  it.each(followed)('do what %s shows', { timeout: 120_000 }, async (page) => {
    expect(await followPage(blocksOf(page))).toEqual([])
  })

  it('are caught where a page shows something else', async () => {
    const page = [
      { where: 'a', language: 'sh', text: 'rungs nonsense\necho $?\n' },
      { where: 'b', language: 'text', text: '…\n65\n' },
    ]
    expect(await followPage(page)).toMatchObject([{ where: 'b' }])
    expect(await followPage([page[0] as never, { where: 'b', language: 'text', text: 'rungs: there is no …\n…\n64\n' }])).toEqual(
      [],
    )
  })
})

describe('the pages', () => {
  it('README has at most 200 lines', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(200)
  })

  it.each([...pages(), 'SECURITY.md', 'CHANGELOG.md'])('%s leads nowhere that is not there', (page) => {
    const text = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```/gm, '')
    const targets = Array.from(
      text.matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g),
      (match) => match[1] ?? (match[2] as string),
    )
    const missing = targets.filter((target) => !/^(https?:|mailto:)/.test(target)).filter((target) => !resolves(page, target))
    expect(missing).toEqual([])
  })

  it('docs/codes.md is what tools/generate-docs.ts writes', () => {
    expect(readFileSync(join(root, 'docs/codes.md'), 'utf8')).toBe(codesPage())
  })
})

/** Whether a relative link finds its file and, where it names one, its heading. */
function resolves(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? page : join(dirname(page), path)
  if (!existsSync(join(root, file))) return false
  if (anchor === undefined) return true
  const headings = Array.from(readFileSync(join(root, file), 'utf8').matchAll(/^#+ (.+)$/gm), (match) =>
    slugOf(match[1] as string),
  )
  return headings.includes(anchor)
}

function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}
