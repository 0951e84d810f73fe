import { sha256Base64url } from '#runtime'
import {
  equalBytes,
  formatDateTime,
  inputError,
  type JsonObject,
  type JsonValue,
  operationError,
  type PresentationReport,
  toBase64url,
  utf8,
} from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import { type Store, type StoredRecord, withRetries } from '../../storage/index.js'
import type { Verifier } from '../../verify/index.js'
import { type ExampleQuery, matchQueries } from './example-query.js'
import { challengeIn, wrongMember } from './message.js'

/** What a platform decides about a presentation. */
export interface ExchangeDecision {
  readonly accepted: boolean
  /** What it wants to keep of it, as JSON: of a presentation nothing is kept by itself. */
  readonly data?: JsonValue
}

/**
 * Decides about a presentation whose proof and holder are right, and which answers the queries. Credentials in it may still be rejected or
 * indeterminate, as the report says. It is called once for a presentation, and may be for the next of the same exchange when it threw.
 */
export type DecideExchange = (
  report: PresentationReport<VerifiableCredential>,
  exchange: { readonly reference?: JsonValue },
) => ExchangeDecision | Promise<ExchangeDecision>

/** How an exchange stands towards the platform that began it. */
export interface ExchangeResult extends Partial<ExchangeDecision> {
  readonly state: 'pending' | 'active' | 'complete' | 'expired'
  /** RFC 3339. */
  readonly expiresAt: string
  /** When it was decided, RFC 3339. */
  readonly decidedAt?: string
  /** Who presented: the DID whose key they control. */
  readonly holder?: string
  readonly reference?: JsonValue
}

/** What is kept of an exchange, as JSON: its id and challenge only as digests. */
export interface KeptExchange {
  /** The base URL of the service that asked: another one over the same store would decide otherwise. */
  readonly service: string
  readonly name: string
  readonly queries: readonly ExampleQuery[]
  readonly reference?: JsonValue
  readonly redirectUrl?: string
  readonly expiresAtMs: number
  /** Of the question that is open. */
  readonly challenge?: string
  readonly begun?: true
  /** While the platform decides: until when nobody else begins to, should it never end. */
  readonly decidingUntilMs?: number
  readonly decision?: ExchangeDecision & { readonly holder: string; readonly atMs: number }
}

