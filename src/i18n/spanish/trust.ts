import type { CatalogueOf } from '../catalogue.js'
import { LATER, POLICY } from './advice.js'

const AUTHORITY = 'Pide al emisor la credencial de autoridad con la que otorga.'

/** Spanish for trust, authority and decisions. */
export const trustSpanish: CatalogueOf<'trust'> = {
  'trust.issuer_unknown': {
    text: 'No conoces al emisor {issuer}.',
    fix: 'Si has comprobado quién es, añádelo a los emisores de tu política: {policyLine}',
  },
  'trust.issuer_not_listed_then': {
    text: 'El emisor {issuer} figura en la lista para otras fechas: la insignia se otorgó el {awarded}, y figura desde {from} hasta {until}.',
    fix: 'Pregunta a quien lleva la lista, o pide a la persona una insignia de otro emisor.',
  },
  'trust.issuer_listed_for_other': {
    text: 'El emisor {issuer} figura en la lista, pero no para {achievement}.',
    fix: 'Pregunta a quien lleva la lista si el emisor puede otorgar esto.',
  },
  'trust.list_unverified': {
    text: 'La propia lista de confianza no está verificada ({outcome}: {codes}), así que no se sabe nada del emisor.',
    fix: 'Descarga de nuevo la lista de quien la publica.',
  },
  'trust.list_foreign': {
    text: 'La lista de confianza está firmada por {signer}, a quien no has nombrado para ella.',
    fix: 'Si te fías de ese firmante, nómbralo entre los firmantes; si no, usa otra lista.',
  },
  'trust.list_malformed': {
    text: 'No se puede leer la lista de confianza ({reason}).',
    fix: 'Pide a quien publica la lista que la corrija.',
  },
  'trust.list_expired': {
    text: 'La lista de confianza terminó el {validUntil}; ahora es {now}.',
    fix: 'Descarga la edición más reciente de la lista.',
  },
  'trust.list_not_yet_valid': {
    text: 'La lista de confianza empieza el {validFrom}; ahora es {now}.',
    fix: 'Usa la edición de la lista que rige ahora, o corrige el reloj.',
  },
  'trust.registry_invalid': {
    text: 'No se puede leer el registro: se esperaba {expected}.',
    fix: 'Comprueba que el archivo es un registro de emisores, y descárgalo de nuevo.',
  },
  'trust.registry_too_large': { text: 'El registro tiene más de {limit} entradas.', fix: 'Usa un registro más pequeño.' },
  'trust.source_failed': { text: 'No se pudo consultar una fuente de confianza ({code}).', fix: LATER },
  'trust.not_authorised': {
    text: 'El emisor {issuer} no está entre quienes pueden otorgar {achievement}.',
    fix: AUTHORITY,
  },
  'trust.authority_unknown': {
    text: 'Aquí no se sabe si el emisor {issuer} puede otorgar {achievement}.',
    fix: AUTHORITY,
  },
  'trust.authority_not_covered': {
    text: 'Lo que muestra {issuer} de su autoridad trata de otros logros.',
    fix: 'Pide al emisor la credencial de autoridad que abarca este logro.',
  },
  'trust.authority_outside_period': {
    text: 'La autoridad de {issuer} rige desde {from} hasta {until}; la insignia se otorgó el {awarded}.',
    fix: 'Pide al emisor la credencial de autoridad que regía en ese momento.',
  },
  'trust.authority_not_delegable': {
    text: '{delegator} puede otorgar esto, pero no puede delegarlo hasta aquí.',
    fix: 'Pide una credencial de autoridad que venga de quien sí puede delegarla.',
  },
  'trust.authority_unrooted': {
    text: 'La autoridad viene de {delegator}, a quien nadie de quien te fíes ha autorizado para esto.',
    fix: 'Añade la credencial de autoridad de esa parte, o nómbrala entre las raíces si te fías de ella.',
  },
  'trust.authority_cycle': {
    text: 'La autoridad de {issuer} remite a sí misma.',
    fix: 'Pide una credencial de autoridad que venga de otra parte.',
  },
  'trust.authority_unchecked': {
    text: 'No se ha comprobado si la autoridad que dio {delegator} fue revocada.',
    fix: 'Verifica la credencial de autoridad consultando su estado.',
  },
  'trust.authority_too_deep': {
    text: 'La cadena de autoridad tiene más de {limit} eslabones y no se siguió.',
    fix: 'Sube maxDepth si te fías de cadenas tan largas.',
  },
  'trust.policy_invalid': { text: 'La política no es utilizable: {field} debe ser {expected}.', fix: POLICY },
  'trust.policy_field_unknown': { text: 'En una política no existe el campo {field}.', fix: POLICY },
  'trust.not_verified': {
    text: 'Solo se puede aceptar una insignia verificada.',
    fix: 'Verifícala primero, y mira en el informe por qué no lo está.',
  },
  'trust.not_a_badge': { text: 'Esto es una credencial, pero no una insignia.', fix: 'Pide una insignia Open Badge.' },
  'trust.mechanism_not_accepted': {
    text: 'La insignia está protegida con {mechanisms}; la política acepta {accepted}.',
    fix: 'Pide al emisor la insignia en un formato que la política acepte, o añade su mecanismo a la política.',
  },
  'trust.check_required': {
    text: 'La política exige que se supere la comprobación «{required}»; su resultado es: {state}.',
    fix: 'Da al verificador lo que necesita esa comprobación, o pide a la persona una insignia con la que se pueda hacer.',
  },
  'trust.recognition_not_in_force': {
    text: 'El reconocimiento {recognition} de la política abarcaría la insignia, pero no rige en {now}.',
    fix: POLICY,
  },
  'trust.nothing_matches': {
    text: 'Ninguna regla de la política trata de {achievement}.',
    fix: 'Añade a la política una regla para ello si debe contar.',
  },
  'trust.rule_unmet': {
    text: 'No se cumple la regla {rule} de la política ({reason}).',
    fix: 'Mira junto a ella el motivo para saber qué falta.',
  },
  'trust.level_unmet': {
    text: 'Se cumple la regla {rule} de la política, pero no se alcanza ninguno de sus niveles ({reason}).',
    fix: 'Pide a la persona una insignia que alcance uno de los niveles.',
  },
  'trust.replay_differs': {
    text: 'No se puede repetir la decisión: difiere {what}.',
    fix: 'Usa el informe y la política que se guardaron con la decisión.',
  },
  'trust.policy_differs': {
    text: 'La política no es aquella con la que se decidió.',
    fix: 'Usa la política que se guardó con la decisión.',
  },
  'trust.ladder_malformed': {
    text: 'La credencial no contiene una escalera utilizable ({reason}).',
    fix: 'Pide al dueño de la escalera la edición que se publicó.',
  },
  'trust.ladder_unchecked': {
    text: 'No se pudo comprobar si se retiró {credential}.',
    fix: 'Verifícala de nuevo con conexión a la red, o con una lista de estado que la acompañe.',
  },
  'trust.ladder_edited': {
    text: 'La versión {version} de la escalera se conoce con el resumen criptográfico {expected}; esta tiene {actual}: se editó sin cambiar de versión.',
    fix: 'Pide a su dueño una versión nueva.',
  },
  'trust.endorsements_too_few': {
    text: 'De quienes cuentan, {actual} avalaron esta escalera; se necesitan {needed}.',
    fix: 'Pídeles avales de exactamente esta edición.',
  },
  'trust.constituency_too_few': {
    text: 'De quienes hablan en nombre de «{constituency}», {actual} avalaron exactamente esta edición; se necesitan {needed}.',
    fix: 'Pídeles avales, e indica con `constituencies` quién habla en su nombre.',
  },
  'trust.endorsement_other': {
    text: 'Lo que avaló {issuer} es algo distinto de esta edición.',
    fix: 'Pide un aval de exactamente esta edición.',
  },
  'trust.endorser_not_counted': {
    text: 'Un aval de {issuer} no cuenta aquí.',
    fix: 'Nombra al emisor entre quienes cuentan si debe contar; el dueño nunca cuenta.',
  },
  'trust.decision_not_counted': {
    text: '{decision} no decide sobre esta edición: {because}.',
    fix: 'Pide una decisión sobre exactamente esta edición que respete el procedimiento de su gobernanza.',
  },
}
