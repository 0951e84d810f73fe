import { encodeBase64url } from '#runtime'
import { type JsonObject, utf8 } from '../../core/index.js'

/** The compact JWS of a header and payload, signed by a callback over the signing input. */
export async function joinJws(
  header: JsonObject,
  payload: JsonObject,
  sign: (signingInput: Uint8Array) => Promise<Uint8Array>,
): Promise<string> {
  const signingInput = `${encode(header)}.${encode(payload)}`
  return `${signingInput}.${encodeBase64url(await sign(utf8(signingInput)))}`
}

function encode(part: JsonObject): string {
  return encodeBase64url(JSON.stringify(part))
}
