import { sha384Hex } from '#runtime'
import type { ContextLoader } from '../../contexts/index.js'
import { canonicalizeJson, type JsonObject } from '../../core/index.js'
import { canonize } from '../../rdf/index.js'

/** The text that stands for a document or a proof configuration; its UTF-8 is hashed. */
export type Transform = (document: JsonObject, loader: ContextLoader) => Promise<string>

/** Canonical N-Quads by RDFC-1.0 with SHA-256. */
export const rdfcSha256: Transform = (document, loader) => canonize(document, { loader })

/** Canonical N-Quads by RDFC-1.0 with SHA-384, as ECDSA with P-384 asks for (ECDSA cryptosuites 1.0 section 3.2.3). */
export const rdfcSha384: Transform = (document, loader) => canonize(document, { loader, hash: sha384Hex })

/** Canonical JSON (RFC 8785). */
export const jcs: Transform = async (document) => canonicalizeJson(document)
