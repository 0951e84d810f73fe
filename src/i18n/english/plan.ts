import type { CatalogueOf } from '../catalogue.js'
import { limitWords } from './limits.js'

/** English for plans and payoffs. */
export const plan: CatalogueOf<'plan' | 'payoff'> = {
  'payoff.evidence_missing': { text: 'Nothing is known of what people holding {rung} earn.' },
  'payoff.evidence_future': { text: 'The figure is of {asOf}, after {now}.' },
  'payoff.evidence_ended': { text: 'The figure held until {validUntil}; it is {now}.', fix: 'Ask its source for a newer one.' },
  'payoff.per_unsupported': { text: 'The figure is pay per {per}, which cannot be compared with pay per hour.' },
  'payoff.work_differs': {
    text: 'The figure is about other work ({what}: {actual}) than yours ({expected}), so it says nothing about you.',
  },
  'payoff.region_outside': { text: 'The figure is about {regions}, not about {region}.' },
  'payoff.sample_too_small': { text: 'The figure rests on {sampleSize} people; at least {least} are asked for.' },
  'payoff.interval_invalid': { text: 'The figure {value} does not lie within its own interval from {low} to {high}.' },
  'payoff.vintage_mixed': { text: 'The figures are of different times ({values}) and must not be subtracted.' },
  'payoff.statistic_mixed': { text: 'The figures are different statistics ({values}) and must not be subtracted.' },
  'payoff.uplift_nested': {
    text: 'What {rung} adds to {from} is not known: gains of rungs above each other must not be added up.',
  },
  'payoff.pay_missing': { text: 'There is nothing to compare the figure with.', fix: 'Say what you earn in an hour now.' },
  'payoff.currency_missing': { text: 'The figure is an amount without a currency.' },
  'payoff.currency_unknown': { text: '"{currency}" is no currency in use.' },
  'payoff.currency_unconverted': {
    text: 'There is no rate of exchange from {from} to {to}.',
    fix: 'Give dated rates for this direction.',
  },
  'payoff.rates_out_of_date': { text: 'The rates of exchange hold from {asOf} until {validUntil}; it is {now}.' },
  'payoff.payer_hours_missing': {
    text: 'This is a pledge of {payers} and counts only for hours worked there.',
    fix: 'Say how many hours a week these are.',
  },
  'payoff.time_unclear': { text: 'The effort {time} does not say how many hours it is.' },
  'payoff.amount_too_large': { text: 'An amount is larger than money can be reckoned exactly.' },
  'payoff.illustrative': { text: 'The figure is an illustration only.' },
  'payoff.occupational': {
    text: limitWords['payoff.occupational'],
  },
  'payoff.interval_missing': { text: 'The figure has no interval, so the low case counts no gain at all.' },
  'payoff.sample_size_missing': { text: 'The figure does not say how many people it rests on.' },
  'payoff.cost_unknown': { text: 'What {rung} costs is not known, and was not counted.' },
  'payoff.effort_unknown': { text: 'How many hours {rung} takes is not known, and was not counted.' },
  'payoff.elapsed_unknown': { text: 'How long it takes on the calendar is not known for every part.' },
  'payoff.loan_not_counted': { text: 'The loan of {funder} was not counted: it has to be paid back.' },
  'payoff.paid_on_award': { text: 'What {funder} pays comes only once the badge is awarded; until then it is your money.' },
  'payoff.clawback': {
    text: 'Who leaves within {until} may have to pay back {minor} minor units of {currency} to {funder}.',
    fix: 'Read the terms first. The badge stays yours in any case.',
  },
  'payoff.ends_with_validity': {
    text: 'The gain counts for {months} months only: then the badge ends, and what its renewal costs is not known.',
  },
  'payoff.incentive_not_counted': { text: 'The incentive {incentive} was not counted ({because}).' },
  'payoff.funding_not_counted': { text: 'The funding of {funder} was not counted ({because}).' },
  'plan.rungs_first': { text: 'First come {rungs}.' },
  'plan.things_missing': { text: 'Things missing: {count}; ways to get there: {sets}.' },
  'plan.ready': { text: 'Everything for {rung} is there: ask for the badge.' },
  'plan.approximate': { text: 'There are too many ways ({limit}) to look at all: this one is good, perhaps not the best.' },
  'plan.undecided': { text: '{count} things could not be decided and are taken as open.' },
  'plan.blocked': { text: 'Nothing that can be earned leads to {rung} from here.' },
  'plan.regulated': { text: limitWords['plan.regulated'] },
  'plan.not_offered': { text: '{rung} is not offered where and when you are ({phase}).' },
  'plan.dominated': { text: '{by} is at least as good in every respect.' },
  'plan.on_front': { text: 'No other of {count} steps is better in every respect.' },
  'plan.demand_counted': { text: 'By {signal}, {factor} times the usual hours are expected in {region}.' },
  'plan.demand_ignored': { text: 'The demand signal {signal} was not counted ({because}).' },
  'plan.cost_unconverted': { text: 'The costs are in different currencies ({currencies}) and were not added up.' },
  'plan.rung_unknown': { text: 'The ladder has no rung {rung}.', fix: 'Check the spelling.' },
}
