import { checkOptions, deepFreeze, formatDateTime, requireOption } from '../core/index.js'
import type { LanguageMap } from '../i18n/index.js'
import { keysOfEntry, keysOfReference } from './alignment.js'
import { availabilityOf } from './availability.js'
import { compileLadder } from './compile.js'
import { requirementsOfRung } from './requirement.js'
import { readInstant, readPlace } from './scene.js'
import type { Availability, FrameworkRef, Iri, Ladder, Place } from './types.js'

/** What {@link catalogue} takes. */
export interface CatalogueOptions {
  readonly now: string | Date
  /** Where the reader is: it says what is offered there. */
  readonly jurisdiction?: Place
}

/** A rung as a marketplace lists it. */
export interface CatalogueEntry {
  readonly ladder: { readonly id: Iri; readonly version: string; readonly digest: string; readonly status: Ladder['status'] }
  readonly owner: Iri
  readonly rung: Iri
  readonly name: LanguageMap
  readonly track?: string
  /** The achievement that its badge carries. */
  readonly achievement: Iri
  readonly alignments: readonly FrameworkRef[]
  /** Rungs of its ladder right below it. */
  readonly after: readonly Iri[]
  /** Achievements that its requirements name. */
  readonly asksFor: readonly Iri[]
  /** Skills and occupations that its requirements name. */
  readonly asksForAlignments: readonly FrameworkRef[]
  /** Only its regulator awards it. */
  readonly regulated: boolean
  readonly availability?: Availability
}

/** Rungs of several ladders. */
export interface Catalogue {
  readonly now: string
  readonly entries: readonly CatalogueEntry[]
  /** Ladders that say they are the same edition and are not: none of them is listed. */
  readonly conflicts: readonly { readonly id: Iri; readonly version: string; readonly digests: readonly string[] }[]
}

/** What {@link findRungs} looks for: every member narrows. */
export interface CatalogueQuery {
  readonly ladder?: Iri
  readonly owner?: Iri
  /** Rungs whose badge is this achievement. */
  readonly awards?: Iri
  /** Rungs that ask for this achievement. */
  readonly asksFor?: Iri
  /** Rungs that are aligned to this skill or occupation, by IRI or code. */
  readonly alignedTo?: FrameworkRef
  /** Leaves out what is closed. */
  readonly offered?: true
}

/**
 * An index of the rungs of several ladders, for a marketplace to list and filter. It ranks nothing and names no worker. The
 * same edition twice is listed once; two ladders under one id and version are a conflict.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown` (usage); as `defineLadder`
 * @example
 * ```ts
 * import { catalogue, findRungs, type Ladder } from 'rungs/ladder'
 * const opened = (ladders: readonly Ladder[]): readonly string[] =>
 *   findRungs(catalogue(ladders, { now: '2026-05-01' }), { asksFor: 'https://school.example/first-aid' }).map(({ rung }) => rung)
 * ```
 */
export function catalogue(ladders: readonly Ladder[], options: CatalogueOptions): Catalogue {
  checkOptions(options, ['now', 'jurisdiction'], 'CatalogueOptions')
  requireOption(Array.isArray(ladders) && ladders.length <= MAX_LADDERS, 'ladders', `at most ${MAX_LADDERS} ladders`)
  const nowMs = readInstant(options.now, 'now')
  const place = options.jurisdiction === undefined ? undefined : readPlace(options.jurisdiction)
  const editions = new Map<string, Map<string, Ladder>>()
  for (const { ladder, digest } of ladders.map((input) => compileLadder(input))) {
    const key = JSON.stringify([ladder.id, ladder.version])
    const known = editions.get(key)
    if (known === undefined) editions.set(key, new Map([[digest, ladder]]))
    else known.set(digest, ladder)
  }
  const sorted = [...editions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, byDigest]) => byDigest)
  return deepFreeze({
    now: formatDateTime(nowMs),
    entries: sorted
      .filter(({ size }) => size === 1)
      .flatMap((byDigest) => [...byDigest].flatMap(([, ladder]) => entriesOf(ladder, place, nowMs))),
    conflicts: sorted
      .filter(({ size }) => size > 1)
      .map((byDigest) => {
        const [{ id, version }] = [...byDigest.values()] as [Ladder, ...Ladder[]]
        return { id, version, digests: [...byDigest.keys()].sort() }
      }),
  })
}

const MAX_LADDERS = 10_000

/** The entries of a catalogue that a query describes, in the catalogue's order. */
export function findRungs({ entries }: Catalogue, query: CatalogueQuery): readonly CatalogueEntry[] {
  checkOptions(query, ['ladder', 'owner', 'awards', 'asksFor', 'alignedTo', 'offered'], 'CatalogueQuery')
  const { ladder, owner, awards, asksFor, alignedTo, offered } = query
  const wanted = alignedTo === undefined ? undefined : new Set(keysOfReference(alignedTo))
  return entries.filter(
    (entry) =>
      (ladder === undefined || entry.ladder.id === ladder) &&
      (owner === undefined || entry.owner === owner) &&
      (awards === undefined || entry.achievement === awards) &&
      (asksFor === undefined || entry.asksFor.includes(asksFor)) &&
      (wanted === undefined || entry.alignments.flatMap(keysOfEntry).some((key) => wanted.has(key))) &&
      (offered === undefined || entry.availability?.state !== 'closed'),
  )
}

function entriesOf(ladder: Ladder, place: Place | undefined, nowMs: number): readonly CatalogueEntry[] {
  const { graph, digest } = compileLadder(ladder)
  return ladder.rungs.map((rung): CatalogueEntry => {
    const matches = requirementsOfRung(rung).flatMap(({ requirement }) =>
      requirement.op === 'credential' ? [requirement.match] : [],
    )
    const availability = availabilityOf(rung, ladder, place, nowMs)
    return {
      ladder: { id: ladder.id, version: ladder.version, digest, status: ladder.status },
      owner: ladder.owner,
      rung: rung.id,
      name: rung.name,
      ...(rung.track !== undefined && { track: rung.track }),
      achievement: rung.awards?.id ?? rung.id,
      alignments: rung.alignments ?? [],
      after: [...(graph.get(rung.id) ?? [])],
      asksFor: [...new Set(matches.flatMap(({ ids }) => ids ?? []))],
      asksForAlignments: uniqueReferences(matches.flatMap(({ alignedTo }) => alignedTo ?? [])),
      regulated: rung.regulated === true,
      ...(availability !== undefined && { availability }),
    }
  })
}

function uniqueReferences(references: readonly FrameworkRef[]): readonly FrameworkRef[] {
  return [...new Map(references.map((reference) => [JSON.stringify(keysOfReference(reference)), reference])).values()]
}
