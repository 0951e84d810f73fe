import { defineLadder, type Ladder } from '../ladder/index.js'
import { readJsonFile } from './files.js'
import type { CliIo } from './io.js'

/** A ladder file. */
export async function loadLadder(io: CliIo, file: string): Promise<Ladder> {
  return defineLadder(await readJsonFile(io, file))
}
