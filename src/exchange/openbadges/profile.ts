import { asList, fromUtf8, isAbsoluteUrl, isJsonObject, isRungsError, parseJson } from '../../core/index.js'
import { mediaTypeOf, readBody } from '../read-body.js'
import { notAcceptable } from './credentials.js'
import { formOfType, isAccepted } from './media.js'
import type { Provider } from './provider.js'
import { statusInfo } from './status-info.js'

/** `getProfile` (OB 3.0 section 6.2.4) */
export async function handleGetProfile(request: Request, userId: string, provider: Provider): Promise<Response> {
  if (!isAccepted(request, 'json')) return notAcceptable('application/json')
  const kept = await provider.shelf.profile(userId)
  if (kept !== undefined) return profileAnswer(kept)
  const usual = await provider.profileOf(userId)
  return usual === undefined
    ? statusInfo(404, 'not_found', 'There is no profile of this user.')
    : profileAnswer(JSON.stringify(usual))
}

/** `putProfile` (OB 3.0 section 6.2.5): the whole profile, in the place of what was there. */
export async function handlePutProfile(request: Request, userId: string, provider: Provider): Promise<Response> {
  if (formOfType(mediaTypeOf(request)) !== 'json')
    return statusInfo(415, 'invalid_data', 'A profile is sent as application/json.')
  if (!isAccepted(request, 'json')) return notAcceptable('application/json')
  const bytes = await readBody(request, provider.limits)
  const text = profileIn(bytes)
  if (text === undefined)
    return statusInfo(400, 'invalid_data', 'The body is no Profile: a JSON object with an id and that type.')
  await provider.shelf.putProfile(userId, text)
  return profileAnswer(text)
}

function profileAnswer(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } })
}

/** The text of a profile (OB 3.0 B.1.18), which needs no more than an id and its type. */
function profileIn(bytes: Uint8Array): string | undefined {
  try {
    const text = fromUtf8(bytes).trim()
    const value = parseJson(text)
    if (!isJsonObject(value) || !isAbsoluteUrl(value['id'])) return undefined
    return asList(value['type']).includes('Profile') ? text : undefined
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}
