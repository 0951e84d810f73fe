import type { CatalogueOf } from '../catalogue.js'

/** English for batches. */
export const bulk: CatalogueOf<'bulk'> = {
  'bulk.threads_unavailable': {
    text: 'The threads that sign badges do not start.',
    fix: 'Look whether the package is whole and whether the machine has memory left, or sign without threads: workers 0.',
  },
  'bulk.row_fatal': {
    text: 'Every thread that took up this row ended, so that no badge was made of it.',
    fix: 'Look at the row, and issue it by itself.',
  },
  'bulk.signer_failed': {
    text: 'The key service did not sign and gave no reason.',
    fix: 'Look at its own log, and run the batch again: what is issued already stays.',
  },
  'bulk.batch_unknown': {
    text: 'There is no batch “{batch}”.',
    fix: 'Look at its name, and at the database.',
  },
  'bulk.batch_differs': {
    text: 'The batch “{batch}” is there already, with other rows or another template.',
    fix: 'Give the new one another name.',
  },
}
