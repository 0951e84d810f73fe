import { checkOptions, inputError, isJsonObject, type JsonValue, pointer } from '../core/index.js'
import {
  defineLadder,
  type Edge,
  type Ladder,
  type Place,
  type Requirement,
  type Rung,
  type TimeToEarn,
} from '../ladder/index.js'
import { type CtdlNode, idsOf, isOfClass, languagesOf, linkOf, nodesOf, stringOf, valuesOf, wordsOf } from './ctdl-nodes.js'
import { CTDL, CTDL_CLASSES } from './ctdl-terms.js'
import { type ReadingContext, referenceOf, requirementOf } from './from-ctdl-conditions.js'
import { type Collector, createCollector, type ImportProblem, readDocument, requireFew } from './imported.js'

/** What {@link fromCtdl} needs beside a pathway. */
export interface FromCtdlOptions {
  /** The version of the ladder (semantic versioning): a pathway has none. */
  readonly version: string
  /** The day from which the ladder holds (RFC 3339 date). */
  readonly effectiveFrom: string
}

/** A ladder from another format, and what of it was not kept. */
export interface ImportedLadder {
  readonly ladder: Ladder
  readonly problems: readonly ImportProblem[]
}

/**
 * A CTDL pathway as a draft of a ladder: a rung for each component that has conditions, known by what the component stands for, with its
 * requirements, order, durations, places and alignments. Amounts are counted without overlap. A condition that is only words, or of a
 * kind that a ladder does not have, becomes the attribute `ext:condition`, which nothing meets until an application answers for it.
 * Costs and earnings are left out, since a pathway does not date them. Strict and bounded: at most 10 000 items.
 *
 * @param input - the graph as JSON text, bytes or a value
 * @throws RungsError `import.document_unknown`, `import.too_many`, `core.option_unknown`, the codes of `parseJson` and `copyJson`, and
 * as `defineLadder` where the pathway is no sound ladder, for instance because it is circular
 * @example
 * ```ts
 * import { fromCtdl, toCtdl } from 'rungs/interchange'
 * import type { Ladder } from 'rungs/ladder'
 * const again = (ladder: Ladder): Ladder =>
 *   fromCtdl(toCtdl(ladder).document, { version: ladder.version, effectiveFrom: ladder.effective.from }).ladder
 * ```
 */
export function fromCtdl(input: unknown, options: FromCtdlOptions): ImportedLadder {
  checkOptions(options, ['version', 'effectiveFrom'], 'FromCtdlOptions')
  const collector = createCollector()
  const nodes = graphOf(readDocument(input), collector)
  const pathways = [...nodes.values()].filter(({ value }) => isOfClass(value, CTDL_CLASSES.pathway))
  const [pathway] = pathways
  if (pathway === undefined || pathways.length > 1) throw unknownDocument()
  const components = [...nodes.values()].filter(({ value }) => valuesOf(value, CTDL.hasCondition).length > 0)
  const rungs = new Map(
    components.map(({ value }) => [value['@id'] as string, linkOf(value, CTDL.proxyFor) ?? (value['@id'] as string)]),
  )
  const context: ReadingContext = { collector, nodes, rungs }
  const read = components.map((component) => rungOf(component, context))
  const edges = components.flatMap((component, index) => suggestionsOf(component, (read[index] as Rung).requires, rungs))
  const name = languagesOf(pathway, CTDL.name, collector)
  note(pathway, PATHWAY_TERMS, collector)
  const language = valuesOf(pathway.value, CTDL.inLanguage).find(
    (tag): tag is string => typeof tag === 'string' && name !== undefined && Object.hasOwn(name, tag),
  )
  const previous = linkOf(pathway.value, CTDL.previousVersion)
  const ladder = defineLadder({
    id: pathway.value['@id'],
    version: options.version,
    status: 'draft',
    effective: { from: options.effectiveFrom },
    defaultLanguage: language ?? Object.keys(name ?? {})[0] ?? 'und',
    name: name ?? {},
    description: languagesOf(pathway, CTDL.description, collector) ?? name ?? {},
    owner: linkOf(pathway.value, CTDL.ownedBy) ?? '',
    rungs: read,
    ...(edges.length > 0 && { edges }),
    ...(previous !== undefined && { supersedes: { id: previous } }),
  })
  return Object.freeze({ ladder, problems: Object.freeze([...collector.result.problems]) })
}

function unknownDocument(): Error {
  return inputError('import.document_unknown', { expected: 'CTDL graph with one Pathway' })
}

function graphOf(document: JsonValue, collector: Collector): ReadonlyMap<string, CtdlNode> {
  const graph = isJsonObject(document) ? document['@graph'] : undefined
  if (!Array.isArray(graph)) throw unknownDocument()
  requireFew(graph, 'items', '/@graph')
  const nodes = new Map<string, CtdlNode>()
  for (const [index, value] of (graph as readonly JsonValue[]).entries()) {
    const path = `/@graph/${index}`
    const id = isJsonObject(value) ? value['@id'] : undefined
    if (!isJsonObject(value) || typeof id !== 'string') {
      collector.problem('import.item_invalid', { member: '@id', expected: 'present' }, path)
      continue
    }
    const first = nodes.get(id)
    if (first === undefined) nodes.set(id, { value, path })
    else collector.problem('import.item_duplicate', { first: first.path }, path)
  }
  return nodes
}

