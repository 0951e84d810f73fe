import {
  addDuration,
  checkOptions,
  copyJson,
  deepFreeze,
  formatDateTime,
  inputError,
  parseDateOrDateTime,
  requireDuration,
} from '../core/index.js'
import { digestOf } from './digest.js'
import { member } from './fact-parts.js'
import { readFacts } from './fact-shape.js'
import type { Fact, FactResult, Iri } from './types.js'

/** A line of an issuer's own training record. */
export interface AttestedFactInput {
  /** Who vouches for it. */
  readonly issuer: Iri
  /** The worker's key or keys. */
  readonly subject: string | readonly string[]
  readonly achievement: Iri | Omit<Fact['achievement'], 'aliases'>
  readonly rung?: NonNullable<Fact['rung']>
  /** A date, or a date-time. */
  readonly awardedDate: string
  readonly results?: readonly FactResult[]
  readonly alignments?: Fact['alignments']
  readonly amounts?: Fact['amounts']
  /** That the amounts are work done. */
  readonly work?: NonNullable<Fact['work']>
  readonly evidence?: NonNullable<Fact['evidence']>
  /** The level of assurance, in the words of the reader's policy. */
  readonly assurance?: string
  /** The last day for a date, the end for a date-time. Default: it does not end. */
  readonly validUntil?: string
}

const MEMBERS: readonly (keyof AttestedFactInput)[] = [
  'issuer',
  'subject',
  'achievement',
  'rung',
  'awardedDate',
  'results',
  'alignments',
  'amounts',
  'work',
  'evidence',
  'assurance',
  'validUntil',
]

/**
 * A fact from an issuer's own training record rather than from a verified credential. Every trace that rests on it says so.
 *
 * @throws RungsError `core.option_unknown` (usage), `core.date_time_invalid`, and the codes of form
 * @example
 * ```ts
 * import { attestedFact } from 'rungs/ladder'
 * attestedFact({
 *   issuer: 'did:web:courier.example',
 *   subject: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
 *   achievement: 'https://school.example/first-aid',
 *   awardedDate: '2026-03-01',
 * }).attestedBy // 'did:web:courier.example'
 * ```
 */
export function attestedFact(input: AttestedFactInput): Fact {
  checkOptions(input, MEMBERS, 'AttestedFactInput')
  const awarded = dateTime(input.awardedDate, '/awardedDate', false)
  const written: Omit<Fact, 'credentialId'> = {
    issuer: input.issuer,
    subjectKeys: typeof input.subject === 'string' ? [input.subject] : input.subject,
    achievement: { ...(typeof input.achievement === 'string' ? { id: input.achievement } : input.achievement), aliases: [] },
    ...member('rung', input.rung),
    alignments: input.alignments ?? [],
    results: input.results ?? [],
    amounts: input.amounts ?? [],
    ...member('work', input.work),
    ...member('evidence', input.evidence),
    ...member('assurance', input.assurance),
    validFrom: awarded,
    ...member('validUntil', input.validUntil === undefined ? undefined : dateTime(input.validUntil, '/validUntil', true)),
    awardedDate: awarded,
    status: 'active',
    authorised: 'unknown',
    attestedBy: input.issuer,
  }
  const record = copyJson(written)
  const fact = { ...(record as unknown as Omit<Fact, 'credentialId'>), credentialId: `urn:rungs:record:${digestOf(record)}` }
  readFacts([fact])
  return deepFreeze(fact)
}

function dateTime(text: string, path: string, isEnd: boolean): string {
  const parsed = parseDateOrDateTime(text)
  if (parsed === undefined) throw inputError('core.date_time_invalid', { expected: 'date or date-time' }, path)
  // "Valid until the 31st" includes the 31st.
  return formatDateTime(isEnd && !text.includes('T') ? addDuration(parsed.epochMs, requireDuration('P1D')) : parsed.epochMs)
}
