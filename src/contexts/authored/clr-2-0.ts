import type { JsonObject, JsonValue } from '../../core/index.js'
import type { ContextDocument } from '../document.js'
import { nodeAliases } from './terms.js'

const CLR = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#'

/** A set of values coerced to a datatype, as the published context writes its nested objects. */
function setOf(term: string, datatype: string): JsonObject {
  return { '@id': CLR + term, '@type': datatype, '@container': '@set' }
}

// The published context never declares the prefix `xsd`: the datatypes are the IRIs `xsd:anyURI` and `xsd:boolean` as they stand,
// unless another context declares it. Equal quads need the same.
const association: JsonObject = {
  '@id': `${CLR}Association`,
  '@context': {
    sourceId: { '@id': `${CLR}sourceId`, '@type': 'xsd:anyURI' },
    targetId: { '@id': `${CLR}targetId`, '@type': 'xsd:anyURI' },
    associationType: `${CLR}AssociationType`,
  },
}

function clrContext(options: { obi: string; credential: JsonObject; subject: JsonObject }): ContextDocument {
  const scoped = (type: string, terms: { readonly [term: string]: JsonValue }): JsonObject => ({
    '@id': CLR + type,
    '@context': { ...nodeAliases, ...terms },
  })
  return {
    '@context': {
      ...nodeAliases,
      Association: association,
      ClrCredential: scoped('ClrCredential', options.credential),
      ClrSubject: scoped('ClrSubject', {
        obi: options.obi,
        cred: 'https://www.w3.org/2018/credentials#',
        verifiableCredential: setOf('verifiableCredential', 'cred:verifiableCredential'),
        association: setOf('association', `${CLR}Association`),
        achievement: setOf('achievement', 'obi:Achievement'),
        ...options.subject,
      }),
    },
  }
}

/** The terms of https://purl.imsglobal.org/spec/clr/v2p0/context.json. */
export const clr20: ContextDocument = clrContext({
  obi: 'https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#',
  credential: {},
  subject: {},
})

/** The terms of https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json. */
export const clr201: ContextDocument = clrContext({
  obi: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
  credential: { partial: { '@id': `${CLR}partial`, '@type': 'xsd:boolean' } },
  subject: { identifier: setOf('identifier-1', 'obi:Identifier') },
})
