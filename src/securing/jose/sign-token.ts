import { type JsonObject, usageError } from '../../core/index.js'
import { algorithmNamed } from '../../keys/index.js'
import type { SecureOptions } from '../mechanism.js'
import { signWith } from '../method.js'
import { joinJws } from './jws.js'

/** Signs a payload as a compact JWS. @throws RungsError `securing.signer_unsuitable`, `securing.too_large` */
export async function signToken(
  mechanism: string,
  { signer }: SecureOptions,
  header: JsonObject,
  payload: JsonObject,
): Promise<string> {
  const algorithm = algorithmNamed(signer.alg)
  if (algorithm === undefined) throw usageError('securing.signer_unsuitable', { mechanism, alg: signer.alg })
  return joinJws({ alg: algorithm.jws, kid: signer.id, ...header }, payload, (bytes) => signWith(signer, bytes))
}
