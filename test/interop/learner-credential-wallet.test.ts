import { Ed25519Signature2020 } from '@digitalcredentials/ed25519-signature-2020'
import { Ed25519VerificationKey2020 } from '@digitalcredentials/ed25519-verification-key-2020'
import { securityLoader } from '@digitalcredentials/security-document-loader'
import * as vc from '@digitalcredentials/vc'
import { describe, expect, it } from 'vitest'
import { bundledContext } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { newPlatform, type Platform, START } from '../exchange/vcalm/support.js'

const known = securityLoader({ fetchRemoteContexts: false }).build()
/** The wallet fetches contexts that it has not; here the published ones are at hand. */
const documentLoader = async (url: string): Promise<unknown> => {
  const document = bundledContext(url)
  return document === undefined ? known(url) : { contextUrl: null, documentUrl: url, document: structuredClone(document) }
}
const key = await Ed25519VerificationKey2020.generate()
const did = `did:key:${key.fingerprint()}`
Object.assign(key, { controller: did, id: `${did}#${key.fingerprint()}` })

/** What Learner Credential Wallet does with an exchange, by the libraries that it is made of. */
async function takePart(
  { client }: Platform,
  url: string,
  verifiableCredential?: readonly JsonObject[],
  version = 2,
): Promise<JsonObject> {
  const path = new URL(url).pathname
  const { verifiablePresentationRequest: asked } = (await client.post(path, {})).json
  const presentation = vc.createPresentation({
    holder: did,
    ...(verifiableCredential !== undefined && { verifiableCredential }),
    verify: false,
    version,
  })
  const signed = await vc.signPresentation({
    presentation,
    challenge: asked.challenge,
    domain: asked.domain,
    documentLoader,
    suite: new Ed25519Signature2020({ signer: key.signer(), date: new Date(START).toISOString() }),
  })
  const { serviceEndpoint } = asked.interact.service[0]
  return (await client.post(new URL(serviceEndpoint).pathname, { verifiablePresentation: signed })).json
}

describe('Learner Credential Wallet, by its libraries (VCALM 1.0, participate in an exchange)', () => {
  it.each([1, 2])('claims a badge with a presentation without credentials, in VCDM %s, and shows it', async (version) => {
    const platform = await newPlatform()
    const { exchanges, offer, baseUrl } = platform
    const code = await offer()
    const protocols = (await platform.client.get(`/interactions/${code}?iuv=1`, { accept: 'application/json' })).json.protocols
    const { verifiablePresentation } = (await takePart(platform, protocols.vcapi, undefined, version)) as {
      verifiablePresentation: JsonObject
    }
    const [badge] = verifiablePresentation['verifiableCredential'] as readonly JsonObject[]
    const report = await createVerifier({ mechanisms, now: new Date(START) }).verify(badge)
    expect(report).toMatchObject({ outcome: 'verified', credential: { credentialSubject: { id: did } } })

    const example = { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['OpenBadgeCredential'] }
    const { id, url } = await exchanges.createExchange({
      name: 'A badge',
      queries: [{ type: 'QueryByExample', credentialQuery: { reason: 'To let you ride.', example } }],
    })
    expect(url.startsWith(baseUrl)).toBe(true)
    expect(await takePart(platform, url, [badge as JsonObject])).toEqual({})
    expect(await exchanges.result(id)).toMatchObject({ state: 'complete', accepted: true, holder: did })
  })
})
