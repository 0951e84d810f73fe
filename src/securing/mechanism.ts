import type { ContextLoader } from '../contexts/index.js'
import type { JsonObject, JsonTemplate, Problem } from '../core/index.js'
import type { ControllerResolver } from '../did/index.js'
import type { KeyCache, PublicJwk, Signer } from '../keys/index.js'

/** One proof of a document, or one token, before anybody has checked it. */
export type Sealed =
  | {
      readonly form: 'embedded'
      readonly document: JsonObject
      readonly proof: JsonObject
      /** JSON pointer of the proof. */
      readonly path: string
    }
  | {
      readonly form: 'compact'
      readonly token: string
      readonly header: JsonObject
      readonly payload: JsonObject
      readonly path: ''
    }
  | {
      /** An issuer-signed token with its disclosures (RFC 9901 section 4). */
      readonly form: 'sd-jwt'
      /** The issuer-signed token alone. */
      readonly token: string
      readonly header: JsonObject
      readonly payload: JsonObject
      readonly disclosures: readonly string[]
      /** The holder's key-binding token. */
      readonly keyBinding?: string
      readonly path: ''
    }

/** What a proof is for: saying something, or showing that its maker is there (CID 1.0 section 2.3). */
export type ProofPurpose = 'assertionMethod' | 'authentication'

/** Ties a presentation to one occasion: a proof that repeats it was made for that occasion (Data Integrity 1.0 section 2.1). */
export interface Binding {
  readonly challenge: string
  /** Whom the presentation is for. */
  readonly domain: string
}

/** What `secure` needs. */
export interface SecureOptions {
  readonly signer: Signer
  readonly loader: ContextLoader
  /** The instant of the proof, milliseconds. */
  readonly now: number
  /** Default `assertionMethod`. */
  readonly purpose?: ProofPurpose
  readonly binding?: Binding
  /** When the proof ends, milliseconds; the credential's own dates stand beside it. Default: never. */
  readonly expires?: number
  /** An id for an embedded proof, so that another can build on it. Default: none. */
  readonly proofId?: string
  /**
   * Adds to the proofs that a document has, a proof set, and covers those that are named, a proof chain (Data Integrity 1.0
   * section 4.3). Default: a document with a proof is refused.
   */
  readonly addToProofs?: { readonly previousProof?: string | readonly string[] }
  /** Contexts of the document's own. Default: one that defines terms is refused. */
  readonly inlineContexts?: typeof acceptInlineContexts
}

/** What `prepare` needs. */
export interface PrepareOptions {
  /** JSON pointers of the texts that differ from credential to credential. */
  readonly slots: readonly string[]
  /** The loader that `secure` will be given. */
  readonly loader: ContextLoader
}

/** Credentials of one shape, which differ in a few texts. */
export interface CredentialTemplate extends JsonTemplate {
  /**
   * The text of what `secure` makes of the filled document, byte for byte, without making the document; `undefined` where the
   * document itself is needed, also to tell what is wrong with it. Absent where it always is.
   *
   * @throws RungsError `securing.too_large`, and those of the signer
   */
  secureText?(
    values: readonly string[],
    options: Pick<SecureOptions, 'signer' | 'loader' | 'now'>,
  ): Promise<SecuredText> | undefined
}

/** A secured credential as it is handed out. */
export interface SecuredText {
  readonly text: string
  readonly mediaType: string
  /** For a file name, without the dot. */
  readonly extension: string
}

/** A secured credential: a JSON object with its proof inside, or a compact token. */
export interface SecuredCredential {
  readonly credential: JsonObject | string
  readonly mediaType: string
  /** For a file name, without the dot. */
  readonly extension: string
}

/** The canonical form of one document, kept while its proofs are judged, so that many proofs do not cost as many canonicalizations. */
export interface CanonicalMemory {
  once(transform: object, compute: () => Promise<string>): Promise<string>
}

/** A memory for the proofs of one document. */
export function createCanonicalMemory(): CanonicalMemory {
  const forms = new Map<object, Promise<string>>()
  return {
    once(transform, compute) {
      const known = forms.get(transform) ?? compute()
      forms.set(transform, known)
      return known
    },
  }
}

