import { isJsonObject } from '../../core/index.js'
import { chooseText, cleanText, type MyBadgesBook } from '../../i18n/index.js'
import { groupByWorker, type Ladder, place, plan, toFacts } from '../../ladder/index.js'
import { element } from './dom.js'
import type { MyParts } from './my-parts.js'
import { showPlacement } from './show-placement.js'
import type { Words } from './words.js'

/** What the page was published with: ladders, and DID documents of issuers. */
export interface Published {
  readonly ladders: readonly Ladder[]
  readonly documents: readonly unknown[]
}

/** Reads what was published beside the page. It is of whoever published the page; without it badges are listed all the same. */
export async function loadPublished(): Promise<Published> {
  try {
    const response = await fetch('ladders.json')
    const value: unknown = response.ok ? await response.json() : undefined
    if (isJsonObject(value) && Array.isArray(value['ladders']) && Array.isArray(value['documents'])) return value as never
  } catch {
    // Then there are none.
  }
  return { ladders: [], documents: [] }
}

/** The name of a ladder, where it is known. */
export function ladderTitle(ladder: Ladder, { catalogue }: Words<MyBadgesBook>): string {
  return cleanText(chooseText(ladder.name, [catalogue.tag], ladder.defaultLanguage) ?? ladder.id, 200)
}

/** Where the worker stands on a ladder, laid out when it is opened. */
export function standingOn(ladder: Ladder, parts: MyParts): HTMLElement {
  const words = parts.words()
  const details = element('details', { class: 'ladder' }, element('summary', {}, words.say('map.standing')))
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) void lay()
  })
  const lay = async (): Promise<void> => {
    const held = await parts.wallet.held()
    const facts = held.flatMap(({ report }) => (report.outcome === 'verified' ? toFacts(report) : []))
    const trusted = [ladder.owner, ...(ladder.contributors ?? [])]
    const workers = groupByWorker(facts, trusted)
    const shown = workers.map(({ keys, facts: own }) => {
      const options = { now: new Date(), policy: { trust: { ids: trusted } }, subject: keys }
      const standing = { ladder, placement: place(ladder, own, options), plan: plan(ladder, own, options) }
      return showPlacement({ ...standing, isOnly: workers.length === 1 }, words)
    })
    details.append(...(shown.length > 0 ? shown : [element('p', {}, words.say('map.none'))]))
  }
  return details
}
