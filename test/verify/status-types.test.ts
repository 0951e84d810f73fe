import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2, OB_EXTENSIONS, STATUS_LIST_2021_V1 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { ed25519Signature2020 } from '../../src/securing/data-integrity/ed25519-signature-2020.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { encodeBitstring } from '../../src/status/index.js'
import type { CreateVerifierOptions } from '../../src/verify/index.js'
import { badgeOf, loader, NOW_MS } from '../support/badges.js'
import { type ListServer, listWith, type Page, secureList, signedList, startListServer } from '../support/status.js'
import { badgeWith, entryOf, issuer, online, statusOf } from './status-support.js'
import { signer } from './support.js'

let lists: ListServer

beforeAll(async () => {
  lists = await startListServer()
})
afterAll(() => lists.server.close())

describe('StatusList2021', () => {
  const credential = async (context: string, url: string, value: number, changes: object = {}): Promise<JsonObject> => ({
    '@context': [context, STATUS_LIST_2021_V1],
    id: url,
    type: ['VerifiableCredential', 'StatusList2021Credential'],
    issuer,
    ...(context === CREDENTIALS_V1 ? { issuanceDate: '2026-05-01T09:00:00Z' } : { validFrom: '2026-05-01T09:00:00Z' }),
    credentialSubject: {
      id: `${url}#list`,
      type: 'StatusList2021',
      statusPurpose: 'revocation',
      encodedList: (await encodeBitstring(listWith({ 5: value }))).slice(1),
    },
    ...changes,
  })
  const entry = (url: string) => ({ ...entryOf(url), type: 'StatusList2021Entry' })

  it.each([
    [0, 'verified', []],
    [1, 'rejected', ['status.revoked']],
  ] as const)('a credential of VCDM 1.1 and its list, set to %d: %s', async (value, outcome, codes) => {
    const path = `/2021-v1-${value}`
    const url = lists.put(
      path,
      await secureList(await credential(CREDENTIALS_V1, lists.at(path), value), signer, ed25519Signature2020),
    )
    const plain = {
      '@context': [CREDENTIALS_V1, STATUS_LIST_2021_V1],
      id: 'urn:uuid:1',
      type: ['VerifiableCredential'],
      issuer,
      issuanceDate: '2026-05-01T09:00:00Z',
      credentialSubject: { id: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2' },
      credentialStatus: entry(url),
    }
    const signed = (await ed25519Signature2020.secure(plain as JsonObject, { signer, loader, now: NOW_MS })).credential
    const report = await online(lists).verify(signed)
    expect([report.outcome, report.checks.status.findings.map(({ code }) => code)]).toEqual([outcome, codes])
  })

  it('of VCDM 2.0 as well; a Bitstring Status List in its place is another type', async () => {
    const context = { '@context': [...(badgeOf(issuer)['@context'] as string[]), STATUS_LIST_2021_V1] }
    const url = lists.put('/2021', await secureList(await credential(CREDENTIALS_V2, lists.at('/2021'), 1), signer, vcJose))
    expect(statusOf(await online(lists).verify(await badgeWith(entry(url), context))).codes).toEqual(['status.revoked'])
    const wrong = lists.put('/2021-wrong', await signedList(lists.at('/2021-wrong'), signer))
    expect(statusOf(await online(lists).verify(await badgeWith(entry(wrong), context))).codes).toEqual(['status.list_type'])
    expect(statusOf(await online(lists).verify(await badgeWith(entryOf(url)))).codes).toEqual(['status.list_type'])
  })
})

describe('1EdTechRevocationList (1EdTech Revocation List Status Method 1.0)', () => {
  const { id } = badgeOf(issuer)
  const context = { '@context': [...(badgeOf(issuer)['@context'] as string[]), OB_EXTENSIONS] }
  const verify = async (path: string, page: Page, options: Partial<CreateVerifierOptions> = {}) =>
    statusOf(
      await online(lists, options).verify(await badgeWith({ id: lists.put(path, page), type: '1EdTechRevocationList' }, context)),
    )

  it.each<[string, Page, string, string[]]>([
    ['revoked', { revokedCredential: [{ id: 'urn:x:1' }, { id, revoked: true }] }, 'fail', ['status.revoked']],
    ['revoked-by-default', { revokedCredentials: [{ id }] }, 'fail', ['status.revoked']],
    ['not-any-more', { revokedCredential: [{ id, revoked: false }] }, 'pass', []],
    ['others', { revokedCredential: [{ id: 'urn:x:1' }] }, 'pass', []],
    ['strange', { ok: true }, 'unknown', ['status.list_invalid']],
    ['text', 'no JSON', 'unknown', ['status.list_malformed']],
    ['absent', undefined, 'unknown', ['status.unreachable']],
  ])('%s', async (name, page, state, codes) => {
    const found = await verify(`/vcrl-${name}`, page)
    expect([found.state, found.codes]).toEqual([state, codes])
    expect(lists.accepted(`/vcrl-${name}`)).toContain('application/json')
  })

  it('may be passed', async () => {
    const url = lists.at('/vcrl-passed')
    const passed = { [url]: { revokedCredential: [{ id: id as string }] } }
    expect((await verify('/vcrl-passed', undefined, { statusLists: passed })).codes).toEqual(['status.revoked'])
    expect(lists.requests('/vcrl-passed')).toBe(0)
  })
})
