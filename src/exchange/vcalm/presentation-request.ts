import type { JsonObject } from '../../core/index.js'
import type { ExampleQuery } from './example-query.js'

/** Who may authenticate, and how: DID methods, and the cryptosuites of the proof. */
export interface AuthenticationPolicy {
  readonly methods: readonly string[]
  readonly cryptosuites: readonly string[]
}

/** What the wallets of today sign with: Learner Credential Wallet with `Ed25519Signature2020`. */
export const AUTHENTICATION: AuthenticationPolicy = /* @__PURE__ */ Object.freeze({
  methods: /* @__PURE__ */ Object.freeze(['key', 'jwk', 'web']),
  cryptosuites: /* @__PURE__ */ Object.freeze(['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'Ed25519Signature2020']),
})

/** What a server asks of a wallet (VCALM 1.0, verifiable presentation request). */
export function toPresentationRequest(
  url: string,
  { challenge, domain }: { readonly challenge: string; readonly domain: string },
  { methods, cryptosuites }: AuthenticationPolicy,
  queries: readonly ExampleQuery[] = [],
): JsonObject {
  const authentication = {
    type: 'DIDAuthentication',
    acceptedMethods: methods.map((method) => ({ method })),
    acceptedCryptosuites: cryptosuites.map((cryptosuite) => ({ cryptosuite })),
  }
  return {
    verifiablePresentationRequest: {
      // Of the queries by example; who presents is shown beside whichever is answered.
      query: [authentication, ...(queries as unknown as readonly JsonObject[])],
      challenge,
      domain,
      interact: { service: [{ type: 'UnmediatedHttpPresentationService2021', serviceEndpoint: url }] },
    },
  }
}

/** The method of a DID. */
export function methodOf(did: string): string | undefined {
  return /^did:([a-z0-9]{1,50}):/.exec(did)?.[1]
}
