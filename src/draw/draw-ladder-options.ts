import type { DrawBook } from '../i18n/index.js'
import type { PlacementToDraw } from './ladder-picture.js'

/** What the pictures of a ladder take. */
export interface DrawLadderOptions {
  /** Where a worker stands: what `place` gave for this ladder. Default: the ladder alone. */
  readonly placement?: PlacementToDraw
  /** The language of names (BCP 47). Default: the ladder's own. */
  readonly lang?: string
  /** The phrases around the names, and how numbers and dates are written. Default: English. */
  readonly catalogue?: DrawBook
}

/** The members of {@link DrawLadderOptions}. */
export const LADDER_OPTIONS: readonly string[] = ['placement', 'lang', 'catalogue']
