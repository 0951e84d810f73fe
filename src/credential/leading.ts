/**
 * Whether it can be told which option of a tally most people chose, though counts are withheld: whoever knows that it is larger than
 * each other one, and how many there were in all, must not be able to tell a withheld count to within `least` people.
 *
 * @param counts the count of each option, `null` where it is withheld; each person chose at least one, and at most `choices` (default 1)
 * @param leading the place of the option that most chose
 * @example
 * ```ts
 * import { isLeadingSafe } from 'rungs/credential'
 * isLeadingSafe([200, null, null], 0, { people: 214, least: 10 }) // true
 * isLeadingSafe([null, null], 0, { people: 20, least: 10 }) // false: the other is of at most nine
 * ```
 */
export function isLeadingSafe(
  counts: readonly (number | null)[],
  leading: number,
  { people, least, choices = 1 }: { readonly people: number; readonly least: number; readonly choices?: number },
): boolean {
  const shown = counts.filter((count) => count !== null)
  const hidden = counts.length - shown.length
  if (hidden === 0) return true
  const left = people - shown.reduce((sum, count) => sum + count, 0)
  const most = counts[leading]
  if (choices > 1) return typeof most === 'number' && isVagueBelow(most, hidden, left, { people, least, choices })
  if (typeof most === 'number') {
    // Each is smaller than the one that leads, and so at least what the others cannot take.
    const high = Math.min(left, most - 1)
    return isVague(Math.max(0, left - (hidden - 1) * (most - 1)), high, least)
  }
  const low = Math.max(...shown.map((count) => count + 1), Math.ceil((left + hidden - 1) / hidden))
  const highest = hidden === 1 ? left : Math.min(Math.floor((left - 1) / 2), left - low)
  return isVague(low, left, least) && (hidden === 1 || isVague(0, highest, least))
}

/** Where several may be chosen: nobody knows how many choices were made, only that it was between one and `choices` for each. */
function isVagueBelow(
  most: number,
  hidden: number,
  left: number,
  { people, least, choices }: { readonly people: number; readonly least: number; readonly choices: number },
): boolean {
  const all = left + people * (choices - 1)
  const high = Math.min(most - 1, all)
  const sum = Math.min(hidden * high, all)
  // More than there can be: then not each chose one, and nothing is known from below.
  if (hidden < 2 || left > sum) return false
  return isVague(Math.max(0, left - (hidden - 1) * high), high, least) && isVague(Math.max(0, left), sum, least)
}

function isVague(low: number, high: number, least: number): boolean {
  return low >= least || high - low >= least
}
