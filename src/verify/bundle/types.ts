import type { JsonObject } from '../../core/index.js'
import type { FetchPurpose } from '../../net/index.js'

/** A document as its server gave it at one time. */
export interface BundledDocument {
  /** The https URL that was asked for, as the WHATWG URL parser spells it, without fragment. */
  readonly url: string
  readonly purpose: FetchPurpose
  /** The media type in lower case without parameters; empty where the server named none. */
  readonly contentType: string
  /** When the server said it, RFC 3339. */
  readonly fetchedAt: string
  /** `utf-8`: the body is the text itself. `base64url`: the body is its bytes. */
  readonly encoding: 'utf-8' | 'base64url'
  readonly body: string
  /** Of the bytes of the body: `u` and the base64url of their SHA-256 multihash. */
  readonly digest: string
}

/** Everything that it takes to verify one credential without a network. */
export interface VerificationBundle {
  readonly type: 'VerificationBundle'
  readonly version: '1'
  /** When it was put together, RFC 3339; no document is younger. */
  readonly created: string
  /** A JSON object with its proofs, or a token. */
  readonly credential: JsonObject | string
  readonly documents: readonly BundledDocument[]
  /** Of the canonical JSON (RFC 8785) of the members above: `u` and the base64url of its SHA-256 multihash. */
  readonly digest: string
  /** A Data Integrity proof by `eddsa-jcs-2022` or `ecdsa-jcs-2019` over all members above, by whoever vouches for the documents. */
  readonly proof?: JsonObject
}
