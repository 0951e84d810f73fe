import { checkOptions, deepFreeze, inputError, type JsonObject, requireOption } from '../../core/index.js'
import type { PostingNet } from '../../net/index.js'
import { type Mechanism, toEnveloped } from '../../securing/index.js'
import { isPrivateUrl } from '../private-url.js'
import { type CredentialQuery, type MatchableCredential, matchQueries, toSuiteName } from './example-query.js'
import { methodOf } from './presentation-request.js'
import { type PresentationAsked, sendMessage, wrongAnswer } from './server-message.js'
import type { VcapiHolder } from './vcapi-holder.js'

/** What somebody asks to be shown, for the person who decides. */
export interface AskedCredentials {
  /** Who asks: scheme, host and port. */
  readonly origin: string
  /** What is asked for, and which of the held credentials answer it. */
  readonly queries: readonly { readonly query: CredentialQuery; readonly matches: readonly MatchableCredential[] }[]
}

/** What {@link runVcapiExchange} needs. */
export interface RunVcapiExchangeOptions {
  readonly net: Pick<PostingNet, 'post'>
  readonly holder: VcapiHolder
  /** What the holder could show. Default: nothing. */
  readonly held?: readonly MatchableCredential[]
  /**
   * Asks the person what to show: credentials, or parts derived from them; `undefined` for no. MUST show them the origin. Default: nothing is
   * ever shown.
   */
  readonly consent?: (asked: AskedCredentials) => Promise<readonly (JsonObject | string)[] | undefined>
  /** Whether the exchange may go on at another origin. Default: never. */
  readonly allowOrigin?: (origin: string) => boolean
  /** Messages that are sent at most. Default 10. */
  readonly maxSteps?: number
  /** Bytes of an answer. Default 4 MiB. */
  readonly maxBytes?: number
  readonly signal?: AbortSignal
}

/** How an exchange ended. */
export interface VcapiExchangeEnd {
  /**
   * `done`: the other side asks for nothing more. `declined`: nobody consented. `unmatched`: nothing that is held answers it. `unsupported`: the
   * holder cannot authenticate in any way that is accepted. After the last three nothing more was sent.
   */
  readonly outcome: 'done' | 'declined' | 'unmatched' | 'unsupported'
  /** Credentials that were handed over. Nobody has verified them. */
  readonly received: readonly (JsonObject | string)[]
  /** How many credentials were shown. */
  readonly shown: number
  /** Where the person may go on; not followed. */
  readonly redirectUrl?: string
}

const OPTIONS = ['net', 'holder', 'held', 'consent', 'allowOrigin', 'maxSteps', 'maxBytes', 'signal'] as const

/**
 * Takes part in a `vcapi` exchange (VCALM 1.0, participate in an exchange): proves control of a DID, shows what the person agrees to, and
 * takes what comes back. A request that names another domain than the one that is talked to is refused: it would be of use there.
 *
 * @param url - of the exchange, https or loopback, as an interaction gave it
 * @throws RungsError `exchange.answer_invalid`, `exchange.origin_differs`, `net.*`, `securing.*`, `core.option_unknown`,
 * `core.option_invalid`, and those of parsing JSON
 * @example
 * ```ts
 * import { createVcapiHolder, followInteraction, runVcapiExchange } from 'rungs/exchange/vcalm'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { createNet } from 'rungs/net'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * const net = createNet()
 * const holder = createVcapiHolder({ signer: createSigner(await generateKey()), mechanisms: [eddsaRdfc2022] })
 * async function receive(scanned: string) {
 *   const { protocols } = await followInteraction(scanned, { net })
 *   const { vcapi } = protocols
 *   return vcapi === undefined ? [] : (await runVcapiExchange(vcapi, { net, holder })).received
 * }
 * ```
 */
