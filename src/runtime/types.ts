/** A signature algorithm by its fully specified JOSE name (RFC 7518, RFC 9864). */
export type SignatureAlgorithm = 'Ed25519' | 'ES256' | 'ES384' | 'RS256' | 'PS256'

/** A curve whose points can be compressed. */
export type PointCurve = 'P-256' | 'P-384'

/** The members of a public JSON Web Key that hold key material (RFC 7517, RFC 7518 section 6, RFC 8037). */
export interface PublicJwk {
  readonly kty: 'OKP' | 'EC' | 'RSA'
  readonly crv?: string
  readonly x?: string
  readonly y?: string
  readonly n?: string
  readonly e?: string
}

/** A JSON Web Key with its private members. */
export interface SecretJwk extends PublicJwk {
  /** The algorithm that the key is for, where it is not the first that takes such keys (RFC 7517 section 4.4). */
  readonly alg?: string
  readonly d: string
  readonly p?: string
  readonly q?: string
  readonly dp?: string
  readonly dq?: string
  readonly qi?: string
}

/** A public key made ready once and used for many verifications. */
export interface PublicKeyHandle {
  readonly algorithm: SignatureAlgorithm
  readonly key: unknown
}

/** A private key made ready once and used for many signatures. */
export interface SecretKeyHandle {
  readonly algorithm: SignatureAlgorithm
  readonly key: unknown
}

/** The work factors of scrypt (RFC 7914). */
export interface ScryptParams {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** A DEFLATE stream with its frame: gzip (RFC 1952) or zlib (RFC 1950). */
export type CompressionFormat = 'gzip' | 'zlib'

/** What came out, or why nothing did: more than the limit, or no single whole stream of the format. */
export type Inflated = Uint8Array | 'too_large' | 'malformed'

/** How the work on one message ended: `late` at its deadline, `crashed` out of memory and the like, `unavailable` where none starts. */
export type WorkerOutcome =
  | { readonly ended: 'answered'; readonly answer: unknown }
  | { readonly ended: 'late' | 'crashed' | 'unavailable' }

/** A thread of its own that works on one message at a time; while idle, it does not keep the process alive. */
export interface WorkerThread {
  /** Never rejects for what happens in the thread. `deadlineMs` counts from when the thread has loaded its module. */
  run(message: unknown, deadlineMs: number): Promise<WorkerOutcome>
  /** Whether it takes another message: only an answer leaves it alive. */
  isAlive(): boolean
  /** Stops the thread, whatever it is doing. */
  end(): void
}

/**
 * What each side of the seam exports, with equal results. Keys and points come in checked by the keys room; signatures
 * are raw (r and s one after the other for ECDSA).
 */
export interface Runtime {
  /** The digest of bytes, or of a text's UTF-8. */
  sha256(data: Uint8Array | string): Uint8Array
  sha384(data: Uint8Array | string): Uint8Array
  sha512(data: Uint8Array | string): Uint8Array
  /** The digest of a text's UTF-8, as lower-case hexadecimal. */
  sha256Hex(text: string): string
  sha384Hex(text: string): string
  /** Only for comparing with what others hashed. */
  md5Hex(text: string): string
  /** Bytes of base64url without padding, in the one spelling of each (RFC 4648 section 3.5). @throws RungsError `core.encoding_invalid` */
  decodeBase64url(text: string): Uint8Array
  /** base64url without padding of bytes, or of a text's UTF-8. */
  encodeBase64url(data: Uint8Array | string): string
  /** HMAC with SHA-256 (RFC 2104). */
  hmacSha256(key: Uint8Array, data: Uint8Array | string): Uint8Array
  /** The same of many texts under one key, in base64url. */
  createHmacSha256(key: Uint8Array): (text: string) => string
  /** In base64url. */
  sha256Base64url(data: Uint8Array | string): string
  scrypt(passphrase: Uint8Array, salt: Uint8Array, params: ScryptParams, length: number): Promise<Uint8Array>
  generateKeyPair(algorithm: SignatureAlgorithm): Promise<{ publicJwk: PublicJwk; secretJwk: SecretJwk }>
  /** A P-256 pair whose private key never leaves the platform, for the signatures of one proof. */
  generateOneTimeKey(): Promise<{ publicJwk: PublicJwk; secretKey: SecretKeyHandle }>
  /** Throws where the key is not one, for instance a point off its curve. */
  importPublicKey(algorithm: SignatureAlgorithm, jwk: PublicJwk): PublicKeyHandle
  importSecretKey(algorithm: SignatureAlgorithm, jwk: SecretJwk): SecretKeyHandle
  /** @throws RungsError `core.platform_lacks` where a browser does not take the key: that says nothing of the signature */
  verify(key: PublicKeyHandle, data: Uint8Array, signature: Uint8Array): boolean | Promise<boolean>
  sign(key: SecretKeyHandle, data: Uint8Array): Uint8Array | Promise<Uint8Array>
  /** A signature of each message, by several threads of the platform at once: a hundred of them would keep all else waiting. */
  signEach(key: SecretKeyHandle, messages: readonly Uint8Array[]): Promise<Uint8Array[]>
  /** Whether each message has the signature in its place, found out in the same way; no more than a few are checked beyond one that is wrong. */
  verifyEach(key: PublicKeyHandle, messages: readonly Uint8Array[], signatures: readonly Uint8Array[]): Promise<boolean>
  /** The uncompressed point (`04`, x, y) of a compressed one, or `undefined` where there is none. */
  decompressPoint(curve: PointCurve, point: Uint8Array): Uint8Array | undefined
  /** The CRC-32 of ISO 3309, as PNG (section 5.5) and gzip have it, as an unsigned number. */
  crc32(bytes: Uint8Array): number
  /** Compresses bytes to one stream; sides may differ in how small it gets. */
  deflate(format: CompressionFormat, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
  /** Expands one stream to at most `maxBytes`, 1 or more; nothing may follow it. */
  inflate(format: CompressionFormat, bytes: Uint8Array, maxBytes: number): Inflated | Promise<Inflated>
  /**
   * Starts the module of a worker, which calls `answerMessages`. Node takes it by its URL; elsewhere `spawn` constructs it,
   * since bundlers find a worker only where `new Worker(new URL(..., import.meta.url))` is written out.
   */
  startWorker(module: () => URL, spawn: () => Worker): WorkerThread
  /** Answers each message, inside a worker that `startWorker` has started; anywhere else it does nothing. */
  answerMessages(answer: (message: unknown) => Promise<unknown>): void
}
