/** The phrases of a ladder brief, in one language. `{name}` stands for a part that is put in. */
export interface BriefWords {
  readonly step: string
  readonly needs: string
  readonly recommended: string
  readonly time: string
  readonly cost: string
  readonly lasts: string
  readonly regulated: string
  readonly allOf: string
  readonly anyOf: string
  readonly nOf: string
  readonly exclusive: string
  readonly issuers: string
  readonly sum: string
  readonly window: string
  readonly part: string
  readonly partCap: string
  readonly credential: string
  readonly credentialType: string
  readonly from: string
  readonly result: string
  readonly ever: string
  readonly atAward: string
  readonly maxAge: string
  readonly rung: string
  readonly rungOrHigher: string
  readonly experience: string
  readonly occupations: string
  readonly evidence: string
  readonly evidenceOf: string
  readonly assessor: string
  readonly endorsement: string
  readonly minAge: string
  readonly residency: string
  readonly attribute: string
  readonly not: string
  readonly assurance: string
  readonly inPlaces: string
  readonly or: string
  readonly to: string
  readonly noPromise: string
  readonly measures: Readonly<Record<'hours' | 'credits' | 'points' | 'projects' | 'jobs' | 'months', string>>
  readonly endorsers: Readonly<Record<'peer' | 'client' | 'supervisor' | 'council', string>>
  readonly costs: Readonly<Record<'tuition' | 'exam' | 'materials' | 'equipment' | 'travel' | 'renewal', string>>
  /** One of a unit, and several. */
  readonly units: Readonly<
    Record<'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds', readonly [string, string]>
  >
}

/** English, the only language so far. */
export const briefWords: BriefWords = {
  step: '{number}. {name}',
  needs: 'What you need:',
  recommended: 'It helps to have:',
  time: 'Time: {time}',
  cost: 'Cost: {cost}',
  lasts: 'Lasts: {time}',
  regulated: 'Only the responsible authority can award this. A badge here is not a licence.',
  allOf: 'all of these:',
  anyOf: 'one of these:',
  nOf: '{n} of these:',
  exclusive: 'each from a different award',
  issuers: 'from at least {n} different issuers',
  sum: 'at least {min} {measure} in all from:',
  window: 'from the last {time}',
  part: '{credential}',
  partCap: '{credential}, of which at most {cap} count',
  credential: 'a credential for {what}',
  credentialType: 'a credential of type {what}',
  from: 'issued by {issuers}',
  result: 'with a result of at least {result}',
  ever: 'may have ended',
  atAward: 'in force when this step is awarded',
  maxAge: 'not older than {time}',
  rung: 'the step "{name}"',
  rungOrHigher: 'the step "{name}" or a higher one',
  experience: 'at least {min} {measure} of work',
  occupations: 'as {what}',
  evidence: 'evidence, {n} or more',
  evidenceOf: 'evidence, {n} or more: {what}',
  assessor: 'assessed by: {who}',
  endorsement: 'endorsements by at least {n} different {from}',
  minAge: 'an age of at least {value}',
  residency: 'living in {value}',
  attribute: '{name}: {value}',
  not: 'none of this:',
  assurance: 'with assurance {level}',
  inPlaces: 'In {places} instead:',
  or: ' or ',
  to: ' to ',
  noPromise: 'This describes steps and requirements. It is not a promise of work or pay.',
  measures: { hours: 'hours', credits: 'credits', points: 'points', projects: 'projects', jobs: 'jobs', months: 'months' },
  endorsers: { peer: 'peers', client: 'clients', supervisor: 'supervisors', council: 'councils' },
  costs: {
    tuition: 'course fee',
    exam: 'exam',
    materials: 'materials',
    equipment: 'equipment',
    travel: 'travel',
    renewal: 'renewal',
  },
  units: {
    years: ['year', 'years'],
    months: ['month', 'months'],
    weeks: ['week', 'weeks'],
    days: ['day', 'days'],
    hours: ['hour', 'hours'],
    minutes: ['minute', 'minutes'],
    seconds: ['second', 'seconds'],
  },
}
