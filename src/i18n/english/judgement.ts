import type { CodeWords } from '../catalogue.js'

/** What recognition, work, endorsements, terms and rollout do to a requirement. */
export type JudgementCode =
  | 'requirement.absent'
  | 'requirement.attribute_met'
  | 'requirement.attribute_unmet'
  | 'requirement.assurance_too_low'
  | 'requirement.assessor_unknown'
  | 'requirement.count_reached'
  | 'requirement.count_too_low'
  | 'requirement.count_undecided'
  | 'requirement.endorser_self'
  | 'requirement.endorser_ring'
  | 'requirement.hours_capped'
  | 'requirement.status_stale'
  | 'requirement.status_later'
  | 'requirement.met_recognised'
  | 'requirement.recognition_not_accepted'
  | 'requirement.recognition_not_yet_valid'
  | 'requirement.recognition_expired'
  | 'requirement.recognition_elsewhere'
  | 'requirement.recognition_place_unknown'
  | 'requirement.recognition_condition_unmet'
  | 'requirement.recognition_condition_unknown'
  | 'requirement.recognition_hops_exceeded'
  | 'requirement.recognition_provisional'
  | 'requirement.recognition_partial'
  | 'requirement.lower_lapsed'
  | 'requirement.grandfathered'
  | 'requirement.older_terms_unmet'
  | 'requirement.renewed_by_higher'
  | 'ladder.link_not_accepted'
  | 'ladder.rollout_general'
  | 'ladder.rollout_pilot'
  | 'ladder.rollout_planned'
  | 'ladder.rollout_elsewhere'
  | 'ladder.rollout_place_unknown'
  | 'ladder.rollout_not_started'
  | 'ladder.rollout_ended'

/** English for what recognition, work, endorsements, terms and rollout do to a requirement. */
export const judgement: Pick<CodeWords, JudgementCode> = {
  'requirement.absent': { text: 'This must be absent, and it is.' },
  'requirement.attribute_met': { text: 'What is known of {name} is enough.' },
  'requirement.attribute_unmet': { text: 'What is known of {name} is not what is asked for.' },
  'requirement.assurance_too_low': { text: 'This was awarded with assurance {actual}; {required} is needed.' },
  'requirement.assessor_unknown': { text: 'It is not known who assessed this; {assessor} is asked for.' },
  'requirement.count_reached': { text: 'There are {actual}; {needed} are needed.' },
  'requirement.count_too_low': { text: 'There are {actual} of the {needed} that are needed.' },
  'requirement.count_undecided': {
    text: 'There are {actual} for sure and {possible} at most; {needed} are needed.',
    fix: 'Have what is uncertain confirmed by who issued it.',
  },
  'requirement.endorser_self': { text: 'Your own word about yourself does not count here.' },
  'requirement.endorser_ring': { text: 'This comes from somebody whom you endorse, directly or through others.' },
  'requirement.hours_capped': { text: 'This states more hours than its time has; a day counts 24 at most.' },
  'requirement.status_stale': {
    text: 'Whether this still holds was looked up on {statusAsOf}; {oldest} or later is needed.',
    fix: 'Look it up again.',
  },
  'requirement.status_later': {
    text: 'This was found withdrawn or suspended on {statusAsOf}; whether it was so on {now} is not known.',
  },
  'requirement.met_recognised': { text: 'Your credential counts for this by the rule {rules}.' },
  'requirement.recognition_not_accepted': { text: 'The rule {rule} is by {assertedBy}, whose rules are not used here.' },
  'requirement.recognition_not_yet_valid': { text: 'The rule {rule} holds from {validFrom}; it was looked at for {now}.' },
  'requirement.recognition_expired': { text: 'The rule {rule} ended on {validUntil}; it was looked at for {now}.' },
  'requirement.recognition_elsewhere': { text: 'The rule {rule} does not hold where you are.' },
  'requirement.recognition_place_unknown': {
    text: 'The rule {rule} holds in some places, and whether in yours is not known.',
    fix: 'Say where you are.',
  },
  'requirement.recognition_condition_unmet': { text: 'The rule {rule} asks for something more that you do not have.' },
  'requirement.recognition_condition_unknown': {
    text: 'The rule {rule} asks for something more, which could not be decided.',
  },
  'requirement.recognition_hops_exceeded': {
    text: 'It would take the rules {rules} one after another; at most {limit} may follow one another.',
  },
  'requirement.recognition_provisional': { text: 'By the rule {rule} this counts provisionally, until it is confirmed.' },
  'requirement.recognition_partial': { text: 'By the rule {rule} this counts in part only, and the whole is needed.' },
  'requirement.lower_lapsed': {
    text: 'This lasts as long as the step {rung} below it, which is not held, or not known to be.',
    fix: 'Renew the step below.',
  },
  'requirement.grandfathered': { text: 'This was awarded before {awardedBefore} and counts by the terms of then.' },
  'requirement.older_terms_unmet': {
    text: 'This was awarded before {awardedBefore} and counts again once its renewal is done.',
    fix: 'Do what the renewal asks for.',
  },
  'requirement.renewed_by_higher': { text: 'The higher step {rung} keeps this one alive until {until}.' },
  'ladder.link_not_accepted': { text: 'Two names were said to be yours by {basis}, which is not relied on here.' },
  'ladder.rollout_general': { text: 'This is offered to all.' },
  'ladder.rollout_pilot': { text: 'This is offered in a pilot.' },
  'ladder.rollout_planned': { text: 'This is planned and not offered yet.' },
  'ladder.rollout_elsewhere': { text: 'This is offered in {regions}, and not where you are.' },
  'ladder.rollout_place_unknown': {
    text: 'This is offered in {regions}; whether that is where you are is not known.',
    fix: 'Say where you are.',
  },
  'ladder.rollout_not_started': { text: 'This is offered from {from}; it was looked at for {now}.' },
  'ladder.rollout_ended': { text: 'This was offered until {until}; it was looked at for {now}.' },
}
