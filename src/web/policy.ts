/**
 * What pages that check badges may do: run their own scripts, show pictures that they were given, and ask hosts by https, which they do
 * once a person said so. It stands in the pages too, for hosts that send no headers.
 */
export const POLICY: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self' https:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types rungs',
].join('; ')

/** Which only a header can say (CSP 3 section 6.4.2). */
export const FRAMELESS = "frame-ancestors 'none'"
