/** Codes raised by the net room. Params name the host at most: never a path, a query or an address. */
export interface NetCodes {
  'net.url_unsupported': { readonly reason: UrlReason }
  'net.host_forbidden': { readonly host: string }
  'net.address_forbidden': { readonly host: string }
  'net.redirect_forbidden': { readonly host: string; readonly reason: UrlReason | 'location' | 'count' }
  /** `onFetch` said no. */
  'net.fetch_refused': { readonly host: string; readonly purpose: string }
  'net.busy': { readonly host: string; readonly limit: number }
  /** The host asked for a pause; `until` is RFC 3339. */
  'net.retry_later': { readonly host: string; readonly until: string }
  'net.content_type': { readonly host: string; readonly contentType: string }
  'net.status': { readonly host: string; readonly status: number }
  'net.content_encoding': { readonly host: string }
  'net.too_large': { readonly host: string; readonly part: 'headers' | 'body'; readonly limitBytes: number }
  'net.timeout': { readonly host: string; readonly timeoutMs: number }
  'net.aborted': { readonly host: string }
  /** `reason` is the error code of the platform, such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`. */
  'net.unreachable': { readonly host: string; readonly reason: string }
}

/** Why a URL is not fetched. */
export type UrlReason = 'syntax' | 'scheme' | 'credentials' | 'port'
