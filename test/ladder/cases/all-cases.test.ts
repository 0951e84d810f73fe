import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** The cases of section 4 of the ladder design, by number. */
const CASES: readonly string[] = [
  'cycle through rung leaves, through recognition, and across two ladders',
  'shared skill in two rungs is not a cycle',
  'empty group auto-award',
  'n greater than the number of options; unreachable hours; contradictory not',
  'anyOf branch unreachable in this jurisdiction',
  'jurisdiction variants overlap',
  'same badge awarded twice, reissued, re-baked, JWT and LD copies',
  'one credential satisfying two slots when exclusive; greedy mis-assignment',
  'two credentials for the same slot',
  'hours: overlapping periods from two platforms',
  'sub-caps',
  'partial credit by recognition plus own credit',
  'minDistinctIssuers with two DIDs of one organisation',
  'expired or revoked mid-ladder',
  'upper issued while lower was valid',
  'suspension and revocation',
  'status unknown offline',
  'grace period; renewal before expiry',
  'validFrom in the future; awardedDate differs from validFrom',
  'leap-day expiry, end-of-month durations',
  'evaluated as of a past date',
  'status InProgress, Provisional, OnHold, Failed or Withdrew',
  'ordered allowedValue, letter grades',
  'rubric level ids from another version',
  'result present but resultDescription missing',
  'chains of recognition drifting; loops; symmetric assumption',
  'rule expired or withdrawn after use',
  'issuer trusted, but not for this achievement',
  'UUID achievement ids colliding across issuers',
  'framework version drift',
  'same worker under several DIDs and e-mail hashes',
  'two workers with the same name',
  'self-issued or mutual endorsements',
  'credential presented by someone who is not the subject',
  'inner CLR credentials with other subjects',
  'currency mixing, minor units',
  'language map passes schema but is unsigned',
  'Markdown and HTML in criteria narrative',
  'badge from ladder v1 evaluated on v2',
  'retired ladder still honoured for holders',
  'suppressed cell recoverable from margins',
  'empty population',
]

it('every case of section 4 of the ladder design has tests under its number and its words', () => {
  const here = new URL('.', import.meta.url)
  const found = readdirSync(here)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => readFileSync(new URL(name, here), 'utf8').split(/^(?=describe\()/m))
    .map((block) => [/^describe\((['"])(case \d+: .*)\1, /.exec(block)?.[2], /^ {2}it[.(<]/m.test(block)] as const)
    .flatMap(([name, hasTest]) => (name !== undefined && hasTest ? [name] : []))
  expect(CASES).toHaveLength(42)
  const missing = CASES.filter((words, index) => !found.some((name) => name.startsWith(`case ${index + 1}: ${words}`)))
  expect(missing).toEqual([])
})
