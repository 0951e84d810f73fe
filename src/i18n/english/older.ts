import type { CatalogueOf } from '../catalogue.js'
import { LOOK, REISSUE } from './advice.js'

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
}
