import {
  checkOptions,
  deepFreeze,
  formatDateTime,
  type JsonObject,
  type JsonValue,
  parseDateOrDateTime,
  requireOption,
  uuidOf,
} from '../core/index.js'
import { defineLadder, type FrameworkRef, type Ladder, type RungEdge, rungEdges } from '../ladder/index.js'
import { CASE_ASSOCIATIONS, CASE_STATUSES, CASE_VERSION, RUNG_ITEM_TYPE } from './case-terms.js'
import { createLossLog, type Exported, type LossLog, mainLanguage } from './exported.js'
import { isPlainOrder } from './plain-order.js'

/** What {@link toCase} takes. */
export interface ToCaseOptions {
  /** When the ladder was last changed. Default: when it takes effect. */
  readonly changed?: string | Date
}

interface Node {
  readonly identifier: string
  readonly uri: string
  readonly title: string
}

/**
 * A ladder as a CASE 1.1 package: a document, an item for each rung and language, and associations for order
 * (`precedes`), belonging (`isChildOf`), languages (`isTranslationOf`) and frameworks (`isRelatedTo`). CASE has an order
 * and no logic: what rungs ask for is in the losses. Identifiers are the same for the same ladder.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown`, and as `defineLadder`
 * @example
 * ```ts
 * import { toCase } from 'rungs/interchange'
 * import type { Ladder } from 'rungs/ladder'
 * const toServe = (ladder: Ladder): string => JSON.stringify(toCase(ladder, { changed: '2026-05-01' }).document)
 * ```
 */
export function toCase(input: Ladder, options: ToCaseOptions = {}): Exported {
  checkOptions(options, ['changed'], 'ToCaseOptions')
  const ladder = defineLadder(input)
  const log = createLossLog('case')
  const changed = changedAt(options.changed ?? ladder.effective.from)
  const main = mainLanguage(ladder.name, ladder.defaultLanguage)
  log.dropped(ladder, LADDER_MEMBERS, '')
  log.oneLanguage(ladder.name, main, '/name')
  log.oneLanguage(ladder.description, mainLanguage(ladder.description, ladder.defaultLanguage), '/description')

  const documentNode: Node = { identifier: uuidOf(ladder.id), uri: ladder.id, title: ladder.name[main] as string }
  const document: JsonObject = {
    identifier: documentNode.identifier,
    uri: ladder.id,
    caseVersion: CASE_VERSION,
    creator: ladder.owner,
    title: documentNode.title,
    description: ladder.description[mainLanguage(ladder.description, ladder.defaultLanguage)] as string,
    language: main,
    version: ladder.version,
    adoptionStatus: CASE_STATUSES[ladder.status],
    statusStartDate: ladder.effective.from.slice(0, 10),
    ...(ladder.effective.until !== undefined && { statusEndDate: ladder.effective.until.slice(0, 10) }),
    lastChangeDateTime: changed,
  }

  const items: JsonObject[] = []
  const associations: JsonObject[] = []
  const relate = (type: string, origin: Node, destination: JsonObject, more: JsonObject = {}): void => {
    const identifier = uuidOf(JSON.stringify([ladder.id, type, origin.identifier, destination['identifier'] as string]))
    associations.push({
      identifier,
      uri: `urn:uuid:${identifier}`,
      associationType: type,
      originNodeURI: linkTo(origin),
      destinationNodeURI: destination,
      ...more,
      lastChangeDateTime: changed,
    })
  }
  const nodes = new Map<string, Node>()
  ladder.rungs.forEach((rung, index) => {
    const path = `/rungs/${index}`
    log.dropped(rung, RUNG_MEMBERS, path)
    if (!isPlainOrder(rung.requires)) log.add('export.logic_flattened', { op: rung.requires.op }, `${path}/requires`)
    const language = mainLanguage(rung.name, ladder.defaultLanguage)
    const node: Node = {
      identifier: uuidOf(JSON.stringify([ladder.id, rung.id])),
      uri: rung.id,
      title: rung.name[language] as string,
    }
    nodes.set(rung.id, node)
    // An item has the language of its name, and one description in it.
    const unnamed = Object.keys(rung.description).filter((tag) => !Object.hasOwn(rung.name, tag))
    if (unnamed.length > 0) log.add('export.language_dropped', { languages: unnamed.join(', ') }, `${path}/description`)
    for (const tag of Object.keys(rung.name)) {
      const identifier = tag === language ? node.identifier : uuidOf(JSON.stringify([ladder.id, rung.id, tag]))
      const uri = tag === language ? rung.id : `urn:uuid:${identifier}`
      items.push({
        identifier,
        fullStatement: rung.description[tag] ?? (rung.name[tag] as string),
        abbreviatedStatement: rung.name[tag] as string,
        CFItemType: RUNG_ITEM_TYPE,
        uri,
        language: tag,
        lastChangeDateTime: changed,
      })
      if (tag !== language)
        relate(CASE_ASSOCIATIONS.translationOf, { identifier, uri, title: rung.name[tag] as string }, linkTo(node))
    }
    relate(CASE_ASSOCIATIONS.childOf, node, linkTo(documentNode), { sequenceNumber: rung.ordinal ?? index + 1 })
    rung.alignments?.forEach((reference, at) => {
      relateFramework(reference, node, ladder.defaultLanguage, `${path}/alignments/${at}`, relate, log)
    })
  })
  for (const { from, to, kind } of rungEdges(ladder)) {
    if (kind !== 'needed') noteKind(ladder, to, kind, log)
    const more: JsonObject = kind === 'needed' ? {} : { notes: kind }
    relate(CASE_ASSOCIATIONS.precedes, nodes.get(from) as Node, linkTo(nodes.get(to) as Node), more)
  }
  return deepFreeze({
    document: { CFDocument: document, CFItems: items, CFAssociations: associations } as JsonObject,
    losses: [...log.losses],
  })
}

