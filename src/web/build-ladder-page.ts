import { checkOptions, type JsonObject, requireOption } from '../core/index.js'
import { drawLadder } from '../draw/index.js'
import type { LadderBook } from '../i18n/index.js'
import { defineLadder, type Ladder, type WageEvidence } from '../ladder/index.js'
import { ladderLicences, ladderScript, ladderStyle, styleHash, styleText } from './generated/ladder.js'
import { type Html, html } from './html.js'
import { ladderPage } from './pages/ladder-page.js'
import { toImage } from './pages/picture.js'

/** Options of {@link buildLadderPage}. */
export interface BuildLadderPageOptions {
  /** The language of the page, as `loadLadderBook` or `loadCatalogue` give it. */
  readonly catalogue: LadderBook
  /** Figures of pay for the ids that rungs give. */
  readonly evidence?: readonly WageEvidence[]
  /** Where the files of {@link ladderAssets} are, relative to the page and with a slash at the end. Default: nowhere; the page is whole by itself. */
  readonly assets?: string
  /** The file with the picture of the ladder, relative to the page. Default: the picture is inside. */
  readonly picture?: string
  /** Whether the same page is beside this one in every language, as {@link ladderPageFiles} calls them. Default `false`. */
  readonly hasLanguages?: boolean
  /** Whether workers can have their own badges placed here. It takes `assets`. Default `false`: the page has no script. */
  readonly ownBadges?: boolean
  /** DID documents of issuers, so that nobody has to be asked for them; whoever publishes the page answers for them. */
  readonly documents?: readonly JsonObject[]
}

const OPTIONS = ['catalogue', 'evidence', 'assets', 'picture', 'hasLanguages', 'ownBadges', 'documents']

/**
 * A ladder as a page for people: its picture, and each rung with what it asks for, how long it takes, what it costs, how long it lasts
 * and what is known of pay, with the basis, the people and the date of each figure. It can be read and printed without a script, asks
 * nobody for anything, and shows every text of the ladder as text. Under a strict Content-Security-Policy.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, and as `drawLadder`
 * @example
 * ```ts
 * import { loadLadderBook } from 'rungs/i18n'
 * import type { Ladder } from 'rungs/ladder'
 * import { buildLadderPage } from 'rungs/web'
 * const inArabic = async (ladder: Ladder) => buildLadderPage(ladder, { catalogue: await loadLadderBook('ar') })
 * ```
 */
export function buildLadderPage(ladder: Ladder, options: BuildLadderPageOptions): string {
  checkOptions(options, OPTIONS, 'BuildLadderPageOptions')
  const { catalogue, evidence = [], assets, picture, hasLanguages = false, ownBadges = false, documents = [] } = options
  requireOption(assets === undefined || RELATIVE_FOLDER.test(assets), 'assets', 'a relative path with a slash at its end')
  requireOption(picture === undefined || RELATIVE_FILE.test(picture), 'picture', 'a relative path of a file')
  requireOption(!ownBadges || assets !== undefined, 'ownBadges', 'used with assets')
  const defined = defineLadder(ladder)
  const drawn = drawLadder(defined, { lang: catalogue.tag, catalogue })
  return ladderPage(defined, catalogue, {
    head: headOf(assets, ownBadges),
    evidence,
    picture: toImage(drawn, picture),
    hasLanguages,
    ...(ownBadges && {
      worker: `${assets}service-worker.js`,
      data: html`${dataBlock('ladder', defined)}${dataBlock('evidence', evidence)}${dataBlock('documents', documents)}`,
    }),
  })
}

const RELATIVE_FOLDER = /^(?:\.{1,2}\/|[\w-]+\/)+$/
const RELATIVE_FILE = /^(?:\.{1,2}\/|[\w-]+\/)*[\w.-]+$/

/** The policy, the style and the script of a page. */
export function headOf(assets: string | undefined, ownBadges: boolean): Html {
  const style =
    assets === undefined
      ? html`<style>${{ markup: styleText }}</style>`
      : html`<link rel="stylesheet" href="${assets}${ladderStyle}">`
  const script = ownBadges
    ? html`<link rel="license" href="${assets as string}${ladderLicences}"><script type="module" src="${assets as string}${ladderScript}"></script>`
    : undefined
  const policy = ladderPolicy({ ownBadges, style: assets === undefined ? `'${styleHash}'` : "'self'" })
  return html`<meta http-equiv="Content-Security-Policy" content="${policy}">
${style}${script}`
}

/** What a ladder's page may do: nothing but show itself, and where badges are brought, run its own scripts and ask hosts that were allowed. */
export function ladderPolicy({ ownBadges, style = "'self'" }: { readonly ownBadges: boolean; readonly style?: string }): string {
  return [
    "default-src 'none'",
    ...(ownBadges ? ["script-src 'self'", "connect-src 'self' https:", "worker-src 'self'"] : []),
    `style-src ${style}`,
    "img-src 'self' blob: data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    // The address of the service worker is all that needs a policy.
    ownBadges ? 'trusted-types rungs' : "trusted-types 'none'",
  ].join('; ')
}

/** Data that no browser runs; nothing in it can end it, or mislead who reads the source of the page. */
function dataBlock(id: string, value: unknown): Html {
  const markup = JSON.stringify(value).replace(HIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return html`<script type="application/json" id="data-${id}">${{ markup }}</script>`
}

const HIDDEN = /[<>&\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g
