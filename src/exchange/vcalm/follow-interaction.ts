import { checkOptions, isJsonObject, requireOption } from '../../core/index.js'
import type { Net } from '../../net/index.js'
import { parseInteractionUrl } from './interaction-url.js'
import { readAnswer, requireSameOrigin, wrongAnswer } from './server-message.js'

/** What {@link followInteraction} needs. */
export interface FollowInteractionOptions {
  readonly net: Net
  readonly signal?: AbortSignal
}

/** How an interaction may go on. */
export interface Interaction {
  /** Whom it is with: scheme, host and port, to be shown to the person before they go on. */
  readonly origin: string
  /** URLs by the names of protocols, as the other side gave them: nothing was checked about them. */
  readonly protocols: Readonly<Record<string, string>>
}

const MAX_BYTES = 64 * 1024
const MAX_PROTOCOLS = 32
const MAX_CHARACTERS = 16_384

/**
 * Asks an interaction URL, as somebody scanned it, how to go on (VCALM 1.0, interaction protocols response). What redirects elsewhere is
 * refused: the address that the person saw is the one that is talked to.
 *
 * @throws RungsError `exchange.answer_invalid`, `exchange.origin_differs`, `net.*`, `core.option_unknown`
 * @example
 * ```ts
 * import { followInteraction } from 'rungs/exchange/vcalm'
 * import { createNet } from 'rungs/net'
 * const follow = (scanned: string) => followInteraction(scanned, { net: createNet() })
 * ```
 */
export async function followInteraction(text: string, options: FollowInteractionOptions): Promise<Interaction> {
  checkOptions(options, ['net', 'signal'], 'followInteraction')
  const { net, signal } = options
  requireOption(typeof net?.fetch === 'function', 'net', 'a net')
  const { url, origin } = parseInteractionUrl(text)
  const response = await net.fetch(url, {
    accept: 'application/json',
    types: 'json',
    maxBytes: MAX_BYTES,
    ...(signal !== undefined && { signal }),
  })
  requireSameOrigin('interaction URL', response.url, origin)
  const { protocols } = readAnswer(response, MAX_BYTES)
  if (!isJsonObject(protocols)) throw wrongAnswer('protocols', 'object')
  const entries = Object.entries(protocols).slice(0, MAX_PROTOCOLS)
  const usable = entries.filter(
    (entry): entry is [string, string] =>
      entry[0].length <= 100 && typeof entry[1] === 'string' && entry[1].length <= MAX_CHARACTERS && URL.canParse(entry[1]),
  )
  return Object.freeze({ origin, protocols: Object.freeze(Object.fromEntries(usable)) })
}
