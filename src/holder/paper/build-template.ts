import { checkOptions, type JsonObject, type JsonValue, pointer, pointerKeys, requireOption } from '../../core/index.js'
import { type BadgeParts, differs, isInner, partsOfBadge } from './badge-parts.js'
import { definePaperTemplate, fillSlots, type PaperTemplate, valueAt } from './template.js'

/** What {@link buildPaperTemplate} may be given. */
export interface BuildPaperTemplateOptions {
  /** Further places where badges differ, beside the usual ones: JSON pointers (RFC 6901) of texts, numbers or truth values. */
  readonly slots?: readonly string[]
}

/**
 * A template for badges on paper, made of signed badges of one kind: its slots are where these badges differ, where badges usually differ
 * (ids, the recipient, dates, the entry in a status list, the proof's time and value), and what `slots` names. Their own values are not in
 * the template. Give two badges or more: of a single one nobody can tell what else is the worker's, such as a result.
 *
 * @throws RungsError `holder.paper_template_differs` where the badges are not of one kind, `holder.paper_template_invalid` for a slot that
 * is none, `core.option_unknown`, `core.option_invalid`, and those of reading the badges
 * @example
 * ```ts
 * import { buildPaperTemplate } from 'rungs/holder'
 * const templateOf = (badges: readonly string[]) =>
 *   buildPaperTemplate(badges, { slots: ['/credentialSubject/result/0/value'] })
 * ```
 */
export function buildPaperTemplate(
  badges: readonly (JsonObject | string)[],
  options: BuildPaperTemplateOptions = {},
): PaperTemplate {
  checkOptions(options, ['slots'], 'buildPaperTemplate')
  const { slots: given = [] } = options
  requireOption(Array.isArray(badges) && badges.length > 0, 'badges', 'list of signed badges')
  requireOption(Array.isArray(given) && given.every((slot) => typeof slot === 'string'), 'slots', 'list of JSON pointers')
  const [first, ...others] = badges.map((badge) => partsOfBadge(badge)) as [BadgeParts, ...BadgeParts[]]
  if (others.some(({ token }) => token?.header !== first.token?.header)) throw differs('')
  const found = [...leavesOf(first.content, '', first, others)]
  const slots = [
    ...new Set([...found.filter(({ path, varies }) => varies || USUAL.test(path)).map(({ path }) => path), ...given]),
  ]
  const contents = [first, ...others].map(({ content }) => content)
  const places = slots.map((slot) => ({ keys: pointerKeys(slot) ?? [], start: '' }))
  const starts = places.map(({ keys }, index) =>
    commonStart(
      contents.map((content) => valueAt(content, keys)),
      slots[index] as string,
    ),
  )
  const content = fillSlots(first.content, places, starts)
  const shared = { type: 'PaperTemplate', version: 1, slots } as const
  return definePaperTemplate(
    first.token === undefined
      ? { ...shared, credential: content }
      : { ...shared, header: first.token.header, payload: JSON.stringify(content) },
  )
}

/** Members that are a worker's, a badge's or a signature's own, at any depth of a proof set or a token's payload. */
const USUAL =
  /^(?:\/vc)?(?:\/(?:id|jti|sub|nbf|iat|exp|validFrom|validUntil|issuanceDate|expirationDate|awardedDate)|\/credentialSubject\/(?:id|identifier(?:\/\d+)?\/(?:identityHash|salt))|\/credentialStatus(?:\/\d+)?\/(?:id|statusListIndex)|\/proof(?:\/\d+)?\/(?:created|proofValue))$/

interface FoundLeaf {
  readonly path: string
  readonly varies: boolean
}

/** Texts, numbers and truth values, and whether the badges differ there. @throws RungsError `holder.paper_template_differs` */
function* leavesOf(value: JsonValue, path: string, first: BadgeParts, others: readonly BadgeParts[]): Generator<FoundLeaf> {
  const keys = pointerKeys(path) as readonly string[]
  const same = others.map(({ content }) => valueAt(content, keys))
  if (!isInner(value)) {
    if (same.some((other) => typeof other !== typeof value)) throw differs(path)
    yield { path, varies: same.some((other) => other !== value) }
    return
  }
  const members = Object.keys(value)
  for (const other of same) {
    const isLike = isInner(other as JsonValue) && Array.isArray(other) === Array.isArray(value)
    const names = isLike ? Object.keys(other as JsonObject) : []
    const inOrder = first.token !== undefined && names.some((name, index) => name !== members[index])
    if (!isLike || names.length !== members.length || inOrder) throw differs(path)
  }
  for (const member of members) yield* leavesOf(value[member] as JsonValue, pointer(path, member), first, others)
}

/** What names a kind of id, and nothing of whom it is for. */
const KIND = /^(?:urn:[a-z0-9-]+:|did:[a-z0-9]+:|[a-z][a-z0-9+.-]*:\/\/[^/?#]+\/|mailto:|[a-z0-9]+\$)/

/** What the values of a slot start with: of different ones their common start up to a separator, of one what names its kind. */
function commonStart(values: readonly (JsonValue | undefined)[], slot: string): JsonValue {
  const [first] = values
  if (first === undefined) throw differs(slot)
  if (typeof first !== 'string') return typeof first === 'number' ? 0 : typeof first === 'boolean' ? false : first
  const kind = KIND.exec(first)?.[0] ?? ''
  const texts = [...new Set(values)] as readonly string[]
  if (!texts.every((text) => text.startsWith(kind))) return ''
  if (texts.length === 1 || kind === '') return kind
  let length = kind.length
  while (texts.every((text) => length < text.length && text[length] === first[length])) length++
  return first.slice(0, Math.max(kind.length, first.slice(0, length).search(/[^/:#?=]*$/)))
}
