import jsonld from 'jsonld'
import { createContextLoader } from 'rungs/contexts'
import type { JsonObject } from 'rungs/core'
import { canonize } from 'rungs/rdf'
import { buildBenchCredentials } from '../credential.js'
import { createStaticLoader } from '../documents.js'
import { createBenchKey } from '../key.js'
import { check, contestRow, inTurn, type Row } from '../row.js'

const DOCUMENTS = 32

/** From JSON-LD to canonical N-Quads (RDFC-1.0). */
export const canonizeRow: Row = contestRow('canonize', async () => {
  const { did } = await createBenchKey()
  const documents = buildBenchCredentials(did, DOCUMENTS) as unknown as JsonObject[]
  const options = { loader: createContextLoader() }
  const ours = (document: JsonObject) => canonize(document, options)
  const documentLoader = (await createStaticLoader([])) as never
  const theirs = (document: object): Promise<string> =>
    jsonld.canonize(document, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      safe: true,
      base: null,
      rdfDirection: 'i18n-datatype',
      documentLoader,
    })
  const thawed = documents.map((document) => structuredClone(document))
  for (const [index, document] of documents.entries()) {
    check((await ours(document)) === (await theirs(thawed[index] as object)), 'jsonld makes the same N-Quads')
  }
  return { ours: inTurn(documents, ours), peers: [{ name: 'jsonld', run: inTurn(thawed, theirs) }] }
})
