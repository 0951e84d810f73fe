import { isDeepStrictEqual } from 'node:util'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { createSignCryptosuite, createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalbazaar/vc'
import { createContextLoader } from 'rungs/contexts'
import type { JsonObject } from 'rungs/core'
import { eddsaJcs2022 } from 'rungs/securing/eddsa-jcs-2022'
import { buildBenchCredentials, CREATED } from '../credential.js'
import { createStaticLoader } from '../documents.js'
import { createBenchKey } from '../key.js'
import { rawSign } from '../raw.js'
import { check, contestRow, inTurn, type Row } from '../row.js'

const DOCUMENTS = 32

/** Securing built documents with eddsa-jcs-2022. */
export const issueJcsRow: Row = contestRow('issue/eddsa-jcs-2022', async () => {
  const key = await createBenchKey()
  const documents = buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[]
  const options = { signer: key.signer, loader: createContextLoader(), now: Date.parse(CREATED) }
  const secure = (document: JsonObject) => eddsaJcs2022.secure(document, options)
  const documentLoader = await createStaticLoader([key.did])
  const signing = new DataIntegrityProof({ signer: key.peer.signer(), date: CREATED, cryptosuite: createSignCryptosuite() })
  const checking = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() })
  const now = new Date()
  const theirs = documents.map((document) => structuredClone(document))
  const peerIssue = (credential: object) => issue({ credential: { ...credential }, suite: signing, documentLoader, now })
  const checkStatus = async () => ({ verified: true })
  for (const [index, document] of documents.entries()) {
    const { credential } = await secure(document)
    const same = isDeepStrictEqual(structuredClone(credential), await peerIssue(theirs[index] as object))
    check(same, '@digitalbazaar/vc makes the same proof')
    const peerReport = await verifyCredential({
      credential: structuredClone(credential),
      suite: checking,
      documentLoader,
      checkStatus,
      now,
    })
    check(peerReport.verified, '@digitalbazaar/vc verifies our proof')
  }
  return {
    ours: inTurn(documents, secure),
    peers: [{ name: '@digitalbazaar/vc', run: inTurn(theirs, peerIssue) }],
    raw: rawSign(key),
  }
})
