import { escapeHtml } from '../../core/index.js'
import { drawQr } from '../../draw/index.js'
import { type Catalogue, formatDate, type PhraseName, withoutControls } from '../../i18n/index.js'
import { styleSource } from '../style-source.js'
import type { InteractionView } from './interaction-view.js'

const STYLE = [
  'body{margin:0 auto;max-width:32rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}',
  'h1{font-size:1.4rem;line-height:1.3}dt{font-weight:600}dd{margin:0 0 .6rem;overflow-wrap:anywhere}',
  'svg{display:block;width:100%;max-width:22rem;height:auto;margin:1rem auto}',
  'a.open{display:inline-block;padding:.7rem 1.2rem;border-radius:.4rem;color:#fff;background:#0b5394;text-decoration:none}',
  'a.open:focus-visible{outline:3px solid #f4b400}',
].join('')

/** What a text of others may take of a page. */
const MAX_CHARACTERS = 500

/** Nothing of the page runs, loads, sends or frames anything; its one style sheet is known by its hash. */
export function pagePolicy(): string {
  return `default-src 'none'; style-src ${styleSource(STYLE)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

/** The page of an interaction, for people. What is said by others is text, never markup. */
export function buildInteractionPage(view: InteractionView, url: string, catalogue: Catalogue): string {
  const say = (name: PlainPhrase): string => catalogue.phrases[name]
  const title = say(view.kind === 'offer' ? 'interact.offer' : 'interact.request')
  const qr = drawQr(url, { title: say('interact.open'), notes: [], lang: catalogue.tag })
  const facts: readonly (readonly [string, string | undefined])[] = [
    [say('label.what'), view.name],
    ['', view.description],
    [say('label.by'), view.by],
    ['', view.byId],
    [say('label.until'), formatDate(view.until, catalogue.tag)],
  ]
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    '<dl>',
    ...facts.flatMap(([name, text]) =>
      text === undefined || text === ''
        ? []
        : [`${name === '' ? '' : `<dt>${escapeHtml(name)}</dt>`}<dd dir="auto">${escapeHtml(bounded(text))}</dd>`],
    ),
    '</dl>',
    ...(view.pinNeeded === true ? [`<p>${escapeHtml(say('interact.pin'))}</p>`] : []),
    `<p>${escapeHtml(say('interact.scan'))}</p>`,
    qr,
    `<p><a class="open" href="${escapeHtml(`interaction:${url}`)}">${escapeHtml(say('interact.open'))}</a></p>`,
    `<p>${escapeHtml(say('interact.address'))}</p>`,
  ]
  return page(title, body.join('\n'), catalogue)
}

/** The page where there is no interaction, or none any more. */
export function buildEndedPage(which: 'interact.nothing' | 'interact.over', catalogue: Catalogue): string {
  const title = catalogue.phrases[which]
  return page(title, `<h1>${escapeHtml(title)}</h1>`, catalogue)
}

type PlainPhrase = Extract<PhraseName, `interact.${string}` | 'label.what' | 'label.by' | 'label.until'>

function page(title: string, body: string, { tag, direction }: Catalogue): string {
  return [
    '<!doctype html>',
    `<html lang="${tag}" dir="${direction}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>`,
    `<body><main>\n${body}\n</main></body></html>\n`,
  ].join('\n')
}

function bounded(text: string): string {
  const shown = withoutControls(text.slice(0, MAX_CHARACTERS)).replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
  return text.length > MAX_CHARACTERS ? `${shown}…` : shown
}
