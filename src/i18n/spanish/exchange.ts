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
  'exchange.ended': {
    text: 'El intercambio ha terminado: se completó, se retiró o pasó su plazo.',
    fix: 'Pida uno nuevo a quien lo inició.',
  },
  'exchange.challenge_unknown': {
    text: 'La respuesta no corresponde a la pregunta abierta: ya fue respondida, o desde entonces se hizo otra.',
    fix: 'Pida la pregunta otra vez y responda a esa.',
  },
  'exchange.origin_differs': {
    text: '«{member}» nombra {actual}, pero de esto se habla con {expected}.',
    fix: 'No siga, salvo que sepa por qué.',
  },
  'exchange.answer_invalid': {
    text: 'Lo que envió la otra parte no es correcto: «{member}», se esperaba {expected}.',
    fix: 'Pregunte a quien le envió allí.',
  },
  'exchange.failed': { text: 'Algo falló dentro del servicio.', fix: 'Avisa a quien lo gestiona, con el id de la petición.' },
  'exchange.oauth_refused': {
    text: 'Se rechaza al cliente: {error}. En detalle: {description}.',
    fix: 'Mira qué dice la especificación de este error.',
  },
  'exchange.issuer_refused': {
    text: 'El emisor se niega: {error} (estado HTTP {status}).',
    fix: 'Pide al emisor una oferta nueva.',
  },
  'exchange.issuance_invalid': {
    text: 'Lo que el emisor envió u ofreció no es correcto: {member} ({rule}).',
    fix: 'No sigas adelante y avisa al emisor.',
  },
  'exchange.issuance_unsupported': {
    text: 'El emisor pide una forma de emitir que aquí no se admite: {feature}.',
    fix: 'Pide una oferta con un código preautorizado cuya insignia llegue al momento.',
  },
  'exchange.nothing_suitable': {
    text: 'Nada de lo ofrecido se puede aceptar aquí; estos formatos sí: {formats}.',
    fix: 'Pide al emisor uno de estos formatos, para una clave como la tuya.',
  },
  'exchange.presentation_request_refused': {
    text: 'No se responde a la petición del verificador ({error}): «{member}» no es correcto.',
    fix: 'Pide al verificador una petición nueva.',
  },
  'exchange.presentation_refused': {
    text: 'El verificador no acepta la respuesta ({error}, estado {status}).',
    fix: 'Pide al verificador una petición nueva y responde a esa.',
  },
  'exchange.provider_refused': {
    text: 'El servicio rechazó la petición con el estado HTTP {status}: {error}.',
    fix: 'Pide de nuevo con lo que el servicio quiere; para repetir la misma petición, espera {retryAfterSeconds} segundos.',
  },
  'exchange.provider_answer_invalid': {
    text: 'La respuesta del servicio no es correcta en: {member}.',
    fix: 'Avisa a quien opera el servicio; no se usó nada de la respuesta.',
  },
}
