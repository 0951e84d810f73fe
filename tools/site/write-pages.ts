import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCli } from '../../src/cli/index.ts'
import { defineLadder, type Ladder } from '../../src/ladder/index.ts'
import { ladderName } from '../../src/web/index.ts'
import { type Place, startPage } from './start-page.ts'

const LADDERS = 'examples/ladders'
/** In the order in which readers come. */
const FIRST_GUIDES = ['educator', 'platform', 'accepting-platform', 'worker', 'ladders', 'operations', 'service']
const LISTS = ['codes', 'conformance', 'performance', 'threat-model', 'decisions/README']

/** Writes the pages of badges and ladders below a folder, as `rungs web build` does for everybody. */
export async function writeWebPages(root: string, out: string): Promise<readonly Place[]> {
  const files = readdirSync(join(root, LADDERS))
    .filter((file) => file.endsWith('.ladder.json'))
    .sort()
  const paths = files.map((file) => join(LADDERS, file))
  let said = ''
  const status = await runCli(['web', 'build', '--ladder', paths.join(','), '--out', out, '--json'], {
    cwd: root,
    env: {},
    isTerminal: false,
    columns: 100,
    out: (text) => (said += text),
    err: (text) => (said += text),
    readStdin: async () => new Uint8Array(),
  })
  if (status !== 0) throw new Error(`rungs web build: ${said}`)
  return paths.map((path) => {
    const ladder: Ladder = defineLadder(JSON.parse(readFileSync(join(root, path), 'utf8')))
    return {
      url: `ladders/${ladderName(ladder)}/index.html`,
      name: ladder.name[ladder.defaultLanguage] ?? ladder.id,
      about: ladder.description[ladder.defaultLanguage] ?? '',
    }
  })
}

/** Writes the start page; with the pages of Markdown in `docs` where typedoc has made some of them. */
export function writeStartPage(root: string, out: string, ladders: readonly Place[], hasReference: boolean): void {
  const placeOf = (page: string): Place => {
    const [, title = page] = /^\s*# (.+)\n/.exec(readFileSync(join(root, 'docs', `${page}.md`), 'utf8')) ?? []
    return { url: `reference/documents/${page}.html`, name: title.replaceAll('`', '') }
  }
  const guides = readdirSync(join(root, 'docs/guide')).map((file) => file.replace(/\.md$/, ''))
  const rest = guides.filter((name) => !FIRST_GUIDES.includes(name)).sort()
  const functions = { url: 'reference/index.html', name: 'All functions and types, module by module' }
  const places = {
    ladders,
    guides: [...FIRST_GUIDES, ...rest].map((name) => placeOf(`guide/${name}`)),
    reference: [functions, ...LISTS.map(placeOf)],
  }
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'index.html'), startPage(hasReference ? places : { ...places, guides: [], reference: [] }))
}