/** What exchanges of requests need. */
export interface RequestParts {
  readonly store: Store
  readonly verifier: Verifier
  readonly decide: DecideExchange
  readonly service: string
  readonly domain: string
  readonly keepMs: number
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

const KIND = 'vcapi-exchange'

/** A decision belongs to a request, which nobody waits for so long: a process that died is not waited for either. */
const DECIDING_MS = 120_000

/** What is kept under: who reads the store cannot take part. */
export function digestOf(text: string): string {
  return sha256Base64url(`rungs exchange ${text}`)
}

/** Keeps a new exchange under an id that nobody guesses. */
export async function keepExchange(
  exchange: Omit<KeptExchange, 'service'>,
  { store, service, keepMs, random }: RequestParts,
): Promise<string> {
  const id = toBase64url(random(32))
  const value = JSON.stringify({ ...exchange, service } satisfies KeptExchange)
  const record = { kind: KIND, id: digestOf(id), value, expiresAtMs: exchange.expiresAtMs + keepMs }
  if (!(await store.transaction(({ records }) => records.insert(record)))) throw operationError('exchange.failed', {})
  return id
}

/** An exchange by its id; `undefined` where there is none. */
export async function loadExchange(id: string, parts: RequestParts): Promise<KeptExchange | undefined> {
  return readExchange(await parts.store.read((view) => view.records.get(KIND, digestOf(id))), parts)
}

function readExchange(record: StoredRecord | undefined, { service, now }: RequestParts): KeptExchange | undefined {
  if (record === undefined || (record.expiresAtMs ?? 0) <= now()) return undefined
  const kept = JSON.parse(record.value) as KeptExchange
  return kept.service === service ? kept : undefined
}

/** Asks the question anew: an older one is answered no more. @throws RungsError `exchange.not_found`, `exchange.ended` */
export async function askAnew(id: string, parts: RequestParts): Promise<{ challenge: string; queries: readonly ExampleQuery[] }> {
  const challenge = toBase64url(parts.random(24))
  const { queries } = await change(id, parts, (kept) => ({ ...kept, begun: true, challenge: digestOf(challenge) }))
  return { challenge, queries }
}

/**
 * Verifies a presentation and has it decided about. Its challenge is used up by that, whatever comes of it.
 *
 * @throws RungsError `exchange.not_found`, `exchange.ended`, `exchange.challenge_unknown`, `exchange.member_invalid`, `exchange.busy` while
 * another presentation of it is decided about, and the first finding of what is wrong with the presentation
 */
export async function answerExchange(id: string, presentation: JsonObject, parts: RequestParts): Promise<JsonObject> {
  const challenge = challengeIn(presentation)
  if (challenge === undefined || challenge.length > 100) throw inputError('exchange.challenge_unknown', {})
  const { queries, reference, redirectUrl } = await change(id, parts, (kept) => {
    const isOpen = kept.challenge !== undefined && equalBytes(utf8(kept.challenge), utf8(digestOf(challenge)))
    if (!isOpen) throw inputError('exchange.challenge_unknown', {})
    const { challenge: _used, ...rest } = kept
    return rest
  })
  const binding = { challenge, domain: parts.domain }
  const report = await parts.verifier.verifyPresentation(presentation, { binding })
  const holder = requireProven(report)
  const shown = report.credentials.map(contentOf)
  if (matchQueries(queries.map(aboutContent), shown) === undefined)
    throw wrongMember('verifiableCredential', 'one or more credentials that were asked for')
  await decideOnce(id, parts, async () => {
    const { accepted, data } = await parts.decide(report, reference === undefined ? {} : { reference })
    const decision = { accepted: accepted === true, ...(data !== undefined && { data }), holder, atMs: parts.now() }
    await change(id, parts, ({ decidingUntilMs: _over, ...kept }) => ({ ...kept, decision }), 'decided')
  })
  return redirectUrl === undefined ? {} : { redirectUrl }
}

/** A wallet that asks anew while the platform decides must not have it decide twice; where it could not, the exchange goes on. */
async function decideOnce(id: string, parts: RequestParts, decide: () => Promise<void>): Promise<void> {
  await change(id, parts, (kept) => {
    const nowMs = parts.now()
    if ((kept.decidingUntilMs ?? 0) > nowMs) throw operationError('exchange.busy', { retryAfterSeconds: 1 }, { retryable: true })
    return { ...kept, decidingUntilMs: nowMs + DECIDING_MS }
  })
  try {
    await decide()
  } catch (error) {
    await change(id, parts, ({ decidingUntilMs: _over, ...kept }) => kept, 'decided').catch(() => undefined)
    throw error
  }
}

/** How it stands. */
export function toResult({ decision, begun, expiresAtMs, reference }: KeptExchange, nowMs: number): ExchangeResult {
  const facts = { expiresAt: formatDateTime(expiresAtMs), ...(reference !== undefined && { reference }) }
  if (decision !== undefined) {
    const { atMs, ...rest } = decision
    return { state: 'complete', ...facts, decidedAt: formatDateTime(atMs), ...rest }
  }
  return { state: nowMs >= expiresAtMs ? 'expired' : begun === true ? 'active' : 'pending', ...facts }
}

/** Who proved control of a key. Credentials about somebody else are not theirs to show. */
function requireProven({ checks, holder }: PresentationReport<VerifiableCredential>): string {
  const { form, proof, holder: held } = checks
  const isProven = form.state === 'pass' && (proof.state === 'pass' || proof.state === 'warn') && held.state !== 'fail'
  if (isProven && holder !== undefined) return holder
  const first = [form, proof, held].find(({ state }) => state !== 'pass' && state !== 'warn')?.findings[0]
  if (first === undefined) throw wrongMember('holder', 'DID or URL')
  const { code, params, path } = first
  const isOpen = proof.state === 'unknown'
  throw isOpen ? operationError(code, params as never, { retryable: true, path }) : inputError(code, params as never, path)
}

/** How a credential is secured has been judged by verifying it. */
function aboutContent({ credentialQuery: { example, acceptedIssuers }, ...rest }: ExampleQuery): ExampleQuery {
  const credentialQuery = { ...(example !== undefined && { example }), ...(acceptedIssuers !== undefined && { acceptedIssuers }) }
  return { ...rest, credentialQuery }
}

/** What a verified credential says, and for the others what it says of itself: the report tells which is which. */
function contentOf(report: PresentationReport<VerifiableCredential>['credentials'][number]): {
  readonly credential: JsonObject
  readonly content: JsonObject
} {
  const content = (report.outcome === 'verified' ? report.credential : report.claimed) as unknown as JsonObject | undefined
  return { credential: content ?? {}, content: content ?? {} }
}

/**
 * Changes an exchange that goes on; what was being decided before its end counts however long it takes.
 *
 * @throws RungsError `exchange.not_found`, `exchange.ended`, and what the change throws
 */
function change(
  id: string,
  parts: RequestParts,
  make: (kept: KeptExchange) => KeptExchange,
  phase: 'open' | 'decided' = 'open',
): Promise<KeptExchange> {
  return withRetries(parts.store, async ({ records }) => {
    const record = await records.get(KIND, digestOf(id))
    const kept = readExchange(record, parts)
    if (record === undefined || kept === undefined) throw inputError('exchange.not_found', {})
    const isOver = phase === 'open' && parts.now() >= kept.expiresAtMs
    if (kept.decision !== undefined || isOver) throw inputError('exchange.ended', {})
    const { version, ...rest } = record
    const next = { ...rest, value: JSON.stringify(make(kept)) }
    if (!(await records.replace(next, version)))
      throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
    return kept
  })
}
