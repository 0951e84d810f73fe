import type { SignatureAlgorithm } from '../runtime/index.js'

/** One signature algorithm, with the kind of key that it takes and how such a key is written. */
export interface KeyAlgorithm {
  /** The name used by a `Signer` and by `keygen`. */
  readonly name: SignatureAlgorithm
  readonly kty: 'OKP' | 'EC' | 'RSA'
  readonly crv?: 'Ed25519' | 'P-256' | 'P-384'
  /** The `alg` written into a JWS header. */
  readonly jws: string
  /** Every `alg` of a JWS header that means this algorithm. */
  readonly jwsAccepted: readonly string[]
  /** Bytes of one coordinate (or of the whole key for Ed25519). */
  readonly coordinateLength?: number
  /** The multicodec prefix of a Multikey (CID 1.0 section 2.2.2); RSA has none. */
  readonly multicodec?: readonly [number, number]
}

const entry = (algorithm: KeyAlgorithm): KeyAlgorithm => Object.freeze(algorithm)

/** The table of algorithms; anything outside it is unsupported. Of two that take the same keys, the first is such a key's default. */
export const keyAlgorithms: readonly KeyAlgorithm[] = /* @__PURE__ */ Object.freeze([
  entry({
    name: 'Ed25519',
    kty: 'OKP',
    crv: 'Ed25519',
    jws: 'EdDSA',
    jwsAccepted: ['EdDSA', 'Ed25519'],
    coordinateLength: 32,
    multicodec: [0xed, 0x01],
  }),
  entry({
    name: 'ES256',
    kty: 'EC',
    crv: 'P-256',
    jws: 'ES256',
    jwsAccepted: ['ES256'],
    coordinateLength: 32,
    multicodec: [0x80, 0x24],
  }),
  entry({
    name: 'ES384',
    kty: 'EC',
    crv: 'P-384',
    jws: 'ES384',
    jwsAccepted: ['ES384'],
    coordinateLength: 48,
    multicodec: [0x81, 0x24],
  }),
  entry({ name: 'RS256', kty: 'RSA', jws: 'RS256', jwsAccepted: ['RS256'] }),
  entry({ name: 'PS256', kty: 'RSA', jws: 'PS256', jwsAccepted: ['PS256'] }),
])

/** The default algorithm of a key type and curve, or `undefined`. */
export function algorithmOf(kty: unknown, crv: unknown): KeyAlgorithm | undefined {
  return keyAlgorithms.find((algorithm) => takesKey(algorithm, { kty, crv }))
}

/** Whether a key is of the kind that an algorithm takes: an RSA key serves RS256 and PS256, any other key one algorithm. */
export function takesKey({ kty, crv }: KeyAlgorithm, jwk: { readonly kty: unknown; readonly crv?: unknown }): boolean {
  return jwk.kty === kty && (kty === 'RSA' || jwk.crv === crv)
}

/** The algorithm of a name such as `Ed25519` or `ES256`, or `undefined`. */
export function algorithmNamed(name: unknown): KeyAlgorithm | undefined {
  return keyAlgorithms.find((algorithm) => algorithm.name === name)
}

/** The algorithm that a JWS header's `alg` means, or `undefined`: `none` and HMAC are never found. */
export function algorithmOfJws(alg: unknown): KeyAlgorithm | undefined {
  return keyAlgorithms.find((algorithm) => algorithm.jwsAccepted.includes(alg as string))
}
