import { readFile } from 'node:fs/promises'
import { createVerifier, defineLadder, type Fact, type Ladder, type Report, toFacts, type VerifiableCredential } from 'rungs'
import type { IssuedCredential } from 'rungs/issue'
import { type BenefitPlan, defineBenefitPlan, parseWageSchedule, type WageSchedule } from 'rungs/ladder'
import { mechanisms } from 'rungs/preset/all'
import { createTrustList } from 'rungs/trust'
import { type Archive, createArchive, type Filed } from './archive.js'
import { type Clock, createClock, foundOrganisation, type Organisation } from './organisations.js'
import { inventPeople, type Person } from './people.js'
import { createSeed, type Seed } from './seed.js'

const NAMES = {
  courier: 'Courier Platform',
  groceries: 'Groceries on Wheels',
  school: 'Vocational School',
  coop: 'Benefits Co-op',
  association: 'Delivery Association',
  council: 'Delivery Council',
  riders: 'Riders in the council',
  drivers: 'Drivers in the council',
} as const

/** The name of an organisation. */
export type Slug = keyof typeof NAMES

/** A worker with what is in their wallet. */
export interface Worker extends Person {
  /** What the verified badges and work records say. */
  readonly facts: Fact[]
  readonly held: Map<string, VerifiableCredential[]>
}

/** Everybody, and what they share. */
export interface World {
  readonly seed: Seed
  readonly clock: Clock
  readonly archive: Archive
  readonly organisations: Readonly<Record<Slug, Organisation>>
  readonly workers: readonly Worker[]
  readonly ladder: Ladder
  readonly plan: BenefitPlan
  readonly schedule: WageSchedule
  /** Verifies with the status lists that are published. */
  verify(credential: unknown, statusLists?: Readonly<Record<string, unknown>>): Promise<Report<VerifiableCredential>>
  /** Files what was issued, without anybody's wallet. */
  file(kind: string, issued: IssuedCredential): Filed
  /** Files it, and puts it into the wallet of the worker once it is verified there. */
  hand(worker: Worker, kind: string, issued: IssuedCredential, statusLists?: Readonly<Record<string, unknown>>): Promise<void>
}

/** Everybody at the beginning of the year, out of one seed. */
export async function createWorld(here: string, text: string, people: number): Promise<World> {
  const readJson = async (name: string): Promise<unknown> => JSON.parse(await readFile(`${here}${name}.json`, 'utf8'))
  const [seed, clock, archive] = [createSeed(text), createClock(), createArchive()]
  const slugs = Object.keys(NAMES) as Slug[]
  const organisations = Object.fromEntries(
    slugs.map((slug) => [slug, foundOrganisation(slug, NAMES[slug], seed.branch(slug), clock)]),
  ) as Record<Slug, Organisation>
  const all = Object.values(organisations)
  const parts = {
    mechanisms,
    documents: all.map(({ document }) => document),
    trust: createTrustList(all.map(({ did }) => did)),
    now: clock.now,
  }
  const usual = createVerifier(parts)
  const verify: World['verify'] = (credential, statusLists) =>
    (statusLists === undefined ? usual : createVerifier({ ...parts, statusLists })).verify(credential)
  const file: World['file'] = (kind, { id, credential }) => archive.add(kind, id, credential)
  return {
    seed,
    clock,
    archive,
    organisations,
    workers: inventPeople(seed.branch('people'), people).map((person) => ({ ...person, facts: [], held: new Map() })),
    ladder: defineLadder(await readJson('ladder')),
    plan: defineBenefitPlan(await readJson('plan')),
    schedule: parseWageSchedule(await readJson('schedule')),
    verify,
    file,
    async hand(worker, kind, issued, statusLists) {
      file(kind, issued)
      const report = await verify(issued.credential, statusLists)
      if (report.outcome !== 'verified') throw new Error(`${kind} ${issued.id}: ${JSON.stringify(report.findings)}`)
      worker.facts.push(...toFacts(report))
      worker.held.set(kind, [...(worker.held.get(kind) ?? []), report.credential])
    },
  }
}
