import { createContextLoader } from '../contexts/index.js'
import {
  fromUtf8,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonObject,
  operationError,
  parseJson,
  type RungsError,
} from '../core/index.js'
import type { ControllerResolver } from '../did/index.js'
import { createKeyCache, type PublicJwk } from '../keys/index.js'
import { type Sealed, splitJws } from '../securing/index.js'
import { vcJose } from '../securing/jose/vc-jose.js'
import { parseSdJwt, sdJwtVc } from '../securing/sd-jwt/sd-jwt-vc.js'
import { readArgs } from './args.js'
import { MAX_INPUT_BYTES, readInput } from './files.js'
import type { CliIo } from './io.js'
import { readNow } from './options.js'
import { checkDates, checkDocument, featureNamed, requireSupported, type VectorFeature } from './vector-feature.js'
import { VECTOR_OPTIONS } from './vector-issue.js'
import { readVectorKey } from './vector-key.js'
import { judge, writeResult } from './vector-result.js'

/** `rungs vector verify` */
export async function vectorVerify(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: VECTOR_OPTIONS, words: [0, 0] })
  const feature = featureNamed(args.need('feature'))
  const now = readNow(args).getTime()
  const key = await readVectorKey(io, args.need('key'))
  const input = await readInput(io, args.need('input'))
  const judged = await judge(async () => {
    requireSupported(feature)
    const token = tokenOf(input)
    const content = await openToken(feature, token, key, now)
    checkDocument(feature, content, 'read')
    checkDates(content, now)
    return token
  })
  return writeResult(io, args.need('output'), judged)
}

/**
 * The content of a token that the given key signed. With a vector comes the key that it is to be verified with, so the token's
 * `kid`, a URL or a hint, and its issuer have no say in whose key it is. A key of an unsupported kind is told last.
 */
async function openToken(
  { form, purpose }: VectorFeature,
  token: string,
  key: PublicJwk | RungsError,
  now: number,
): Promise<JsonObject> {
  const sealed = form === 'jose' ? sealedJws(token) : parseSdJwt(token)
  const options = {
    loader: createContextLoader(),
    resolver: refusing(key),
    keys: createKeyCache(),
    now,
    purpose,
    ...(!isRungsError(key) && { tokenKey: key }),
  }
  const { credential } = await (form === 'jose' ? vcJose : sdJwtVc).open(sealed, options)
  // Without the given key, it was one that the token brought itself.
  if (isRungsError(key)) throw key
  return credential
}

function refusing(key: PublicJwk | RungsError): ControllerResolver {
  const refuse = async (): Promise<never> => {
    throw isRungsError(key) ? key : operationError('did.offline', { method: 'https' })
  }
  return { resolve: refuse, fetchJwk: refuse }
}

function sealedJws(token: string): Sealed & { readonly form: 'compact' } {
  const { header, payload } = splitJws(token)
  return { form: 'compact', token, header, payload, path: '' }
}

/** The token of the input: its text, or the `data` of an output file of `rungs vector issue`. */
function tokenOf(input: Uint8Array): string {
  const text = fromUtf8(input).trim()
  if (!text.startsWith('{')) return text
  const file = parseJson(input, { maxBytes: MAX_INPUT_BYTES })
  if (!isJsonObject(file) || typeof file['data'] !== 'string') throw inputError('proof.none', {})
  return file['data']
}