export async function runVcapiExchange(url: string, options: RunVcapiExchangeOptions): Promise<VcapiExchangeEnd> {
  checkOptions(options, OPTIONS, 'runVcapiExchange')
  const { net, holder, maxSteps = 10, maxBytes = 4 * 1024 * 1024, signal } = options
  requireOption(typeof net?.post === 'function', 'net', 'a net that sends')
  requireOption(typeof holder?.present === 'function', 'holder', 'a holder')
  requireOption(Number.isSafeInteger(maxSteps) && maxSteps > 0, 'maxSteps', 'whole number from 1')
  requireOption(Number.isSafeInteger(maxBytes) && maxBytes > 0, 'maxBytes', 'number of bytes')
  if (typeof url !== 'string' || !URL.canParse(url) || !isPrivateUrl(new URL(url))) throw wrongAnswer('vcapi', 'an https URL')
  const received: (JsonObject | string)[] = []
  let shown = 0
  let at = new URL(url).href
  let message: JsonObject = {}
  for (let step = 0; step < maxSteps; step++) {
    const answer = await sendMessage(at, message, { net, maxBytes, ...(signal !== undefined && { signal }) })
    received.push(...answer.received)
    if (received.length > MAX_RECEIVED) throw wrongAnswer('verifiableCredential', `at most ${MAX_RECEIVED} values`)
    const end = (outcome: VcapiExchangeEnd['outcome']): VcapiExchangeEnd =>
      deepFreeze({ outcome, received, shown, ...(answer.redirectUrl !== undefined && { redirectUrl: answer.redirectUrl }) })
    if (answer.asked === undefined) return end('done')
    const made = await toPresentation(answer.asked, at, options)
    if (typeof made === 'string') return end(made)
    at = nextUrl(answer.asked, at, options)
    shown += made.shown
    const { referenceId } = answer
    message = { verifiablePresentation: made.presentation, ...(referenceId !== undefined && { referenceId }) }
  }
  throw wrongAnswer('verifiablePresentationRequest', `the end after ${maxSteps} messages`)
}

const MAX_RECEIVED = 100

async function toPresentation(
  asked: PresentationAsked,
  at: string,
  { holder, held = [], consent }: RunVcapiExchangeOptions,
): Promise<{ readonly presentation: JsonObject; readonly shown: number } | 'declined' | 'unmatched' | 'unsupported'> {
  const { origin } = new URL(at)
  const binding = { challenge: asked.challenge, domain: requireDomain(asked.domain, at) }
  const mechanism = chooseMechanism(asked, holder)
  if (mechanism === undefined) return 'unsupported'
  let chosen: readonly (JsonObject | string)[] = []
  if (asked.queries.length > 0) {
    const queries = matchQueries(asked.queries, held)
    if (queries === undefined) return 'unmatched'
    const agreed = await consent?.(Object.freeze({ origin, queries }))
    if (agreed === undefined || agreed.length === 0) return 'declined'
    chosen = agreed
  }
  const presentation = await holder.present(chosen, binding, mechanism)
  const sent = typeof presentation === 'string' ? toEnveloped(presentation, 'application/vp+jwt') : presentation
  return { presentation: sent, shown: chosen.length }
}

/** Without a domain the presentation is for whom it is sent to all the same. @throws RungsError `exchange.origin_differs` */
function requireDomain(domain: string | undefined, at: string): string {
  const { origin, host } = new URL(at)
  if (domain === undefined) return origin
  const isSame = domain === host || (URL.canParse(domain) && new URL(domain).origin === origin)
  if (!isSame) throw inputError('exchange.origin_differs', { member: 'domain', expected: origin, actual: domain.slice(0, 200) })
  return domain
}

/** @throws RungsError `exchange.origin_differs` */
function nextUrl({ serviceEndpoint }: PresentationAsked, at: string, { allowOrigin }: RunVcapiExchangeOptions): string {
  const { origin } = new URL(at)
  if (serviceEndpoint === undefined) return at
  const actual = new URL(serviceEndpoint).origin
  const isAllowed = actual === origin || allowOrigin?.(actual) === true
  if (!isAllowed) throw inputError('exchange.origin_differs', { member: 'serviceEndpoint', expected: origin, actual })
  return serviceEndpoint
}

function chooseMechanism({ methods, cryptosuites }: PresentationAsked, holder: VcapiHolder): Mechanism | undefined {
  if (methods !== undefined && !methods.includes(methodOf(holder.did) ?? '')) return undefined
  const suites = cryptosuites?.map(toSuiteName)
  return holder.mechanisms.find(({ id }) => suites === undefined || suites.includes(toSuiteName(id)))
}
