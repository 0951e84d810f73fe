import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/core/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { buildBitstringStatusListEntry, type StatusList } from '../../../src/status/index.js'
import { openBundle } from '../../../src/verify/bundle/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { badgeOf, controllerOf, type Loose, NOW, NOW_MS, newSigner, signedBadge } from '../../support/badges.js'
import { listWith, signedList } from '../../support/status.js'
import { codesOf, type Result } from '../support.js'
import { archive, exported, startSite, verifyFrom } from './support.js'

const site = await startSite()
const trustedBy = [controllerOf(archive)]
const keyed = await newSigner()
const at = (minutes: number): string => new Date(NOW_MS + minutes * 60_000).toISOString().replace('.000Z', 'Z')
const base = `https://localhost:${site.server.port}`

/** A bundle of a badge with a status, exported over the network. */
async function bundleOf(path: string, list: StatusList, signer = site.web, made = -10): Promise<{ json: Loose; report: Result }> {
  const url = site.publish(path, (await signedList(base + path, signer, list, { validFrom: at(made) })) as object)
  const credentialStatus = buildBitstringStatusListEntry({ statusListCredential: url, index: 5 })
  return exported(await signedBadge(signer, { ...badgeOf(controllerOf(signer)), credentialStatus } as JsonObject), site.open())
}

describe('a bundle of a badge with a status', () => {
  it('has the list, says what it said, and for how long: a day', async () => {
    const { json, report } = await bundleOf('/good', listWith({ 4: 1 }))
    expect(report.outcome).toBe('verified')
    expect(json.documents.map(({ purpose }: Loose) => purpose)).toEqual(['controller', 'status'])
    const before = site.asked.length
    expect((await verifyFrom(json, { trustedBy, now: at(24 * 60) })).checks.status.state).toBe('pass')
    const late = await verifyFrom(json, { trustedBy, now: at(24 * 60 + 1) })
    expect(late).toMatchObject({ outcome: 'indeterminate', checks: { proof: { state: 'pass' }, status: { state: 'unknown' } } })
    expect(late.findings).toMatchObject([{ code: 'bundle.stale', params: { host: 'localhost' } }])
    expect(site.asked.length).toBe(before)
  })

  it('grows old while it is open', async () => {
    const { json } = await bundleOf('/kept', listWith())
    let minutes = 0
    const now = () => new Date(NOW_MS + minutes * 60_000)
    const opened = await openBundle(json, { trustedBy, now })
    const verify = () => createVerifier({ mechanisms, net: opened.net, now, statusMaxAgeMs: 0 }).verify(opened.credential)
    expect((await verify()).outcome).toBe('verified')
    minutes = 24 * 60 + 1
    expect(codesOf(await verify())).toEqual(['bundle.stale'])
  })

  it('a badge that was revoked is rejected out of the bundle, too', async () => {
    const { json, report } = await bundleOf('/revoked', listWith({ 5: 1 }))
    expect(report.outcome).toBe('rejected')
    const offline = await verifyFrom(json, { trustedBy })
    expect([offline.outcome, codesOf(offline)]).toEqual(['rejected', ['status.revoked']])
  })

  it('of a did:key issuer counts without a signer, by the date of the list', async () => {
    const { json } = await bundleOf('/keyed', listWith(), keyed)
    json.proof = undefined
    expect((await verifyFrom(JSON.stringify(json))).outcome).toBe('verified')
    expect((await openBundle(JSON.stringify(json), { now: NOW })).snapshots).toMatchObject([
      { purpose: 'status', by: 'document', ageSeconds: 600, state: 'fresh' },
    ])
    const { json: old } = await bundleOf('/old', listWith(), keyed, -24 * 60 - 1)
    expect((await verifyFrom(old, { trustedBy })).outcome).toBe('verified')
    old.proof = undefined
    expect(await verifyFrom(JSON.stringify(old))).toMatchObject({
      outcome: 'indeterminate',
      checks: { status: { state: 'unknown' } },
    })
  })
})
