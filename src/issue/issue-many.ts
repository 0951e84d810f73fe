import type { ContextLoader } from '../contexts/index.js'
import { createJsonTemplate, inputError, isRungsError, type JsonObject, pointer, RungsError, usageError } from '../core/index.js'
import type { CredentialTemplate, Mechanism, SecuredText, SecureOptions } from '../securing/index.js'
import { createCheckedTexts } from './checked-texts.js'
import { checkDraft, completeDraft, type Stamp } from './draft.js'
import type { IssuedCredential } from './issuer.js'

/** Many badges that differ in a few texts. */
export interface BadgeTemplate<Slot extends string = string> {
  /** A whole badge, as `sealBadge` takes it. What its slots hold is an example. */
  readonly draft: unknown
  /** The texts that differ: a name for each, and where it stands in the badge (JSON pointer, RFC 6901). */
  readonly slots: Readonly<Record<Slot, string>>
}

/** The texts of one badge, by the names of the slots. `id` may be left out where no slot is of that name. */
export type BadgeRow<Slot extends string = string> = Readonly<Record<Slot, string>>

/** Badges of one template, made one by one: what they have in common is worked out once. */
export interface BadgeSeries<Slot extends string = string> {
  /** @throws RungsError `issue.row_invalid`, and as `sealBadge` does, for the row alone */
  issue(row: BadgeRow<Slot>): Promise<IssuedCredential>
  /** The same as the text that is handed out: where the mechanism can, it is written without a document being made. */
  issueText(row: BadgeRow<Slot>): Promise<IssuedText>
}

/** A badge as it is handed out. */
export interface IssuedText extends Omit<IssuedCredential, 'credential'> {
  /** JSON, or a compact token. */
  readonly text: string
}

/** Makes badges of a template, or their texts where the mechanism can write those at once. */
export interface BadgeMaker<Slot extends string> {
  toTexts(row: BadgeRow<Slot>): readonly string[]
  idOf(texts: readonly string[]): string
  fill(texts: readonly string[]): Promise<JsonObject>
  secureText(texts: readonly string[], options: Pick<SecureOptions, 'signer' | 'now'>): Promise<SecuredText> | undefined
}

/** What the rows are made with. */
interface ManyParts {
  readonly mechanism: Mechanism
  readonly loader: ContextLoader
  readonly stamp: () => Stamp
  readonly newId: () => string
}

const ID = '/id'

/** Makes a badge of each row, checked as any draft is: the template's contexts and statements are worked out once. */
export async function createBadgeMaker<Slot extends string>(
  template: BadgeTemplate<Slot>,
  { mechanism, loader, stamp, newId }: ManyParts,
): Promise<BadgeMaker<Slot>> {
  if (typeof template?.slots !== 'object' || template.slots === null)
    throw usageError('core.option_invalid', { option: 'template', expected: 'a draft and its slots' })
  const names = Object.keys(template.slots) as Slot[]
  const pointers = names.map((name) => template.slots[name])
  // Every badge has an id of its own, whoever gives it.
  const hasId = pointers.includes(ID)
  const sample = completeDraft(template.draft, stamp())
  const all = hasId ? pointers : [...pointers, ID]
  const idAt = all.lastIndexOf(ID)
  const filled: CredentialTemplate =
    (await mechanism.prepare?.(sample, { slots: all, loader })) ?? createJsonTemplate(sample, all)
  const checked = createCheckedTexts(filled, checkDraft)
  return {
    toTexts(row) {
      const texts = names.map((name) => textOf(row, name))
      return hasId ? texts : [...texts, newId()]
    },
    idOf: (texts) => texts[idAt] as string,
    async fill(texts) {
      const credential = filled.fill(texts)
      await checkDraft(credential)
      if (filled.secureText !== undefined) await checked.remember(texts)
      return credential
    },
    secureText: (texts, options) => (checked.areKnown(texts) ? filled.secureText?.(texts, { ...options, loader }) : undefined),
  }
}

function textOf(row: Readonly<Record<string, string>>, name: string): string {
  const text: unknown = typeof row === 'object' && row !== null && Object.hasOwn(row, name) ? row[name] : undefined
  if (typeof text === 'string') return text
  throw inputError('issue.row_invalid', { slot: name.slice(0, 100) }, pointer('', name))
}

/** The error with the row's number before its path. */
export function inRow(error: unknown, index: number): unknown {
  if (!isRungsError(error)) return error
  return new RungsError(error.kind, error.code, error.params as never, {
    path: pointer('', index) + error.path,
    retryable: error.retryable,
    cause: error.cause,
  })
}
