import type { CatalogueOf } from '../catalogue.js'

/** Spanish for pictures and other formats. */
export const outputsSpanish: CatalogueOf<'draw' | 'export' | 'import' | 'insight' | 'benefit'> = {
  'draw.too_many': { text: 'Una imagen admite como máximo {limit} elementos ({what}).', fix: 'Dibuja una parte.' },
  'draw.qr_too_long': { text: 'El texto no cabe en un código QR de la versión {version}.', fix: 'Dibuja un texto más corto.' },
  'draw.ladder_differs': { text: 'La ubicación es de la escalera {placement}, y la imagen es de {ladder}.' },
  'export.member_dropped': { text: '{format} no tiene lugar para «{member}».' },
  'export.language_dropped': { text: '{format} solo tiene sitio para un idioma; no se conservan: {languages}.' },
  'export.logic_flattened': { text: '{format} tiene orden pero no condiciones: lo que se pide ({op}) no se conserva.' },
  'export.note_only': { text: 'En {format}, «{member}» se conserva solo como texto para que lo lean personas.' },
  'export.term_missing': { text: '{format} no tiene un término para «{value}» ({member}).' },
  'export.precision_lost': { text: '{format} guarda «{member}» con menos exactitud que el original.' },
  'export.element_unknown': { text: '{format} pide algo que el original no dice: {element}.' },
  'import.document_unknown': { text: 'Esto no es algo que aquí se pueda leer; se esperaba {expected}.' },
  'import.too_many': { text: 'Hay más de {limit} elementos ({what}).', fix: 'Lee el documento por partes.' },
  'import.item_invalid': { text: 'Esto se dejó fuera: «{member}» no es utilizable; se esperaba {expected}.' },
  'import.item_duplicate': { text: 'Esto se dejó fuera: es igual que {first}.' },
  'import.member_dropped': { text: 'Aquí no hay lugar para «{member}».' },
  'import.condition_words': {
    text: 'Allí esta condición son solo palabras, o es de un tipo que aquí no se conoce: queda abierta hasta que la aplicación la responda.',
  },
  'import.framework_missing': { text: 'Esto se dejó fuera: nada dice a qué marco pertenece.' },
  'benefit.replayed': { text: 'Este registro se dio más de una vez y cuenta una sola vez.' },
  'benefit.conflicting': {
    text: 'Varios registros tienen el id {credential} y dicen cosas distintas; ninguno cuenta.',
    fix: 'Pregunte a quien los emitió cuál es el correcto.',
  },
  'benefit.overlapping': { text: 'Esto abarca el mismo tiempo que {other}, que cuenta en su lugar.' },
  'benefit.amount_disputed': {
    text: 'Esto abarca el mismo tiempo que {other}, que cuenta en su lugar, y dice otro importe.',
    fix: 'Pregunte a quienes emitieron los dos cuál es el correcto.',
  },
  'benefit.period_future': { text: 'Esto trata de un tiempo hasta {until}, y ahora es {now}: todavía no cuenta.' },
  'benefit.deduction_not_authorised': {
    text: 'No se puede descontar nada de la paga de esta persona: {because}.',
    fix: 'Pida que la persona lo firme, o inscríbala sin descuento.',
  },
  'insight.population_empty': { text: 'No hay nadie en este grupo, así que no hay cifra.' },
  'insight.population_too_small': {
    text: 'Hay menos de {least} personas en este grupo: una cifra hablaría de personas concretas.',
    fix: 'Una varios grupos.',
  },
  'insight.difference_too_small': {
    text: 'Juntas, las dos tablas dicen algo de menos de {least} personas en la fila «{row}», columna «{column}» (vacío: un total).',
    fix: 'Publique solo una de las dos, o espere a contar a más personas.',
  },
  'insight.table_inconsistent': { text: 'Los recuentos de esta tabla no suman sus totales.' },
  'insight.contribution_invalid': {
    text: 'Este registro no se puede contar: "{member}" falta, no es utilizable o no corresponde a esta publicación.',
    fix: 'Pide el registro de nuevo.',
  },
  'insight.budget_spent': {
    text: 'Del presupuesto de privacidad de {population} solo queda {left}; esto gastaría {asked}.',
    fix: 'Publica sin otra tabla con ruido, o espera a una población nueva.',
  },
}
