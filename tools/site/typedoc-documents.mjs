import { Converter, JSX, KindRouter, ReflectionKind } from 'typedoc'

const GROUPS = [
  [/^guide\//, 'Guides'],
  [/^decisions\//, 'Decisions'],
]
/** Where else the site has something, from the folder of typedoc. */
const PLACES = [
  ['../index.html', 'Start'],
  ['../verify/index.html', 'Verify'],
  ['../ladders/index.html', 'Ladders'],
]

/**
 * Names the pages of Markdown by their first heading, leaves them at the path that they have in `docs`, and puts them into groups; every
 * page leads to the rest of the site.
 */
export function load(app) {
  const paths = new WeakMap()
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const path = document.name
    paths.set(document, path)
    document.name = headingOf(document.content, path)
    document.frontmatter.group = GROUPS.find(([place]) => place.test(path))?.[1] ?? 'Lists and records'
  })
  app.renderer.defineRouter(
    'documents-by-path',
    class extends KindRouter {
      getIdealBaseName(reflection) {
        const path = reflection.kind === ReflectionKind.Document ? paths.get(reflection) : undefined
        return path === undefined ? super.getIdealBaseName(reflection) : `documents/${path}`
      }
    },
  )
  app.renderer.hooks.on('sidebar.begin', (context) => {
    const links = PLACES.map(([path, name]) => JSX.createElement('a', { href: context.relativeURL(path) }, name))
    return JSX.createElement('p', { class: 'site' }, ...links.flatMap((link) => [link, ' ']))
  })
}

/** The first line of the parts of a page, where code is a part of its own. */
function headingOf(parts, path) {
  const [line = ''] = parts
    .map(({ text }) => text)
    .join('')
    .trimStart()
    .split('\n', 1)
  const [, name] = /^# (.+)$/.exec(line) ?? []
  if (name === undefined) throw new Error(`no heading at the top of ${path}`)
  return name.replaceAll('`', '')
}
