import type { CatalogueOf } from '../catalogue.js'

/** Spanish for offers and claims. */
export const offerSpanish: CatalogueOf<'offer'> = {
  'offer.code_unknown': {
    text: 'No hay ninguna oferta con este código.',
    fix: 'Compara el código con la hoja o el mensaje en que llegó, o pide al emisor uno nuevo.',
  },
  'offer.expired': {
    text: 'La oferta se podía reclamar hasta {expiresAt}; ahora es {now}.',
    fix: 'Pide al emisor una oferta nueva.',
  },
  'offer.withdrawn': { text: 'El emisor ha retirado la oferta.', fix: 'Pregunta al emisor por qué.' },
  'offer.claimed': { text: 'Otra persona ya reclamó la oferta.', fix: 'Si era para ti, avisa al emisor.' },
  'offer.challenge_unknown': {
    text: 'La respuesta no corresponde a ninguna pregunta abierta: ya se usó o llegó tarde.',
    fix: 'Empieza de nuevo la reclamación.',
  },
  'offer.proof_invalid': {
    text: 'La presentación no prueba el control de una clave ({codes}).',
    fix: 'Reclama con una cartera que firme para el desafío y el dominio dados.',
  },
  'offer.proof_unchecked': {
    text: 'No se pudo comprobar si la presentación prueba el control de una clave ({codes}).',
    fix: 'Inténtalo más tarde.',
  },
  'offer.recipient_differs': {
    text: 'La oferta es para otra persona.',
    fix: 'Reclama con la cartera que el emisor conoce, o pídele una oferta para esta.',
  },
  'offer.pin_wrong': {
    text: 'El PIN es incorrecto; se permiten {left} errores más.',
    fix: 'Escribe el PIN que te dio el emisor.',
  },
  'offer.locked': { text: 'La oferta está bloqueada tras demasiados PIN incorrectos.', fix: 'Pide al emisor una oferta nueva.' },
}
