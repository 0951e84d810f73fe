import { createJsonTemplate, isJsonObject, type JsonObject, type JsonValue, pointer, pointerKeys } from '../core/index.js'
import type { BitstringStatusListEntry } from '../status/index.js'
import type { Shape } from './messages.js'

/** Where badges of one shape usually differ. Only texts count, and only where they are. */
const USUAL: readonly string[] = [
  '/validFrom',
  '/validUntil',
  '/awardedDate',
  '/credentialSubject/id',
  '/credentialSubject/identifier/0/identityHash',
  '/credentialSubject/identifier/0/salt',
]
/** Members of lists in which badges usually differ. */
const USUAL_IN_LISTS: readonly (readonly [list: string, members: readonly string[]])[] = [
  ['/credentialSubject/result', ['value']],
  ['/evidence', ['id', 'narrative']],
]
const STATUS = '/credentialStatus'
const STATUS_MEMBERS = ['id', 'statusListIndex', 'statusListCredential'] as const
const ID = '/id'
const SAMPLE_ID = 'urn:uuid:00000000-0000-4000-8000-000000000000'
/** As many are remembered. Whatever comes after them is shown to a thread and forgotten. */
const MAX_SOURCES = 64

/** What badges have in common: a draft, and where their texts stand. Badges of one source are of one shape. */
export interface ShapeSource {
  readonly draft: JsonObject
  /** JSON pointers (RFC 6901). */
  readonly slots: readonly string[]
  /** Not worth remembering. */
  readonly once?: true
}

/** What a credential says of its status. */
export type Status = BitstringStatusListEntry | readonly BitstringStatusListEntry[]

/** The shapes of a batch. */
export interface ShapeTable {
  /** The source of a written-out badge, and the texts that are its own. */
  sourceOf(draft: JsonObject): { readonly source: ShapeSource; readonly texts: readonly string[] }
  /** The shape of a source with an id and such a status. */
  shapeOf(source: ShapeSource, status: Status | undefined): Shape
}

/** A table that numbers shapes as they come. */
export function createShapeTable(): ShapeTable {
  const shapes = new WeakMap<ShapeSource, Map<string, Shape>>()
  const sources = new Map<string, ShapeSource>()
  let numbers = 0
  return {
    sourceOf(draft) {
      const slots = usualSlots(draft)
      const texts = slots.map((slot) => valueAt(draft, slot) as string)
      const content = JSON.stringify(createJsonTemplate(draft, slots).fill(slots.map(() => '')))
      const known = sources.get(content)
      if (known !== undefined) return { source: known, texts }
      if (sources.size >= MAX_SOURCES) return { source: { draft, slots, once: true }, texts }
      const source = { draft, slots }
      sources.set(content, source)
      return { source, texts }
    },
    shapeOf(source, status) {
      const { draft, slots, once } = source
      const known = shapes.get(source) ?? new Map<string, Shape>()
      shapes.set(source, known)
      const kind = JSON.stringify([status ?? []].flat().map(({ statusPurpose }) => statusPurpose))
      const there = known.get(kind)
      if (there !== undefined) return there
      const made: Shape = {
        id: numbers++,
        draft: { ...draft, id: draft['id'] ?? SAMPLE_ID, ...(status !== undefined && { credentialStatus: status as JsonValue }) },
        slots: [...slots, ...(slots.includes(ID) ? [] : [ID]), ...statusSlots(status)],
        ...(once === true && { once }),
      }
      known.set(kind, made)
      return made
    },
  }
}

/** The texts of a status, in the order of the slots of its shape. */
export function statusTexts(status: Status | undefined): readonly string[] {
  if (status === undefined) return []
  return entriesOf(status).flatMap((entry) => STATUS_MEMBERS.map((member) => entry[member]))
}

function statusSlots(status: Status | undefined): readonly string[] {
  if (status === undefined) return []
  return entriesOf(status).flatMap((_, index) => {
    const place = Array.isArray(status) ? pointer(STATUS, index) : STATUS
    return STATUS_MEMBERS.map((member) => pointer(place, member))
  })
}

function entriesOf(status: Status): readonly BitstringStatusListEntry[] {
  return Array.isArray(status) ? (status as readonly BitstringStatusListEntry[]) : [status as BitstringStatusListEntry]
}

/** The id that a row brings along, where its template has a place for one. */
export function ownIdOf({ slots }: ShapeSource, texts: readonly string[]): string | undefined {
  const slot = slots.indexOf('/id')
  return slot < 0 ? undefined : (texts[slot] as string)
}

/** Reads the text that badges of a source have at a place, found once. */
export function textReader({ draft, slots }: ShapeSource, place: string): (texts: readonly string[]) => string | undefined {
  const slot = slots.indexOf(place)
  if (slot >= 0) return (texts) => texts[slot]
  const value = valueAt(draft, place)
  const text = typeof value === 'string' ? value : undefined
  return () => text
}

function usualSlots(draft: JsonObject): readonly string[] {
  const inLists = USUAL_IN_LISTS.flatMap(([list, members]) => {
    const items = valueAt(draft, list)
    const count = Array.isArray(items) ? items.length : 0
    return Array.from({ length: count }, (_, index) => members.map((member) => pointer(pointer(list, index), member))).flat()
  })
  return [...USUAL, ...inLists].filter((slot) => typeof valueAt(draft, slot) === 'string')
}

function valueAt(document: JsonObject, place: string): JsonValue | undefined {
  let value: JsonValue | undefined = document
  for (const member of pointerKeys(place) ?? []) {
    const isInside: boolean = (isJsonObject(value) || Array.isArray(value)) && Object.hasOwn(value, member)
    value = isInside ? (value as JsonObject)[member] : undefined
  }
  return value
}
