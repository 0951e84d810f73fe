import type { CatalogueOf } from '../catalogue.js'

/** English for requests over HTTP. */
export const exchange: CatalogueOf<'exchange'> = {
  'exchange.not_found': { text: 'Nothing is at this address.', fix: 'Look up the addresses in /openapi.json.' },
  'exchange.method_not_allowed': { text: 'This address takes {allowed} alone.', fix: 'Use one of these methods.' },
  'exchange.media_type_unsupported': {
    text: 'The body is of a media type that is not read here; these are: {accepted}.',
    fix: 'Set the header Content-Type to one of these.',
  },
  'exchange.request_malformed': {
    text: 'The request cannot be read: expected {expected}.',
    fix: 'Send it as /openapi.json describes it.',
  },
  'exchange.request_too_large': { text: 'The request is larger than {limitBytes} bytes.', fix: 'Send less at once.' },
  'exchange.request_too_slow': {
    text: 'The request did not arrive within {limitMs} milliseconds.',
    fix: 'Send it in one piece, over a better connection.',
  },
  'exchange.member_invalid': {
    text: 'In the request, "{member}" is not right: expected {expected}.',
    fix: 'Send it as /openapi.json describes it.',
  },
  'exchange.issuer_mismatch': {
    text: 'The credential names another issuer than the one that signs here: {expected}.',
    fix: 'Put the id that /issuers lists into `issuer`.',
  },
  'exchange.token_missing': {
    text: 'This address asks for an access token, and none came.',
    fix: 'Send one in the header Authorization, as Bearer.',
  },
  'exchange.token_invalid': { text: 'The access token is not accepted here.', fix: 'Get a new one for this service.' },
  'exchange.scope_missing': {
    text: 'The access token does not allow this: the scope "{scope}" is missing.',
    fix: 'Ask for a token with this scope.',
  },
  'exchange.rate_limited': { text: 'Too many requests came.', fix: 'Wait {retryAfterSeconds} seconds.' },
  'exchange.busy': { text: 'The service has as much to do as it takes on.', fix: 'Wait {retryAfterSeconds} seconds.' },
  'exchange.not_ready': { text: 'The service is not ready.', fix: 'Try again in a moment.' },
  'exchange.failed': { text: 'Something went wrong inside the service.', fix: 'Tell its operator, with the id of the request.' },
  'exchange.provider_refused': {
    text: 'The service refused with HTTP status {status}: {error}.',
    fix: 'Ask again with what the service wants; if the same request is to be repeated, wait {retryAfterSeconds} seconds.',
  },
  'exchange.answer_invalid': {
    text: 'The answer of the service is not in order at: {member}.',
    fix: 'Tell the operator of the service; nothing of the answer was used.',
  },
}
