import { parseDateOrDateTime } from '../../core/index.js'
import type { BadgeCopy, WalletBadge } from '../../holder/index.js'
import { cleanText, formatDate, type MyBadgesBook } from '../../i18n/index.js'
import type { Words } from './words.js'

const RANK = { verified: 0, indeterminate: 1, rejected: 2 } as const

/** What is known of a badge, for a person. */
export interface BadgeState {
  readonly kind: 'verified' | 'indeterminate' | 'rejected'
  readonly text: string
}

/** The copy of a badge that a check told best of. */
export function bestCopy({ copies }: WalletBadge): BadgeCopy {
  const rank = ({ checked }: BadgeCopy): number => (checked === undefined ? 1 : RANK[checked.outcome])
  return Array.from(copies).sort((a, b) => rank(a) - rank(b))[0] as BadgeCopy
}

/** What the last check told, and when. A badge that has ended is no longer shown as if it held. */
export function stateOf(badge: WalletBadge, { say, catalogue }: Words<MyBadgesBook>): BadgeState {
  const dateIn = (text: string): string => formatDate(text.slice(0, 10), catalogue.tag) ?? cleanText(text, 40)
  const { checked } = bestCopy(badge)
  const { validUntil } = badge.about
  const ends = parseDateOrDateTime(validUntil)?.epochMs
  if (ends !== undefined && ends < Date.now())
    return { kind: 'rejected', text: `✘ ${say('my.ended', { date: dateIn(validUntil as string) })}` }
  const { outcome = 'indeterminate', at = '' } = checked ?? {}
  const date = dateIn(at)
  if (outcome === 'verified') return { kind: outcome, text: `✔ ${say('my.checked', { date })}` }
  if (outcome === 'rejected') return { kind: outcome, text: `✘ ${say('my.wrong', { date })}` }
  return { kind: outcome, text: `? ${say('my.open', { date })}` }
}

/** What a badge calls itself. */
export function nameOf({ about }: WalletBadge, { say }: Words<MyBadgesBook>): string {
  const name = cleanText(about.name ?? '', 200)
  return name === '' ? say('badge.nameless') : name
}
