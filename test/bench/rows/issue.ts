import { isDeepStrictEqual } from 'node:util'
import { createContextLoader } from 'rungs/contexts'
import type { JsonObject } from 'rungs/core'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { buildBenchCredentials, CREATED } from '../credential.js'
import { type BenchKey, createBenchKey } from '../key.js'
import { createLibraries, type Library } from '../libraries.js'
import { rawSign } from '../raw.js'
import { type Contest, check, contestRow, inTurn, type Row } from '../row.js'

const DOCUMENTS = 32

/** Securing built documents with eddsa-rdfc-2022. */
export const issueRow: Row = contestRow('issue/eddsa-rdfc-2022', async () => {
  const key = await createBenchKey()
  return contestOfIssuing(key, buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[], await createLibraries(key))
})

/**
 * Securing documents, ours against libraries, once every proof of ours is found to be the proof that each library makes
 * and verifies.
 */
export async function contestOfIssuing(
  key: BenchKey,
  documents: readonly JsonObject[],
  libraries: readonly Library[],
): Promise<Contest> {
  const options = { signer: key.signer, loader: createContextLoader(), now: Date.parse(CREATED) }
  const secure = (document: JsonObject) => eddsaRdfc2022.secure(document, options)
  // The libraries get objects of their own, thawed.
  const theirs = documents.map((document) => structuredClone(document))
  for (const [index, document] of documents.entries()) {
    const { credential } = await secure(document)
    for (const { name, issue, verify } of libraries) {
      check(isDeepStrictEqual(structuredClone(credential), await issue(theirs[index] as object)), `${name} makes the same proof`)
      check(await verify(structuredClone(credential)), `${name} verifies our proof`)
    }
  }
  return {
    ours: inTurn(documents, secure),
    peers: libraries.map(({ name, issue }) => ({ name, run: inTurn(theirs, issue) })),
    raw: rawSign(key),
  }
}
