import type { ContextLoader } from '../contexts/index.js'
import { isRungsError, type JsonObject, type JsonReader, type Report } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import type { ControllerResolver } from '../did/index.js'
import type { KeyCache } from '../keys/index.js'
import type { Binding, Mechanism, OpenOptions } from '../securing/index.js'
import { checkOfError, isWell, PASSED } from './check.js'
import type { NestedScope } from './check-nested.js'
import { checkProof } from './check-proof.js'
import type { LateModules } from './late-modules.js'
import { type Made, makeReport } from './make-report.js'
import { type ReadInput, readCredential } from './read-input.js'
import type { KnownRecipient } from './recipient-options.js'
import { type Sniffed, tellApart } from './sniff.js'
import { MAX_STATUS_LOOKUPS } from './status-options.js'
import type { StatusStore } from './status-store.js'
import type { CreateVerifierOptions } from './verifier.js'

/** What a verifier keeps from one credential to the next. */
export interface VerifierParts {
  readonly mechanisms: readonly Mechanism[]
  readonly modules: LateModules
  /** Reads JSON under the verifier's limits; there is none for the first credentials. */
  readonly reader: () => JsonReader | Promise<JsonReader | undefined> | undefined
  /** The contexts, loaded when the first credential comes. */
  readonly contexts: () => Promise<ContextLoader>
  readonly resolver: ControllerResolver
  readonly keys: KeyCache
  /** The status lists, loaded when the first is asked for. */
  readonly statusStore: () => Promise<StatusStore>
  readonly options: CreateVerifierOptions
}

/** What one verification is about. */
export interface Scope {
  readonly now: number
  /** What the holder's key binding of an SD-JWT must repeat. */
  readonly binding?: Binding
  /** Who the badge should be about. */
  readonly recipient?: KnownRecipient
  /**
   * An endorsement is judged by OB 3.0 section 9.2, which asks for no recipient and no trust; of a status list only form, proof and
   * issuer are judged.
   */
  readonly within?: 'endorsement' | 'status-list'
  /** It may be a badge of an older generation, or where the caller allows it the URL of one: for what is verified by itself alone. */
  readonly older?: { readonly hostedUrl: boolean }
  /** It came in place of another: it is not refreshed again. */
  readonly isRefreshed?: true
  /** How many endorsements may still be verified, in all that are nested in one credential. */
  readonly endorsements?: { left: number }
  /** It came in a presentation whose own proof is wrong: nobody is asked about it, but for the keys of its proof. */
  readonly isMisused?: true
  /** How far it is inside of records. */
  readonly nested?: NestedScope
  /** How many status lists may still be asked, for one credential and all that are nested in it. */
  readonly statusLookups?: { left: number }
}

/** Verifies one credential by the checks of OB 3.0 section 9.1, in order; what only some credentials need is loaded when one comes. */
export async function verifyCredential(
  input: unknown,
  parts: VerifierParts,
  scope: Scope,
): Promise<Report<VerifiableCredential>> {
  const { mechanisms, options } = parts
  const { now } = scope
  const statusScope = {
    parts,
    now,
    lookups: scope.statusLookups ?? { left: MAX_STATUS_LOOKUPS },
    verify: (list: unknown) => verifyCredential(list, parts, { now, within: 'status-list' as const }),
  }
  const made: Made = {}
  let read: ReadInput | undefined
  let sniffed: Sniffed
  try {
    const reader = parts.reader()
    // Only a text stays as it is while something is waited for.
    const ready = typeof reader === 'function' || typeof input !== 'string' ? reader : await reader
    read = readCredential(input, options.limits, typeof ready === 'function' ? ready : undefined)
    sniffed = tellApart(read, mechanisms)
  } catch (error) {
    if (scope.older !== undefined && isRungsError(error) && error.code === 'form.not_a_credential') {
      // Most inputs are credentials, or nothing like one.
      const { verifyOlder } = await import('./older.js')
      const older = await verifyOlder(read ?? (typeof input === 'string' ? input : undefined), parts, scope)
      if (older !== undefined) return older
    }
    return makeReport(now, { form: checkOfError('form', error) }, [], undefined)
  }
  made.form = PASSED
  const open = await openOptions(parts, scope)
  const { check, reports, opened } = await checkProof(sniffed, mechanisms, open, options.crossCheck)
  // Until a proof is right the content is only claimed, yet its faults are worth telling.
  const content = opened[0]?.credential ?? withoutProof(claimedBy(sniffed))
  made.proof = check
  // A token that nobody here can judge may keep the credential anywhere; one with selective disclosure may be a claim set. Any other that
  // was opened is held to the data model, whatever it leaves out.
  const isOpaque = sniffed.form === 'sd-jwt' || (sniffed.form === 'compact' && opened.length === 0)
  if (isOpaque && content['@context'] === undefined) {
    if (sniffed.form === 'sd-jwt' && opened.length > 0) {
      const { checkClaimSet } = await import('./check-claim-set.js')
      Object.assign(made, await checkClaimSet(content, opened, open, isWell(check), statusScope))
    }
    return makeReport(now, made, reports, content)
  }
  const { checkContent } = await parts.modules.content()
  const sealed = { content, opened, open, sniffed }
  const judged = await checkContent(sealed, made, parts, scope, statusScope, verifyCredential)
  if (judged.replacement !== undefined) return judged.replacement
  return makeReport(now, made, reports, sniffed.form === 'embedded' ? sniffed.document : content, judged)
}

/** What opening a proof needs. */
export async function openOptions(
  { contexts, resolver, keys, options }: VerifierParts,
  { now, binding }: Pick<Scope, 'now' | 'binding'>,
): Promise<Omit<OpenOptions, 'canonical'>> {
  const { retiredKeys, inlineContexts } = options
  return {
    loader: await contexts(),
    resolver,
    keys,
    now,
    ...(retiredKeys && { retiredKeys }),
    ...(inlineContexts && { inlineContexts }),
    ...(binding && { binding }),
  }
}

function claimedBy(sniffed: Sniffed): JsonObject {
  if (sniffed.form === 'embedded') return sniffed.document
  return sniffed.form === 'sd-jwt' ? sniffed.claimed : sniffed.payload
}

function withoutProof(document: JsonObject): JsonObject {
  const { proof: _proof, ...content } = document
  return content
}
