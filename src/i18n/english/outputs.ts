import type { CatalogueOf } from '../catalogue.js'

/** English for pictures, other formats and figures about groups. */
export const outputs: CatalogueOf<'draw' | 'export' | 'import' | 'insight' | 'benefit'> = {
  'draw.too_many': { text: 'A picture holds at most {limit} {what}.', fix: 'Draw a part of it.' },
  'draw.qr_too_long': { text: 'The text does not fit a QR code of version {version}.', fix: 'Draw a shorter text.' },
  'draw.ladder_differs': { text: 'The placement is on the ladder {placement}, and the picture of {ladder}.' },
  'export.member_dropped': { text: '{format} has no place for "{member}".' },
  'export.language_dropped': { text: '{format} has room for one language; not kept: {languages}.' },
  'export.logic_flattened': { text: '{format} has an order and no conditions: what is asked for ({op}) is not kept.' },
  'export.note_only': { text: 'In {format}, "{member}" is kept as words for people to read only.' },
  'export.term_missing': { text: '{format} has no term for "{value}" ({member}).' },
  'export.precision_lost': { text: '{format} keeps "{member}" less exactly than the original.' },
  'export.element_unknown': { text: '{format} asks for something that the original does not say: {element}.' },
  'import.document_unknown': { text: 'This is not what can be read here; expected {expected}.' },
  'import.too_many': { text: 'There are more than {limit} {what}.', fix: 'Read the document in parts.' },
  'import.item_invalid': { text: 'This was left out: "{member}" is not usable; expected {expected}.' },
  'import.item_duplicate': { text: 'This was left out: it is the same as {first}.' },
  'import.member_dropped': { text: 'There is no place here for "{member}".' },
  'import.condition_words': {
    text: 'This condition is only words there, or of a kind that is not known here: it stays open until the application answers it.',
  },
  'import.framework_missing': { text: 'This was left out: nothing says which framework it is of.' },
  'benefit.replayed': { text: 'This record was given more than once and counts once.' },
  'benefit.conflicting': {
    text: 'Several records have the id {credential} and say different things; none of them counts.',
    fix: 'Ask whoever issued them which one is right.',
  },
  'benefit.overlapping': { text: 'This covers the same time as {other}, which counts instead.' },
  'benefit.amount_disputed': {
    text: 'This covers the same time as {other}, which counts instead, and says another amount.',
    fix: 'Ask those who issued both which one is right.',
  },
  'benefit.period_future': { text: 'This is about a time until {until}, and now it is {now}: it does not count yet.' },
  'benefit.deduction_not_authorised': {
    text: 'Nothing may be taken from the pay of this worker: {because}.',
    fix: 'Ask the worker to sign for it, or enrol them without a deduction.',
  },
  'insight.population_empty': { text: 'There is nobody in this group, so that there is no figure.' },
  'insight.population_too_small': {
    text: 'There are fewer than {least} people in this group: a figure would be about individuals.',
    fix: 'Put groups together.',
  },
  'insight.difference_too_small': {
    text: 'Together, the two tables tell of fewer than {least} people in row "{row}", column "{column}" (empty: a total).',
    fix: 'Publish only one of the two, or wait until more people are counted.',
  },
  'insight.table_inconsistent': { text: 'The counts of this table do not add up to its totals.' },
  'insight.contribution_invalid': {
    text: 'A record cannot be counted: "{member}" is missing, not usable, or does not belong to this release.',
    fix: 'Ask for the record again.',
  },
  'insight.budget_spent': {
    text: 'Only {left} is left of the privacy budget of {population}; this would spend {asked}.',
    fix: 'Publish without a further noised table, or wait for a new population.',
  },
}
