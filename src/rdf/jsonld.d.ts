declare module 'jsonld' {
  interface RemoteDocument {
    contextUrl: null
    documentUrl: string
    document: unknown
  }
  interface CanonizeOptions {
    algorithm: 'RDFC-1.0'
    format: 'application/n-quads'
    safe: true
    base: null
    rdfDirection?: 'i18n-datatype' | 'compound-literal'
    documentLoader: (url: string) => Promise<RemoteDocument>
    canonizeOptions?: { maxWorkFactor?: number }
  }
  const jsonld: { canonize(document: unknown, options: CanonizeOptions): Promise<string> }
  export default jsonld
}
