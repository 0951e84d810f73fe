import { describe, expect, it } from 'vitest'
import { receiveCredential, resolveCredentialOffer } from '../../../src/exchange/oid4vci/index.js'
import { deriveCredential } from '../../../src/holder/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { vcJose } from '../../../src/securing/jose/vc-jose.js'
import { buildBitstringStatusListEntry } from '../../../src/status/index.js'
import { issuerOf, signer as issuerSigner } from '../../issue/support.js'
import { errorOf } from '../../support/badges.js'
import { decode, newWorld, VCT, worker } from './support.js'

const credentialStatus = buildBitstringStatusListEntry({ statusListCredential: 'https://courier.example/status/1', index: 7 })
const prepare = async (badge: object) => ({ ...badge, credentialStatus })

describe('forms that are completed before they are sealed (OID4VCI 1.0 section 8.3)', () => {
  it('a token and an SD-JWT have the status that they were given, and its holder cannot leave it out', async () => {
    const configurations = {
      token: {
        format: 'jwt_vc_json',
        signingAlgorithms: ['EdDSA'],
        name: { en: 'Badge' },
        issuer: issuerOf({ now: () => new Date('2026-05-01T09:00:00Z'), mechanism: vcJose }),
        prepare,
      },
      parts: { format: 'dc+sd-jwt', vct: VCT, signer: issuerSigner, name: { en: 'Badge' }, prepare },
    } as const
    const { issuer, net, offer, now } = await newWorld({ configurations })
    for (const format of ['jwt_vc_json', 'dc+sd-jwt'] as const) {
      const { link } = await issuer.toCredentialOffer(await offer())
      const input = { offer: await resolveCredentialOffer(link, { net }), net, signer: worker, formats: [format], now: now() }
      const { credential } = await receiveCredential(input)
      expect(decode(credential as string, 1)['credentialStatus']).toEqual(credentialStatus)
      if (format === 'jwt_vc_json') continue
      const { credential: shown } = await deriveCredential(credential, { reveal: [], mechanisms })
      expect(decode(shown as string, 1)['credentialStatus']).toEqual(credentialStatus)
    }
  })

  it('belongs to forms that are sealed here', async () => {
    const own = { format: 'ldp_vc', signingAlgorithms: ['eddsa-rdfc-2022'], name: { en: 'Badge' }, prepare } as const
    expect((await errorOf(newWorld({ configurations: { own } }))).params).toMatchObject({ option: 'prepare' })
  })
})

describe('the ways on of an interaction', () => {
  it('are a link by value, routes for logs, and nothing for what is offered by nobody', async () => {
    const { issuer, offer, desk } = await newWorld()
    const made = await desk.make({ badge: { achievement: ACHIEVEMENT } })
    const code = made.code as string
    expect(await issuer.protocol(code)).toBe((await issuer.toCredentialOffer(code)).link)
    await desk.withdraw(made.id)
    for (const id of [code, '0'.repeat(26), 'x', 'A'.repeat(43)]) expect(await issuer.protocol(id)).toBeUndefined()
    const { uri } = await issuer.toCredentialOfferReference(await offer())
    expect(issuer.routeOf(new URL(uri).pathname)).toBe('/credential-offers/{offer}')
    expect([issuer.routeOf('/token'), issuer.routeOf('/elsewhere')]).toEqual(['/token', undefined])
  })
})

const ACHIEVEMENT = {
  id: 'https://courier.example/achievements/briefing',
  name: 'Briefing',
  description: 'Was there.',
  criteria: { narrative: 'Was there.' },
}
