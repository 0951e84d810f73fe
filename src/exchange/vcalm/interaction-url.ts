import { inputError, requireOption } from '../../core/index.js'
import { isPrivateUrl } from '../private-url.js'

/** The most characters of an interaction URL (VCALM 1.0, interaction QR code format). */
const MAX_CHARACTERS = 4096
const ID = /^[A-Za-z0-9_-]{1,200}$/
const SCHEME = /^interaction:/i

/** Where an interaction begins, read. */
export interface InteractionUrl {
  /** To be fetched as it is: nothing in it means anything to whoever fetches it. */
  readonly url: string
  /** Who is talked to: scheme, host and port. */
  readonly origin: string
}

/**
 * The URL of an interaction (VCALM 1.0, interaction URL format): for links and QR codes.
 *
 * @param baseUrl - where the handler of interactions is reached, https or loopback, without a slash at its end
 * @param id - of the offer or exchange, such as a code
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { toInteractionUrl } from 'rungs/exchange/vcalm'
 * toInteractionUrl('https://courier.example', 'z8n38Dp7a') // 'https://courier.example/interactions/z8n38Dp7a?iuv=1'
 * ```
 */
export function toInteractionUrl(baseUrl: string, id: string): string {
  requireBaseUrl(baseUrl)
  requireOption(typeof id === 'string' && ID.test(id), 'id', 'letters, digits, - and _')
  return `${baseUrl}/interactions/${id}?iuv=1`
}

/** @throws RungsError `core.option_invalid` */
export function requireBaseUrl(baseUrl: unknown): void {
  const isFine =
    typeof baseUrl === 'string' && URL.canParse(baseUrl) && isPrivateUrl(new URL(baseUrl)) && !/[?#]|\/$/.test(baseUrl)
  requireOption(isFine, 'baseUrl', 'https or loopback URL that ends in no slash')
}

/**
 * Reads an interaction URL as somebody scanned or typed it, also behind the scheme `interaction:` (VCALM 1.0, initiating interactions):
 * version 1, over https, or over http on this machine itself.
 *
 * @throws RungsError `exchange.answer_invalid`
 * @example
 * ```ts
 * import { parseInteractionUrl } from 'rungs/exchange/vcalm'
 * parseInteractionUrl('https://courier.example/interactions/z8n38Dp7a?iuv=1').origin // 'https://courier.example'
 * ```
 */
export function parseInteractionUrl(text: unknown): InteractionUrl {
  const wrong = (): Error =>
    inputError('exchange.answer_invalid', { member: 'interaction URL', expected: 'https URL with iuv=1' })
  if (typeof text !== 'string' || text.length > MAX_CHARACTERS) throw wrong()
  const bare = text.trim().replace(SCHEME, '')
  if (!URL.canParse(bare)) throw wrong()
  const url = new URL(bare)
  const versions = url.searchParams.getAll('iuv')
  const isFine = isPrivateUrl(url) && url.username === '' && url.password === '' && url.hash === ''
  if (!isFine || versions.length !== 1 || versions[0] !== '1') throw wrong()
  return Object.freeze({ url: url.href, origin: url.origin })
}
