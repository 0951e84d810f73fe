import { fromBase64url, fromUtf8, type JsonObject, toBase64url, utf8 } from '../../../src/core/index.js'
import {
  type CreateOid4vciIssuerOptions,
  type CredentialConfiguration,
  createOid4vciIssuer,
  type Oid4vciIssuer,
} from '../../../src/exchange/oid4vci/index.js'
import { type Issuer, skipRequirements } from '../../../src/issue/index.js'
import { algorithmNamed, type Signer } from '../../../src/keys/index.js'
import { createNet, type PostingNet } from '../../../src/net/index.js'
import { createOfferDesk, type MakeOfferInput, type OfferDesk } from '../../../src/offer/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { vcJose } from '../../../src/securing/jose/vc-jose.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { issuerOf, signer as issuerSigner, ladderOf, rungId } from '../../issue/support.js'
import { newSigner } from '../../support/badges.js'
import { type Answer, type Client, serveOn } from '../support.js'

export const START: number = Date.parse('2026-05-01T09:00:00Z')
export const GRANT = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'
export const VCT = 'https://courier.example/vct/rung'
export const worker: Signer = await newSigner()
export const stranger: Signer = await newSigner()

/** A credential issuer on loopback with what stands behind it. */
export interface World {
  readonly desk: OfferDesk
  readonly store: Store
  readonly clock: { ms: number }
  readonly now: () => Date
  readonly issuer: Oid4vciIssuer
  readonly badges: Issuer
  readonly client: Client
  /** The identifier of the issuer. */
  readonly url: string
  readonly net: PostingNet
  /** Offers a badge and gives its code. */
  offer(more?: Partial<MakeOfferInput>): Promise<string>
}

export interface WorldOptions extends Partial<Omit<CreateOid4vciIssuerOptions, 'store' | 'desk' | 'credentialIssuer'>> {
  readonly store?: Store
  /** The path of the issuer. */
  readonly path?: string
  /** Where the clock stands. */
  readonly startMs?: number
  readonly seal?: (draft: JsonObject, key: string) => ReturnType<Issuer['sealBadge']>
}

export async function newWorld(options: WorldOptions = {}): Promise<World> {
  const { store = createMemoryStore(), path = '', startMs = START, seal, ...more } = options
  const clock = { ms: startMs }
  const now = (): Date => new Date(clock.ms)
  const badges = issuerOf({ now })
  const desk = createOfferDesk({
    store,
    issuer: badges,
    verifier: createVerifier({ mechanisms, now }),
    claimPage: 'https://courier.example/claim',
    now,
    ...(seal !== undefined && { seal }),
  })
  const box: { issuer?: Oid4vciIssuer } = {}
  const client = await serveOn((request) => (box.issuer as Oid4vciIssuer).handler(request))
  const url = `http://127.0.0.1:${client.port}${path}`
  const configurations: Record<string, CredentialConfiguration> = {
    embedded: {
      format: 'ldp_vc',
      signingAlgorithms: ['eddsa-rdfc-2022'],
      name: { en: 'Rung', es: 'Peldaño' },
      description: { en: 'A rung of a ladder.' },
    },
    token: {
      format: 'jwt_vc_json',
      signingAlgorithms: ['EdDSA'],
      name: { en: 'Rung as a token' },
      issuer: issuerOf({ now, mechanism: vcJose }),
    },
    selective: { format: 'dc+sd-jwt', vct: VCT, signer: issuerSigner, name: { en: 'Rung to show in parts' } },
  }
  const issuer = createOid4vciIssuer({ store, desk, credentialIssuer: url, configurations, now, ...more })
  box.issuer = issuer
  return {
    desk,
    store,
    clock,
    now,
    issuer,
    badges,
    client,
    url,
    net: netFor(client.port),
    offer: async (input = {}) =>
      (await desk.make({ badge: { ladder: ladderOf(), rung: rungId('courier'), held: skipRequirements }, ...input }))
        .code as string,
  }
}

/** A net that reaches servers of a test. */
export function netFor(...ports: readonly number[]): PostingNet {
  return createNet({ ports, unsafeAllowAddresses: ['127.0.0.1'], cache: false })
}

/** The path of an endpoint below the issuer. */
const pathOf = ({ url }: World, end: string): string => new URL(url + end).pathname

export function askToken(world: World, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  return world.client.ask('POST', pathOf(world, '/token'), new URLSearchParams(form).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  })
}

export const codeForm = (code: string, more: Record<string, string> = {}): Record<string, string> => ({
  grant_type: GRANT,
  'pre-authorized_code': code,
  ...more,
})

export async function tokenFor(world: World, code: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await askToken(world, codeForm(code, more))
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer.json.access_token as string
}

export async function nonceOf(world: World): Promise<string> {
  return (await world.client.ask('POST', pathOf(world, '/nonce'))).json.c_nonce as string
}

/** What a proof is made of; `undefined` leaves a member out. */
export interface ProofChanges {
  readonly header?: Record<string, unknown>
  readonly payload?: Record<string, unknown>
  readonly signer?: Signer
  /** Changes what is signed over after signing. */
  readonly forge?: (jwt: string) => string
}

export async function proofFor(world: World, changes: ProofChanges = {}): Promise<string> {
  const { signer = worker, forge = (jwt: string) => jwt } = changes
  const header = { typ: 'openid4vci-proof+jwt', alg: algorithmNamed(signer.alg)?.jws, kid: signer.id, ...changes.header }
  const nonce = changes.payload !== undefined && 'nonce' in changes.payload ? {} : { nonce: await nonceOf(world) }
  const payload = { aud: world.url, iat: Math.floor(world.clock.ms / 1000), ...nonce, ...changes.payload }
  const input = `${encode(header)}.${encode(payload)}`
  return forge(`${input}.${toBase64url(await signer.sign(utf8(input)))}`)
}

export const encode = (part: unknown): string => toBase64url(utf8(JSON.stringify(part)))
export const decode = (jwt: string, at: 0 | 1): Record<string, unknown> =>
  JSON.parse(fromUtf8(fromBase64url(jwt.split('.')[at] as string))) as Record<string, unknown>

export function askCredential(world: World, token: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return world.client.post(pathOf(world, '/credential'), body, { authorization: `Bearer ${token}`, ...headers })
}

/** A request for a configuration with a fresh proof. */
export async function requestFor(world: World, id = 'embedded', changes: ProofChanges = {}): Promise<Record<string, unknown>> {
  return { credential_configuration_id: id, proofs: { jwt: [await proofFor(world, changes)] } }
}

/** Every value that a store keeps of some kinds, as one text. */
export async function storedText(store: Store): Promise<string> {
  const kinds = ['offer', 'offer-key', 'oid4vci-code', 'oid4vci-token', 'oid4vci-nonce', 'oid4vci-offer', 'oid4vci-notification']
  const rows = await store.read(async ({ records }) => {
    const found = []
    for (const kind of kinds) found.push(...(await records.list(kind)))
    return found
  })
  return JSON.stringify(rows)
}
