import { createVerifier, type Ladder } from 'rungs'
import { createWallet, type PresentedRung, type Wallet } from 'rungs/holder'
import type { Net } from 'rungs/net'
import { mechanisms } from 'rungs/preset/all'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { createMemoryStore } from 'rungs/storage'
import { type Answered, ask } from './http.js'

/** What a platform asks for. */
export interface Asked {
  readonly challenge: string
  readonly domain: string
  readonly ladder: Ladder
  readonly rung: string
}

/** A worker with a wallet. */
export interface Worker {
  readonly did: string
  readonly wallet: Wallet
  /** Claims an offer by its code, and keeps the badge. */
  claim(service: string, code: string): Promise<Answered>
  /** Shows as little as proves what is asked. */
  present(asked: Asked): Promise<PresentedRung>
}

/** A wallet with a key of its own, which knows the issuers of the documents and reaches what the net reaches. */
export async function createWorker(documents: readonly unknown[], net: Net): Promise<Worker> {
  const passphrase = 'correct horse battery staple'
  const seal = { work: { N: 2 ** 14, r: 8, p: 1 } }
  const wallet = createWallet(createMemoryStore(), {
    verifier: createVerifier({ mechanisms, documents, net, statusMaxAgeMs: 0 }),
    mechanisms,
    seal,
  })
  const { did } = await wallet.keyFor(passphrase)
  return {
    did,
    wallet,
    claim: async (service, code) => {
      const { json: binding } = await ask(`${service}/offers/challenge`, { code })
      const presentation = await wallet.presentAs(did, [], { binding, passphrase, mechanism: eddsaRdfc2022 })
      const claimed = await ask(`${service}/offers/claim`, { code, challenge: binding.challenge, presentation })
      if (claimed.status === 201) await wallet.add(claimed.json.text as string)
      return claimed
    },
    present: ({ challenge, domain, ladder, rung }) =>
      wallet.present({ ladder, rung, binding: { challenge, domain }, passphrase, mechanism: eddsaRdfc2022 }),
  }
}
