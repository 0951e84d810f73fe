import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCli } from '../../src/cli/index.ts'
import { defineLadder, type Ladder } from '../../src/ladder/index.ts'
import { ladderName } from '../../src/web/index.ts'
import { type Place, startPage } from './start-page.ts'

const LADDERS = 'examples/ladders'
/** In the order in which readers come. */
const FIRST_GUIDES = ['educator', 'platform', 'accepting-platform', 'worker', 'ladders', 'operations', 'service']
const LISTS = ['codes', 'conformance', 'performance', 'threat-model']

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

/** Writes the start page, with what typedoc made of the pages of Markdown in `docs`, where it has run. */
export function writeStartPage(root: string, out: string, ladders: readonly Place[], hasReference: boolean): void {
  const documents = hasReference ? documentsOf(join(out, 'reference/documents')) : new Map<string, string>()
  const placeOf = (page: string): readonly Place[] => {
    const name = headingOf(readFileSync(join(root, 'docs', `${page}.md`), 'utf8'))
    const file = documents.get(name)
    if (file === undefined && hasReference) throw new Error(`no page of ${page}.md`)
    return file === undefined ? [] : [{ url: `reference/documents/${file}`, name }]
  }
  const guides = readdirSync(join(root, 'docs/guide')).map((file) => file.replace(/\.md$/, ''))
  const rest = guides.filter((name) => !FIRST_GUIDES.includes(name)).sort()
  mkdirSync(out, { recursive: true })
  const reference = hasReference ? [{ url: 'reference/index.html', name: 'All functions and types, module by module' }] : []
  writeFileSync(
    join(out, 'index.html'),
    startPage({
      ladders,
      guides: [...FIRST_GUIDES, ...rest].flatMap((name) => placeOf(`guide/${name}`)),
      reference: [...reference, ...LISTS.flatMap(placeOf), ...placeOf('decisions/README')],
    }),
  )
}

/** The first heading of a page, as typedoc-documents.mjs names pages. */
function headingOf(text: string): string {
  const [, title] = /^\s*# (.+)\n/.exec(text) ?? []
  if (title === undefined) throw new Error('a page without a heading at its top')
  return title.replaceAll('`', '')
}

/** The files of typedoc by the titles in them. */
function documentsOf(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder).map((file) => {
      const [, title = ''] = /<title>(.*?) \| /.exec(readFileSync(join(folder, file), 'utf8')) ?? []
      return [title.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'), file]
    }),
  )
}
