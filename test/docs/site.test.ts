import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { brokenLinks } from '../../tools/site/check-links.ts'
import { startPage } from '../../tools/site/start-page.ts'
import { writeStartPage, writeWebPages } from '../../tools/site/write-pages.ts'
import { root } from './markdown.js'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-site-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

describe('links of the site', () => {
  it('are found where they lead nowhere', () => {
    const folder = newFolder({
      'index.html':
        '<a href="a/">1</a><a href="a/index.html#there">2</a><a href="gone.html">3</a><a href="a/index.html#gone">4</a><a href="#gone">5</a><a href="b/">6</a>',
      'a/index.html': '<p id="there"><a href="../index.html?x=1#">1</a><a href="../../outside.html">2</a><img src="gone.png">',
      'b/other.html':
        '<a href="https://elsewhere.example/">1</a><a href="mailto:a@b.example">2</a><script>"<a href=\'no\'>"</script>',
    })
    expect(brokenLinks(folder)).toEqual([
      'index.html: gone.html',
      'index.html: a/index.html#gone',
      'index.html: #gone',
      'index.html: b/',
      'a/index.html: ../../outside.html',
      'a/index.html: gone.png',
    ])
  })

  it('are told apart from what a page would load from elsewhere', () => {
    const folder = newFolder({
      'a.html':
        '<script src="https://cdn.example/a.js"></script><img alt="" src="//cdn.example/a.png"><a href="https://b.example/">b</a>',
      'a.css':
        '@import "https://fonts.example/a.css";\n.a{background:url(https://c.example/a.png)}.b{background:url("data:image/png,x")}',
    })
    expect(brokenLinks(folder).map((one) => one.split(' ')[1])).toEqual(['loads', 'loads', 'loads', 'loads'])
  })

  it('lead somewhere from the start page, the verify page and the pages of all example ladders', {
    timeout: 120_000,
  }, async () => {
    const folder = newFolder()
    const ladders = await writeWebPages(root, folder)
    expect(ladders.map(({ url }) => url)).toEqual(
      ['home-care', 'it-support', 'last-mile-delivery', 'solar'].map((name) => `ladders/${name}/index.html`),
    )
    writeStartPage(root, folder, ladders, false)
    expect(brokenLinks(folder)).toEqual([])
    const start = readFileSync(join(folder, 'index.html'), 'utf8')
    for (const { url } of ladders) expect(start).toContain(`href="${url}"`)
  })

  it('have names as text', () => {
    const place = { url: 'a.html', name: '<b>', about: '"><script>' }
    expect(startPage({ guides: [place], ladders: [], reference: [] })).toContain(
      '<li><a href="a.html">&#60;b&#62;</a>: &#34;&#62;&#60;script&#62;</li>',
    )
  })
})