/** What `open` needs. */
export interface OpenOptions {
  readonly loader: ContextLoader
  /** Must be at least as trustworthy as the issuers that it speaks for: a key it returns is believed. */
  readonly resolver: ControllerResolver
  readonly keys: KeyCache
  readonly now: number
  /** Shared by the proofs of one document. Default: none is kept. */
  readonly canonical?: CanonicalMemory
  /** What the proof must be for. Default `assertionMethod`. */
  readonly purpose?: ProofPurpose
  /** What the proof must repeat. Default: whatever it has is not looked at. */
  readonly binding?: Binding
  /** Keys that their controller has retired since. Default: they are refused. */
  readonly retiredKeys?: typeof acceptRetiredKeys
  /** Contexts of the document's own. Default: what one that defines terms says is left open. */
  readonly inlineContexts?: typeof acceptInlineContexts
  /**
   * The key of a token, as the caller has it from elsewhere: what the token says of its key is then not followed, and nothing
   * ties the key to an issuer. Embedded proofs take no notice. Default: the key that the token names.
   */
  readonly tokenKey?: PublicJwk
}

/**
 * Accepts a proof by a key that was revoked or has expired since, if it was made before: the date is what the proof itself
 * says, so whoever got hold of a retired key can write an earlier one. The report warns with `proof.method_retired`.
 */
export const acceptRetiredKeys: unique symbol = /* @__PURE__ */ Symbol('acceptRetiredKeys')

/**
 * Takes documents whose own contexts define terms: a member then means what the document says it means, to whoever reads its
 * contexts too. Terms for what the bundled contexts define already, aliases of keywords and prefixes stay refused, since under
 * them a date or a status could go unseen.
 */
export const acceptInlineContexts: unique symbol = /* @__PURE__ */ Symbol('acceptInlineContexts')

/** What was shown of a credential whose holder can leave parts out. */
export interface Disclosure {
  /** `base`: as the issuer signed it, with everything. `derived`: the holder chose what to show. */
  readonly form: 'base' | 'derived'
  /** How many parts are hidden, where that shows; decoys of the issuer count. */
  readonly hidden?: number
}

/** What `derive` needs. */
export interface DeriveOptions {
  /** JSON pointers (RFC 6901) of the members to show; what the issuer made mandatory is always shown. */
  readonly reveal: readonly string[]
  readonly loader: ContextLoader
}

/** A proof or token whose signature is right. Whose key it was, and whether that key speaks for the issuer, comes with it. */
export interface Opened {
  /** The credential without its proof or token claims. */
  readonly credential: JsonObject
  /** The controller that a controller document shows for the key; absent for a key that only the token itself gives. */
  readonly controller?: string
  readonly verificationMethod?: string
  readonly publicJwk: PublicJwk
  readonly created?: string
  /** Present where the way of securing lets a holder leave parts out. */
  readonly disclosure?: Disclosure
  /** Things to know that do not make it wrong. */
  readonly warnings: readonly Problem[]
}

/**
 * One way to secure a credential. Mechanisms are values that the caller passes in a list; nothing is registered.
 */
export interface Mechanism {
  readonly id: string
  /** Whether this mechanism judges such a proof or token. */
  detect(sealed: Sealed): boolean
  /**
   * Works out once what credentials of one shape have in common; `secure` then finds it for those that the template fills.
   * Absent where there is nothing to gain.
   *
   * @throws RungsError `core.slot_invalid`
   */
  prepare?(sample: JsonObject, options: PrepareOptions): Promise<CredentialTemplate>
  /**
   * What a token says before anybody has checked it, where its payload alone does not tell; `undefined` where that cannot be
   * made out, which `open` will explain. Absent where the payload tells.
   */
  preview?(sealed: Sealed): JsonObject | undefined
  /** Secures a copy. @throws RungsError `securing.*` */
  secure(credential: JsonObject, options: SecureOptions): Promise<SecuredCredential>
  /**
   * Checks the signature and the rules of the mechanism. Resolves only when they hold.
   *
   * @throws RungsError of kind `input` when the proof is wrong, of kind `operation` when it could not be checked
   */
  open(sealed: Sealed, options: OpenOptions): Promise<Opened>
  /**
   * What a holder shows of a credential: the members at the pointers and what the issuer made mandatory, with a proof of its
   * own. Absent where all is shown or nothing.
   *
   * @throws RungsError `securing.*`
   */
  derive?(sealed: Sealed, options: DeriveOptions): Promise<SecuredCredential>
}
