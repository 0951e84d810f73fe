import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as ed25519 from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as bazaar from '@digitalbazaar/vc'
import * as consortium from '@digitalcredentials/vc'
import { createContextLoader } from '../../src/contexts/index.js'
import { fromBase64url } from '../../src/core/index.js'
import { createControllerResolver } from '../../src/did/index.js'
import { createSigner, generateKey, type Signer } from '../../src/keys/index.js'
import { NOW } from './badges.js'

const contexts = createContextLoader()
const resolver = createControllerResolver()

/** Our contexts and did:key documents, as the peers ask for them. */
export async function documentLoader(url: string): Promise<{ contextUrl: null; documentUrl: string; document: unknown }> {
  const answer = (document: unknown) =>
    ({ contextUrl: null, documentUrl: url, document: JSON.parse(JSON.stringify(document)) as unknown }) as const
  if (!url.startsWith('did:')) return answer(contexts(url))
  const document = await resolver.resolve(url.split('#')[0] as string)
  if (!url.includes('#')) return answer(document)
  const method = document.verificationMethod?.find(({ id }) => id === url)
  if (method === undefined) throw new Error(`no method ${url}`)
  return answer({ '@context': 'https://w3id.org/security/multikey/v1', ...method })
}

/** One key, held by us and by the peers. */
export interface SharedKey {
  readonly signer: Signer
  readonly did: string
  readonly peer: Awaited<ReturnType<typeof ed25519.generate>>
}

export async function sharedKey(): Promise<SharedKey> {
  const pair = await generateKey('Ed25519')
  const signer = createSigner(pair)
  const did = signer.id.split('#')[0] as string
  const seed = fromBase64url((pair.secretJwk as unknown as { d: string }).d)
  return { signer, did, peer: await ed25519.generate({ seed, controller: did }) }
}

/** A library of verifiable credentials with its two operations. */
export interface Peer {
  readonly name: string
  readonly issue: (credential: unknown, key: SharedKey, date: string) => Promise<Record<string, unknown>>
  readonly verify: (credential: unknown) => Promise<boolean>
}

export const peers: readonly Peer[] = [
  ['@digitalbazaar/vc', bazaar],
  ['@digitalcredentials/vc', consortium],
].map(([name, library]) => {
  const { issue, verifyCredential } = library as typeof bazaar
  return {
    name: name as string,
    issue: (credential: unknown, key: SharedKey, date: string) =>
      issue({
        credential,
        suite: new DataIntegrityProof({ signer: key.peer.signer(), date, cryptosuite }),
        documentLoader,
        now: new Date(NOW),
      }),
    verify: async (credential: unknown) =>
      (await verifyCredential({ credential, suite: new DataIntegrityProof({ cryptosuite }), documentLoader, now: new Date(NOW) }))
        .verified,
  }
})
