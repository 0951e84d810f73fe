import { defineLadder, type Ladder } from '../ladder/index.js'
import type { DashboardLadder } from './model.js'

/** A ladder as far as a dashboard shows it. */
export function ladderPart(ladder: Ladder): DashboardLadder {
  const { id, version, defaultLanguage, name, rungs } = defineLadder(ladder)
  return { id, version, defaultLanguage, name, rungs: rungs.map((rung) => ({ id: rung.id, name: rung.name })) }
}
