import type { CatalogueOf } from '../catalogue.js'
import { LATER, LOOK, REISSUE } from './advice.js'

/** English for the checks of a verification. */
export const verify: CatalogueOf<'issuer' | 'refresh' | 'validity' | 'recipient' | 'endorsements' | 'nested'> = {
  'issuer.id_missing': { text: 'The badge does not say who issued it.', fix: REISSUE },
  'issuer.mismatch': {
    text: 'The key belongs to {controller}, but the badge names {issuer} as its issuer.',
    fix: 'Do not take it for a badge of that issuer; ask the issuer whether it is theirs.',
  },
  'issuer.key_unbound': {
    text: 'The signature is right, but nothing ties its key to the issuer {issuer}.',
    fix: "Get the issuer's controller document, or ask the issuer for a badge whose key it publishes.",
  },
  'validity.not_yet_valid': { text: 'The badge is valid only from {validFrom}.', fix: 'Look again after that date.' },
  'validity.expired': { text: 'The badge expired on {validUntil}.', fix: 'Ask the issuer for a renewal.' },
  'validity.order': { text: 'The badge ends ({validUntil}) before it begins ({validFrom}).', fix: REISSUE },
  'validity.unreadable': { text: 'The date {member} cannot be read.', fix: REISSUE },
  'validity.offset_missing': { text: 'The date {member} has no time zone and was read as UTC.', fix: LOOK },
  'refresh.type_unknown': { text: 'The badge names a refresh service of type {type}, which is not known here.', fix: LOOK },
  'refresh.offline': {
    text: 'The badge names where a newer version may be had, and no network was allowed.',
    fix: 'Verify it online to see whether there is a newer version.',
  },
  'refresh.failed': { text: 'A newer version could not be fetched ({code}); the badge is judged as it is.', fix: LATER },
  'refresh.refused': {
    text: 'What the refresh service gave was not taken ({reason}); the badge is judged as it is.',
    fix: 'Ask the issuer which of the two counts.',
  },
  'refresh.replaced': {
    text: 'The issuer has given a newer version, of {replacedBy}, in place of that of {validFrom}; the newer one was judged.',
    fix: 'Keep the newer version.',
  },
  'recipient.mismatch': {
    text: 'The badge was given to somebody else (compared: {compared}).',
    fix: 'Ask the person by which other address or id the issuer may know them.',
  },
  'recipient.not_comparable': {
    text: 'The badge names its owner by {named}, of which nothing is known here.',
    fix: 'Give an id or identity of one of these types.',
  },
  'recipient.hash_weak': {
    text: 'The badge names its owner by an MD5 hash, which can be forged.',
    fix: 'Ask the issuer for a badge that names its owner by an id or by SHA-256.',
  },
  'endorsements.rejected': {
    text: 'An endorsement inside the badge is not right ({codes}).',
    fix: 'See the report of the endorsement.',
  },
  'endorsements.unchecked': { text: 'An endorsement inside the badge could not be checked ({codes}).', fix: LATER },
  'endorsements.not_endorsement': { text: 'What stands as an endorsement is a credential of another kind.', fix: REISSUE },
  'endorsements.other_subject': { text: 'An endorsement is about something else than what it stands in.', fix: LOOK },
  'endorsements.self': { text: 'An endorsement is given by whom it is about, or by the issuer of the badge.', fix: LOOK },
  'endorsements.linked': {
    text: 'An endorsement is given by somebody who shares a key, an address or a parent organisation with the issuer of the badge.',
    fix: LOOK,
  },
  'endorsements.ring': {
    text: 'An endorsement is one of a ring in which {size} parties endorse each other.',
    fix: 'Do not count it as independent praise.',
  },
  'endorsements.too_many': { text: 'The badge has more than {limit} endorsements; the others were not checked.', fix: REISSUE },
  'nested.rejected': {
    text: 'A credential in the record is not right ({codes}).',
    fix: 'See the report of that credential; do not count on it, nor on the record as a whole.',
  },
  'nested.not_in_force': {
    text: 'A credential in the record is genuine and does not hold at this time ({codes}).',
    fix: 'Read the record as history, and count only the credentials whose own report is verified.',
  },
  'nested.unchecked': {
    text: 'A credential in the record could not be checked ({codes}).',
    fix: 'See the report of that credential; until then it counts for nothing.',
  },
  'nested.too_many': {
    text: 'The record holds {actual} credentials, of which no more than {limit} are checked.',
    fix: 'Ask for records with fewer credentials.',
  },
  'nested.too_deep': {
    text: 'Records stand in records more than {limit} deep; those below were not checked.',
    fix: 'Ask for the inner records by themselves.',
  },
  'nested.subject_mismatch': {
    text: 'A credential in the record is about somebody else than the record, as far as their ids tell.',
    fix: 'Ask the person to show that both ids are theirs.',
  },
  'nested.subject_unknown': {
    text: 'Whether a credential in the record is about the same person as the record could not be told.',
    fix: 'Ask the person to show that they are the subject of both.',
  },
  'nested.duplicate': {
    text: 'A credential stands in the record twice; it is the same as number {first}.',
    fix: 'Count it once.',
  },
  'nested.association_unknown': {
    text: 'The record relates two achievements by "{associationType}", which is not known here.',
    fix: LOOK,
  },
  'nested.association_unresolved': {
    text: 'The {reference} of an association names no achievement in the record.',
    fix: LOOK,
  },
  'nested.association_cycle': {
    text: 'By "{associationType}", {size} achievements of the record come round to themselves.',
    fix: 'Do not read an order out of these associations.',
  },
}
