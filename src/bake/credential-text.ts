import {
  asList,
  copyJsonObject,
  fromBase64url,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonObject,
  parseJson,
  utf8,
} from '../core/index.js'
import { type Carrier, carrierOf } from './carriers.js'

/** How a credential stands in a picture: a compact JWS, JSON, or (OB 2.0 and older) the address of one. */
export type BakedForm = 'jws' | 'json' | 'url'

/** A credential as text, ready for a picture. */
export interface CredentialText {
  readonly text: string
  readonly form: 'jws' | 'json'
  readonly carrier: Carrier
}

const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

/**
 * The text of a secured badge or CLR; JSON text is left as it is written.
 *
 * @throws RungsError `bake.credential_unsuitable`, `bake.credential_too_large`, and those of reading JSON
 */
export function toCredentialText(credential: unknown, maxBytes: number): CredentialText {
  const limits = { maxBytes }
  const isText = typeof credential === 'string'
  const given = isText ? credential.trim() : JSON.stringify(copyJsonObject(credential, limits))
  if (given.length > maxBytes || utf8(given).length > maxBytes)
    throw inputError('bake.credential_too_large', { limitBytes: maxBytes })
  if (COMPACT_JWS.test(given)) return { text: given, form: 'jws', carrier: carrierFor(contentOf(given, maxBytes)) }
  if (!given.startsWith('{')) throw unsuitable('a compact JWS or a JSON object')
  const content = parseJson(given, limits) as JsonObject
  // A badge is signed first and baked then; what has no proof would prove nothing to whoever is given the picture.
  if (!asList(content['proof']).some(isJsonObject)) throw unsuitable('a proof')
  return { text: given, form: 'json', carrier: carrierFor(content) }
}

function contentOf(jws: string, maxBytes: number): JsonObject {
  let payload: unknown
  try {
    payload = parseJson(fromBase64url(jws.split('.')[1] as string), { maxBytes })
  } catch (error) {
    if (isRungsError(error)) throw unsuitable('JSON in the JWS')
    throw error
  }
  if (!isJsonObject(payload)) throw unsuitable('a JSON object in the JWS')
  const { vc } = payload
  return isJsonObject(vc) ? vc : payload
}

/** OB 3.0 section 5.3 bakes AchievementCredentials, CLR 2.0 its own; other credentials have no place in a picture. */
function carrierFor({ type }: JsonObject): Carrier {
  const types: readonly unknown[] = [type].flat()
  if (types.includes('ClrCredential')) return carrierOf('clr2')
  if (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')) return carrierOf('ob3')
  throw unsuitable('the type OpenBadgeCredential, AchievementCredential or ClrCredential')
}

function unsuitable(expected: string): Error {
  return inputError('bake.credential_unsuitable', { expected })
}

/**
 * What a text out of a picture is, by its first characters.
 *
 * @throws RungsError `bake.credential_malformed`
 */
export function formOf(text: string, { kind }: Carrier): BakedForm {
  if (COMPACT_JWS.test(text)) return 'jws'
  if (text.startsWith('{')) return 'json'
  if (kind === 'ob2' && /^https?:\/\/\S+$/i.test(text)) return 'url'
  throw inputError('bake.credential_malformed', { expected: 'JSON or compact JWS' })
}
