import type { CatalogueOf } from '../catalogue.js'
import { LATER, LOOK, REISSUE } from './advice.js'

/** Spanish for the checks of a verification. */
export const verifySpanish: CatalogueOf<'issuer' | 'refresh' | 'validity' | 'recipient' | 'endorsements' | 'nested'> = {
  'issuer.id_missing': { text: 'La insignia no dice quién la emitió.', fix: REISSUE },
  'issuer.mismatch': {
    text: 'La clave pertenece a {controller}, pero la insignia nombra como emisor a {issuer}.',
    fix: 'No la tomes por una insignia de ese emisor; pregúntale si es suya.',
  },
  'issuer.key_unbound': {
    text: 'La firma es correcta, pero nada vincula su clave con el emisor {issuer}.',
    fix: 'Consigue el documento de controlador del emisor, o pídele una insignia cuya clave publique.',
  },
  'validity.not_yet_valid': {
    text: 'La insignia solo es válida a partir de {validFrom}.',
    fix: 'Vuelve a mirar después de esa fecha.',
  },
  'validity.expired': { text: 'La insignia venció el {validUntil}.', fix: 'Pide al emisor una renovación.' },
  'validity.order': { text: 'La insignia termina ({validUntil}) antes de empezar ({validFrom}).', fix: REISSUE },
  'validity.unreadable': { text: 'No se puede leer la fecha {member}.', fix: REISSUE },
  'validity.offset_missing': { text: 'La fecha {member} no tiene zona horaria y se leyó como UTC.', fix: LOOK },
  'refresh.type_unknown': {
    text: 'La insignia nombra un servicio de actualización de tipo {type}, que aquí no se conoce.',
    fix: LOOK,
  },
  'refresh.offline': {
    text: 'La insignia dice dónde se puede obtener una versión más reciente, y no se permitió usar la red.',
    fix: 'Verifícala con conexión para saber si hay una versión más reciente.',
  },
  'refresh.failed': {
    text: 'No se pudo obtener una versión más reciente ({code}); la insignia se juzga tal como es.',
    fix: LATER,
  },
  'refresh.refused': {
    text: 'No se aceptó lo que entregó el servicio de actualización ({reason}); la insignia se juzga tal como es.',
    fix: 'Pregunta al emisor cuál de las dos vale.',
  },
  'refresh.replaced': {
    text: 'El emisor ha entregado una versión más reciente, del {replacedBy}, en lugar de la del {validFrom}; se juzgó la más reciente.',
    fix: 'Guarda la versión más reciente.',
  },
  'recipient.mismatch': {
    text: 'La insignia se otorgó a otra persona (se comparó: {compared}).',
    fix: 'Pregunta a la persona con qué otra dirección o id la puede conocer el emisor.',
  },
  'recipient.not_comparable': {
    text: 'La insignia nombra a su dueño mediante {named}, de lo que aquí no se sabe nada.',
    fix: 'Indica un id o una identidad de alguno de estos tipos.',
  },
  'recipient.hash_weak': {
    text: 'La insignia nombra a su dueño mediante un hash MD5, que se puede falsificar.',
    fix: 'Pide al emisor una insignia que nombre a su dueño mediante un id o SHA-256.',
  },
  'endorsements.rejected': {
    text: 'Un aval dentro de la insignia no es correcto ({codes}).',
    fix: 'Mira el informe del aval.',
  },
  'endorsements.unchecked': { text: 'No se pudo comprobar un aval dentro de la insignia ({codes}).', fix: LATER },
  'endorsements.not_endorsement': { text: 'Lo que figura como aval es una credencial de otra clase.', fix: REISSUE },
  'endorsements.other_subject': { text: 'Un aval trata de algo distinto de aquello en lo que está incluido.', fix: LOOK },
  'endorsements.self': { text: 'Un aval lo da la misma parte de la que trata, o el emisor de la insignia.', fix: LOOK },
  'endorsements.linked': {
    text: 'Un aval lo da alguien que comparte una clave, una dirección o una organización matriz con el emisor de la insignia.',
    fix: LOOK,
  },
  'endorsements.ring': {
    text: 'Un aval es parte de un círculo en el que {size} partes se avalan unas a otras.',
    fix: 'No lo cuentes como un elogio independiente.',
  },
  'endorsements.too_many': {
    text: 'La insignia tiene más de {limit} avales; los demás no se comprobaron.',
    fix: REISSUE,
  },
  'nested.rejected': {
    text: 'Una credencial del expediente no es correcta ({codes}).',
    fix: 'Mira el informe de esa credencial; no te fíes de ella, ni del expediente en su conjunto.',
  },
  'nested.not_in_force': {
    text: 'Una credencial del expediente es auténtica y no está vigente en este momento ({codes}).',
    fix: 'Lee el expediente como historia, y cuenta solo las credenciales cuyo propio informe esté verificado.',
  },
  'nested.unchecked': {
    text: 'No se pudo comprobar una credencial del expediente ({codes}).',
    fix: 'Mira el informe de esa credencial; hasta entonces no cuenta para nada.',
  },
  'nested.too_many': {
    text: 'El expediente contiene {actual} credenciales, de las que se comprueban como máximo {limit}.',
    fix: 'Pide expedientes con menos credenciales.',
  },
  'nested.too_deep': {
    text: 'Hay expedientes dentro de expedientes a más de {limit} niveles; los de más abajo no se comprobaron.',
    fix: 'Pide por separado los expedientes interiores.',
  },
  'nested.subject_mismatch': {
    text: 'Una credencial del expediente trata de alguien distinto que el expediente, hasta donde dicen sus ids.',
    fix: 'Pide a la persona que demuestre que ambos ids son suyos.',
  },
  'nested.subject_unknown': {
    text: 'No se pudo saber si una credencial del expediente trata de la misma persona que el expediente.',
    fix: 'Pide a la persona que demuestre que ambos tratan de ella.',
  },
  'nested.duplicate': {
    text: 'Una credencial está dos veces en el expediente; es igual que la número {first}.',
    fix: 'Cuéntala una sola vez.',
  },
  'nested.association_unknown': {
    text: 'El expediente relaciona dos logros mediante «{associationType}», que aquí no se conoce.',
    fix: LOOK,
  },
  'nested.association_unresolved': { text: 'El {reference} de una asociación no nombra ningún logro del expediente.', fix: LOOK },
  'nested.association_cycle': {
    text: 'Por «{associationType}», {size} logros del expediente vuelven sobre sí mismos.',
    fix: 'No deduzcas un orden de estas asociaciones.',
  },
}
