import { X509Certificate } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import { checkOptions, MAX_TIMER_MS, type Now, toEpochMs, usageError } from '../core/index.js'
import { isPublicAddress } from './addresses.js'
import type { NetCacheOptions } from './cache.js'
import type { GateLimits } from './gate.js'

/** What a document is fetched for: whose keys, which status, which schema, a newer credential, or whom to trust. */
export type FetchPurpose = (typeof fetchPurposes)[number]

/** Every {@link FetchPurpose}. */
export const fetchPurposes = ['controller', 'status', 'schema', 'refresh', 'trust'] as const

/** A request that is about to leave. */
export interface FetchNotice {
  /** Scheme, host and port of whoever learns of it. */
  readonly origin: string
  /** What for; absent where the caller of the net does not say. */
  readonly purpose?: FetchPurpose
}

/** What a {@link Net} may reach and how much of it. */
export interface NetOptions {
  /** Milliseconds for the whole fetch with its redirects and its wait for a turn, not counting `onFetch`. Default 10 000. */
  readonly timeoutMs?: number
  /** Bytes of a body unless a call says otherwise. Default 1 MiB. */
  readonly maxBytes?: number
  /** Redirects followed. Default 3. */
  readonly maxRedirects?: number
  /** Ports allowed besides 443. Default none. */
  readonly ports?: readonly number[]
  /** PEM certificates of private authorities, trusted besides the platform's own. */
  readonly ca?: string
  /** Allow-list: called with the host name of every request, redirects included; anything but `true` refuses it. Default: all. */
  readonly hosts?: (hostname: string) => boolean
  /**
   * Called before a request leaves to an origin, and awaited without a limit of time; `false` refuses it, and so does an error. Answers out
   * of the cache are not announced. A fetch tells its server something: one of a status says that somebody looks at
   * badges of that issuer just now. Default: nobody is told.
   */
  readonly onFetch?: (notice: FetchNotice) => unknown
  /** Answers kept by the rules of RFC 9111, with their bounds, or `false` to keep none. Default: some. */
  readonly cache?: false | NetCacheOptions
  /** Requests to one host at a time. Default 4. */
  readonly maxConnectionsPerHost?: number
  /** Requests at a time in all. Default 32. */
  readonly maxConnections?: number
  /** Requests that may wait for their turn, a quarter of them for one host. Default 256. */
  readonly maxQueued?: number
  /** The clock for the age of kept answers and for the pauses that servers ask for. Default: the system's clock. */
  readonly now?: Now
  /**
   * IP addresses that are reached although they are not public, and where they are of this machine itself (loopback) over http too. It
   * opens the internal network to what a credential names.
   */
  readonly unsafeAllowAddresses?: readonly string[]
}

/** The checked options. */
export interface Policy {
  readonly onFetch: NetOptions['onFetch']
  readonly cache: Required<NetCacheOptions> | undefined
  readonly gate: GateLimits
  readonly now: () => number
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly maxRedirects: number
  readonly ports: readonly number[]
  readonly secureContext: SecureContext
  readonly allowsHost: (hostname: string) => boolean
  readonly allowsAddress: (address: string) => boolean
  /** Whether a host that is an IP address itself may be reached: only when it is listed. */
  readonly allowsLiteral: (address: string) => boolean
}

const OPTIONS = [
  'timeoutMs',
  'maxBytes',
  'maxRedirects',
  'ports',
  'ca',
  'hosts',
  'onFetch',
  'cache',
  'maxConnectionsPerHost',
  'maxConnections',
  'maxQueued',
  'now',
  'unsafeAllowAddresses',
] as const

/** Checks options once, at the door. */
export function toPolicy(options: NetOptions): Policy {
  checkOptions(options, OPTIONS, 'createNet')
  const { hosts, onFetch, now } = options
  if (onFetch !== undefined && typeof onFetch !== 'function') throw invalid('onFetch', 'function')
  toEpochMs(now)
  if (hosts !== undefined && typeof hosts !== 'function') throw invalid('hosts', 'function')
  const listed = addressList(options.unsafeAllowAddresses ?? [])
  const ports = options.ports ?? []
  if (!Array.isArray(ports)) throw invalid('ports', 'array of port numbers')
  return {
    onFetch,
    cache: cacheBounds(options.cache),
    gate: {
      maxConnectionsPerHost: wholeNumber('maxConnectionsPerHost', options.maxConnectionsPerHost ?? 4, 1, 1000),
      maxConnections: wholeNumber('maxConnections', options.maxConnections ?? 32, 1, 1000),
      maxQueued: wholeNumber('maxQueued', options.maxQueued ?? 256, 0, 100_000),
    },
    now: () => toEpochMs(now),
    timeoutMs: wholeNumber('timeoutMs', options.timeoutMs ?? 10_000, 1, MAX_TIMER_MS),
    maxBytes: wholeNumber('maxBytes', options.maxBytes ?? 1024 * 1024, 1),
    maxRedirects: wholeNumber('maxRedirects', options.maxRedirects ?? 3, 0, 20),
    ports: ports.map((port: number) => wholeNumber('ports', port, 1, 65_535)),
    secureContext: createSecureContext({ minVersion: 'TLSv1.2', ...authorities(options.ca) }),
    allowsHost: (hostname) => hosts === undefined || hosts(hostname) === true,
    allowsAddress: (address) => isPublicAddress(address) || listed(address),
    allowsLiteral: listed,
  }
}

function cacheBounds(cache: false | NetCacheOptions | undefined): Required<NetCacheOptions> | undefined {
  if (cache === false) return undefined
  const { maxEntries = 256, maxBytes = 8 * 1024 * 1024, maxFreshMs = 5 * 60 * 1000 } = cache ?? {}
  if (cache !== undefined) checkOptions(cache, ['maxEntries', 'maxBytes', 'maxFreshMs'], 'cache')
  return {
    maxEntries: wholeNumber('maxEntries', maxEntries, 1, 100_000),
    maxBytes: wholeNumber('maxBytes', maxBytes, 1),
    maxFreshMs: wholeNumber('maxFreshMs', maxFreshMs, 0),
  }
}

/** A whole number within bounds. @throws RungsError `core.option_invalid` */
export function wholeNumber(option: string, value: unknown, min: number, max: number = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min || value > max) {
    throw invalid(option, `whole number from ${min} to ${max}`)
  }
  return value
}

function addressList(addresses: unknown): (address: string) => boolean {
  if (!Array.isArray(addresses)) throw invalid('unsafeAllowAddresses', 'array of IP addresses')
  const list = new BlockList()
  for (const address of addresses as unknown[]) {
    if (typeof address !== 'string' || isIP(address) === 0 || address.includes('%')) {
      throw invalid('unsafeAllowAddresses', 'array of IP addresses')
    }
    list.addAddress(address, familyOf(address))
  }
  return (address) => isIP(address) !== 0 && !address.includes('%') && list.check(address, familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g

function authorities(ca: unknown): { ca?: string[] } {
  if (ca === undefined) return {}
  const found = typeof ca === 'string' ? ca.match(CERTIFICATE) : null
  if (found === null || !found.every(isCertificate)) throw invalid('ca', 'PEM certificates')
  return { ca: [...rootCertificates, ...found] }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).fingerprint256.length > 0
  } catch {
    return false
  }
}

function invalid(option: string, expected: string): Error {
  return usageError('core.option_invalid', { option, expected })
}
