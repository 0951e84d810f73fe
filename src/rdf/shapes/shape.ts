import type { ContextLoader } from '../../contexts/index.js'
import { isPlainObject, type JsonObject, type JsonValue, ownTexts } from '../../core/index.js'
import { compilePattern, type StatementPattern } from '../statement-pattern.js'
import { type DocumentList, LIST, OBJECT, readDocument } from './document-list.js'
import { watchContexts } from './named-contexts.js'

/** Documents that are alike but for the texts in some slots. */
export interface Shape {
  readonly sample: DocumentList
  /** By entry of the sample whether it is a slot. */
  readonly isSlot: readonly boolean[]
  /** Absent until a second document came, and where none can be made. */
  readonly pattern?: StatementPattern
  /** Whether the contexts of the pattern still are those that the loader gives; there where the pattern is. */
  readonly isCurrent?: () => boolean
  /** The entries that differed in documents since the pattern was made. */
  readonly differed: ReadonlySet<number>
  /** How many documents the pattern did not fit. */
  readonly misfits: number
}

/** A document of a shape: the texts in its slots, in their order, and the entries beside them that differ from the sample's. */
export interface Reading {
  readonly values: readonly string[]
  readonly differing: readonly number[]
}

const MAX_SLOTS = 128

/** A shape of which one document is known. */
export function createShape(sample: DocumentList): Shape {
  return { sample, isSlot: sample.entries.map(() => false), differed: new Set(), misfits: 0 }
}

/** Reads a document as one of a shape; `undefined` where it is none. */
export function readAs({ sample, isSlot }: Shape, document: JsonObject): Reading | undefined {
  const reading: ReadingOn = { sample, isSlot, at: 0, values: [], differing: [] }
  return isSame(reading, document) ? reading : undefined
}

/** The pattern of a document that has it; `undefined` where it differs elsewhere, and where the loader gives other contexts by now. */
export function patternFor({ pattern, isCurrent }: Shape, { differing }: Reading): StatementPattern | undefined {
  return differing.length === 0 && isCurrent?.() === true ? pattern : undefined
}

/**
 * The shape that knows more of what differs. A pattern costs as much as some canonical forms, so one is made after 1, 2, 4, 8 ...
 * documents that the last one did not fit.
 */
export function learn(shape: Shape, { differing }: Reading, loader: ContextLoader): Shape {
  const misfits = shape.misfits + 1
  const differed = new Set([...shape.differed, ...differing])
  if (!Number.isInteger(Math.log2(misfits))) return { ...shape, differed, misfits }
  const isSlot = shape.isSlot.map((was, entry) => was || differed.has(entry))
  // Of what differs, such as whose badge it is, nothing is kept, whether a pattern can be made or not.
  const entries = shape.sample.entries.map((entry, index) =>
    isSlot[index] === true ? '' : typeof entry === 'string' ? ownTexts(entry) : entry,
  )
  const sample = { ...shape.sample, entries }
  const isCurrent = watchContexts(readDocument(sample, new Map()), loader)
  const pattern = patternOf(sample, isSlot, loader)
  if (pattern !== undefined) return { sample, isSlot, pattern, isCurrent, differed: new Set(), misfits }
  // The one before stays, for documents that differ elsewhere.
  return { ...shape, ...(shape.pattern === undefined && { sample }), differed: new Set(), misfits }
}

function patternOf(sample: DocumentList, isSlot: readonly boolean[], loader: ContextLoader): StatementPattern | undefined {
  const places = [...isSlot.keys()].filter((entry) => isSlot[entry])
  if (places.length > MAX_SLOTS) return undefined
  const texts = sample.entries.filter((entry) => typeof entry === 'string').join('')
  const fill = (values: readonly string[]) =>
    readDocument(sample, new Map(places.map((entry, slot) => [entry, values[slot] as string])))
  return compilePattern({ count: places.length, texts, fill }, loader)
}

interface ReadingOn {
  readonly sample: DocumentList
  readonly isSlot: readonly boolean[]
  at: number
  readonly values: string[]
  readonly differing: number[]
}

function isSame(reading: ReadingOn, value: JsonValue): boolean {
  const { entries } = reading.sample
  if (typeof value === 'string') return isSameText(reading, value)
  if (typeof value !== 'object' || value === null) return entries[reading.at++] === value
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[]
    if (entries[reading.at++] !== LIST || entries[reading.at++] !== items.length) return false
    for (let index = 0; index < items.length; index++) if (!isSame(reading, items[index] as JsonValue)) return false
    return true
  }
  if (entries[reading.at++] !== OBJECT || !isPlainObject(value)) return false
  const expected = entries[reading.at++]
  let count = 0
  // A list of the names would be made for each of many small objects.
  for (const member in value) {
    // What an object inherits is none of its members.
    if (
      entries[reading.at++] !== member ||
      !Object.hasOwn(value, member) ||
      !isSame(reading, (value as JsonObject)[member] as JsonValue)
    )
      return false
    count++
  }
  return count === expected
}

function isSameText(reading: ReadingOn, value: string): boolean {
  const at = reading.at++
  if (reading.isSlot[at] === true) {
    reading.values.push(value)
    return true
  }
  if (reading.sample.entries[at] === value) return true
  if (reading.sample.isText[at] !== true) return false
  reading.differing.push(at)
  return true
}
