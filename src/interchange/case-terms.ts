import type { Ladder } from '../ladder/index.js'

/** The version of the specification that packages are written for. */
export const CASE_VERSION = '1.1'

/** Types of associations (CASE 1.1, CFAssociationTypeExtEnum). There is none for what is required, recommended or alternative. */
export const CASE_ASSOCIATIONS = {
  childOf: 'isChildOf',
  precedes: 'precedes',
  translationOf: 'isTranslationOf',
  relatedTo: 'isRelatedTo',
} as const

/** The class of items that are rungs, in our own words: CASE leaves it open. */
export const RUNG_ITEM_TYPE = 'Rung'

/** How far a document is (adoptionStatus). */
export const CASE_STATUSES: Readonly<Record<Ladder['status'], string>> = {
  draft: 'Draft',
  active: 'Adopted',
  retired: 'Deprecated',
}
