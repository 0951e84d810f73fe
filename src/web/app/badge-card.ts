import type { WalletBadge } from '../../holder/index.js'
import { cleanText, formatDate, type MyBadgesBook } from '../../i18n/index.js'
import { bestCopy, nameOf, stateOf } from './badge-state.js'
import { button, element, fill, foreign } from './dom.js'
import { type MyParts, orTell, tell } from './my-parts.js'
import { badgeImage } from './picture.js'
import { showHandover } from './show-handover.js'
import { showReport } from './show-report.js'
import type { Words } from './words.js'

/** Longer ones are cut off by what links are sent with. */
const MAX_LINK = 30_000

/** One badge: what it is, by whom, how it stands, and what can be done with it. */
export function badgeCard(badge: WalletBadge, parts: MyParts): HTMLElement {
  const words = parts.words()
  const { say } = words
  const name = nameOf(badge, words)
  const { kind, text } = stateOf(badge, words)
  const panel = element('div', { class: 'panel' })
  const act = (label: string, open: () => Promise<HTMLElement | undefined>): HTMLButtonElement =>
    button(
      label,
      () =>
        void orTell(words, name, async () => {
          const shown = await open()
          if (shown === undefined) return
          fill(panel, shown)
          shown.focus()
        }),
      { 'aria-label': `${label}: ${name}` },
    )
  return element(
    'article',
    { class: `card ${kind}` },
    element('h4', {}, foreign(name)),
    picture(badge, parts),
    element('p', {}, ...issuerOf(badge)),
    element('p', { class: 'state' }, text),
    until(badge, words),
    element(
      'p',
      { class: 'tools' },
      act(say('my.show'), () => showBadge(badge, name, parts)),
      act(say('my.details'), () => showDetails(badge, name, parts)),
      act(say('my.remove'), () => remove(badge, name, parts)),
    ),
    panel,
  )
}

/** The name is what the badge says; the id is what was checked. */
function issuerOf({ about }: WalletBadge): readonly Node[] {
  const { issuer = '', issuerName = '' } = about
  const named = cleanText(issuerName, 200)
  const id = element('small', { class: 'id' }, element('bdi', { dir: 'ltr' }, cleanText(issuer, 200)))
  return named === '' ? [id] : [foreign(named), element('br'), id]
}

function until({ about }: WalletBadge, { say, catalogue }: Words<MyBadgesBook>): HTMLElement | undefined {
  const date = formatDate(about.validUntil?.slice(0, 10), catalogue.tag)
  return date === undefined ? undefined : element('p', {}, say('when.until', { until: date }))
}

/** The picture that it came in, only ever as an image. */
function picture(badge: WalletBadge, { wallet, words }: MyParts): HTMLElement | undefined {
  const carrier = badge.copies.flatMap(({ carriers }) => carriers).find(({ kind }) => kind === 'png' || kind === 'svg')
  if (carrier === undefined) return undefined
  const place = element('span', { class: 'thumb' })
  const load = async (): Promise<void> => {
    const alt = words().say('my.picture', { name: nameOf(badge, words()) })
    const image = badgeImage(await wallet.bytes(carrier.file), carrier.kind === 'png' ? 'png' : 'svg', { class: 'thumb', alt })
    if (image === undefined) place.remove()
    else place.replaceWith(image)
  }
  load().catch(() => place.remove())
  return place
}

const FILES = {
  json: ['badge.json', 'application/json'],
  jwt: ['badge.jwt', 'text/plain'],
  'sd-jwt': ['badge.txt', 'text/plain'],
} as const

/** The badge by itself, for whoever is to look at it: the short form on paper where there is one. */
async function showBadge(badge: WalletBadge, name: string, { wallet, words, verifyPage }: MyParts): Promise<HTMLElement> {
  const { say } = words()
  const copy = bestCopy(badge)
  const paper = badge.copies.flatMap(({ carriers }) => carriers).find(({ kind }) => kind === 'paper')
  const text = new TextDecoder().decode(await wallet.bytes(paper?.file ?? copy.file)).trim()
  const [fileName, type] = paper === undefined ? FILES[copy.form] : ['badge.txt', 'text/plain']
  const own = (await wallet.keys()).some(({ did }) => badge.about.subjects.includes(did))
  const link = paper === undefined && verifyPage !== undefined ? linkTo(verifyPage, text) : undefined
  const shown = showHandover({ title: name, text, note: say('my.codeHint'), fileName, type, link }, words())
  shown.append(element('h3', {}, say('my.prove')), element('p', {}, say(own ? 'my.proveHow' : 'my.notOwn')))
  return shown
}

/** What comes after `#` stays with the browser that opens the link: the host of the page is not told of it. */
function linkTo(page: string, text: string): string | undefined {
  const link = new URL(`#${encodeURIComponent(text)}`, new URL(page, location.href)).href
  return link.length > MAX_LINK ? undefined : link
}

async function showDetails(badge: WalletBadge, name: string, { wallet, checker, words }: MyParts): Promise<HTMLElement> {
  const place = element('div', { tabindex: '-1' })
  const copy = bestCopy(badge)
  const [carrier] = copy.carriers.filter(({ kind }) => kind === 'png' || kind === 'svg')
  const input = await wallet.bytes(carrier?.file ?? copy.file)
  const check = async (): Promise<void> => {
    const checked = await checker.check(name, input)
    const lookUp = (): void => {
      checker.allow(checked.hosts)
      void check().then(() => place.focus())
    }
    fill(place, showReport(checked, words(), { lookUp }))
  }
  await check()
  return place
}

async function remove(badge: WalletBadge, name: string, { wallet, ask, words, redraw }: MyParts): Promise<undefined> {
  const { say } = words()
  if ((await ask({ text: say('my.removeAsk', { name }), yes: say('my.remove') })) === undefined) return
  await wallet.remove(badge.id)
  await redraw()
  tell(say('my.removed'))
}
