import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Measured, Row } from '../row.js'
import { aggregateRow, suppressRow } from './insight.js'
import { placeManyRow, placeWideRow } from './place.js'
import { planRow } from './plan.js'

/** The rows that no peer takes part in. */
export const aloneRows: readonly Row[] = [planRow, placeWideRow, placeManyRow, aggregateRow, suppressRow]

/**
 * These rows, each in a process of its own: the libraries of peers make the heap larger and collections longer, by up to a half of what
 * such a row takes. Their program lies bundled in `folder`.
 */
export function aloneRowsIn(folder: string): readonly Row[] {
  return aloneRows.map(({ name }) => ({
    name,
    prepare: async () => () =>
      new Promise<Measured>((resolve, reject) => {
        const child = fork(join(folder, 'alone-child.mjs'), [name], { execArgv: ['--expose-gc'] })
        child.once('message', (measured) => resolve(measured as Measured))
        child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)))
      }),
  }))
}
