import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as usualCryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalcredentials/vc'
import type { Now } from '../../src/core/index.js'
import {
  createDocumentLoader,
  createProofSuite,
  cryptosuite,
  type DocumentLoader,
  toDataIntegritySigner,
} from '../../src/vc-js/index.js'
import { NOW, thaw } from '../support/badges.js'
import type { SharedKey } from '../support/peer-libraries.js'

const checkStatus = async (): Promise<{ readonly verified: boolean }> => ({ verified: true })

/** One way to make and check proofs with `@digitalcredentials/vc`. */
export interface Stack {
  readonly name: string
  readonly issue: (credential: unknown, key: SharedKey, documentLoader: DocumentLoader) => Promise<unknown>
  /** Whether the whole verification passes. */
  readonly verify: (credential: unknown, documentLoader: DocumentLoader) => Promise<boolean>
}

const stackOf = (name: string, signing: (key: SharedKey) => unknown, checking: () => unknown): Stack => ({
  name,
  issue: (credential, key, documentLoader) =>
    issue({ credential: thaw(credential), suite: signing(key), documentLoader, now: new Date(NOW) }),
  verify: async (credential, documentLoader) => {
    const options = { credential: thaw(credential), suite: checking(), documentLoader, checkStatus, now: new Date(NOW) }
    return (await verifyCredential(options)).verified
  },
})

/** `DataIntegrityProof` with the cryptosuite that everybody takes. */
export const usual: Stack = stackOf(
  'the usual stack',
  ({ peer }) => new DataIntegrityProof({ signer: peer.signer(), date: NOW, cryptosuite: usualCryptosuite }),
  () => new DataIntegrityProof({ cryptosuite: usualCryptosuite }),
)

/** Our parts: all of them, or the cryptosuite alone inside of `DataIntegrityProof`. */
export const ours: readonly Stack[] = [
  stackOf(
    'our suite and signer',
    ({ signer }) => createProofSuite({ signer: toDataIntegritySigner(signer), date: NOW as Now }),
    () => createProofSuite(),
  ),
  stackOf(
    'our suite over a key of the peer',
    ({ peer }) => createProofSuite({ signer: peer.signer(), date: NOW }),
    () => createProofSuite(),
  ),
  stackOf(
    'our cryptosuite in DataIntegrityProof',
    ({ signer }) => new DataIntegrityProof({ signer: toDataIntegritySigner(signer), date: NOW, cryptosuite }),
    () => new DataIntegrityProof({ cryptosuite }),
  ),
]

/** A verdict or a refusal, as texts to compare. */
export async function outcomeOf(run: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await run)
  } catch {
    return 'refused'
  }
}

/** All of them. */
export const everyStack: readonly Stack[] = [usual, ...ours]

export const documentLoader: DocumentLoader = createDocumentLoader()
