import { deepFreeze, type JsonObject, uuidOf } from '../core/index.js'
import { defineLadder, type Ladder, type Rung, type RungEdge, rungEdges, type TimeToEarn } from '../ladder/index.js'
import { alignmentOf, conditionOf, ctidOf } from './ctdl-conditions.js'
import { offersOf } from './ctdl-offers.js'
import { CTDL, CTDL_CLASSES, CTDL_CONTEXT } from './ctdl-terms.js'
import { createLossLog, type Exported, type LossLog } from './exported.js'

/**
 * A ladder as a CTDL pathway in JSON-LD: a component and a badge for each rung, with conditions, constraints, order,
 * durations, costs, who pays for it and where it holds. What CTDL has no term for is in the losses, each with its place in the ladder: among it what no
 * award may count for twice, how fresh a credential must be, and who may have issued it.
 *
 * @throws RungsError as `defineLadder`
 * @example
 * ```ts
 * import { toCtdl } from 'rungs/interchange'
 * import type { Ladder } from 'rungs/ladder'
 * const toPublish = (ladder: Ladder): string => JSON.stringify(toCtdl(ladder).document)
 * ```
 */
export function toCtdl(input: Ladder): Exported {
  const ladder = defineLadder(input)
  const log = createLossLog('ctdl')
  log.dropped(ladder, ['id', 'digest', 'defaultLanguage', 'name', 'description', 'owner', 'rungs', 'edges', 'supersedes'], '')
  const componentOf = (id: string): string => `urn:uuid:${uuidOf(JSON.stringify([ladder.id, id]))}`
  const rungs = new Map(ladder.rungs.map(({ id }) => [id, componentOf(id)]))
  const awards = new Map(ladder.rungs.map(({ id, awards: award }) => [award?.id ?? id, componentOf(id)]))
  const others = new Map<string, JsonObject>()
  const context = { ladder, log, rungs, awards, others }
  const edges = rungEdges(ladder)
  const below = new Set(edges.map(({ from }) => from))
  const tops = ladder.rungs.filter(({ id }) => !below.has(id)).map(({ id }) => id)

  const components = ladder.rungs.map((rung, index): JsonObject => {
    const path = `/rungs/${index}`
    log.dropped(rung, RUNG_MEMBERS, path)
    // A component stands for its badge, which is then all that names it.
    if (rung.awards !== undefined && rung.awards.id !== rung.id) log.add('export.member_dropped', { member: 'id' }, `${path}/id`)
    return {
      '@id': componentOf(rung.id),
      '@type': CTDL_CLASSES.credential,
      [CTDL.ctid]: ctidOf(componentOf(rung.id)),
      [CTDL.name]: rung.name,
      [CTDL.description]: rung.description,
      [CTDL.isPartOf]: [ladder.id],
      [CTDL.proxyFor]: rung.awards?.id ?? rung.id,
      [CTDL.credentialType]: rung.regulated === true ? CTDL_CLASSES.license : CTDL_CLASSES.openBadge,
      ...(tops.includes(rung.id) && { [CTDL.isDestinationComponentOf]: [ladder.id] }),
      ...orderOf(rung.id, edges, componentOf),
      [CTDL.hasCondition]: [conditionOf(rung.requires, `${path}/requires`, context)],
    }
  })
  const credentials = ladder.rungs.map((rung, index) => credentialOf(ladder, rung, `/rungs/${index}`, log))
  const pathway: JsonObject = {
    '@id': ladder.id,
    '@type': CTDL_CLASSES.pathway,
    [CTDL.ctid]: ctidOf(ladder.id),
    [CTDL.name]: ladder.name,
    [CTDL.description]: ladder.description,
    [CTDL.ownedBy]: [ladder.owner],
    [CTDL.inLanguage]: Object.keys(ladder.name),
    ...previousOf(ladder, log),
    [CTDL.hasDestinationComponent]: tops.map(componentOf),
    [CTDL.hasPart]: [...components, ...others.values()].map((component) => component['@id'] as string),
  }
  const document = { '@context': CTDL_CONTEXT, '@graph': [pathway, ...components, ...others.values(), ...credentials] }
  return deepFreeze({ document, losses: [...log.losses] })
}

