import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite'
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { createSignCryptosuite, createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalbazaar/vc'
import { describe, expect, it } from 'vitest'
import { ED25519_2020_V1 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ecdsaJcs2019 } from '../../src/securing/data-integrity/ecdsa-jcs-2019.js'
import { ecdsaRdfc2019 } from '../../src/securing/data-integrity/ecdsa-rdfc-2019.js'
import { ed25519Signature2020 } from '../../src/securing/data-integrity/ed25519-signature-2020.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, loader, NOW, NOW_MS, newSigner, thaw } from '../support/badges.js'
import { documentLoader } from '../support/peer-libraries.js'

interface Case {
  readonly mechanism: Mechanism
  readonly alg: Signer['alg']
  /** What the peer calls the algorithm. */
  readonly name: string
  readonly suite: (signer?: unknown) => unknown
}

const dataIntegrity = (cryptosuite: unknown) => (signer?: unknown) =>
  new DataIntegrityProof({ cryptosuite, ...(signer !== undefined && { signer, date: NOW }) })

const eddsaJcs = (signer?: unknown) =>
  dataIntegrity(signer === undefined ? createVerifyCryptosuite() : createSignCryptosuite())(signer)

const ecdsaJcsSuite = (signer?: unknown) =>
  dataIntegrity(signer === undefined ? ecdsaJcs.createVerifyCryptosuite() : ecdsaJcs.createSignCryptosuite())(signer)

const cases: readonly Case[] = [
  { mechanism: eddsaJcs2022, alg: 'Ed25519', name: 'Ed25519', suite: eddsaJcs },
  { mechanism: ecdsaRdfc2019, alg: 'ES256', name: 'P-256', suite: dataIntegrity(ecdsaRdfc) },
  { mechanism: ecdsaRdfc2019, alg: 'ES384', name: 'P-384', suite: dataIntegrity(ecdsaRdfc) },
  { mechanism: ecdsaJcs2019, alg: 'ES256', name: 'P-256', suite: ecdsaJcsSuite },
  { mechanism: ecdsaJcs2019, alg: 'ES384', name: 'P-384', suite: ecdsaJcsSuite },
  {
    mechanism: ed25519Signature2020,
    alg: 'Ed25519',
    name: 'Ed25519',
    suite: (signer) => new Ed25519Signature2020(signer === undefined ? {} : { signer, date: NOW }),
  },
]

/** The peer of the 2020 proofs knows keys of its own type alone. */
async function loadFor2020(url: string): Promise<unknown> {
  const answer = await documentLoader(url)
  const { document } = answer as { document: Record<string, unknown> }
  if (document['type'] !== 'Multikey') return answer
  return { ...answer, document: { ...document, '@context': ED25519_2020_V1, type: 'Ed25519VerificationKey2020' } }
}

const verifier = createVerifier({ mechanisms, now: NOW })

describe.each(cases)('$mechanism.id with $alg, and the suite of @digitalbazaar', ({ mechanism, alg, name, suite }) => {
  const load = mechanism === ed25519Signature2020 ? loadFor2020 : documentLoader
  const now = new Date(NOW)
  const peerVerifies = async (credential: unknown): Promise<boolean> =>
    (await verifyCredential({ credential, suite: suite(), documentLoader: load, now })).verified

  it('it verifies what we issue, and refuses a changed copy', async () => {
    const signer = await newSigner(alg)
    const { credential } = await mechanism.secure(badgeOf(controllerOf(signer)), { signer, loader, now: NOW_MS })
    expect(await peerVerifies(thaw(credential))).toBe(true)
    expect(await peerVerifies({ ...thaw(credential), name: 'Surgery' })).toBe(false)
  })

  it('we verify what it issues, and refuse a changed copy', async () => {
    const signer = await newSigner(alg)
    const theirs = { id: signer.id, algorithm: name, sign: ({ data }: { data: Uint8Array }) => signer.sign(data) }
    const issued = await issue({
      credential: thaw(badgeOf(controllerOf(signer))),
      suite: suite(theirs),
      documentLoader: load,
      now,
    })
    expect(await verifier.verify(issued)).toMatchObject({ outcome: 'verified', findings: [] })
    expect(await verifier.verify({ ...issued, name: 'Surgery' })).toMatchObject({
      outcome: 'rejected',
      findings: [{ code: 'proof.signature_invalid' }],
    })
    if (alg === 'Ed25519') {
      const { credential } = await mechanism.secure(badgeOf(controllerOf(signer)), { signer, loader, now: NOW_MS })
      expect(thaw((credential as JsonObject)['proof'])).toEqual(thaw(issued['proof']))
    }
  })
})
