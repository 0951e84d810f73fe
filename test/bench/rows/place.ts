import { readFileSync } from 'node:fs'
import { defineLadder, type Fact, place, type Requirement } from 'rungs/ladder'
import { check, contestRow, type Row } from '../row.js'

const NOW = '2026-05-01T09:00:00Z'
const SCHOOL = 'did:web:school.example'
const WORKERS = 1000
const achievement = (at: number): string => `https://school.example/achievements/${at}`

function factOf(at: number, id: string, changes: Partial<Fact> = {}): Fact {
  return {
    credentialId: `urn:example:${at}`,
    issuer: SCHOOL,
    subjectKeys: ['did:example:worker'],
    achievement: { id, aliases: [] },
    alignments: [],
    results: [],
    amounts: [],
    validFrom: `2025-01-01T00:${String(at % 60).padStart(2, '0')}:00Z`,
    status: 'active',
    authorised: 'yes',
    ...changes,
  }
}

/** A worker with 500 credentials on a ladder of 300 rungs with 8 slots each, none of which an award may fill twice. */
export const placeWideRow: Row = contestRow('place/300x8-over-500', async () => {
  const slot = (at: number): Requirement => ({
    op: 'credential',
    match: { ids: [0, 1, 2].map((more) => achievement((at * 7 + more * 13) % 400)) },
    issuers: { ids: [SCHOOL] },
  })
  const ladder = defineLadder({
    id: 'https://courier.example/ladders/wide',
    version: '1.0.0',
    status: 'active',
    effective: { from: '2026-01-01' },
    defaultLanguage: 'en',
    name: { en: 'Wide' },
    description: { en: 'Three hundred rungs.' },
    owner: 'did:web:courier.example',
    rungs: Array.from({ length: 300 }, (_, rung) => ({
      id: `https://courier.example/rungs/${rung}`,
      name: { en: `Rung ${rung}` },
      description: { en: `About ${rung}.` },
      requires: { op: 'allOf', exclusive: true, of: Array.from({ length: 8 }, (_, at) => slot(rung * 8 + at)) },
    })),
  })
  const facts = Array.from({ length: 500 }, (_, at) => factOf(at, achievement(at % 400)))
  const ours = (): unknown => place(ladder, facts, { now: NOW })
  const { rungs } = place(ladder, facts, { now: NOW })
  check(rungs.length === 300 && rungs.every(({ outcome }) => outcome === 'met'), 'every rung is within reach')
  const considered = rungs.flatMap(({ trace }) => trace.children ?? []).map((leaf) => leaf.considered.length)
  check(Math.max(...considered) < 10, 'a trace lists what matches alone')
  return { ours, peers: [] }
})

/** A thousand workers with six credentials each on the ladder of the delivery example. */
export const placeManyRow: Row = contestRow('place/delivery-x1000', async () => {
  const ladder = defineLadder(
    JSON.parse(readFileSync(new URL('../../../examples/delivery/ladder.json', import.meta.url), 'utf8')),
  )
  const skills = [...JSON.stringify(ladder.rungs).matchAll(/"uri":"([^"]+)"/g)].map(([, uri]) => uri as string)
  const [first] = ladder.rungs
  const results = (first?.results ?? []).map(({ id, required }) => ({
    resultDescription: id,
    ...(required && { value: required }),
  }))
  const workers = Array.from({ length: WORKERS }, (_, worker) => {
    const subjectKeys = [`did:example:worker-${worker}`]
    return Array.from({ length: 6 }, (_, at) => {
      const index = worker * 6 + at
      return at === 0
        ? factOf(index, first?.id as string, { issuer: ladder.owner, subjectKeys, results })
        : factOf(index, achievement(index), {
            subjectKeys,
            alignments: [{ uri: skills[(worker + at) % skills.length] as string }],
          })
    })
  })
  const placeAll = (): readonly ReturnType<typeof place>[] =>
    workers.map((facts) => place(ladder, facts, { now: NOW, jurisdiction: 'EU' }))
  const placed = placeAll()
  check(placed.length === WORKERS && placed.every(({ current }) => current.length > 0), 'every worker holds the first rung')
  return { ours: placeAll, peers: [] }
})
