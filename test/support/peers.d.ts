// The parts of untyped peers that the interoperability tests use.

declare module '@digitalbazaar/vc' {
  interface PeerOptions {
    readonly credential: unknown
    readonly suite: unknown
    readonly documentLoader: (url: string) => Promise<unknown>
    readonly now?: Date
  }
  export function issue(options: PeerOptions): Promise<Record<string, unknown>>
  export function verifyCredential(options: PeerOptions): Promise<{ readonly verified: boolean; readonly error?: unknown }>
}

declare module '@digitalbazaar/data-integrity' {
  export const DataIntegrityProof: new (options: { signer?: unknown; date?: string; cryptosuite: unknown }) => unknown
}

declare module '@digitalbazaar/ed25519-multikey' {
  interface PeerKey {
    readonly id: string
    readonly publicKeyMultibase: string
    signer(): { readonly id: string; readonly algorithm: string; sign(options: { data: Uint8Array }): Promise<Uint8Array> }
    export(options: { publicKey: boolean; secretKey: boolean; raw?: boolean }): Promise<Record<string, unknown>>
  }
  export function generate(options?: { id?: string; controller?: string; seed?: Uint8Array }): Promise<PeerKey>
  export function from(key: unknown): Promise<PeerKey>
}

declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createSignCryptosuite(): unknown
  export function createVerifyCryptosuite(): unknown
}

declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: unknown
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  export const Ed25519Signature2020: new (options?: { signer?: unknown; date?: string }) => unknown
}
declare module '@digitalbazaar/vc' {
  export function derive(options: {
    readonly verifiableCredential: unknown
    readonly suite: unknown
    readonly documentLoader: (url: string) => Promise<unknown>
  }): Promise<Record<string, unknown>>
}

declare module '@digitalbazaar/ecdsa-multikey' {
  interface PeerEcdsaKey {
    readonly id: string
    signer(): { readonly id: string; readonly algorithm: string; sign(options: { data: Uint8Array }): Promise<Uint8Array> }
  }
  export function fromJwk(options: { jwk: object; secretKey?: boolean; id?: string; controller?: string }): Promise<PeerEcdsaKey>
}

declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options?: { readonly mandatoryPointers?: readonly string[] }): unknown
  export function createDiscloseCryptosuite(options?: { readonly selectivePointers?: readonly string[] }): unknown
  export function createVerifyCryptosuite(): unknown
}

declare module '@digitalbazaar/ecdsa-jcs-2019-cryptosuite' {
  export function createSignCryptosuite(): unknown
  export function createVerifyCryptosuite(): unknown
}

declare module '@digitalbazaar/bbs-2023-cryptosuite' {
  export function createSignCryptosuite(options?: { readonly mandatoryPointers?: readonly string[] }): unknown
  export function createDiscloseCryptosuite(options?: { readonly selectivePointers?: readonly string[] }): unknown
  export function createVerifyCryptosuite(): unknown
}

declare module '@digitalbazaar/bitstring' {
  export class Bitstring {
    static decodeBits(options: { readonly encoded: string }): Promise<Uint8Array>
    constructor(options: { readonly length?: number; readonly buffer?: Uint8Array })
    set(position: number, on: boolean): void
    get(position: number): boolean
    encodeBits(): Promise<string>
  }
}

declare module 'png-chunks-extract' {
  export default function extract(png: Uint8Array): { name: string; data: Uint8Array }[]
}

declare module 'png-chunks-encode' {
  export default function encode(chunks: readonly { readonly name: string; readonly data: Uint8Array }[]): Uint8Array
}

declare module 'png-chunk-text' {
  const text: { encode(keyword: string, content: string): { name: string; data: Uint8Array } }
  export default text
}

declare module 'pg' {
  export interface Result {
    readonly rows: readonly Readonly<Record<string, unknown>>[]
    readonly command: string
  }
  export interface Client {
    query(text: string, values?: unknown[]): Promise<Result>
    release(error?: Error): void
    on(event: 'error', listener: (error: Error) => void): this
    off(event: 'error', listener: (error: Error) => void): this
  }
  export class Pool {
    constructor(options: {
      readonly connectionString: string
      readonly max?: number
      readonly connectionTimeoutMillis?: number
      readonly options?: string
    })
    connect(): Promise<Client>
    query(text: string, values?: unknown[]): Promise<Result>
    on(event: 'error', listener: (error: Error) => void): this
    off(event: 'error', listener: (error: Error) => void): this
    end(): Promise<void>
  }
  const pg: { readonly Pool: typeof Pool }
  export default pg
}

declare module '@digitalcredentials/ed25519-signature-2020' {
  export const Ed25519Signature2020: new (options?: { signer?: unknown; date?: string }) => unknown
}

declare module '@digitalcredentials/ed25519-verification-key-2020' {
  interface PeerVerificationKey {
    id: string
    controller: string
    fingerprint(): string
    signer(): unknown
  }
  export const Ed25519VerificationKey2020: { generate(): Promise<PeerVerificationKey> }
}

declare module '@digitalcredentials/vc' {
  export function createPresentation(options: {
    readonly holder: string
    readonly verifiableCredential?: unknown
    readonly verify: boolean
    readonly version: number
  }): object
  export function signPresentation(options: {
    readonly presentation: object
    readonly challenge: string
    readonly domain: string
    readonly documentLoader: (url: string) => Promise<unknown>
    readonly suite: unknown
  }): Promise<object>
}
