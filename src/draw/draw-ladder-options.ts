import type { PlacementToDraw } from './ladder-picture.js'
import type { DrawWords } from './words.js'

/** What the pictures of a ladder take. */
export interface DrawLadderOptions {
  /** Where a worker stands: what `place` gave for this ladder. Default: the ladder alone. */
  readonly placement?: PlacementToDraw
  /** The language of names (BCP 47) and the direction in which the picture is read. Default: the ladder's own. */
  readonly lang?: string
  /** The phrases around the names. Default: English. */
  readonly words?: DrawWords
}

/** The members of {@link DrawLadderOptions}. */
export const LADDER_OPTIONS: readonly string[] = ['placement', 'lang', 'words']
