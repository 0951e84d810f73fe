import type { CatalogueOf } from '../catalogue.js'

/** English for stores. */
export const store: CatalogueOf<'storage'> = {
  'storage.conflict': {
    text: 'A row of {table} is there already, so that nothing was written.',
    fix: 'Try again: what is there by then is seen.',
  },
  'storage.unavailable': {
    text: 'The store cannot be used now ({reason}); nothing was written.',
    fix: 'Look at the disk, the permissions and the connection, and try again.',
  },
  'storage.commit_unknown': {
    text: 'The connection to the store ({driver}) was lost at the last moment: it is not known whether everything was written.',
    fix: 'Look whether it is there before you write it again.',
  },
  'storage.version_newer': {
    text: 'The store was written by a newer version (layout {found}; this one knows {known}).',
    fix: 'Update the library.',
  },
  'storage.rolled_back': {
    text: 'The store is older than what was acknowledged: entry {expected} was written, and it holds {actual}.',
    fix: 'Restore the newest copy; do not issue or publish from this one.',
  },
  'storage.audit_broken': {
    text: 'The audit log does not hold together at entry {sequence}: something was changed, moved or left out.',
    fix: 'Keep the store as it is, and compare it with a backup.',
  },
  'storage.driver_missing': {
    text: 'What the driver {driver} needs is not installed.',
    fix: 'Install it, or use another store.',
  },
  'storage.closed': { text: 'The {what} was used after it was closed.', fix: 'Open it again.' },
}
