import type { CatalogueOf } from '../catalogue.js'
import { LOOK, OTHER_FORM, REISSUE, SERVER } from './advice.js'

/** Spanish for badges of Open Badges 2.0. */
export const olderSpanish: CatalogueOf<'ob2'> = {
  'ob2.member_missing': { text: 'Al objeto {object} de Open Badges 2.0 le falta {member}.', fix: REISSUE },
  'ob2.member_invalid': {
    text: 'En el objeto {object} de Open Badges 2.0, {member} no es lo que debería ser: {expected}.',
    fix: REISSUE,
  },
  'ob2.hashed_missing': {
    text: 'La insignia no dice si su destinatario está en forma de hash; se tomó como texto simple.',
    fix: LOOK,
  },
  'ob2.list_invalid': {
    text: 'La lista de insignias revocadas está mal formada: {member}.',
    fix: 'Pide al emisor que corrija la lista, y pregúntale si la insignia sigue vigente.',
  },
  'ob2.not_assertion': { text: 'Esto no es una insignia de {expected}.', fix: 'Aporta la propia aserción, como JSON.' },
  'ob2.part_missing': {
    text: 'La aserción solo enlaza a su {object}, que aquí hace falta.',
    fix: 'Verifica primero la insignia con conexión, o pasa el objeto al que enlaza.',
  },
  'ob2.revoked': { text: 'La insignia dice que fue revocada.', fix: 'No la emitas de nuevo; pregunta al emisor por qué.' },
  'ob2.not_carried': {
    text: 'Estos miembros del objeto {object} no tienen lugar en la insignia nueva: {members}.',
    fix: 'Mira si sin ellos la insignia sigue diciendo lo que debe.',
  },
  'ob2.recipient_plain': {
    text: 'El destinatario se nombra mediante una dirección en texto simple.',
    fix: 'Reemplázala por un id propio del destinatario, o por un hash con sal, antes de firmar.',
  },
  'ob2.recipient_weak': {
    text: 'El destinatario se nombra mediante un hash MD5, que cualquiera puede hacer coincidir con otra dirección.',
    fix: 'Reemplázalo por un id propio del destinatario antes de firmar.',
  },
  'ob2.offline': {
    text: 'El objeto {object} es lo que muestra {host}, y no se permitió usar la red.',
    fix: 'Verifícala con conexión, o pasa el documento.',
  },
  'ob2.not_hosted': {
    text: 'El objeto {object} no tiene dirección web, así que nadie puede mirarlo allí.',
    fix: 'Pregunta al emisor dónde está publicado, o pasa el documento.',
  },
  'ob2.too_many': {
    text: 'La insignia remite a más de {limit} documentos.',
    fix: 'Pide al emisor una insignia que necesite menos.',
  },
  'ob2.redirected': {
    text: 'Para el objeto {object}, {host} nos envió a {to}, por el que no responde.',
    fix: 'Pide al emisor que lo muestre en su propia dirección.',
  },
  'ob2.document_malformed': { text: 'Lo que entregó {host} no es un objeto {object} legible ({code}).', fix: SERVER },
  'ob2.document_other': { text: 'Lo que entregó {host} no es el objeto {object} que se pidió.', fix: SERVER },
  'ob2.hosted_unsigned': {
    text: 'Nadie ha firmado esta insignia: vale porque {host} la muestra hoy.',
    fix: 'Guarda la fecha de esta comprobación, y pide al emisor una insignia firmada.',
  },
  'ob2.hosted_other': {
    text: 'En la dirección de la insignia, {host} muestra otra.',
    fix: 'Pide otra vez a la persona la insignia, o su dirección.',
  },
  'ob2.hosted_differs': {
    text: 'La insignia no es la que muestra {host}; difiere en: {members}.',
    fix: 'No te fíes de esta copia; toma la insignia de su dirección.',
  },
  'ob2.hosted_changed': {
    text: '{host} muestra la insignia con contenido distinto del de la copia en {members}; se juzgó lo que muestra.',
    fix: LOOK,
  },
  'ob2.verification_unsupported': {
    text: 'La insignia pide que se la verifique mediante «{type}», que aquí no se conoce.',
    fix: OTHER_FORM,
  },
  'ob2.scope_mismatch': {
    text: '{host} no es un lugar por el que responda el emisor {issuer}.',
    fix: 'No la tomes por una insignia de ese emisor; pregúntale si es suya.',
  },
  'ob2.scope_unsupported': {
    text: 'El emisor dice mediante la propiedad «{property}» por qué insignias responde, y aquí no se conoce.',
    fix: 'Pregunta al emisor si la insignia es suya.',
  },
  'ob2.class_issuer_mismatch': {
    text: 'La insignia nombra como emisor a {issuer}, y la clase de insignia publicada nombra a {actual}.',
    fix: 'No la tomes por una insignia de ninguno de los dos; pregunta quién la otorgó.',
  },
  'ob2.key_unlisted': {
    text: 'El emisor {issuer} no publica esa clave, así que la firma no demuestra nada.',
    fix: 'No la tomes por una insignia de ese emisor; pregúntale si es suya.',
  },
  'ob2.keys_too_many': {
    text: 'El emisor publica {actual} claves y la insignia no nombra ninguna; se prueban como máximo {limit}.',
    fix: 'Pide al emisor una insignia que nombre su clave.',
  },
}
