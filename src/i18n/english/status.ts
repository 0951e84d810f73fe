import type { CatalogueOf } from '../catalogue.js'
import { INPUT, LATER, LOOK, SMALLER } from './advice.js'

/** It can be that the badge was revoked, and nobody here can tell. */
const ASK = 'Ask the issuer whether it still holds.'

/** English for the status of credentials and for status lists. */
export const status: CatalogueOf<'status'> = {
  'status.unchecked': { text: 'Whether the badge was revoked was not checked ({type}).', fix: ASK },
  'status.type_unknown': {
    text: 'Whether the badge was revoked cannot be told: a status of type {type} is not known here.',
    fix: ASK,
  },
  'status.too_many': { text: 'There are {actual} statuses to look up; at most {limit} are.', fix: ASK },
  'status.offline': {
    text: 'The badge can be revoked, and its status list was not at hand: no network was allowed.',
    fix: 'Verify it online, or pass the list.',
  },
  'status.unreachable': {
    text: 'The status list at {host} could not be fetched ({code}), so it is not known whether the badge was revoked.',
    fix: LATER,
  },
  'status.list_malformed': { text: 'What {host} gave is no status list that can be read ({codes}).', fix: ASK },
  'status.list_proof_invalid': {
    text: 'The status list of {host} has no right proof ({codes}), so it says nothing about the badge.',
    fix: ASK,
  },
  'status.list_unchecked': { text: 'The proof of the status list of {host} could not be checked ({codes}).', fix: LATER },
  'status.list_type': { text: 'The status list is not of the type that the badge asks for: {expected}.', fix: ASK },
  'status.list_id': { text: 'What {host} gave says that it is another list than the one that was asked for.', fix: ASK },
  'status.list_expired': { text: 'The status list was valid until {validUntil} only, so it says nothing about now.', fix: LATER },
  'status.list_not_yet_valid': { text: 'The status list is valid only from {validFrom}.', fix: 'Look again after that date.' },
  'status.issuer_untrusted': {
    text: 'The status list is by {issuer}, who is not the issuer of the badge.',
    fix: 'If you have checked that they keep its lists, name them in the option statusIssuers.',
  },
  'status.purpose_mismatch': { text: 'The status list is about {actual}, and the badge asks it about {expected}.', fix: ASK },
  'status.revoked': { text: 'The issuer has revoked the badge ({host}).', fix: 'Do not rely on it; ask the issuer why.' },
  'status.suspended': {
    text: 'The issuer has suspended the badge for now ({host}).',
    fix: 'Ask the issuer until when, and verify it again.',
  },
  'status.refresh_available': {
    text: 'The issuer has a newer version of the badge ({host}).',
    fix: 'Ask for the newer version.',
  },
  'status.message': { text: 'The issuer says about the badge: {message} ({value}).', fix: LOOK },
  'status.value_unknown': { text: 'The badge has a status that is not known here: {purpose} {value}.', fix: ASK },
  'status.encoding_invalid': { text: 'The status list is not encoded as it should be: {expected}.', fix: ASK },
  'status.list_too_large': { text: 'The status list is larger than {limitBytes} bytes, and was not read.', fix: SMALLER },
  'status.list_too_short': {
    text: 'The status list has {actual} statuses; fewer than {minimum} would give away who is looked up.',
    fix: 'Ask the issuer for a longer list.',
  },
  'status.index_range': { text: 'The index lies outside of the status list, which has {length} statuses.', fix: ASK },
  'status.list_invalid': { text: 'The status list breaks a rule of its kind: {member} must be {expected}.', fix: ASK },
  'status.entry_invalid': { text: 'The status entry breaks a rule of its kind: {member} must be {expected}.', fix: INPUT },
  'status.reason_not_allowed': {
    text: 'No badge is revoked for that: the reasons are {allowed}.',
    fix: 'Leave the badge as it is; debts and departures are settled elsewhere.',
  },
  'status.list_full': {
    text: 'The status list has {free} of {length} places left, fewer than are wanted.',
    fix: 'Start another list.',
  },
  'status.place_unknown': {
    text: 'No status list here has a place of that credential.',
    fix: 'Look at its id, and whether it was issued with a status.',
  },
  'status.purpose_missing': {
    text: 'The credential has no place in a list for {purpose}.',
    fix: 'Revoke it, or issue those that may be suspended with a place in such a list.',
  },
  'status.already_redeemed': {
    text: 'The credential was redeemed before.',
    fix: 'Pay nothing for it; ask who redeemed it if that is disputed.',
  },
  'status.revocation_final': {
    text: 'The credential was revoked, which is for good.',
    fix: 'Issue a new one if it was revoked by mistake.',
  },
  'status.clock_back': {
    text: 'The clock says {now}, and the store has something of {last}.',
    fix: 'Set the clock right; if it was ahead before, wait until then.',
  },
  'status.copy_newer': {
    text: 'The list {list} that is served, of {validFrom}, is newer than what the store knows of.',
    fix: 'Restore the newest copy of the store; do not publish from this one.',
  },
  'status.audit_mismatch': {
    text: 'What the store says of the list {list} does not add up: {mismatch} ({count}).',
    fix: 'Keep the store as it is, and compare it with a backup.',
  },
  'status.unpublished': {
    text: 'The list {list} lacks {pending} changes, or was never published.',
    fix: 'Publish it, and let that be done regularly.',
  },
  'status.publication_old': {
    text: 'The list {list} that is served is valid until {validUntil} only.',
    fix: 'Publish it, and let that be done regularly.',
  },
}