const COMMON = ['@id', '@type', CTDL.ctid, CTDL.name, CTDL.description, CTDL.ownedBy, CTDL.inLanguage]
const PATHWAY_TERMS: readonly string[] = [...COMMON, CTDL.hasDestinationComponent, CTDL.hasPart, CTDL.previousVersion]
const COMPONENT_TERMS: readonly string[] = [
  ...COMMON,
  CTDL.isPartOf,
  CTDL.proxyFor,
  CTDL.credentialType,
  CTDL.isDestinationComponentOf,
  CTDL.hasCondition,
  CTDL.prerequisite,
  CTDL.precedes,
  CTDL.precededBy,
]
const BADGE_TERMS: readonly string[] = [
  ...COMMON,
  CTDL.estimatedDuration,
  CTDL.renewalFrequency,
  CTDL.jurisdiction,
  CTDL.occupationType,
  CTDL.requires,
]

/** Tells of what is there and not kept. */
function note({ value, path }: CtdlNode, kept: readonly string[], collector: Collector): void {
  for (const term of Object.keys(value))
    if (!kept.includes(term)) collector.problem('import.member_dropped', { member: term }, pointer(path, term))
}

function rungOf(component: CtdlNode, context: ReadingContext): Rung {
  const { collector, nodes, rungs } = context
  const id = rungs.get(component.value['@id'] as string) as string
  const name = languagesOf(component, CTDL.name, collector) ?? {}
  // Without anything that it stands for a component is its own badge.
  const badge = nodes.get(id)
  const isOwn = badge?.value === component.value
  note(component, isOwn ? [...COMPONENT_TERMS, ...BADGE_TERMS] : COMPONENT_TERMS, collector)
  if (badge !== undefined && !isOwn) note(badge, BADGE_TERMS, collector)
  return {
    id,
    name,
    description: languagesOf(component, CTDL.description, collector) ?? name,
    requires: requirementOf(component, context),
    ...(stringOf(component.value, CTDL.credentialType) === CTDL_CLASSES.license && { regulated: true }),
    ...badgeOf(badge, collector),
  }
}

/** What the badge that a component stands for says beside it. */
function badgeOf(badge: CtdlNode | undefined, collector: Collector): Partial<Rung> {
  if (badge === undefined) return {}
  const duration = stringOf(badge.value, CTDL.renewalFrequency)
  const [time] = nodesOf(badge, CTDL.estimatedDuration)
  const jurisdiction = placesOf(badge)
  const references = (entries: readonly CtdlNode[], kind: 'occupation' | 'skill') =>
    entries.flatMap((entry) => referenceOf(entry, kind, collector) ?? [])
  const alignments = [
    ...references(nodesOf(badge, CTDL.occupationType), 'occupation'),
    ...references(
      nodesOf(badge, CTDL.requires).flatMap((profile) => nodesOf(profile, CTDL.targetCompetency)),
      'skill',
    ),
  ]
  return {
    ...(time !== undefined && { time: timeOf(time) }),
    ...(duration !== undefined && { validity: { duration } }),
    ...(jurisdiction.length > 0 && { jurisdiction }),
    ...(alignments.length > 0 && { alignments }),
  }
}

function timeOf({ value }: CtdlNode): TimeToEarn {
  const [effort, min, max, exact] = [CTDL.timeRequired, CTDL.minimumDuration, CTDL.maximumDuration, CTDL.exactDuration].map(
    (term) => stringOf(value, term),
  )
  const elapsed = {
    ...(min !== undefined && { min }),
    ...(exact !== undefined && { typical: exact }),
    ...(max !== undefined && { max }),
  }
  return {
    effort: effort === undefined ? {} : { typical: effort },
    ...(Object.keys(elapsed).length > 0 && { elapsed }),
    excludesPrerequisites: true,
  }
}

function placesOf(badge: CtdlNode): readonly Place[] {
  return nodesOf(badge, CTDL.jurisdiction)
    .flatMap((profile) => nodesOf(profile, CTDL.mainJurisdiction))
    .flatMap(({ value }) => wordsOf(value, CTDL.addressRegion) ?? wordsOf(value, CTDL.addressCountry) ?? [])
}

/** What comes before a rung without being asked for is a suggestion. */
function suggestionsOf({ value }: CtdlNode, requires: Requirement, rungs: ReadonlyMap<string, string>): readonly Edge[] {
  const to = rungs.get(value['@id'] as string) as string
  const needed = new Set(idsOf(value, CTDL.prerequisite))
  const before = new Set(idsOf(value, CTDL.precededBy).filter((id) => rungs.has(id) && !needed.has(id)))
  return [...before].flatMap((id): Edge[] => {
    const from = rungs.get(id) as string
    return names(requires, from) ? [] : [{ from, to, strength: 'recommends' }]
  })
}

function names(requirement: Requirement, rung: string): boolean {
  if (requirement.op === 'rung') return requirement.rung === rung
  return 'of' in requirement &&
    Array.isArray(requirement.of) &&
    (requirement.op === 'allOf' || requirement.op === 'anyOf' || requirement.op === 'nOf')
    ? requirement.of.some((part) => names(part, rung))
    : false
}
