import { type JsonObject, operationError, toBase64url, utf8 } from '../../core/index.js'
import { algorithmNamed, type Signer } from '../../keys/index.js'

/** A compact JWS over claims, with the algorithm of the signer (RFC 7515 section 3.1). @throws RungsError `securing.too_large` */
export async function signJwt(signer: Signer, header: JsonObject, payload: JsonObject): Promise<string> {
  const alg = algorithmNamed(signer.alg)?.jws ?? signer.alg
  const input = `${encode({ alg, ...header })}.${encode(payload)}`
  const bytes = utf8(input)
  if (signer.maxBytes !== undefined && bytes.length > signer.maxBytes)
    throw operationError('securing.too_large', { maxBytes: signer.maxBytes, bytes: bytes.length })
  return `${input}.${toBase64url(await signer.sign(bytes))}`
}

function encode(part: JsonObject): string {
  return toBase64url(utf8(JSON.stringify(part)))
}
