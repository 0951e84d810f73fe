import type { CatalogueOf } from '../catalogue.js'
import { LATER, LOOK, REISSUE } from './advice.js'

/** English for the checks of a verification. */
export const verify: CatalogueOf<'issuer' | 'refresh' | 'validity' | 'recipient' | 'endorsements'> = {
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
  'endorsements.too_many': { text: 'The badge has more than {limit} endorsements; the others were not checked.', fix: REISSUE },
}
