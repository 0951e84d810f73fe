import { inputError, type JsonValue } from '../../core/index.js'
import { jsonResponse } from '../problem-response.js'
import { checkPresentations } from './check-presentations.js'
import { readForm } from './form.js'
import { endRequest, findOpenRequest, hashOf, reopenRequest, takeRequest } from './kept-requests.js'
import { type GivenPresentation, readResponse } from './read-response.js'
import { clientIdOf } from './request-object.js'
import type { KeptRequest, PresentationResult, Presented, VerifierParts } from './verifier-types.js'

const NO_STORE = { 'cache-control': 'no-store' }

/**
 * Answers a wallet that posts a response (OpenID4VP 1.0 section 8.2). A request is used up by the first response that can be read and has
 * its state, whatever comes of it, but where the platform cannot decide.
 *
 * @throws RungsError `exchange.method_not_allowed`, and those of reading a form
 */
export async function answerWallet(http: Request, secret: string, parts: VerifierParts): Promise<Response> {
  if (http.method !== 'POST') throw inputError('exchange.method_not_allowed', { allowed: ['POST'] })
  const form = await readForm(http, parts.limits)
  const request = await findOpenRequest(secret, parts)
  // Unknown, late, and answered before are told alike.
  if (request === undefined) return refuse('the request is not open')
  const response = await readResponse(form, secret, request)
  if (response.form === 'refused') return refuse(response.reason)
  if (!(await takeRequest(secret, parts))) return refuse('the request is not open')
  const { reference } = request
  const named = reference === undefined ? {} : { reference }
  if (response.form === 'error') return end({ state: 'declined', error: response.error, ...named }, secret, request, parts)
  const { presented, decision } = await judge(response.presentations, secret, request, parts).catch(async (error: unknown) => {
    // That the platform could not decide is no fault of the wallet's: it may answer again.
    await reopenRequest(secret, request, parts)
    throw error
  })
  const result: PresentationResult = {
    state: 'answered',
    presented,
    ...(decision !== undefined && { decision }),
    ...named,
  }
  const answer = await end(result, secret, request, parts)
  // What is wrong with a badge is between the platform and its user; what is wrong with the answer is the wallet's affair.
  const isAnswer = presented.satisfied || presented.outcome === 'indeterminate'
  return isAnswer ? answer : refuse('the presentations do not answer the request')
}

async function judge(
  presentations: readonly GivenPresentation[],
  secret: string,
  request: KeptRequest,
  parts: VerifierParts,
): Promise<{ readonly presented: Presented; readonly decision: JsonValue | undefined }> {
  const presented = await checkPresentations(presentations, request, clientIdOf(secret, parts), parts)
  return { presented, decision: await parts.decide?.(presented, request.reference) }
}

async function end(result: PresentationResult, secret: string, request: KeptRequest, parts: VerifierParts): Promise<Response> {
  const code = request.redirectUri === undefined ? undefined : parts.secret()
  await endRequest(secret, { result, ...(code !== undefined && { codeHash: hashOf(code) }) }, parts)
  if (code === undefined) return jsonResponse(200, {}, NO_STORE)
  const url = new URL(request.redirectUri as string)
  url.searchParams.set('response_code', code)
  return jsonResponse(200, { redirect_uri: url.href }, NO_STORE)
}

function refuse(reason: string): Response {
  return jsonResponse(400, { error: 'invalid_request', error_description: reason }, NO_STORE)
}
