// What a translation of these leaves out or adds could cost somebody work, money or a licence: a draft shows them in English too.

/** Codes that state legal limits; the text alone, without what to do. */
export const limitWords = {
  'credential.rung_regulated': 'The rung {rung} is awarded by its regulator alone: a badge is not a licence.',
  'ladder.rung_regulated': 'No badge will be issued for {rung}: only its regulator can award it.',
  'ladder.wage_mixed': 'Wage figures differ in {what} ({values}) and cannot be compared.',
  'plan.regulated': 'Only its regulator awards {rung}. A badge is not a licence.',
  'payoff.occupational':
    'The figure is the pay in an occupation. A difference between occupations is not an effect of the badge.',
  'report.genuine': 'It is genuine. Whether to rely on who issued it is for you to decide.',
} as const

/** Phrases that state legal limits. */
export const limitPhrases = {
  'brief.regulated': 'Only the responsible authority can award this. A badge here is not a licence.',
  'draw.regulated': 'awarded by an authority alone',
  'payoff.limits': 'Before tax and benefit changes. Not a promise of pay.',
  'payoff.illustrative': 'The figure is an illustration only.',
  'payoff.occupation':
    'Workers in {occupation} in {region} earned {figure} an hour ({facts}). This is pay in an occupation, not an effect of the badge.',
  'benefit.limits': 'Eligibility as stated by the plan. Not insurance. No view on employment status.',
  'benefit.optOut': 'Nothing is taken from your pay for this unless you sign for it. You can opt out until {until}.',
  'benefit.clawback': 'Before you accept: if you leave within {time}, money is to be paid back. The terms: {terms}',
  'brief.noPromise': 'This describes steps and requirements. It is not a promise of work or pay.',
  'insight.signal': 'A signal, not a legal finding.',
  'insight.payFloor': 'A floor, not legal clearance.',
} as const
