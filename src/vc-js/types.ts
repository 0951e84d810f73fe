import type { JsonObject } from '../core/index.js'

/** A document with its URL, as JSON-LD processors ask for one. */
export interface RemoteDocument {
  readonly contextUrl: string | null
  readonly documentUrl: string
  readonly document: unknown
}

/** Finds the document of a URL: a JSON-LD context, a controller document, or a verification method. */
export type DocumentLoader = (url: string) => Promise<RemoteDocument>

/** What a cryptosuite's `canonize` is told; other members are ignored. */
export interface CanonizeOptions {
  /** The only source of contexts. Default: the bundled contexts. */
  readonly documentLoader?: DocumentLoader
}

/** Something that signs, in the form that Data Integrity suites take it. */
export interface DataIntegritySigner {
  /** The verification method URL that the proof names. */
  readonly id: string
  readonly algorithm: string
  sign(options: { readonly data: Uint8Array }): Promise<Uint8Array>
}

/** A public key that checks signatures, in the form that Data Integrity suites take it. */
export interface DataIntegrityVerifier {
  readonly algorithm: string
  verify(options: { readonly data: Uint8Array; readonly signature: Uint8Array }): Promise<boolean>
}

/** The parts of a cryptosuite that a Data Integrity suite puts together. */
export interface DataIntegrityCryptosuite {
  readonly name: string
  readonly requiredAlgorithm: string
  canonize(document: JsonObject, options: CanonizeOptions): Promise<string>
  createVerifier(options: { readonly verificationMethod: unknown }): Promise<DataIntegrityVerifier>
}
