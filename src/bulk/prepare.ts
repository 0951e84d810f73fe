import {
  copyJsonObject,
  createJsonTemplate,
  inputError,
  isRungsError,
  pointer,
  type RungsError,
  usageError,
} from '../core/index.js'
import type { BadgeTemplate } from '../issue/index.js'
import type { BatchDraft, BatchInput, BatchRow } from './rows.js'
import { ownIdOf, type ShapeSource, type ShapeTable, textReader } from './shapes.js'

/** A template, taken apart. */
export interface TemplateSource {
  readonly names: readonly string[]
  readonly source: ShapeSource
}

/** A row that can be made, or the reason why not. */
export type PreparedRow = { readonly line: number; readonly key: string } & (
  | { readonly error: RungsError }
  | {
      readonly source: ShapeSource
      readonly texts: readonly string[]
      /** What the log says of it. */
      readonly facts: {
        readonly recipient: string
        readonly achievement: string
        readonly validUntil?: string
        readonly replaces?: string
      }
    }
)

const MAX_KEY = 500
/** Databases index what they look up, and none of them long texts. */
const MAX_ID = 500
/** The same for what is hashed, or kept without being looked up. */
const MAX_FACT = 10_000

/** A template's names and places. @throws RungsError `core.option_invalid`, `core.slot_invalid`, and those of copying JSON */
export function toTemplateSource({ draft, slots }: BadgeTemplate): TemplateSource {
  if (typeof slots !== 'object' || slots === null)
    throw usageError('core.option_invalid', { option: 'template', expected: 'a draft and its slots' })
  const names = Object.keys(slots)
  const source = { draft: copyJsonObject(draft), slots: names.map((name) => slots[name] as string) }
  // A place that is none is told now, and not for each row; what the issuer fills in is a place.
  createJsonTemplate({ id: '', validFrom: '', ...source.draft }, source.slots)
  return { names, source }
}

/** Reads a row; whatever is wrong with it is kept with it. */
export function prepareRow(row: BatchInput, number: number, shapes: ShapeTable, template: () => TemplateSource): PreparedRow {
  const place = { line: row.line ?? number, key: typeof row.key === 'string' ? row.key.slice(0, MAX_KEY) : '' }
  if ('error' in row) return { ...place, error: row.error }
  try {
    if (typeof row.key !== 'string' || row.key === '' || row.key.length > MAX_KEY)
      throw inputError('issue.row_invalid', { slot: 'key' }, '/key')
    const { source, texts } =
      'draft' in row ? shapes.sourceOf(copyJsonObject((row as BatchDraft).draft)) : ofTemplate(row, template())
    return { ...place, source, texts, facts: factsOf(source, texts, row.recipient) }
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    return { ...place, error }
  }
}

function ofTemplate({ texts }: BatchRow, { names, source }: TemplateSource): { source: ShapeSource; texts: readonly string[] } {
  const own = names.map((name) => {
    const text: unknown = typeof texts === 'object' && texts !== null && Object.hasOwn(texts, name) ? texts[name] : undefined
    if (typeof text !== 'string') throw inputError('issue.row_invalid', { slot: name.slice(0, 100) }, pointer('', name))
    return text
  })
  return { source, texts: own }
}

/** Where the facts of badges stand, by what they have in common. */
type FactReaders = ReturnType<typeof createFactReaders>

const readersOf: WeakMap<ShapeSource, FactReaders> = /* @__PURE__ */ new WeakMap()

function createFactReaders(source: ShapeSource) {
  return {
    recipient: textReader(source, '/credentialSubject/id'),
    achievement: textReader(source, '/credentialSubject/achievement/id'),
    validUntil: textReader(source, '/validUntil'),
    replaces: textReader(source, '/replaces'),
  }
}

function factsOf(source: ShapeSource, texts: readonly string[], given: string | undefined) {
  const readers = readersOf.get(source) ?? createFactReaders(source)
  readersOf.set(source, readers)
  const recipient = given ?? readers.recipient(texts)
  if (recipient === undefined || recipient === '') throw inputError('credential.recipient_missing', {}, '/credentialSubject')
  const validUntil = readers.validUntil(texts)
  const replaces = readers.replaces(texts)
  const achievement = readers.achievement(texts) ?? ''
  requireKept('id', ownIdOf(source, texts), MAX_ID)
  requireKept('replaces', replaces, MAX_ID)
  requireKept('achievement', achievement, MAX_FACT)
  if (recipient.length > MAX_FACT) throw inputError('issue.row_invalid', { slot: 'recipient' })
  return {
    recipient,
    achievement,
    ...(validUntil !== undefined && { validUntil }),
    ...(replaces !== undefined && { replaces }),
  }
}

/** What the log cannot keep would take the whole chunk with it. @throws RungsError `issue.row_invalid` */
function requireKept(slot: string, text: string | undefined, most: number): void {
  if (text !== undefined && (text.length > most || text.includes('\0'))) throw inputError('issue.row_invalid', { slot })
}
