import type { CatalogueOf } from '../catalogue.js'
import { LATER, POLICY } from './advice.js'

/** English for trust, authority and decisions. */
export const trust: CatalogueOf<'trust'> = {
  'trust.issuer_unknown': {
    text: 'The issuer {issuer} is not known to you.',
    fix: 'If you have checked who that is, add it to the issuers of your policy: {policyLine}',
  },
  'trust.issuer_not_listed_then': {
    text: 'The issuer {issuer} is on the list for other times: the badge was awarded at {awarded}, and it is listed from {from} until {until}.',
    fix: 'Ask who keeps the list, or the worker for a badge of another issuer.',
  },
  'trust.issuer_listed_for_other': {
    text: 'The issuer {issuer} is on the list, but not for {achievement}.',
    fix: 'Ask who keeps the list whether the issuer may award this.',
  },
  'trust.list_unverified': {
    text: 'The trust list itself is not verified ({outcome}: {codes}), so nothing is known about the issuer.',
    fix: 'Fetch the list anew from who publishes it.',
  },
  'trust.list_foreign': {
    text: 'The trust list is signed by {signer}, whom you have not named for it.',
    fix: 'If you rely on that signer, name it among the signers; otherwise use another list.',
  },
  'trust.list_malformed': {
    text: 'The trust list cannot be read ({reason}).',
    fix: 'Ask who publishes the list to correct it.',
  },
  'trust.list_expired': {
    text: 'The trust list ended at {validUntil}; it is {now}.',
    fix: 'Fetch the newer edition of the list.',
  },
  'trust.list_not_yet_valid': {
    text: 'The trust list begins at {validFrom}; it is {now}.',
    fix: 'Use the edition of the list that holds now, or correct the clock.',
  },
  'trust.registry_invalid': {
    text: 'The registry cannot be read: expected {expected}.',
    fix: 'Check that the file is a registry of issuers, and fetch it anew.',
  },
  'trust.registry_too_large': { text: 'The registry has more than {limit} entries.', fix: 'Use a smaller registry.' },
  'trust.source_failed': { text: 'A trust source could not be asked ({code}).', fix: LATER },
  'trust.not_authorised': {
    text: 'The issuer {issuer} is not among those who may award {achievement}.',
    fix: 'Ask the issuer for the authority credential that it awards under.',
  },
  'trust.authority_unknown': {
    text: 'Whether the issuer {issuer} may award {achievement} is not known here.',
    fix: 'Ask the issuer for the authority credential that it awards under.',
  },
  'trust.authority_not_covered': {
    text: 'What {issuer} shows of its authority is about other achievements.',
    fix: 'Ask the issuer for the authority credential that covers this achievement.',
  },
  'trust.authority_outside_period': {
    text: 'The authority of {issuer} holds from {from} until {until}; the badge was awarded at {awarded}.',
    fix: 'Ask the issuer for the authority credential that held at the time.',
  },
  'trust.authority_not_delegable': {
    text: '{delegator} may award this, but may not pass that on as far.',
    fix: 'Ask for an authority credential that comes from who may pass it on.',
  },
  'trust.authority_unrooted': {
    text: 'The authority comes from {delegator}, which nobody you rely on has authorised for this.',
    fix: 'Add the authority credential of that party, or name it among the roots if you rely on it.',
  },
  'trust.authority_cycle': {
    text: 'The authority of {issuer} leads back to itself.',
    fix: 'Ask for an authority credential that comes from somebody else.',
  },
  'trust.authority_unchecked': {
    text: 'Whether the authority given by {delegator} was revoked has not been checked.',
    fix: 'Verify the authority credential with its status looked up.',
  },
  'trust.authority_too_deep': {
    text: 'The chain of authority is longer than {limit} links and was not followed.',
    fix: 'Raise maxDepth if you rely on chains that long.',
  },
  'trust.policy_invalid': { text: 'The policy is not usable: {field} must be {expected}.', fix: POLICY },
  'trust.policy_field_unknown': { text: 'There is no field {field} in a policy.', fix: POLICY },
  'trust.not_verified': {
    text: 'Only a verified badge can be accepted.',
    fix: 'Verify it first, and see in the report why it is not.',
  },
  'trust.not_a_badge': { text: 'This is a credential, but not a badge.', fix: 'Ask for an Open Badge.' },
  'trust.mechanism_not_accepted': {
    text: 'The badge is secured with {mechanisms}; the policy accepts {accepted}.',
    fix: 'Ask the issuer for the badge in a form that the policy accepts, or add its mechanism to the policy.',
  },
  'trust.check_required': {
    text: 'The policy asks that the check "{required}" passes; it is: {state}.',
    fix: 'Give the verifier what that check needs, or ask the worker for a badge that it can be made on.',
  },
  'trust.recognition_not_in_force': {
    text: 'Recognition {recognition} of the policy would cover the badge, but is not in force at {now}.',
    fix: POLICY,
  },
  'trust.nothing_matches': {
    text: 'No rule of the policy is about {achievement}.',
    fix: 'Add a rule for it to the policy if it should count.',
  },
  'trust.rule_unmet': {
    text: 'Rule {rule} of the policy is not met ({reason}).',
    fix: 'See the reason beside it for what is missing.',
  },
  'trust.level_unmet': {
    text: 'Rule {rule} of the policy is met, but none of its levels is reached ({reason}).',
    fix: 'Ask the worker for a badge that reaches one of the levels.',
  },
  'trust.replay_differs': {
    text: 'The decision cannot be repeated: the {what} differs.',
    fix: 'Use the report and the policy that were kept with the decision.',
  },
  'trust.policy_differs': {
    text: 'The policy is not the one that was decided by.',
    fix: 'Use the policy that was kept with the decision.',
  },
  'trust.ladder_malformed': {
    text: 'The credential holds no ladder that can be used ({reason}).',
    fix: 'Ask the owner of the ladder for the edition that was published.',
  },
  'trust.ladder_unchecked': {
    text: 'Whether {credential} was withdrawn could not be checked.',
    fix: 'Verify it again with a network, or with a status list that came along.',
  },
  'trust.ladder_edited': {
    text: 'Version {version} of the ladder is known with the digest {expected}; this one has {actual}: it was edited in place.',
    fix: 'Ask the owner for a new version.',
  },
  'trust.endorsements_too_few': {
    text: '{actual} of those who count endorsed this ladder; {needed} are needed.',
    fix: 'Ask them for endorsements of exactly this edition.',
  },
  'trust.constituency_too_few': {
    text: '{actual} of those who speak for "{constituency}" endorsed exactly this edition; its governance asks for {needed}.',
    fix: 'Ask for their endorsements, and name in `constituencies` who speaks for them.',
  },
  'trust.endorsement_other': {
    text: 'What {issuer} endorsed is something else than this edition.',
    fix: 'Ask for an endorsement of exactly this edition.',
  },
  'trust.endorser_not_counted': {
    text: 'An endorsement by {issuer} does not count here.',
    fix: 'Name the issuer among those who count if it should; the owner never does.',
  },
  'trust.decision_not_counted': {
    text: '{decision} does not decide on this edition: {because}.',
    fix: 'Ask for a decision on exactly this edition that keeps the procedure of its governance.',
  },
}
