import { cleanText } from '../../i18n/index.js'
import type { Ladder } from '../../ladder/index.js'
import { badgeCard } from './badge-card.js'
import { byId, element, fill, foreign } from './dom.js'
import { ladderTitle, standingOn } from './my-ladders.js'
import type { MyParts } from './my-parts.js'

/** Lists what is kept, by ladder, and says so where it is nothing. */
export async function listBadges(parts: MyParts, ladders: readonly Ladder[]): Promise<void> {
  const words = parts.words()
  const groups = await parts.wallet.byLadder()
  const shown = groups.map(({ ladder: id, badges }) => {
    const ladder = ladders.find((one) => one.id === id)
    const title =
      ladder !== undefined ? ladderTitle(ladder, words) : id !== undefined ? cleanText(id, 200) : words.say('wallet.noLadder')
    const isTitled = groups.length > 1 || id !== undefined
    return element(
      'section',
      { class: 'group' },
      isTitled ? element('h3', {}, foreign(title)) : element('h3', { class: 'unseen' }, title),
      ladder === undefined ? undefined : standingOn(ladder, parts),
      element('div', { class: 'cards' }, ...badges.map((badge) => badgeCard(badge, parts))),
    )
  })
  fill(byId('badges'), ...shown)
  showKept(groups.length > 0)
}

/** Shows the list, or that it is empty. */
export function showKept(isAny: boolean): void {
  byId('kept').hidden = !isAny
  byId('empty').hidden = isAny
}
