import type { CatalogueOf } from '../catalogue.js'
import { INPUT, LATER, LOOK, SMALLER } from './advice.js'

/** It can be that the badge was revoked, and nobody here can tell. */
const ASK = 'Pregunta al emisor si sigue vigente.'

/** Spanish for the status of credentials and for status lists. */
export const statusSpanish: CatalogueOf<'status'> = {
  'status.unchecked': { text: 'No se comprobó si la insignia fue revocada ({type}).', fix: ASK },
  'status.type_unknown': {
    text: 'No se puede saber si la insignia fue revocada: aquí no se conoce un estado de tipo {type}.',
    fix: ASK,
  },
  'status.too_many': { text: 'Hay {actual} estados que consultar; se consultan como máximo {limit}.', fix: ASK },
  'status.offline': {
    text: 'La insignia se puede revocar, y su lista de estado no estaba disponible: no se permitió usar la red.',
    fix: 'Verifícala con conexión, o pasa la lista.',
  },
  'status.unreachable': {
    text: 'No se pudo descargar la lista de estado de {host} ({code}), así que no se sabe si la insignia fue revocada.',
    fix: LATER,
  },
  'status.list_malformed': { text: 'Lo que entregó {host} no es una lista de estado legible ({codes}).', fix: ASK },
  'status.list_proof_invalid': {
    text: 'La lista de estado de {host} no tiene una prueba correcta ({codes}), así que no dice nada de la insignia.',
    fix: ASK,
  },
  'status.list_unchecked': { text: 'No se pudo comprobar la prueba de la lista de estado de {host} ({codes}).', fix: LATER },
  'status.list_type': { text: 'La lista de estado no es del tipo que pide la insignia: {expected}.', fix: ASK },
  'status.list_id': { text: 'Lo que entregó {host} dice ser otra lista distinta de la que se pidió.', fix: ASK },
  'status.list_expired': {
    text: 'La lista de estado solo era válida hasta {validUntil}, así que no dice nada del momento actual.',
    fix: LATER,
  },
  'status.list_not_yet_valid': {
    text: 'La lista de estado solo es válida a partir de {validFrom}.',
    fix: 'Vuelve a mirar después de esa fecha.',
  },
  'status.issuer_untrusted': {
    text: 'La lista de estado es de {issuer}, que no es el emisor de la insignia.',
    fix: 'Si has comprobado que lleva sus listas, nómbralo en la opción statusIssuers.',
  },
  'status.purpose_mismatch': {
    text: 'La lista de estado trata de {actual}, y la insignia la consulta sobre {expected}.',
    fix: ASK,
  },
  'status.revoked': {
    text: 'El emisor ha revocado la insignia ({host}).',
    fix: 'No te fíes de ella; pregunta al emisor por qué.',
  },
  'status.suspended': {
    text: 'El emisor ha suspendido la insignia por ahora ({host}).',
    fix: 'Pregunta al emisor hasta cuándo, y verifícala de nuevo.',
  },
  'status.refresh_available': {
    text: 'El emisor tiene una versión más reciente de la insignia ({host}).',
    fix: 'Pide la versión más reciente.',
  },
  'status.message': { text: 'El emisor dice sobre la insignia: {message} ({value}).', fix: LOOK },
  'status.value_unknown': { text: 'La insignia tiene un estado que aquí no se conoce: {purpose} {value}.', fix: ASK },
  'status.encoding_invalid': { text: 'La lista de estado no está codificada como debería: {expected}.', fix: ASK },
  'status.list_too_large': { text: 'La lista de estado supera {limitBytes} bytes y no se leyó.', fix: SMALLER },
  'status.list_too_short': {
    text: 'La lista de estado tiene {actual} estados; con menos de {minimum} se delataría a quién se consulta.',
    fix: 'Pide al emisor una lista más larga.',
  },
  'status.index_range': { text: 'El índice queda fuera de la lista de estado, que tiene {length} estados.', fix: ASK },
  'status.list_invalid': {
    text: 'La lista de estado incumple una regla de su clase: {member} debe ser {expected}.',
    fix: ASK,
  },
  'status.entry_invalid': {
    text: 'La entrada de estado incumple una regla de su clase: {member} debe ser {expected}.',
    fix: INPUT,
  },
  'status.reason_not_allowed': {
    text: 'Por eso no se revoca ninguna insignia: los motivos son {allowed}.',
    fix: 'Deja la insignia como está; las deudas y las salidas se resuelven en otro lugar.',
  },
  'status.list_full': {
    text: 'En la lista de estado quedan {free} de {length} lugares, menos de los que se necesitan.',
    fix: 'Empieza otra lista.',
  },
  'status.place_unknown': {
    text: 'Ninguna lista de estado de aquí tiene un lugar de esa credencial.',
    fix: 'Mira su id y si se emitió con un estado.',
  },
  'status.purpose_missing': {
    text: 'La credencial no tiene lugar en una lista de {purpose}.',
    fix: 'Revócala, o emite las que puedan suspenderse con un lugar en una lista así.',
  },
  'status.already_redeemed': {
    text: 'La credencial ya se canjeó antes.',
    fix: 'No pague nada por ella; si hay desacuerdo, pregunte quién la canjeó.',
  },
  'status.revocation_final': {
    text: 'La credencial se revocó, y eso es definitivo.',
    fix: 'Emite una nueva si se revocó por error.',
  },
  'status.clock_back': {
    text: 'El reloj marca {now}, y en el almacén hay algo del {last}.',
    fix: 'Pon el reloj en hora; si antes iba adelantado, espera hasta entonces.',
  },
  'status.copy_newer': {
    text: 'La lista {list} que se sirve, del {validFrom}, es más nueva que lo que conoce el almacén.',
    fix: 'Restaura la copia más reciente del almacén; no publiques desde esta.',
  },
  'status.audit_mismatch': {
    text: 'Lo que el almacén dice de la lista {list} no cuadra: {mismatch} ({count}).',
    fix: 'Deja el almacén como está y compáralo con una copia de seguridad.',
  },
  'status.unpublished': {
    text: 'A la lista {list} le faltan {pending} cambios, o nunca se publicó.',
    fix: 'Publícala, y que se haga con regularidad.',
  },
  'status.publication_old': {
    text: 'La lista {list} que se sirve solo es válida hasta {validUntil}.',
    fix: 'Publícala, y que se haga con regularidad.',
  },
}
