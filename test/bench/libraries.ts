import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as bazaar from '@digitalbazaar/vc'
import * as consortium from '@digitalcredentials/vc'
import { CREATED } from './credential.js'
import { createStaticLoader } from './documents.js'
import type { BenchKey } from './key.js'

/** A library of verifiable credentials, made ready for one key. */
export interface Library {
  readonly name: string
  /** The credential with its proof; the caller's object stays as it is. */
  readonly issue: (credential: object) => Promise<Record<string, unknown>>
  readonly verify: (credential: unknown) => Promise<boolean>
}

/** The usual libraries for eddsa-rdfc-2022 at an instant; the first is the one that ours is mainly compared with. */
export async function createLibraries(key: BenchKey, now: Date = new Date()): Promise<readonly Library[]> {
  const documentLoader = await createStaticLoader([key.did])
  const signing = new DataIntegrityProof({ signer: key.peer.signer(), date: CREATED, cryptosuite })
  const checking = new DataIntegrityProof({ cryptosuite })
  // Nobody here looks a status up: ours does not, and theirs only asks for the function.
  const checkStatus = async () => ({ verified: true })
  return [['@digitalcredentials/vc', consortium] as const, ['@digitalbazaar/vc', bazaar] as const].map(
    ([name, { issue, verifyCredential }]) => ({
      name,
      issue: (credential) => issue({ credential: { ...credential }, suite: signing, documentLoader, now }),
      verify: async (credential) =>
        (await verifyCredential({ credential, suite: checking, documentLoader, checkStatus, now })).verified,
    }),
  )
}
