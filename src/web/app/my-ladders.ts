import { isJsonObject, type Report } from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import { chooseText, cleanText, type MyBadgesBook } from '../../i18n/index.js'
import { groupByWorker, type Ladder, place, plan, toFacts } from '../../ladder/index.js'
import { button, element, fill } from './dom.js'
import type { MyParts } from './my-parts.js'
import { genuineBadges } from './own-badges.js'
import { showPlacement } from './show-placement.js'
import type { Words } from './words.js'

/** What the page was published with: ladders, and DID documents of issuers. */
export interface Published {
  readonly ladders: readonly Ladder[]
  readonly documents: readonly unknown[]
  /** The address of the verify page. */
  readonly verifyPage?: string
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
  const shelf = element('div')
  const details = element('details', {}, element('summary', {}, words.say('map.standing')), shelf)
  details.addEventListener('toggle', () => {
    if (details.open && shelf.firstChild === null) void lay()
  })
  const lay = async (): Promise<void> => {
    const { reports, hosts } = await readNow(parts)
    const facts = reports.flatMap((report) => (report.outcome === 'verified' ? toFacts(report) : []))
    const trusted = [ladder.owner, ...(ladder.contributors ?? [])]
    const workers = groupByWorker(facts, trusted)
    const shown = workers.map(({ keys, facts: own }) => {
      const options = { now: new Date(), policy: { trust: { ids: trusted } }, subject: keys }
      const standing = { ladder, placement: place(ladder, own, options), plan: plan(ladder, own, options) }
      return showPlacement({ ...standing, isOnly: workers.length === 1 }, words)
    })
    const lookUp = (): void => {
      parts.checker.allow(hosts)
      void lay().then(() => details.querySelector('summary')?.focus())
    }
    const { say } = words
    fill(
      shelf,
      hosts.length === 0
        ? undefined
        : element(
            'section',
            { class: 'ask' },
            element('p', {}, say('web.tellsHosts', { hosts })),
            button(say('web.askOnline'), lookUp),
          ),
      ...(shown.length > 0 ? shown : [element('p', {}, say('map.none'))]),
    )
  }
  return details
}

/** Each badge with its status where that can be looked up, else without; and whom one would have to ask for more. */
async function readNow(
  parts: MyParts,
): Promise<{ readonly reports: readonly Report<VerifiableCredential>[]; readonly hosts: readonly string[] }> {
  const reports: Report<VerifiableCredential>[] = []
  const hosts = new Set<string>()
  for (const { credential, report: read } of await genuineBadges(parts)) {
    const text = typeof credential === 'string' ? credential : JSON.stringify(credential)
    const { report, hosts: wanted } = await parts.checker.check('', text)
    for (const host of wanted) hosts.add(host)
    reports.push(report === undefined || report.outcome === 'indeterminate' ? read : report)
  }
  return { reports, hosts: Array.from(hosts) }
}
