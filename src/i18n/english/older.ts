import type { CatalogueOf } from '../catalogue.js'
import { LOOK, OTHER_FORM, REISSUE, SERVER } from './advice.js'

/** English for badges of Open Badges 2.0. */
export const older: CatalogueOf<'ob2'> = {
  'ob2.member_missing': { text: 'The {object} of Open Badges 2.0 has no {member}.', fix: REISSUE },
  'ob2.member_invalid': {
    text: 'In the {object} of Open Badges 2.0, {member} is not what it should be: {expected}.',
    fix: REISSUE,
  },
  'ob2.hashed_missing': {
    text: 'The badge does not say whether its recipient is hashed; it was taken as plain text.',
    fix: LOOK,
  },
  'ob2.list_invalid': {
    text: 'The list of revoked badges is malformed: {member}.',
    fix: 'Ask the issuer to correct the list, and whether the badge still holds.',
  },
  'ob2.not_assertion': { text: 'This is no badge of {expected}.', fix: 'Give the assertion itself, as JSON.' },
  'ob2.part_missing': {
    text: 'The assertion only links to its {object}, which is needed here.',
    fix: 'Verify the badge online first, or pass the object that it links to.',
  },
  'ob2.revoked': { text: 'The badge says that it was revoked.', fix: 'Do not issue it anew; ask the issuer why.' },
  'ob2.not_carried': {
    text: 'These members of the {object} have no place in the new badge: {members}.',
    fix: 'Look whether the badge still says what it should without them.',
  },
  'ob2.recipient_plain': {
    text: 'The recipient is named by an address in plain text.',
    fix: "Replace it by the recipient's own id, or by a salted hash, before you sign.",
  },
  'ob2.recipient_weak': {
    text: 'The recipient is named by an MD5 hash, which anybody can make to fit another address.',
    fix: "Replace it by the recipient's own id before you sign.",
  },
  'ob2.offline': {
    text: 'The {object} is what {host} shows, and no network was allowed.',
    fix: 'Verify it online, or pass the document.',
  },
  'ob2.not_hosted': {
    text: 'The {object} has no web address, so nobody can look at it there.',
    fix: 'Ask the issuer where it is published, or pass the document.',
  },
  'ob2.too_many': {
    text: 'The badge refers to more than {limit} documents.',
    fix: 'Ask the issuer for a badge that needs fewer.',
  },
  'ob2.redirected': {
    text: 'For the {object}, {host} sent us on to {to}, which it does not vouch for.',
    fix: 'Ask the issuer to show it at its own address.',
  },
  'ob2.document_malformed': { text: 'What {host} gave is no {object} that can be read ({code}).', fix: SERVER },
  'ob2.document_other': { text: 'What {host} gave is not the {object} that was asked for.', fix: SERVER },
  'ob2.hosted_unsigned': {
    text: 'Nobody has signed this badge: it holds because {host} shows it today.',
    fix: 'Keep the date of this check, and ask the issuer for a signed badge.',
  },
  'ob2.hosted_other': {
    text: 'At the address of the badge, {host} shows another one.',
    fix: 'Ask the person for the badge, or for its address, again.',
  },
  'ob2.hosted_differs': {
    text: 'The badge is not the one that {host} shows: {members} differ.',
    fix: 'Do not rely on this copy; take the badge from its address.',
  },
  'ob2.hosted_changed': {
    text: '{host} shows the badge with other {members} than the copy; what is shown there was judged.',
    fix: LOOK,
  },
  'ob2.verification_unsupported': {
    text: 'The badge asks to be verified by "{type}", which is not known here.',
    fix: OTHER_FORM,
  },
  'ob2.scope_mismatch': {
    text: '{host} is no place that the issuer {issuer} vouches for.',
    fix: 'Do not take it for a badge of that issuer; ask the issuer whether it is theirs.',
  },
  'ob2.scope_unsupported': {
    text: 'The issuer says by the property "{property}" which badges it vouches for, which is not known here.',
    fix: 'Ask the issuer whether the badge is theirs.',
  },
  'ob2.class_issuer_mismatch': {
    text: 'The badge names {issuer} as its issuer, and the published badge class names {actual}.',
    fix: 'Do not take it for a badge of either; ask who has awarded it.',
  },
  'ob2.key_unlisted': {
    text: 'The issuer {issuer} publishes no such key, so the signature proves nothing.',
    fix: 'Do not take it for a badge of that issuer; ask the issuer whether it is theirs.',
  },
  'ob2.keys_too_many': {
    text: 'The issuer publishes {actual} keys and the badge names none of them; at most {limit} are tried.',
    fix: 'Ask the issuer for a badge that names its key.',
  },
}
