import { Converter, JSX } from 'typedoc'

const GROUPS = [
  [/^(docs\/)?guide\//, 'Guides'],
  [/^(docs\/)?decisions\//, 'Decisions'],
]

/** Where else the site has something, from the folder of typedoc. */
const PLACES = [
  ['../index.html', 'Start'],
  ['../verify/index.html', 'Verify'],
  ['../ladders/index.html', 'Ladders'],
]

/** Names the pages of Markdown by their first heading, which then is not written twice, and puts them into groups; every page leads to the rest of the site. */
export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const path = document.name
    const [first] = document.content
    const [whole, title] = /^\s*# (.+)\n/.exec(first?.text ?? '') ?? []
    if (title === undefined) throw new Error(`no heading at the top of ${path}`)
    first.text = first.text.slice(whole.length)
    document.name = title.replaceAll('`', '')
    document.frontmatter.group = GROUPS.find(([place]) => place.test(path))?.[1] ?? 'Lists and records'
  })
  app.renderer.hooks.on('navigation.begin', (context) =>
    JSX.createElement(
      'p',
      { class: 'site' },
      ...PLACES.flatMap(([path, name]) => [JSX.createElement('a', { href: context.relativeURL(path) }, name), ' ']),
    ),
  )
}
