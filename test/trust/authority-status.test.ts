import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { buildAuthorityCredential } from '../../src/credential/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { buildBitstringStatusListEntry } from '../../src/status/index.js'
import { createAuthority } from '../../src/trust/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { issuerOf } from '../issue/support.js'
import { controllerOf, errorOf, NOW, newSigner } from '../support/badges.js'
import { type ListServer, listWith, signedList, startListServer } from '../support/status.js'
import { badgeInput, FIRST_AID, reportOf, SCHOOL, school } from './support.js'

const signer = await newSigner()
const ministry = issuerOf({ signer, profile: { name: 'Ministry' } })
const root = controllerOf(signer)
let lists: ListServer
beforeAll(async () => {
  lists = await startListServer()
})
afterAll(() => lists.server.close())

/** The ministry's credential for the school, with a status. */
async function authority(url: string, statusPurpose = 'revocation'): Promise<unknown> {
  const draft = buildAuthorityCredential({
    id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-000000000099',
    issuer: root,
    validFrom: '2026-01-01T00:00:00Z',
    subject: SCHOOL,
    mayAward: [{ ids: [FIRST_AID] }],
  }) as unknown as JsonObject
  const credentialStatus = buildBitstringStatusListEntry({ statusListCredential: url, index: 7, statusPurpose })
  return (await ministry.sealCredential({ ...draft, credentialStatus })).credential
}
const verify = async (credential: unknown, net = lists.net()) =>
  createVerifier({ mechanisms, now: NOW, net, statusMaxAgeMs: 0 }).verify(credential)

describe('an authority credential that can be revoked', () => {
  it('counts while its list says so, and no more when it is revoked', async () => {
    const url = lists.at('/authority')
    const credential = await authority(url)
    lists.put('/authority', await signedList(url, signer, listWith()))
    const good = await verify(credential)
    expect([good.outcome, good.checks.status.state]).toEqual(['verified', 'pass'])
    const content = (await reportOf((await school.issue(badgeInput())).credential)).credential as unknown as JsonObject
    const source = createAuthority({ roots: [root], credentials: [good as never] })
    expect(source.judge(content).authorised).toBe('yes')

    lists.put('/authority', await signedList(url, signer, listWith({ 7: 1 })))
    const revoked = await verify(credential)
    expect([revoked.outcome, revoked.checks.status.findings.map(({ code }) => code)]).toEqual(['rejected', ['status.revoked']])
    expect((await errorOf(() => createAuthority({ roots: [root], credentials: [revoked as never] }))).code).toBe(
      'trust.not_verified',
    )
  })

  it.each(['refresh', 'message'])(
    'counts where its list says %s, which withdraws nothing (Bitstring Status List 1.0 section 2.2)',
    async (statusPurpose) => {
      const path = `/authority-${statusPurpose}`
      lists.put(path, await signedList(lists.at(path), signer, listWith({ 7: 1 }), { statusPurpose }))
      const told = await verify(await authority(lists.at(path), statusPurpose))
      expect([told.outcome, told.checks.status.state]).toEqual(['verified', 'warn'])
      const content = (await reportOf((await school.issue(badgeInput())).credential)).credential as unknown as JsonObject
      expect(createAuthority({ roots: [root], credentials: [told as never] }).judge(content)).toMatchObject({
        authorised: 'yes',
        findings: [],
      })
    },
  )

  it('whose list is out of reach is no verified credential either', async () => {
    const open = await verify(await authority(lists.at('/missing')))
    expect([open.outcome, open.checks.status.findings.map(({ code }) => code)]).toEqual(['indeterminate', ['status.unreachable']])
    expect((await errorOf(() => createAuthority({ roots: [root], credentials: [open as never] }))).code).toBe(
      'trust.not_verified',
    )
  })
})
