/**
 * Four ladders with real occupations and skills, each with workers. Their badges are issued, verified and placed; where each worker
 * stands, and why, is checked. A claim that does not hold ends the run with status 1.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  createVerifier,
  defineLadder,
  type Fact,
  type Ladder,
  lintLadder,
  type Placement,
  place,
  skipValidityCheck,
  toFacts,
} from 'rungs'
import { en, render } from 'rungs/i18n'
import { mechanisms } from 'rungs/preset/all'
import { claim, finish, heading, printTable } from '../support.js'
import { createOrganisations, issueAward, type Worker, type Workers } from './workers.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const NOW = '2026-06-01T08:00:00Z'
type PlacedRung = Placement['rungs'][number]

const LADDERS = ['last-mile-delivery', 'home-care', 'solar', 'it-support']

const organisations = createOrganisations(NOW)
for (const slug of LADDERS) await show(slug)
finish()

async function show(slug: string): Promise<void> {
  const ladder = defineLadder(await readJson(`${slug}.ladder.json`))
  const roster = (await readJson(`${slug}.workers.json`)) as Workers
  heading(`${ladder.name['en']}: ${ladder.rungs.length} rungs`)
  claim(
    'nothing is wrong with the ladder',
    lintLadder(ladder).every(({ severity }) => severity === 'warning'),
  )
  for (const worker of roster.workers) {
    const placement = await placeWorker(worker, ladder, roster)
    console.log(`\n  ${worker.name} ${worker.about}${worker.jurisdiction === undefined ? '' : ` (${worker.jurisdiction})`}`)
    printTable(placement.rungs.map((rung) => [`    ${short(rung.id)}`, rung.status, wordsFor(rung)]))
    check(worker, placement)
  }
}

async function placeWorker(worker: Worker, ladder: Ladder, roster: Workers): Promise<Placement> {
  const subject = `did:web:workers.example:${worker.name.toLowerCase()}`
  const badges: unknown[] = []
  for (const award of worker.awards)
    badges.push((await issueAward(award, subject, ladder, roster, await organisations.issuer(award.by))).credential)
  // Dates are left to the ladder, which says "expired" where a verification could only reject.
  const verifier = createVerifier({ mechanisms, documents: organisations.documents, validity: skipValidityCheck, now: NOW })
  const facts: Fact[] = []
  for (const badge of badges) {
    const report = await verifier.verify(badge)
    if (report.outcome === 'verified') facts.push(...toFacts(report))
  }
  const { jurisdiction } = worker
  return place(ladder, facts, { now: NOW, subject, ...(jurisdiction !== undefined && { jurisdiction }) })
}

function check({ name, expect, because = {}, claim: claimable = {} }: Worker, placement: Placement): void {
  const rungOf = (slug: string) => placement.rungs.find(({ id }) => short(id) === slug)
  for (const [slug, status] of Object.entries(expect)) claim(`${name}: ${slug} is ${status}`, rungOf(slug)?.status === status)
  for (const [slug, reason] of Object.entries(because))
    claim(`${name}: ${slug} says why (${reason})`, JSON.stringify(rungOf(slug)?.trace).includes(`"${reason}"`))
  for (const [slug, may] of Object.entries(claimable))
    claim(
      `${name}: ${slug} may ${may ? '' : 'not '}be claimed here`,
      placement.eligibleToClaim.some((id) => short(id) === slug) === may,
    )
}

/** When a badge ends, or what is missing for one. */
function wordsFor({ status, until, trace }: PlacedRung): string {
  if (status === 'held' || status === 'grandfathered') return until === undefined ? 'for good' : `until ${until.slice(0, 10)}`
  return reasonOf(trace)
}

/** The first thing that decides. */
function reasonOf(trace: PlacedRung['trace']): string {
  const open = trace.children?.find(({ outcome }) => outcome !== 'met')
  return open === undefined || trace.outcome === 'met'
    ? render({ code: trace.reason, params: trace.params }, en).text
    : reasonOf(open)
}

function short(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

async function readJson(name: string): Promise<never> {
  return JSON.parse(await readFile(`${here}${name}`, 'utf8')) as never
}
