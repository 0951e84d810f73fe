import { isRungsError, operationError, type RungsError } from '../core/index.js'
import type { UrlReason } from './codes.js'
import type { Deadline } from './deadline.js'
import type { FetchPurpose, Policy } from './policy.js'
import { literalAddress } from './request.js'

const MAX_URL_LENGTH = 4096
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1)$/

/** A URL that may be asked, or why it may not. */
export function readUrl(text: unknown, base: URL | undefined, policy: Policy): URL | UrlReason {
  if (typeof text !== 'string' || text.length > MAX_URL_LENGTH) return 'syntax'
  let url: URL
  try {
    url = new URL(text, base)
  } catch {
    return 'syntax'
  }
  if (url.protocol !== 'https:' && !isListedLoopback(url, policy)) return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (url.port !== '' && !policy.ports.includes(Number(url.port))) return 'port'
  url.hash = ''
  return url
}

/** What is sent within this machine nobody reads on the way. */
function isListedLoopback({ protocol, hostname }: URL, policy: Policy): boolean {
  const address = literalAddress(hostname)
  return protocol === 'http:' && address !== undefined && LOOPBACK.test(address) && policy.allowsLiteral(address)
}

/** @throws RungsError `net.address_forbidden`, `net.host_forbidden` */
export function requireAllowed(url: URL, policy: Policy): void {
  const host = url.hostname
  const address = literalAddress(host)
  if (address !== undefined && !policy.allowsLiteral(address)) throw operationError('net.address_forbidden', { host })
  if (!policy.allowsHost(host)) throw operationError('net.host_forbidden', { host })
}

/** Tells of a request before it leaves, even before the name server hears of it. */
export async function announce(
  origin: string,
  host: string,
  purpose: FetchPurpose | undefined,
  { onFetch }: Policy,
  deadline: Deadline,
): Promise<void> {
  if (onFetch === undefined) return
  const refused = (cause?: unknown): RungsError =>
    operationError('net.fetch_refused', { host, purpose: purpose ?? 'other' }, cause === undefined ? {} : { cause })
  const ask = async (): Promise<unknown> => onFetch(Object.freeze({ origin, ...(purpose !== undefined && { purpose }) }))
  let answer: unknown
  try {
    answer = await deadline.pause(ask())
  } catch (error) {
    if (deadline.signal.aborted && isRungsError(error)) throw error
    throw refused(error)
  }
  if (answer === false) throw refused()
}