/** Members of a rung of which all is kept, or whose parts say themselves what is lost of them. */
const RUNG_MEMBERS: readonly string[] = [
  'id',
  'name',
  'description',
  'awards',
  'requires',
  'regulated',
  'time',
  'cost',
  'funding',
  'wage',
  'jurisdiction',
  'alignments',
  'validity',
]

/** CTDL tells editions by their URIs alone, so that one of the same URI cannot be named. */
function previousOf({ id, supersedes }: Ladder, log: LossLog): JsonObject {
  if (supersedes === undefined) return {}
  const isNamed = supersedes.id !== id
  log.dropped(supersedes, isNamed ? ['id'] : [], '/supersedes')
  return isNamed ? { [CTDL.previousVersion]: supersedes.id } : {}
}

function orderOf(id: string, edges: readonly RungEdge[], componentOf: (id: string) => string): JsonObject {
  const before = edges.filter(({ to }) => to === id)
  const after = edges.filter(({ from }) => from === id).map(({ to }) => componentOf(to))
  const needed = before.filter(({ kind }) => kind === 'needed').map(({ from }) => componentOf(from))
  return {
    ...(needed.length > 0 && { [CTDL.prerequisite]: needed }),
    ...(before.length > 0 && { [CTDL.precededBy]: before.map(({ from }) => componentOf(from)) }),
    ...(after.length > 0 && { [CTDL.precedes]: after }),
  }
}

/** The badge of a rung, which has what components have no properties for. */
function credentialOf(ladder: Ladder, rung: Rung, path: string, log: LossLog): JsonObject {
  const { alignments = [], time, validity } = rung
  const id = rung.awards?.id ?? rung.id
  const occupations = alignments.filter(({ kind }) => kind === 'occupation')
  const skills = alignments.filter(({ kind }) => kind === 'skill')
  alignments.forEach(({ kind }, index) => {
    if (kind === 'level' || kind === 'credential')
      log.add('export.member_dropped', { member: kind }, `${path}/alignments/${index}`)
  })
  if (rung.awards?.version !== undefined) log.add('export.member_dropped', { member: 'version' }, `${path}/awards/version`)
  if (validity !== undefined) log.dropped(validity, ['duration'], `${path}/validity`)
  return {
    '@id': id,
    '@type': rung.regulated === true ? CTDL_CLASSES.license : CTDL_CLASSES.openBadge,
    [CTDL.ctid]: ctidOf(id),
    [CTDL.name]: rung.name,
    [CTDL.description]: rung.description,
    // What only a regulator awards is not the ladder owner's.
    ...(rung.regulated !== true && { [CTDL.ownedBy]: [ladder.owner] }),
    [CTDL.inLanguage]: Object.keys(rung.name),
    ...(time !== undefined && { [CTDL.estimatedDuration]: [durationOf(time, `${path}/time`, log)] }),
    ...offersOf(rung, path, log),
    ...(validity?.duration !== undefined && { [CTDL.renewalFrequency]: validity.duration }),
    ...(occupations.length > 0 && { [CTDL.occupationType]: occupations.map(alignmentOf) }),
    ...(skills.length > 0 && {
      [CTDL.requires]: [{ '@type': CTDL_CLASSES.conditionProfile, [CTDL.targetCompetency]: skills.map(alignmentOf) }],
    }),
  }
}

/** Elapsed time as it is; of effort CTDL has the typical alone. */
function durationOf({ effort, elapsed }: TimeToEarn, path: string, log: LossLog): JsonObject {
  log.dropped(effort, ['typical'], `${path}/effort`)
  const isExact = elapsed?.typical !== undefined && elapsed.min === undefined && elapsed.max === undefined
  if (isExact) log.add('export.precision_lost', { member: 'typical' }, `${path}/elapsed/typical`)
  else if (elapsed !== undefined) log.dropped(elapsed, ['min', 'max'], `${path}/elapsed`)
  return {
    '@type': CTDL_CLASSES.duration,
    ...(effort.typical !== undefined && { [CTDL.timeRequired]: effort.typical }),
    ...(elapsed?.min !== undefined && { [CTDL.minimumDuration]: elapsed.min }),
    ...(elapsed?.max !== undefined && { [CTDL.maximumDuration]: elapsed.max }),
    ...(isExact && { [CTDL.exactDuration]: elapsed?.typical as string }),
  }
}
