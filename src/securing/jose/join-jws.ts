import { type JsonObject, toBase64url, utf8 } from '../../core/index.js'

/** The compact JWS of a header and payload, signed by a callback over the signing input. */
export async function joinJws(
  header: JsonObject,
  payload: JsonObject,
  sign: (signingInput: Uint8Array) => Promise<Uint8Array>,
): Promise<string> {
  const signingInput = `${encode(header)}.${encode(payload)}`
  return `${signingInput}.${toBase64url(await sign(utf8(signingInput)))}`
}

function encode(part: JsonObject): string {
  return toBase64url(utf8(JSON.stringify(part)))
}
