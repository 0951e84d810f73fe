import type { CatalogueOf } from '../catalogue.js'

/** English for pictures and other formats. */
export const outputs: CatalogueOf<'draw' | 'export' | 'import'> = {
  'draw.too_many': { text: 'A picture holds at most {limit} {what}.', fix: 'Draw a part of it.' },
  'draw.qr_too_long': { text: 'The text does not fit a QR code of version {version}.', fix: 'Draw a shorter text.' },
  'draw.ladder_differs': { text: 'The placement is on the ladder {placement}, and the picture of {ladder}.' },
  'export.member_dropped': { text: '{format} has no place for "{member}".' },
  'export.language_dropped': { text: '{format} has room for one language; not kept: {languages}.' },
  'export.logic_flattened': { text: '{format} has an order and no conditions: what is asked for ({op}) is not kept.' },
  'export.note_only': { text: 'In {format}, "{member}" is kept as words for people to read only.' },
  'export.term_missing': { text: '{format} has no term for "{value}" ({member}).' },
  'export.precision_lost': { text: '{format} keeps "{member}" less exactly than the ladder has it.' },
  'export.element_unknown': { text: '{format} asks for something that the ladder does not say: {element}.' },
  'import.document_unknown': { text: 'This is not what can be read here; expected {expected}.' },
  'import.too_many': { text: 'There are more than {limit} {what}.', fix: 'Read the document in parts.' },
  'import.item_invalid': { text: 'This was left out: "{member}" is not usable; expected {expected}.' },
  'import.item_duplicate': { text: 'This was left out: it is the same as {first}.' },
  'import.member_dropped': { text: 'Alignments have no place for "{member}".' },
  'import.framework_missing': { text: 'This was left out: nothing says which framework it is of.' },
}
