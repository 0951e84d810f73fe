import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2, OB_3_0_3, OB_EXTENSIONS, STATUS_LIST_2021_V1 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ecdsaJcs2019 } from '../../src/securing/data-integrity/ecdsa-jcs-2019.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import {
  buildBitstringStatusListCredential,
  createStatusList,
  encodeBitstring,
  encodeTokenStatusList,
  setStatus,
} from '../../src/status/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, loader, NOW, NOW_MS, newSigner, thaw } from '../support/badges.js'
import { type ListServer, listWith, startListServer } from '../support/status.js'
import { encodePart, forgeToken } from '../support/tokens.js'

// Every mechanism with every type of status in every state: outcome and code of each cell.

const INDEX = 5
const ID = 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1'
const ALGORITHM: Readonly<Record<string, Signer['alg']>> = {
  'eddsa-rdfc-2022': 'Ed25519',
  'eddsa-jcs-2022': 'Ed25519',
  'ecdsa-rdfc-2019': 'ES384',
  'ecdsa-jcs-2019': 'ES256',
  'ecdsa-sd-2023': 'ES256',
  Ed25519Signature2020: 'Ed25519',
  'ob3-jwt': 'ES256',
  'vc-jwt': 'ES256',
  'vc-jose': 'ES256',
  'sd-jwt-vc': 'ES256',
}

/** Whose payload may have a claim beside those of the credential. */
const TAKES_CLAIMS: readonly string[] = ['vc-jose', 'sd-jwt-vc', 'ob3-jwt']

const states = {
  good: ['verified', []],
  expired: ['rejected', ['validity.expired', 'status.unchecked']],
  'not yet valid': ['rejected', ['validity.not_yet_valid', 'status.unchecked']],
  revoked: ['rejected', ['status.revoked']],
  suspended: ['rejected', ['status.suspended']],
  tampered: ['rejected', ['proof.signature_invalid', 'status.unchecked']],
  unreachable: ['indeterminate', ['status.unreachable']],
  'of an unknown type': ['indeterminate', ['status.type_unknown']],
} as const
type State = keyof typeof states

interface StatusType {
  readonly id: string
  /** What the badge needs in its contexts. */
  readonly context?: string
  /** A list that can say no more than revoked has no such cell. */
  readonly without?: readonly State[]
  /** Only a token has claims. */
  readonly tokensOnly?: true
  /** Puts the list of a state under a path, and gives what the badge says. */
  readonly publish: (path: string, state: State, signer: Signer) => Promise<JsonObject>
}

let lists: ListServer
beforeAll(async () => {
  lists = await startListServer()
})
afterAll(() => lists.server.close())

const purposeOf = (state: State) => (state === 'suspended' ? 'suspension' : 'revocation')
const bitOf = (state: State) => (state === 'revoked' || state === 'suspended' ? 1 : 0)
const UNKNOWN = 'https://example.org/status#Unknown'
/** Unless it is to be out of reach. */
const put = (path: string, state: State, page: unknown): string =>
  state === 'unreachable' ? lists.at(`${path}/missing`) : lists.put(path, page)
const listBy = async (signer: Signer, credential: JsonObject) => {
  const mechanism = signer.alg === 'Ed25519' ? eddsaJcs2022 : ecdsaJcs2019
  return (await mechanism.secure(credential, { signer, loader, now: NOW_MS })).credential
}

const types: readonly StatusType[] = [
  {
    id: 'BitstringStatusListEntry',
    publish: async (path, state, signer) => {
      const url = lists.at(path)
      const credential = buildBitstringStatusListCredential({
        id: url,
        issuer: controllerOf(signer),
        validFrom: '2026-05-01T09:00:00Z',
        statusPurpose: purposeOf(state),
        encodedList: await encodeBitstring(listWith({ [INDEX]: bitOf(state) })),
      })
      const statusListCredential = put(path, state, await listBy(signer, credential))
      return entry(state, 'BitstringStatusListEntry', statusListCredential)
    },
  },
  {
    id: 'StatusList2021Entry',
    context: STATUS_LIST_2021_V1,
    publish: async (path, state, signer) => {
      const url = lists.at(path)
      const credential = {
        '@context': [CREDENTIALS_V2, STATUS_LIST_2021_V1],
        id: url,
        type: ['VerifiableCredential', 'StatusList2021Credential'],
        issuer: controllerOf(signer),
        validFrom: '2026-05-01T09:00:00Z',
        credentialSubject: {
          id: `${url}#list`,
          type: 'StatusList2021',
          statusPurpose: purposeOf(state),
          encodedList: (await encodeBitstring(listWith({ [INDEX]: bitOf(state) }))).slice(1),
        },
      }
      return entry(state, 'StatusList2021Entry', put(path, state, await listBy(signer, credential as unknown as JsonObject)))
    },
  },
  {
    id: '1EdTechRevocationList',
    context: OB_EXTENSIONS,
    without: ['suspended'],
    publish: async (path, state, signer) => {
      const revokedCredential = state === 'revoked' ? [{ id: ID, revoked: true }] : [{ id: 'urn:other' }]
      const id = put(path, state, { id: lists.at(path), issuer: controllerOf(signer), revokedCredential })
      return { credentialStatus: { id, type: state === 'of an unknown type' ? UNKNOWN : '1EdTechRevocationList' } }
    },
  },
  {
    id: 'status_list',
    tokensOnly: true,
    without: ['of an unknown type'],
    publish: async (path, state, signer) => {
      const uri = lists.at(path)
      const value = { revoked: 1, suspended: 2 }[state as string] ?? 0
      const empty = createStatusList({ length: 1000, statusSize: 4, bitOrder: 'least-significant' })
      const iat = NOW_MS / 1000 - 60
      const status_list = await encodeTokenStatusList(setStatus(empty, INDEX, value))
      const payload = { iss: controllerOf(signer), sub: uri, iat, exp: iat + 3600, status_list }
      const token = await forgeToken({ alg: signer.alg, kid: signer.id, typ: 'statuslist+jwt' }, payload, signer)
      return { status: { status_list: { idx: INDEX, uri: put(path, state, token) } } }
    },
  },
]

