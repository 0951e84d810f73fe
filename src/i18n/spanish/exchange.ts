import type { CatalogueOf } from '../catalogue.js'

/** Spanish for requests over HTTP. */
export const exchangeSpanish: CatalogueOf<'exchange'> = {
  'exchange.not_found': { text: 'En esta dirección no hay nada.', fix: 'Consulta las direcciones en /openapi.json.' },
  'exchange.method_not_allowed': { text: 'Esta dirección solo admite {allowed}.', fix: 'Usa uno de estos métodos.' },
  'exchange.media_type_unsupported': {
    text: 'El cuerpo es de un tipo que aquí no se lee; estos sí: {accepted}.',
    fix: 'Pon uno de estos en la cabecera Content-Type.',
  },
  'exchange.request_malformed': {
    text: 'No se puede leer la petición: se esperaba {expected}.',
    fix: 'Envíala como la describe /openapi.json.',
  },
  'exchange.request_too_large': { text: 'La petición ocupa más de {limitBytes} bytes.', fix: 'Envía menos de una vez.' },
  'exchange.request_too_slow': {
    text: 'La petición no llegó en {limitMs} milisegundos.',
    fix: 'Envíala entera, con una conexión mejor.',
  },
  'exchange.member_invalid': {
    text: 'En la petición, «{member}» no es correcto: se esperaba {expected}.',
    fix: 'Envíala como la describe /openapi.json.',
  },
  'exchange.issuer_mismatch': {
    text: 'La credencial nombra a un emisor distinto del que firma aquí: {expected}.',
    fix: 'Pon en `issuer` el id que muestra /issuers.',
  },
  'exchange.token_missing': {
    text: 'Esta dirección pide un token de acceso y no llegó ninguno.',
    fix: 'Envía uno en la cabecera Authorization, como Bearer.',
  },
  'exchange.token_invalid': { text: 'Aquí no se acepta el token de acceso.', fix: 'Consigue uno nuevo para este servicio.' },
  'exchange.scope_missing': {
    text: 'El token de acceso no lo permite: falta el ámbito «{scope}».',
    fix: 'Pide un token con este ámbito.',
  },
  'exchange.rate_limited': { text: 'Llegaron demasiadas peticiones.', fix: 'Espera {retryAfterSeconds} segundos.' },
  'exchange.busy': { text: 'El servicio ya tiene todo el trabajo que acepta.', fix: 'Espera {retryAfterSeconds} segundos.' },
  'exchange.not_ready': { text: 'El servicio no está listo.', fix: 'Inténtalo de nuevo dentro de un momento.' },
  'exchange.failed': { text: 'Algo falló dentro del servicio.', fix: 'Avisa a quien lo gestiona, con el id de la petición.' },
  'exchange.provider_refused': {
    text: 'El servicio rechazó la petición con el estado HTTP {status}: {error}.',
    fix: 'Pide de nuevo con lo que el servicio quiere; para repetir la misma petición, espera {retryAfterSeconds} segundos.',
  },
  'exchange.answer_invalid': {
    text: 'La respuesta del servicio no es correcta en: {member}.',
    fix: 'Avisa a quien opera el servicio; no se usó nada de la respuesta.',
  },
}
