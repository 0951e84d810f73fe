import {
  type Funding,
  type Incentive,
  type Money,
  type Payoff,
  type PayoffAssumptions,
  type PayoffStep,
  payoff,
  type Rung,
  type WageEvidence,
} from '../../../src/ladder/index.js'
import { above, needs, rung } from '../support.js'

export const PUBLISHER = 'https://statistics.example/'

/** A good figure: what contractors in the United States gained, with an interval. */
export function wage(changes: Partial<WageEvidence> = {}): WageEvidence {
  return {
    id: 'urn:example:wage',
    claim: 'observed',
    basis: 'matchedComparison',
    measure: 'absolute',
    value: '2.00',
    currency: 'USD',
    per: 'hour',
    statistic: 'median',
    ci: { low: '1.00', high: '4.00', level: '0.95' },
    sampleSize: 412,
    comparison: 'workers without it',
    workRelationship: 'contractor',
    timeBase: 'engaged',
    expenses: 'net',
    population: { region: ['US'] },
    observed: { from: '2025-01-01', to: '2025-12-31' },
    source: { publisher: PUBLISHER },
    asOf: '2026-02-01',
    ...changes,
  }
}

/** A figure of pay itself rather than of a gain. */
export function level(value: string, changes: Partial<WageEvidence> = {}): WageEvidence {
  const { comparison: _, ...rest } = wage({ value, basis: 'occupationalDifferential', ...changes })
  return { ...rest, ...(changes.ci === undefined && { ci: { low: value, high: value, level: '0.95' } }) }
}

export const usd = (minor: number): Money => ({ minor, currency: 'USD' })

/** A rung that takes 20 hours and costs 100 dollars. */
export function priced(name: string, changes: Partial<Rung> = {}): Rung {
  return rung(name, needs(name), {
    time: { effort: { typical: 'PT20H' }, elapsed: { typical: 'P1M' }, excludesPrerequisites: true },
    cost: [{ kind: 'tuition', amount: usd(100_00), asOf: '2026-01-01' }],
    wage: [wage()],
    ...changes,
  })
}

export function given(changes: Partial<PayoffAssumptions> = {}): PayoffAssumptions {
  return {
    now: '2026-05-01T09:00:00Z',
    region: 'US-CA',
    currency: 'USD',
    workRelationship: 'contractor',
    timeBase: 'engaged',
    expenses: 'net',
    hoursPerWeek: '20',
    ...changes,
  }
}

export const payoffOf = (step: Partial<PayoffStep> = {}, assumptions: Partial<PayoffAssumptions> = {}): Payoff =>
  payoff({ rungs: [priced('van')], ...step }, given(assumptions))
export const withWage = (...wages: (WageEvidence | string)[]): Partial<PayoffStep> => ({
  rungs: [priced('van', { wage: wages })],
})
export const refusals = (result: Payoff): readonly string[] => result.refusals.map(({ code }) => code)
export const cautions = (result: Payoff): readonly string[] => result.cautions.map(({ code }) => code)
export const grant = (changes: Partial<Funding> = {}): Funding => ({
  kind: 'scholarship',
  funder: 'https://fund.example/',
  covers: ['tuition'],
  timing: 'upfront',
  ...changes,
})
export const bonus = (changes: Partial<Incentive> = {}): Incentive => ({
  id: 'urn:example:bonus',
  payer: 'https://platform.example/',
  trigger: above('van'),
  amount: usd(40_00),
  window: { from: '2026-01-01', until: '2027-01-01' },
  ...changes,
})
