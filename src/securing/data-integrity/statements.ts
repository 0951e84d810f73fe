import { sha384Hex } from '#runtime'
import { canonize, loadTemplateCompiler } from '../../rdf/index.js'
import type { Cryptosuite, Transform } from './suite.js'
import { findAmbiguity } from './terms.js'

/** Canonical N-Quads by RDFC-1.0 with SHA-256. */
export const rdfcSha256: Transform = (document, loader) => canonize(document, { loader })

/** What the suites that sign a document's RDF statements have in common. */
export const ofStatements: Pick<Cryptosuite, 'signs' | 'findAmbiguity' | 'statements'> = {
  signs: 'statements',
  findAmbiguity,
  statements: {
    transform: rdfcSha256,
    compile: async (sample, options) => (await loadTemplateCompiler())(sample, options),
  },
}

/** Canonical N-Quads by RDFC-1.0 with SHA-384, as ECDSA with P-384 asks for (ECDSA cryptosuites 1.0 section 3.2.3). */
export const rdfcSha384: Transform = (document, loader) => canonize(document, { loader, hash: sha384Hex })
