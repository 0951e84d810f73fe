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
  'exchange.ended': {
    text: 'The exchange is over: it was completed, withdrawn, or its time has passed.',
    fix: 'Ask whoever began it for a new one.',
  },
  'exchange.challenge_unknown': {
    text: 'The answer does not belong to the question that is open: the question was answered before, or another was asked since.',
    fix: 'Ask for the question again, and answer that.',
  },
  'exchange.origin_differs': {
    text: '"{member}" names {actual}, but this is talked about with {expected}.',
    fix: 'Do not go on, unless you know why.',
  },
  'exchange.answer_invalid': {
    text: 'What the other side sent is not right: "{member}", expected {expected}.',
    fix: 'Ask whoever sent you there.',
  },
  'exchange.failed': { text: 'Something went wrong inside the service.', fix: 'Tell its operator, with the id of the request.' },
  'exchange.oauth_refused': {
    text: 'The client is refused: {error}. In detail: {description}.',
    fix: 'See what the specification says about this error.',
  },
  'exchange.issuer_refused': {
    text: 'The issuer refuses: {error} (HTTP status {status}).',
    fix: 'Ask the issuer for a new offer.',
  },
  'exchange.issuance_invalid': {
    text: 'What the issuer sent or offered is not right: {member} ({rule}).',
    fix: 'Go no further, and tell the issuer.',
  },
  'exchange.issuance_unsupported': {
    text: 'The issuer asks for a way of issuing that is not supported here: {feature}.',
    fix: 'Ask for an offer with a pre-authorized code whose badge comes at once.',
  },
  'exchange.nothing_suitable': {
    text: 'Nothing that is offered can be taken here; these formats can: {formats}.',
    fix: 'Ask the issuer for one of these formats, for a key like yours.',
  },
  'exchange.presentation_request_refused': {
    text: 'The request of the verifier is not answered ({error}): "{member}" is not right.',
    fix: 'Ask the verifier for a new request.',
  },
  'exchange.presentation_refused': {
    text: 'The verifier does not take the answer ({error}, status {status}).',
    fix: 'Ask the verifier for a new request, and answer that.',
  },
  'exchange.provider_refused': {
    text: 'The service refused with HTTP status {status}: {error}.',
    fix: 'Ask again with what the service wants; if the same request is to be repeated, wait {retryAfterSeconds} seconds.',
  },
  'exchange.provider_answer_invalid': {
    text: 'The answer of the service is not in order at: {member}.',
    fix: 'Tell the operator of the service; nothing of the answer was used.',
  },
}
