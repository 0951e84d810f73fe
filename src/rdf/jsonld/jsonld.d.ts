declare module 'jsonld' {
  export interface RemoteDocument {
    contextUrl: null
    documentUrl: string
    document: unknown
  }
  export interface ToRdfOptions {
    safe: true
    base: null
    rdfDirection?: 'i18n-datatype' | 'compound-literal'
    produceGeneralizedRdf?: false
    documentLoader: (url: string) => Promise<RemoteDocument>
  }
  export interface CanonizeOptions extends ToRdfOptions {
    algorithm: 'RDFC-1.0'
    format: 'application/n-quads'
    canonizeOptions?: { maxWorkFactor?: number }
  }
  export interface Resource {
    termType: 'NamedNode' | 'BlankNode' | 'DefaultGraph'
    value: string
  }
  export interface Literal {
    termType: 'Literal'
    value: string
    language?: string
    datatype: { value: string | string[] }
  }
  export interface Statement {
    subject: Resource
    predicate: Resource
    object: Resource | Literal
    graph: Resource
  }
  export interface JsonLd {
    canonize(document: unknown, options: CanonizeOptions): Promise<string>
    toRDF(document: unknown, options: ToRdfOptions): Promise<Statement[]>
  }
  /** The library; called, it makes another instance with memories of its own. */
  const jsonld: JsonLd & (() => JsonLd)
  export default jsonld
}
