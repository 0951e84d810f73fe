import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as ecdsa from '@digitalbazaar/ecdsa-multikey'
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import * as bazaar from '@digitalbazaar/vc'
import { createVerifier } from 'rungs'
import { createContextLoader } from 'rungs/contexts'
import type { JsonObject } from 'rungs/core'
import { createSigner, generateKey } from 'rungs/keys'
import { ecdsaSd2023 } from 'rungs/securing/ecdsa-sd-2023'
import { buildBenchCredentials, CREATED } from '../credential.js'
import { createStaticLoader } from '../documents.js'
import { check, contestRow, inTurn, type Row } from '../row.js'

const DOCUMENTS = 16
/** What ours makes mandatory in these documents, so that both sign as many statements. */
const MANDATORY: readonly string[] = [
  '/issuer',
  '/validFrom',
  '/validUntil',
  '/credentialStatus',
  '/name',
  '/credentialSubject/type',
  '/credentialSubject/achievement/type',
  '/credentialSubject/achievement/name',
  '/credentialSubject/achievement/description',
  '/credentialSubject/achievement/criteria',
]

/** Base proofs of ecdsa-sd-2023, each side's derived from and verified by the other. The documents have no lists, which the peer refuses. */
export const issueSelectiveRow: Row = contestRow('issue/ecdsa-sd-2023', async () => {
  const pair = await generateKey('ES256')
  const signer = createSigner(pair)
  const did = signer.id.split('#')[0] as string
  const documents = buildBenchCredentials(did, DOCUMENTS) as unknown as JsonObject[]
  const theirs = documents.map((document) => structuredClone(document))
  const documentLoader = await createStaticLoader([did])
  const loader = createContextLoader()
  const now = new Date()
  const key = await ecdsa.fromJwk({ jwk: { ...pair.secretJwk }, secretKey: true, id: signer.id, controller: did })
  const cryptosuite = createSignCryptosuite({ mandatoryPointers: MANDATORY })
  const signing = new DataIntegrityProof({ signer: key.signer(), date: CREATED, cryptosuite })
  const checking = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() })
  const disclosing = new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers: ['/evidence'] }) })
  const checkStatus = async () => ({ verified: true })
  const options = { signer, loader, now: Date.parse(CREATED) }
  const secure = async (document: JsonObject) => (await ecdsaSd2023.secure(document, options)).credential as JsonObject
  const issue = (credential: object) => bazaar.issue({ credential: { ...credential }, suite: signing, documentLoader, now })
  const verifier = createVerifier({ mechanisms: [ecdsaSd2023] })

  for (const index of [0, 1]) {
    const verifiableCredential = structuredClone(await secure(documents[index] as JsonObject))
    const credential = await bazaar.derive({ verifiableCredential, suite: disclosing, documentLoader })
    const { verified } = await bazaar.verifyCredential({ credential, suite: checking, documentLoader, checkStatus, now })
    check(verified, 'the peer derives from our base proof and verifies')
    const document = (await issue(theirs[index] as JsonObject)) as JsonObject
    const sealed = { form: 'embedded', document, proof: document['proof'] as JsonObject, path: '/proof' } as const
    const derived = await ecdsaSd2023.derive?.(sealed, { reveal: ['/evidence'], loader })
    const report = await verifier.verify(derived?.credential as JsonObject)
    check(report.checks.proof.state === 'pass', 'we derive from their base proof and verify')
  }
  return {
    ours: inTurn(documents, secure),
    peers: [{ name: '@digitalbazaar/ecdsa-sd-2023-cryptosuite', run: inTurn(theirs, issue) }],
  }
})
