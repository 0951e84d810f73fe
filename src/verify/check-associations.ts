import { type Finding, finding, findRings, isJsonObject, type JsonObject, type JsonValue, pointer } from '../core/index.js'
import { associationTypes } from '../credential/index.js'

/** Of a record whose associations make no sense it is enough to tell so often. */
const FINDINGS_SHOWN = 32
const KNOWN: readonly unknown[] = associationTypes

/** Types that order achievements; those of one group speak of the same order, `isParentOf` from its other end. */
const ORDERS: Readonly<Record<string, { readonly group: string; readonly isReversed?: true }>> = {
  precedes: { group: 'precedes' },
  replacedBy: { group: 'replacedBy' },
  isPartOf: { group: 'isPartOf' },
  isChildOf: { group: 'isPartOf' },
  isParentOf: { group: 'isPartOf', isReversed: true },
}

interface Read {
  readonly path: string
  readonly associationType: string
  readonly sourceId: string
  readonly targetId: string
}

/**
 * The associations of a record (CLR 2.0): of a known type, between achievements that are in the record, and without an order that comes
 * round to itself. None of it makes a credential more or less genuine, so all are warnings; at most 32 are told.
 *
 * @param inside - what the credentials of the record say
 */
export function checkAssociations(credential: JsonObject, inside: readonly (JsonObject | undefined)[]): readonly Finding[] {
  const associations = [credential['credentialSubject']].flat().flatMap((subject, index, all) => {
    const at = all.length === 1 ? '/credentialSubject' : pointer('/credentialSubject', index)
    return associationsIn(subject, pointer(at, 'association'))
  })
  if (associations.length === 0) return []
  const known = new Set<unknown>([credential, ...inside].flatMap((one) => (one === undefined ? [] : achievementsOf(one, 0))))
  const findings = associations.flatMap((one) => [...typeFindings(one), ...referenceFindings(one, known)])
  return [...findings, ...cycleFindings(associations)].slice(0, FINDINGS_SHOWN)
}

function associationsIn(subject: JsonValue | undefined, path: string): readonly Read[] {
  const list = isJsonObject(subject) ? subject['association'] : undefined
  return (Array.isArray(list) ? list : []).flatMap((one, index) => {
    if (!isJsonObject(one)) return []
    const { associationType, sourceId, targetId } = one
    if (typeof associationType !== 'string' || typeof sourceId !== 'string' || typeof targetId !== 'string') return []
    return [{ path: pointer(path, index), associationType, sourceId, targetId }]
  })
}

/** The ids of the achievements of a credential, and of records in it. */
function achievementsOf(credential: JsonObject, depth: number): readonly unknown[] {
  return [credential['credentialSubject']].flat().flatMap((subject) => {
    if (!isJsonObject(subject)) return []
    const own = [subject['achievement'] ?? []].flat().flatMap((one) => (isJsonObject(one) ? [one['id']] : []))
    const nested = depth < 4 ? [subject['verifiableCredential'] ?? []].flat() : []
    return [...own, ...nested.flatMap((one) => (isJsonObject(one) ? achievementsOf(one, depth + 1) : []))]
  })
}

function typeFindings({ path, associationType }: Read): readonly Finding[] {
  if (KNOWN.includes(associationType)) return []
  const shown = associationType.slice(0, 64)
  return [finding('nested', 'nested.association_unknown', { associationType: shown }, pointer(path, 'associationType'))]
}

function referenceFindings(one: Read, known: ReadonlySet<unknown>): readonly Finding[] {
  return (['sourceId', 'targetId'] as const)
    .filter((reference) => !known.has(one[reference]))
    .map((reference) => finding('nested', 'nested.association_unresolved', { reference }, pointer(one.path, reference)))
}

function cycleFindings(associations: readonly Read[]): readonly Finding[] {
  const groups = new Map<string, { readonly path: string; readonly edge: readonly [string, string] }[]>()
  for (const { path, associationType, sourceId, targetId } of associations) {
    const order = Object.hasOwn(ORDERS, associationType) ? ORDERS[associationType] : undefined
    if (order === undefined) continue
    const edge = order.isReversed ? ([targetId, sourceId] as const) : ([sourceId, targetId] as const)
    const group = groups.get(order.group) ?? []
    group.push({ path, edge })
    groups.set(order.group, group)
  }
  return [...groups].flatMap(([associationType, edges]) =>
    findRings(edges.map(({ edge }) => edge)).map((ring) => {
      const members = new Set(ring)
      const first = edges.find(({ edge }) => edge.every((id) => members.has(id)))
      return finding('nested', 'nested.association_cycle', { associationType, size: ring.length }, first?.path)
    }),
  )
}
