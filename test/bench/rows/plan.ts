import { defineLadder, type Fact, plan, type Requirement } from 'rungs/ladder'
import { check, contestRow, type Row } from '../row.js'

const RUNGS = 300
const SLOTS = 8
const FACTS = 500
const SCHOOL = 'did:web:school.example'
const NOW = '2026-05-01T09:00:00Z'

const course = (number: number): string => `https://school.example/courses/${number % 900}`
const needs = (number: number): Requirement => ({
  op: 'credential',
  match: { ids: [course(number)] },
  issuers: { ids: [SCHOOL] },
})
const rungId = (number: number): string => `https://courier.example/rungs/${number}`

/** A plan on 300 rungs of 8 exclusive slots, in tracks of ten, over 500 credentials. */
export const planRow: Row = contestRow('ladder/plan', async () => {
  const ladder = defineLadder({
    id: 'https://courier.example/ladders/large',
    version: '1.0.0',
    status: 'active',
    effective: { from: '2026-01-01' },
    defaultLanguage: 'en',
    name: { en: 'Large' },
    description: { en: 'Many rungs.' },
    owner: 'did:web:courier.example',
    rungs: Array.from({ length: RUNGS }, (_, at) => {
      const below: Requirement[] = at % 10 === 0 ? [] : [{ op: 'rung', rung: rungId(at - 1) }]
      const slots = Array.from({ length: SLOTS - below.length }, (__, slot) => needs(at * 3 + slot))
      return {
        id: rungId(at),
        name: { en: `Rung ${at}` },
        description: { en: 'One of many.' },
        requires: { op: 'allOf', exclusive: true, of: [...below, ...slots] },
      }
    }),
  })
  const facts = Array.from(
    { length: FACTS },
    (_, at): Fact => ({
      credentialId: `urn:example:${at}`,
      issuer: SCHOOL,
      subjectKeys: ['did:example:worker'],
      achievement: { id: course(at * 2), aliases: [] },
      alignments: [],
      results: [],
      amounts: [],
      validFrom: '2025-05-01T09:00:00Z',
      status: 'active',
      authorised: 'unknown',
    }),
  )
  const make = (): number => plan(ladder, facts, { now: NOW }).steps.length
  check(make() === RUNGS, 'a step for every rung')
  return { ours: make, peers: [] }
})
