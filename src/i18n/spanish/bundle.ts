import type { CatalogueOf } from '../catalogue.js'

const AGAIN = 'Crea un paquete nuevo, o verifica con conexión a la red.'
const ONCE_MORE = 'Pide otra vez el paquete, tal como se creó.'

/** Spanish for verification bundles. */
export const bundleSpanish: CatalogueOf<'bundle'> = {
  'bundle.malformed': {
    text: 'Esto no es un paquete de verificación legible: falta «{member}» o no es correcto.',
    fix: ONCE_MORE,
  },
  'bundle.version_unsupported': {
    text: 'No se admiten paquetes de la versión «{version}», así que con este no se comprobó nada.',
    fix: 'Usa una versión más reciente de este programa, o un paquete de la versión 1.',
  },
  'bundle.too_large': {
    text: 'Hay más de lo que cabe en un paquete: {part}, como máximo {limit}.',
    fix: 'Verifica con conexión a la red.',
  },
  'bundle.url_unsupported': { text: 'Un documento del paquete tiene una URL de la que no se descarga nada.', fix: AGAIN },
  'bundle.document_duplicate': { text: 'Los documentos {first} y {second} del paquete tienen la misma URL.', fix: AGAIN },
  'bundle.digest_mismatch': {
    text: 'El paquete fue modificado o llegó incompleto: su resumen criptográfico es otro.',
    fix: ONCE_MORE,
  },
  'bundle.signature_invalid': { text: 'La firma del paquete no es correcta ({reason}).', fix: ONCE_MORE },
  'bundle.from_future': { text: 'El paquete dice que se creó el {created}, y ahora es {now}.', fix: 'Pon el reloj en hora.' },
  'bundle.document_missing': { text: 'El paquete no contiene ese documento de {host}.', fix: AGAIN },
  'bundle.signer_untrusted': {
    text: 'El paquete contiene un documento de {host} (para: {purpose}), pero nadie en quien confíes responde por él.',
    fix: 'Nombra a quien firma el paquete si confías en él, o verifica con conexión a la red.',
  },
  'bundle.undated': {
    text: 'Nadie a quien se crea dice qué antigüedad tiene el documento de {host} (para: {purpose}).',
    fix: AGAIN,
  },
  'bundle.stale': {
    text: 'El documento de {host} (para: {purpose}) tiene {ageSeconds} segundos y puede tener como máximo {maxAgeSeconds}, o ya venció.',
    fix: AGAIN,
  },
}
