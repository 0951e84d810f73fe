import type { CatalogueOf } from '../catalogue.js'
import { LOOK, ORIGINAL, REISSUE, SMALLER } from './advice.js'

const OTHER_PICTURE = 'Keep it in mind when you decide; to put a badge into it, take another picture.'

/** English for pictures and the badges inside. */
export const bake: CatalogueOf<'bake'> = {
  'bake.image_unsupported': {
    text: 'This is no picture that can have a badge inside: PNG and SVG can, and this is {type}.',
    fix: 'Ask for the PNG or SVG file as the issuer gave it; a picture that was converted has lost the badge.',
  },
  'bake.image_too_large': {
    text: 'The picture is larger than {limitBytes} bytes, and was not read.',
    fix: 'Ask for a smaller picture.',
  },
  'bake.no_credential': {
    text: 'There is no badge inside the picture ({container}).',
    fix: 'Ask for the file as the issuer gave it, not for a screenshot or a copy. If it shows a QR code, scan that.',
  },
  'bake.already_baked': {
    text: 'There is a badge inside the picture already ({container}).',
    fix: 'Take the picture without a badge, or say that what is inside is to be replaced.',
  },
  'bake.several_credentials': { text: 'There are {count} badges inside the picture; the first was taken.', fix: LOOK },
  'bake.credential_unsuitable': {
    text: 'What is to go into the picture lacks {expected}.',
    fix: 'Sign the badge first, and bake what the signing gave.',
  },
  'bake.credential_malformed': { text: 'What is inside the picture is not as it should be; expected {expected}.', fix: ORIGINAL },
  'bake.credential_too_large': { text: 'The badge is larger than {limitBytes} bytes.', fix: SMALLER },
  'bake.address_only': {
    text: 'The picture is of an old kind: only the address of a badge is inside, and it was not followed.',
    fix: 'Ask the issuer for the badge itself.',
  },
  'bake.png_signature': {
    text: 'The file begins like a PNG and is none: it was changed on its way.',
    fix: 'Ask for the file again, sent as a file and not as text.',
  },
  'bake.png_header': { text: 'The PNG does not begin with a header.', fix: ORIGINAL },
  'bake.png_chunk_type': { text: 'The PNG is damaged: the part at byte {offset} has no name.', fix: ORIGINAL },
  'bake.png_length': {
    text: 'The PNG is damaged: the part at byte {offset} says that it has {length} bytes, more than any may have.',
    fix: ORIGINAL,
  },
  'bake.png_truncated': {
    text: 'The PNG is cut off, or the part at byte {offset} says that it is longer than it is.',
    fix: 'Ask for the file again: a part of it is missing.',
  },
  'bake.png_checksum': {
    text: 'The PNG is damaged: the checksum of the part {chunk} at byte {offset} is wrong.',
    fix: ORIGINAL,
  },
  'bake.png_too_many_chunks': { text: 'The PNG has more than {limit} parts, and was not read.', fix: ORIGINAL },
  'bake.png_end_missing': { text: 'The PNG has no end.', fix: 'Ask for the file again: a part of it is missing.' },
  'bake.png_trailing_bytes': {
    text: 'After the end of the PNG there are {count} bytes that are no part of it.',
    fix: OTHER_PICTURE,
  },
  'bake.text_compressed': {
    text: 'The badge is compressed inside the picture, which Open Badges does not allow.',
    fix: 'Nothing has to be done here; other programs may not find the badge.',
  },
  'bake.text_chunk': {
    text: 'The badge is in a part of the type {chunk}, where Open Badges asks for iTXt.',
    fix: 'Nothing has to be done here; other programs may not find the badge.',
  },
  'bake.svg_malformed': { text: 'The SVG cannot be read: line {line} is not as it should be.', fix: ORIGINAL },
  'bake.svg_doctype': {
    text: 'The SVG has a document type or entities of its own, which are never followed.',
    fix: 'Remove the DOCTYPE line, or ask for a picture without it.',
  },
  'bake.svg_encoding': { text: 'The SVG is written in {encoding}; only UTF-8 is read.', fix: 'Save the SVG as UTF-8.' },
  'bake.svg_too_complex': {
    text: 'The SVG goes beyond what is read: {part}, at most {limit}.',
    fix: 'Ask for a simpler drawing.',
  },
  'bake.svg_namespace': {
    text: 'The SVG has an element like that of a badge in another namespace than {expected}.',
    fix: REISSUE,
  },
  'bake.svg_active': {
    text: 'The SVG has something that a browser might run (line {line}).',
    fix: 'Never put it into a page as markup; show it as a picture, or take it out.',
  },
  'bake.svg_misplaced': { text: 'The badge is not where it should be in the SVG; other programs may not find it.', fix: LOOK },
  'bake.svg_both_forms': {
    text: 'The SVG has the badge twice in one element; the signed text in the attribute was taken.',
    fix: LOOK,
  },
}
