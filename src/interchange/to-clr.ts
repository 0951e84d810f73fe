import { deepFreeze } from '../core/index.js'
import { defineLadder, type Iri, type Ladder, rungEdges } from '../ladder/index.js'
import { createLossLog, type Exported } from './exported.js'
import { isPlainOrder } from './plain-order.js'

/** A relation of two achievements in a Comprehensive Learner Record (CLR 2.0, Association). */
export interface ClrAssociation {
  readonly type: 'Association'
  readonly associationType: ClrAssociationType
  /** The achievement that the relation is said of. */
  readonly sourceId: Iri
  readonly targetId: Iri
}

/** Types of associations (CLR 2.0, AssociationType). */
export type ClrAssociationType =
  | 'exactMatchOf'
  | 'isChildOf'
  | 'isParentOf'
  | 'isPartOf'
  | 'isPeerOf'
  | 'isRelatedTo'
  | 'precedes'
  | 'replacedBy'

/** What belongs into the subject of a `ClrCredential`. */
export interface ClrAssociations {
  readonly association: readonly ClrAssociation[]
}

/** The types that are written; what is recommended is merely related. */
const CLR_TYPES = { needed: 'precedes', alternative: 'precedes', recommended: 'isRelatedTo' } as const

/**
 * The order of a ladder's badges as associations of CLR 2.0, for the subject of a record that holds such badges:
 * `precedes`, `isRelatedTo`, and `replacedBy` where a badge of the superseded ladder counts as it is.
 *
 * @throws RungsError as `defineLadder`
 * @example
 * ```ts
 * import { toClr } from 'rungs/interchange'
 * import type { Ladder } from 'rungs/ladder'
 * const subjectOf = (ladder: Ladder, id: string): object => ({ type: ['ClrSubject'], id, ...toClr(ladder).document })
 * ```
 */
export function toClr(input: Ladder): Exported<ClrAssociations> {
  const ladder = defineLadder(input)
  const log = createLossLog('clr')
  const awards = new Map(ladder.rungs.map(({ id, awards: award }) => [id, award?.id ?? id]))
  const association: ClrAssociation[] = []
  const relate = (associationType: ClrAssociationType, sourceId: Iri, targetId: Iri): void => {
    association.push({ type: 'Association', associationType, sourceId, targetId })
  }
  // A record has the achievements themselves, with their names and criteria.
  log.dropped(ladder, ['id', 'digest', 'defaultLanguage', 'name', 'description', 'owner', 'rungs', 'edges', 'migrations'], '')
  ladder.rungs.forEach((rung, index) => {
    const path = `/rungs/${index}`
    if (rung.awards !== undefined) log.dropped(rung.awards, ['id'], `${path}/awards`)
    log.dropped(rung, ['id', 'name', 'description', 'awards', 'requires', 'alignments', 'results'], path)
    if (!isPlainOrder(rung.requires)) log.add('export.logic_flattened', { op: rung.requires.op }, `${path}/requires`)
  })
  for (const { from, to, kind } of rungEdges(ladder)) relate(CLR_TYPES[kind], awards.get(from) as Iri, awards.get(to) as Iri)
  ladder.migrations?.forEach(({ fromRung, to, mode }, index) => {
    // A badge that counts only for a time, with something beside it, or for several rungs, is not replaced by one.
    if (mode !== 'map' || typeof to !== 'string' || to === 'none') {
      log.add('export.member_dropped', { member: mode }, `/migrations/${index}`)
      return
    }
    // What the old rung awarded is in the superseded ladder; unless that says otherwise it is the rung's own id.
    log.add('export.precision_lost', { member: 'fromRung' }, `/migrations/${index}/fromRung`)
    relate('replacedBy', fromRung, awards.get(to) ?? to)
  })
  return deepFreeze({ document: { association }, losses: [...log.losses] })
}
