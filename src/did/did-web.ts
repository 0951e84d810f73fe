import { inputError, type RungsError } from '../core/index.js'
import type { DidReason } from './codes.js'

const MAX_LENGTH = 2048
const PREFIX = 'did:web:'
/** A domain name, then a port whose colon is percent-encoded. */
const HOST = /^((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:%3a([1-9]\d{0,4}))?$/i
/** The last label of a name that URL parsers read as an IPv4 address. */
const NUMERIC_LABEL = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/i
const SEGMENT = /^(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+$/
/** Segments that would leave the place the DID names: dots, and encoded slashes, however written. */
const ESCAPING_SEGMENT = /^(?:\.|%2e){1,2}$|%2f|%5c|%00/i

/**
 * The https URL of a did:web's document: `did:web:shop.example` is at `/.well-known/did.json`,
 * `did:web:shop.example%3A8443:team:a` at `https://shop.example:8443/team/a/did.json` (did:web method).
 * IP addresses are refused.
 *
 * @throws RungsError `did.invalid`
 */
export function didWebToUrl(did: string): string {
  if (typeof did !== 'string' || did.length > MAX_LENGTH || !did.startsWith(PREFIX)) throw invalid('syntax')
  const [authority = '', ...segments] = did.slice(PREFIX.length).split(':')
  const [, host, port] = HOST.exec(authority) ?? []
  if (host === undefined || host.length > 253 || Number(port ?? 443) > 65_535) throw invalid('host')
  if (NUMERIC_LABEL.test(host)) throw invalid('ip_address')
  if (!segments.every((segment) => SEGMENT.test(segment) && !ESCAPING_SEGMENT.test(segment))) throw invalid('path')
  const path = segments.length === 0 ? '.well-known' : segments.join('/')
  return `https://${host.toLowerCase()}${port === undefined ? '' : `:${port}`}/${path}/did.json`
}

function invalid(reason: DidReason): RungsError {
  return inputError('did.invalid', { method: 'web', reason })
}