function entry(state: State, type: string, statusListCredential: string): JsonObject {
  // Its members would be unknown to the contexts.
  if (state === 'of an unknown type') return { credentialStatus: { id: statusListCredential, type: UNKNOWN } }
  return {
    credentialStatus: {
      id: `${statusListCredential}#${INDEX}`,
      type,
      statusPurpose: purposeOf(state),
      statusListIndex: String(INDEX),
      statusListCredential,
    },
  }
}

/** A badge in the data model that the mechanism secures, with a status and dates of a state. */
function badgeIn(state: State, { id }: Mechanism, signer: Signer, status: JsonObject, context: string | undefined): JsonObject {
  const [validFrom, validUntil] =
    state === 'expired'
      ? ['2025-05-01T09:00:00Z', '2026-05-31T00:00:00Z']
      : state === 'not yet valid'
        ? ['2026-06-01T00:00:01Z', '2027-05-01T09:00:00Z']
        : ['2026-05-01T09:00:00Z', '2027-05-01T09:00:00Z']
  const badge = { ...badgeOf(controllerOf(signer), { id: ID, validFrom, validUntil }), ...status }
  const more = context === undefined ? [] : [context]
  if (id !== 'vc-jwt') return { ...badge, '@context': [CREDENTIALS_V2, OB_3_0_3, ...more] } as JsonObject
  const { validFrom: _from, validUntil: _until, ...rest } = badge as JsonObject
  const dates = { issuanceDate: validFrom, expirationDate: validUntil }
  return { ...rest, '@context': [CREDENTIALS_V1, OB_3_0_3, ...more], ...dates } as JsonObject
}

function tampered(secured: JsonObject | string): JsonObject | string {
  if (typeof secured !== 'string') return { ...thaw(secured), name: 'Night driving' }
  const [head, body, ...tail] = secured.split('.') as [string, string, string]
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString())
  const changed = payload.vc === undefined ? { ...payload, name: 'N' } : { ...payload, vc: { ...payload.vc, name: 'N' } }
  return [head, encodePart(changed), ...tail].join('.')
}

const isToken = ({ id }: Mechanism): boolean => /jwt|jose/.test(id)
const rows = mechanisms.flatMap((mechanism) =>
  types
    .filter(({ tokensOnly }) => tokensOnly === undefined || (isToken(mechanism) && TAKES_CLAIMS.includes(mechanism.id)))
    .map((type) => ({ mechanism, type })),
)

describe.each(rows)('$mechanism.id with $type.id', ({ mechanism, type }) => {
  const { context, without = [], publish } = type
  const cells = (Object.keys(states) as State[]).filter((state) => !without.includes(state))

  it.each(cells)('%s', async (state) => {
    const signer = await newSigner(ALGORITHM[mechanism.id] as Signer['alg'])
    const path = `/${mechanism.id}/${type.id}/${state.replaceAll(' ', '-')}`
    const status = await publish(path, state, signer)
    const badge = badgeIn(state, mechanism, signer, status, context)
    const secured = (await mechanism.secure(badge, { signer, loader, now: NOW_MS })).credential
    const report = await createVerifier({ mechanisms, now: NOW, net: lists.net() }).verify(
      state === 'tampered' ? tampered(secured) : secured,
    )
    const [outcome, codes] = states[state]
    // What stands in a claim is not looked into until its token is right.
    const found = mechanism.id === 'vc-jwt' && state === 'tampered' ? codes.slice(0, 1) : codes
    expect([report.outcome, report.findings.map(({ code }) => code)]).toEqual([outcome, found])
    // Nobody is told of a badge that is not good for other reasons.
    expect(lists.requests(path)).toBe(['good', 'revoked', 'suspended'].includes(state) ? 1 : 0)
  })
})

describe('the matrix', () => {
  it('has every mechanism of the preset', () => {
    expect(mechanisms.map(({ id }) => id).filter((id) => ALGORITHM[id] === undefined)).toEqual([])
    expect(rows.length).toBeGreaterThan(30)
  })
})
