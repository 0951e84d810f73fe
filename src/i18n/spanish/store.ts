import type { CatalogueOf } from '../catalogue.js'

/** Spanish for stores. */
export const storeSpanish: CatalogueOf<'storage'> = {
  'storage.conflict': {
    text: 'Ya hay una fila así en {table}, de modo que no se escribió nada.',
    fix: 'Inténtalo de nuevo: entonces se verá lo que hay.',
  },
  'storage.unavailable': {
    text: 'El almacén no se puede usar ahora ({reason}); no se escribió nada.',
    fix: 'Revisa el disco, los permisos y la conexión, e inténtalo de nuevo.',
  },
  'storage.commit_unknown': {
    text: 'La conexión con el almacén ({driver}) se perdió en el último momento: no se sabe si se escribió todo.',
    fix: 'Mira si está antes de volver a escribirlo.',
  },
  'storage.version_newer': {
    text: 'El almacén lo escribió una versión más nueva (formato {found}; esta conoce el {known}).',
    fix: 'Actualiza la biblioteca.',
  },
  'storage.rolled_back': {
    text: 'El almacén es más antiguo que lo confirmado: se escribió la entrada {expected} y contiene {actual}.',
    fix: 'Restaura la copia más reciente; no emitas ni publiques desde esta.',
  },
  'storage.audit_broken': {
    text: 'El registro de auditoría no encaja en la entrada {sequence}: algo se cambió, se movió o falta.',
    fix: 'Deja el almacén como está y compáralo con una copia de seguridad.',
  },
  'storage.driver_missing': {
    text: 'No está instalado lo que necesita el controlador {driver}.',
    fix: 'Instálalo o usa otro almacén.',
  },
  'storage.closed': { text: 'Se usó ({what}) después de cerrarse.', fix: 'Ábrelo de nuevo.' },
}
