import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { deriveCredential } from '../../src/holder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import type { Mechanism } from '../../src/securing/index.js'
import { sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createVerifier } from '../../src/verify/index.js'
import {
  badgeOf,
  controllerOf,
  errorOf,
  type Loose,
  loader,
  NOW,
  NOW_MS,
  newSigner,
  RECIPIENT,
  signedBadge,
} from '../support/badges.js'

const result = {
  id: 'https://courier.example/achievements/first-aid#score',
  name: 'Score',
  resultType: 'Percent',
  valueMin: '0',
  valueMax: '100',
} as const
const badge = (issuer: string): JsonObject =>
  badgeOf(issuer, {
    subject: { id: RECIPIENT, result: [{ resultDescription: result.id, value: '92' }] },
    evidence: [{ id: 'https://courier.example/e/1', narrative: 'Shift log' }],
    achievement: {
      id: 'https://courier.example/achievements/first-aid',
      name: 'First aid',
      description: 'Gives first aid on the road.',
      criteria: { narrative: 'Passed the practical test.' },
      resultDescription: [result],
    },
  })

const secured = async (mechanism: Mechanism): Promise<JsonObject | string> => {
  const signer = await newSigner('ES256')
  return (await mechanism.secure(badge(controllerOf(signer)), { signer, loader, now: NOW_MS })).credential
}

describe.each([ecdsaSd2023, sdJwtVc])('one way to show a part: $id', (mechanism) => {
  const verifier = createVerifier({ mechanisms, now: NOW })

  it('what is named is shown with its parents, and the rest is not', async () => {
    const whole = await secured(mechanism)
    expect(await verifier.verify(whole)).toMatchObject({ outcome: 'verified', proofs: [{ disclosure: { form: 'base' } }] })
    const reveal = ['/credentialSubject/achievement']
    const { credential } = await deriveCredential(whole, { reveal, mechanisms })
    const report = await verifier.verify(credential)
    expect([report.outcome, report.findings]).toEqual(['verified', []])
    expect(report.proofs).toMatchObject([{ mechanism: mechanism.id, disclosure: { form: 'derived' } }])
    const shown = JSON.stringify(report)
    expect(shown).toContain('Gives first aid on the road.')
    expect(shown).not.toContain('Shift log')
    expect(shown).not.toContain('"92"')
  })

  it('a part of a result shows the whole result: a value never stands without its status', async () => {
    const whole = await secured(mechanism)
    const { credential } = await deriveCredential(whole, { reveal: ['/credentialSubject/result/0/value'], mechanisms })
    const report = await verifier.verify(credential)
    expect(report.outcome).not.toBe('rejected')
    const content = (report.outcome === 'verified' ? report.credential : report.claimed) as unknown as Loose
    expect(content.credentialSubject.result).toMatchObject([{ resultDescription: result.id, value: '92' }])
  })

  it('a changed part is rejected', async () => {
    const { credential } = await deriveCredential(await secured(mechanism), { reveal: ['/name'], mechanisms })
    const changed = typeof credential === 'string' ? `${credential}WyJhIiwibmFtZSIsIlgiXQ~` : { ...credential, name: 'Surgery' }
    expect((await verifier.verify(changed)).outcome).toBe('rejected')
  })

  it('what is not there cannot be shown', async () => {
    const whole = await secured(mechanism)
    for (const pointer of ['/nothing', '/credentialSubject/result/7', '/__proto__'])
      expect(await errorOf(deriveCredential(whole, { reveal: [pointer], mechanisms }))).toMatchObject({
        code: 'securing.reveal_unknown',
        params: { pointer },
      })
  })
})

describe('showing a part of a credential', () => {
  it('is refused where the way of securing shows all or nothing', async () => {
    const badge = await signedBadge(await newSigner())
    expect(await errorOf(deriveCredential(badge, { reveal: ['/name'], mechanisms }))).toMatchObject({
      code: 'holder.derive_unsupported',
      kind: 'usage',
    })
  })

  it('is refused for what has no proof', async () => {
    const unsigned = badgeOf(controllerOf(await newSigner()))
    expect(await errorOf(deriveCredential(unsigned, { reveal: [], mechanisms }))).toMatchObject({ code: 'proof.none' })
  })

  it.each([[undefined], ['/name'], [[1]]])('needs a list of pointers, not %j', async (reveal) => {
    const badge = await signedBadge(await newSigner())
    expect(await errorOf(deriveCredential(badge, { reveal: reveal as never, mechanisms }))).toMatchObject({
      code: 'core.option_invalid',
      params: { option: 'reveal' },
    })
  })
})
