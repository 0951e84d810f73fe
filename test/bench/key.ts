import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import * as ed25519 from '@digitalbazaar/ed25519-multikey'
import { fromBase64url } from 'rungs/core'
import { createSigner, generateKey, type KeyPair, type Signer } from 'rungs/keys'

/** One Ed25519 key in the form of every contender, under its did:key. */
export interface BenchKey {
  readonly did: string
  readonly pair: KeyPair
  readonly signer: Signer
  readonly peer: Awaited<ReturnType<typeof ed25519.generate>>
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** A new key, parsed once for each contender. */
export async function createBenchKey(): Promise<BenchKey> {
  const pair = await generateKey('Ed25519')
  const signer = createSigner(pair)
  const did = signer.id.split('#')[0] as string
  const jwk = pair.secretJwk as unknown as JsonWebKey
  return {
    did,
    pair,
    signer,
    peer: await ed25519.generate({ seed: fromBase64url(jwk['d'] as string), controller: did }),
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    publicKey: createPublicKey({ key: jwk, format: 'jwk' }),
  }
}
