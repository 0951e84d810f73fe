import { usageError } from '../core/index.js'
import type { SignatureAlgorithm } from '../keys/index.js'
import { mechanisms } from '../preset/index.js'
import type { Mechanism } from '../securing/index.js'
import type { Args } from './args.js'

const ANY_KEY: readonly SignatureAlgorithm[] = ['Ed25519', 'ES256', 'ES384', 'RS256', 'PS256']

/** The formats of `--format`, with the keys that each takes; the first that takes a key is the key's default. */
export const FORMATS: Readonly<Record<string, readonly SignatureAlgorithm[]>> = {
  'eddsa-rdfc-2022': ['Ed25519'],
  'ob3-jwt': ANY_KEY,
  'vc-jose': ANY_KEY,
  'sd-jwt-vc': ANY_KEY,
  'eddsa-jcs-2022': ['Ed25519'],
  Ed25519Signature2020: ['Ed25519'],
  'ecdsa-rdfc-2019': ['ES256', 'ES384'],
  'ecdsa-jcs-2019': ['ES256', 'ES384'],
  'ecdsa-sd-2023': ['ES256'],
}

/**
 * The mechanism of `--format`; by default what the key can sign. What does not fit is said before anything is issued, once
 * and not for each row.
 *
 * @throws RungsError `cli.usage`, `securing.signer_unsuitable`
 */
export function mechanismFor(args: Args, alg: SignatureAlgorithm): Mechanism {
  const fitting = Object.keys(FORMATS).filter((id) => FORMATS[id]?.includes(alg))
  const format = args.text('format') ?? (fitting[0] as string)
  const mechanism = mechanisms.find(({ id }) => id === format)
  if (mechanism === undefined) throw usageError('cli.usage', { problem: 'not_one_of', what: `--format ${format}` })
  if (!Object.hasOwn(FORMATS, format)) {
    throw usageError('cli.usage', { problem: 'format_old', what: format })
  }
  if (!fitting.includes(format)) throw usageError('securing.signer_unsuitable', { mechanism: format, alg })
  return mechanism
}
