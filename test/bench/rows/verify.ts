import { createVerifier } from 'rungs'
import { createContextLoader } from 'rungs/contexts'
import { checkNames, type JsonObject } from 'rungs/core'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { buildBenchCredentials, CREATED } from '../credential.js'
import { type BenchKey, createBenchKey } from '../key.js'
import { createLibraries } from '../libraries.js'
import { rawVerify } from '../raw.js'
import { check, contestRow, inTurn, type Row } from '../row.js'

const DOCUMENTS = 32

/** Verifying JSON text with an embedded proof, its key named by a did:key. */
export const verifyRow: Row = contestRow('verify/eddsa-rdfc-2022', async () => {
  const key = await createBenchKey()
  const texts = await signedTexts(key, buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[])
  const verifier = createVerifier({ mechanisms: [eddsaRdfc2022] })
  const verify = (text: string) => verifier.verify(text)
  const libraries = await createLibraries(key)
  for (const text of texts) {
    const { checks } = await verify(text)
    const states = checkNames.map((name) => checks[name].state)
    check(checks.proof.state === 'pass' && checks.issuer.state === 'pass' && !states.includes('fail'), 'we verify the proof')
    check((await verify(forge(text))).checks.proof.state === 'fail', 'we refuse a changed credential')
    for (const library of libraries) {
      check(await library.verify(JSON.parse(text)), `${library.name} verifies the proof`)
      check(!(await library.verify(JSON.parse(forge(text)))), `${library.name} refuses a changed credential`)
    }
  }
  return {
    ours: inTurn(texts, verify),
    peers: libraries.map((library) => ({
      name: library.name,
      run: inTurn(texts, (text) => library.verify(JSON.parse(text))),
    })),
    raw: rawVerify(key),
  }
})

/** Documents with their proofs, as the text that a verifier receives. */
export async function signedTexts(key: BenchKey, documents: readonly JsonObject[]): Promise<readonly string[]> {
  const options = { signer: key.signer, loader: createContextLoader(), now: Date.parse(CREATED) }
  const secured = await Promise.all(documents.map((document) => eddsaRdfc2022.secure(document, options)))
  return secured.map(({ credential }) => JSON.stringify(credential))
}

/** The same badge with another title. */
export function forge(text: string): string {
  return text.replace('Van driver', 'Van driwer')
}
