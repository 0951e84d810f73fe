import {
  atPath,
  copyJsonObject,
  deepFreeze,
  fromBase64url,
  fromUtf8,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  parseJson,
} from '../core/index.js'
import { checkEndorsement } from './check-endorsement.js'
import { invalid } from './check-values.js'

/** Where an endorsement may stand in a badge or a record (OB 3.0 B.1), outermost first. */
const PLACES: readonly (readonly string[])[] = [
  [],
  ['credentialSubject', 'achievement'],
  ['issuer'],
  ['credentialSubject', 'achievement', 'creator'],
]

/**
 * A copy of an unsigned badge or record with a signed endorsement put on what it is about: the credential, its achievement, its issuer or
 * the achievement's creator, by id. A JSON object goes into `endorsement`, a token into `endorsementJwt`. The Open Badges context as
 * published has no term for the latter, so that such a badge is secured as a token or with a JCS cryptosuite.
 *
 * The endorsement is not verified here: `createVerifier` does that with the badge.
 *
 * @throws RungsError `credential.endorsed_missing`, `credential.endorsement_unreadable`, `credential.field_missing`,
 * `credential.field_invalid`, `securing.already_secured` for a badge with a proof, which would no longer hold
 */
export function attachEndorsement(draft: unknown, endorsement: JsonObject | string): JsonObject {
  const copy = copyJsonObject(draft)
  if (copy['proof'] !== undefined) throw inputError('securing.already_secured', {}, '/proof')
  const member = typeof endorsement === 'string' ? 'endorsementJwt' : 'endorsement'
  const value = typeof endorsement === 'string' ? endorsement : checkEndorsement(endorsement, '')
  const about = idOf((isJsonObject(value) ? value : contentOf(endorsement as string))['credentialSubject'])
  for (const place of PLACES) {
    const holder = at(copy, place)
    if (about === undefined || holder === undefined || holder['id'] !== about) continue
    const present = holder[member] ?? []
    if (!Array.isArray(present)) throw invalid(`/${[...place, member].join('/')}`, member, 'list')
    return deepFreeze(replaced(copy, place, { ...holder, [member]: [...present, value] })) as JsonObject
  }
  throw inputError('credential.endorsed_missing', {})
}

/** What a token says: the credential itself, or the claim `vc` of VCDM 1.1. Nothing is verified. */
function contentOf(token: string): JsonObject {
  const [, payload, signature, ...more] = token.split('.')
  try {
    if (payload === undefined || signature === undefined || more.length > 0)
      throw inputError('credential.endorsement_unreadable', {})
    const content = atPath('', () => parseJson(fromUtf8(fromBase64url(payload))))
    const inner = isJsonObject(content) ? (content['vc'] ?? content) : content
    if (isJsonObject(inner)) return inner
  } catch (error) {
    if (!isRungsError(error)) throw error
  }
  throw inputError('credential.endorsement_unreadable', {})
}

function idOf(subject: JsonValue | undefined): string | undefined {
  return isJsonObject(subject) && typeof subject['id'] === 'string' ? subject['id'] : undefined
}

function at(root: JsonObject, place: readonly string[]): JsonObject | undefined {
  let value: JsonValue | undefined = root
  for (const key of place) value = isJsonObject(value) ? value[key] : undefined
  return isJsonObject(value) ? value : undefined
}

function replaced(root: JsonObject, [key, ...rest]: readonly string[], value: JsonObject): JsonObject {
  if (key === undefined) return value
  return { ...root, [key]: replaced(root[key] as JsonObject, rest, value) }
}
