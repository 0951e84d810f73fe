import { createVerifier } from 'rungs'
import type { JsonObject } from 'rungs/core'
import { receiveCredential, resolveCredentialOffer } from 'rungs/exchange/oid4vci'
import { answerPresentationRequest, resolvePresentationRequest } from 'rungs/exchange/oid4vp'
import { followInteraction, runVcapiExchange, type VcapiHolder } from 'rungs/exchange/vcalm'
import { createWallet, type Wallet } from 'rungs/holder'
import type { PostingNet } from 'rungs/net'
import { mechanisms } from 'rungs/preset/all'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { createMemoryStore } from 'rungs/storage'

/** A worker with a wallet. */
export interface Worker {
  readonly did: string
  readonly wallet: Wallet
  /** Where a link leads, by the names of protocols. */
  protocols(link: string): Promise<Readonly<Record<string, string>>>
  /** Takes what is offered, by `vcapi`. */
  claimByVcapi(link: string): Promise<void>
  /** Takes what is offered, by OID4VCI, with the PIN that was told on the telephone. */
  claimByOid4vci(offer: string, txCode?: string): Promise<void>
  /** Shows what is asked for there and nothing else. Gives the reasons that were told for asking. */
  showByVcapi(link: string): Promise<readonly string[]>
  /** Shows what is asked for and nothing else. Gives how many badges that were. */
  showByOid4vp(request: string): Promise<number>
}

/** A wallet with a key of its own, which knows the issuers of the documents and reaches what the net reaches. */
export async function createWorker(documents: readonly unknown[], net: PostingNet): Promise<Worker> {
  const passphrase = 'correct horse battery staple'
  const wallet = createWallet(createMemoryStore(), {
    verifier: createVerifier({ mechanisms, documents, net, statusMaxAgeMs: 0 }),
    mechanisms,
    seal: { work: { N: 2 ** 14, r: 8, p: 1 } },
  })
  const { did } = await wallet.keyFor(passphrase)
  const holder: VcapiHolder = {
    did,
    mechanisms: [eddsaRdfc2022],
    present: (credentials, binding, mechanism) => wallet.presentAs(did, credentials, { binding, passphrase, mechanism }),
  }
  const protocols = async (link: string) => (await followInteraction(link, { net })).protocols
  // `wallet.held()` leaves out what has been revoked; this worker shows it all the same, to see what comes of it.
  const held = async (): Promise<readonly JsonObject[]> => {
    const files = (await wallet.list()).flatMap(({ copies }) => copies.slice(0, 1).map(({ file }) => file))
    return Promise.all(files.map(async (file) => JSON.parse(new TextDecoder().decode(await wallet.bytes(file)))))
  }

  return {
    did,
    wallet,
    protocols,
    claimByVcapi: async (link) => {
      const { received } = await runVcapiExchange((await protocols(link))['vcapi'] ?? '', { net, holder })
      for (const badge of received) await wallet.add(badge)
    },
    claimByOid4vci: async (link, txCode) => {
      const offer = await resolveCredentialOffer(link, { net })
      const signer = await wallet.signer(did, passphrase)
      const { credential } = await receiveCredential({ offer, net, signer, ...(txCode !== undefined && { txCode }) })
      await wallet.add(credential)
    },
    showByVcapi: async (link) => {
      const reasons: string[] = []
      await runVcapiExchange((await protocols(link))['vcapi'] ?? '', {
        net,
        holder,
        held: (await held()).map((credential) => ({ credential, content: credential })),
        // The worker sees who asks, for what and why, and says yes.
        consent: async ({ origin, queries }) => {
          reasons.push(...queries.map(({ query }) => `${origin}: ${query.reason}`))
          return queries.flatMap(({ matches }) => matches.slice(0, 1).map(({ credential }) => credential))
        },
      })
      return reasons
    },
    showByOid4vp: async (link) => {
      const request = await resolvePresentationRequest(link, { net })
      let shown = 0
      await answerPresentationRequest(request, {
        credentials: await held(),
        signers: [await wallet.signer(did, passphrase)],
        mechanisms,
        net,
        // Here as well: `proposal` is the least that answers the request.
        choose: ({ proposal }) => {
          shown = Object.values(proposal ?? {}).flat().length
          return proposal
        },
      })
      return shown
    },
  }
}