const LADDER_MEMBERS: readonly string[] = [
  'id',
  'digest',
  'version',
  'status',
  'effective',
  'defaultLanguage',
  'name',
  'description',
  'owner',
  'rungs',
  'edges',
]
const RUNG_MEMBERS: readonly string[] = ['id', 'ordinal', 'name', 'description', 'requires', 'alignments']

type Relate = (type: string, origin: Node, destination: JsonObject, more?: JsonObject) => void

function relateFramework(
  reference: FrameworkRef,
  node: Node,
  language: string,
  path: string,
  relate: Relate,
  log: LossLog,
): void {
  const { framework, uri, code, name } = reference
  if (uri === undefined) {
    log.add('export.member_dropped', { member: 'alignments' }, path)
    return
  }
  log.dropped(reference, ['framework', 'uri', 'code', 'name', 'kind'], path)
  const main = name && mainLanguage(name, language)
  if (name !== undefined && main !== undefined) log.oneLanguage(name, main, `${path}/name`)
  const title = name?.[main ?? ''] ?? code ?? uri
  const targetType = framework === 'CASE' ? 'CASE' : `ext:${framework.replace(/^ext:/, '').replace(/[^A-Za-z0-9._-]/g, '-')}`
  relate(CASE_ASSOCIATIONS.relatedTo, node, { title, identifier: code ?? uri, uri, targetType })
}

function noteKind(ladder: Ladder, to: string, kind: RungEdge['kind'], log: LossLog): void {
  const index = ladder.rungs.findIndex(({ id }) => id === to)
  log.add('export.note_only', { member: kind }, `/rungs/${index}`)
}

function linkTo({ title, identifier, uri }: Node): { readonly [key: string]: JsonValue } {
  return { title, identifier, uri, targetType: 'CASE' }
}

function changedAt(value: string | Date): string {
  const instant = value instanceof Date ? value.getTime() : parseDateOrDateTime(value)?.epochMs
  requireOption(instant !== undefined && Number.isFinite(instant), 'changed', 'RFC 3339 date or date-time')
  return formatDateTime(instant as number)
}
