import { createHash } from 'node:crypto'
import { html } from '../../src/web/html.ts'

/** A place that the start page leads to. */
export interface Place {
  readonly url: string
  readonly name: string
  readonly about?: string
}

/** What the start page lists. */
export interface Places {
  readonly guides: readonly Place[]
  readonly ladders: readonly Place[]
  readonly reference: readonly Place[]
}

/** It follows the colours that a reader has chosen. */
const STYLE = `:root{color-scheme:light dark;--ink:#14213d;--paper:#fff;--link:#1d4ed8;--line:#707a8a}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf4;--paper:#10151f;--link:#8db4ff;--line:#8791a3}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.05rem/1.55 system-ui,sans-serif}
header,main{max-width:62rem;margin:auto;padding:1rem 1.25rem}
header{border-bottom:2px solid var(--line)}
h1{font-size:2.2rem;margin:.5rem 0 0}
h2{font-size:1.3rem;margin:1.5rem 0 .4rem}
ul{margin:0;padding-left:1.2rem}
li{margin:.35rem 0}
a{color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:3px}
`
/** By its hash, so that the page looks the same when it is opened from a disk. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** The first page of the site. It loads nothing. */
export function startPage({ guides, ladders, reference }: Places): string {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Portable skill badges for gig workers: documentation of Rungs">
<title>Rungs</title>
<style>${{ markup: STYLE }}</style>
<header>
<h1>Rungs</h1>
<p>Portable skills for gig workers: credential ladders, issued and verified as Open Badges 3.0 and W3C Verifiable Credentials.</p>
</header>
<main>
<section aria-labelledby="try">
<h2 id="try">Try it</h2>
<ul>
<li><a href="verify/index.html">Verify a badge</a>: in your browser, on your device.</li>
<li><a href="verify.html">The same page as one file</a>, to keep and to open without a network.</li>
</ul>
</section>
<section aria-labelledby="ladders">
<h2 id="ladders"><a href="ladders/index.html">Ladders</a></h2>
${list(ladders)}
</section>
<section aria-labelledby="guides">
<h2 id="guides">Guides</h2>
${list(guides)}
</section>
<section aria-labelledby="reference">
<h2 id="reference">Reference</h2>
${list(reference)}
</section>
</main>
</html>
`.markup
}

function list(places: readonly Place[]) {
  const items = places.map(
    ({ url, name, about }) => html`<li><a href="${url}">${name}</a>${about === undefined ? '' : `: ${about}`}</li>
`,
  )
  return html`<ul>
${items}</ul>`
}
