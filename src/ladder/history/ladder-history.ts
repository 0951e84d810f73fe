import { deepFreeze, inputError, type Problem, problem } from '../../core/index.js'
import { asDefined } from '../define-ladder.js'
import { diffLadder } from '../diff-ladder.js'
import { isSuccessor } from '../migration-rules.js'
import type { Ladder } from '../types.js'
import { toHistoryChanges } from './changes.js'
import type { EditionLink, HistoryEntry, LadderEdition, LadderHistory } from './model.js'
import { inOrder, predecessorsOf } from './order.js'

const MAX_EDITIONS = 200

/**
 * What changed from edition to edition of a ladder, when, and who decided it, the oldest edition first: rungs that came and went, what
 * is asked for, time, cost and evidence of pay. Each edition is compared with the one that it says it follows, by its digest; what
 * could not be followed is told as a gap. `ladderHistoryText` puts it into words.
 *
 * @throws RungsError `ladder.too_many`, as `defineLadder`
 * @example
 * ```ts
 * import { type Ladder, ladderHistory } from 'rungs/ladder'
 * const topics = (old: Ladder, next: Ladder): readonly string[] =>
 *   ladderHistory([{ ladder: old }, { ladder: next }]).editions.flatMap(({ changes }) => changes.map(({ topic }) => topic))
 * ```
 */
export function ladderHistory(editions: readonly LadderEdition[]): LadderHistory {
  const { entries } = readHistory(editions)
  const isComplete = entries.every(({ isSigned, link, isFork, problems }) => {
    const isLinked = link === 'first' || link === 'proven'
    return isSigned && isLinked && !isFork && problems.length === 0
  })
  return deepFreeze({ editions: entries, isComplete: entries.length > 0 && isComplete })
}

/** The entries of a history with their ladders, in order. */
export function readHistory(editions: readonly LadderEdition[]): {
  readonly entries: readonly HistoryEntry[]
  readonly ladders: readonly Ladder[]
} {
  if (!Array.isArray(editions) || editions.length > MAX_EDITIONS)
    throw inputError('ladder.too_many', { what: 'ladders', limit: MAX_EDITIONS })
  const once = mergeEqual(editions)
  const sorted = inOrder(once.map(({ ladder }) => ladder)).map((index) => once[index] as LadderEdition)
  const ladders = sorted.map(({ ladder }) => ladder)
  const before = predecessorsOf(ladders)
  const entries = sorted.map(({ ladder, isSigned = false, ...known }, index): HistoryEntry => {
    const at = before[index] as number
    // What names none is compared with what came last, as far as anybody knows.
    const compared = ladders[at >= 0 ? at : index - 1]
    const diff = compared === undefined ? undefined : diffLadder(compared, ladder)
    const { id, version, digest, status, effective, supersedes } = ladder
    return {
      ...known,
      id,
      version,
      digest: digest as string,
      status,
      effectiveFrom: effective.from,
      isSigned,
      link: linkOf(ladder, ladders[at], ladders, index),
      ...(supersedes !== undefined && { follows: supersedes }),
      isFork: at >= 0 && before.some((other, place) => other === at && place !== index),
      ...(compared !== undefined && { comparedWith: compared.digest as string }),
      changes: diff === undefined ? [] : toHistoryChanges(compared as Ladder, ladder, diff),
      problems: [
        ...(diff?.findings ?? []).filter(({ code }) => code !== 'ladder.edited_in_place'),
        ...editedInPlace(ladder, ladders),
      ],
    }
  })
  return { entries, ladders }
}

/** One edition is often at hand twice, signed and not: what is known of it is put together. */
function mergeEqual(editions: readonly LadderEdition[]): readonly LadderEdition[] {
  const byDigest = new Map<string, LadderEdition>()
  for (const edition of editions) {
    const ladder = asDefined(edition.ladder)
    const { digest } = ladder as { readonly digest: string }
    const known = byDigest.get(digest)
    const [kept, other] = known === undefined || isBetter(edition, known) ? [{ ...edition, ladder }, known] : [known, edition]
    byDigest.set(digest, {
      ...other,
      ...kept,
      decisions: [...(other?.decisions ?? []), ...(kept.decisions ?? [])],
      endorsedBy: [...new Set([...(other?.endorsedBy ?? []), ...(kept.endorsedBy ?? [])])].sort(),
    })
  }
  return [...byDigest.values()]
}

/** What is signed counts for more, and what was signed last says how it stands. */
function isBetter(one: LadderEdition, other: LadderEdition): boolean {
  if ((one.isSigned ?? false) !== (other.isSigned ?? false)) return one.isSigned === true
  return (one.publishedAt ?? '') > (other.publishedAt ?? '')
}

function linkOf(ladder: Ladder, old: Ladder | undefined, ladders: readonly Ladder[], index: number): EditionLink {
  const { supersedes } = ladder
  if (supersedes === undefined) return index === 0 ? 'first' : 'unnamed'
  if (old !== undefined && isSuccessor(old, ladder)) return supersedes.digest === undefined ? 'named' : 'proven'
  const isOther = ladders.some(({ id, version }) => id === supersedes.id && version === supersedes.version)
  return isOther && supersedes.digest !== undefined ? 'broken' : 'missing'
}

/** Other content under the same version. */
function editedInPlace({ id, version, digest }: Ladder, ladders: readonly Ladder[]): readonly Problem[] {
  const other = ladders.find((one) => one.id === id && one.version === version && one.digest !== digest)
  if (other === undefined) return []
  const params = { version, expected: other.digest as string, actual: digest as string }
  return [problem('ladder.edited_in_place', params, '/version')]
}
