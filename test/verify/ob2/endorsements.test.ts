import { describe, expect, it } from 'vitest'
import { assertionOf, classOf, OB2, profileOf } from '../../support/ob2.js'
import { judged, jwsOf, keyOf, ob2Verifier, startIssuer } from './support.js'

const host = await startIssuer()
const { origin, pages, show, asked } = host
const guild = await startIssuer()
const verify = (input: unknown = assertionOf(origin)) => judged(ob2Verifier(host.open({ ports: [host.port, guild.port] })), input)

const endorsementOf = (changes: object = {}) => ({
  '@context': OB2,
  type: 'Endorsement',
  id: `${guild.origin}/endorsements/1`,
  issuer: `${guild.origin}/issuer`,
  issuedOn: '2025-05-01T09:00:00Z',
  claim: { id: `${origin}/badges/first-aid`, endorsementComment: 'A sound course.' },
  verification: { type: 'hosted' },
  ...changes,
})
const onClass = (endorsement: unknown) => show(classOf(origin, { endorsement }))
const endorsed = async () => {
  const { report, outcome, codes } = await verify()
  const { state, findings } = report.checks.endorsements
  return { report, outcome, codes, check: [state, ...findings.map(({ code, path }) => `${path} ${code}`)] }
}

describe('endorsements of Open Badges 2.0', () => {
  it('are looked up for the badge, its class and its issuer, each where it stands', async () => {
    const about = (claim: string, number: number) =>
      endorsementOf({ id: `${guild.origin}/endorsements/${number}`, claim: { id: claim } })
    guild.show(about(`${origin}/assertions/1`, 1), about(`${origin}/badges/first-aid`, 2), about(`${origin}/issuer`, 3))
    show(assertionOf(origin, { endorsement: [`${guild.origin}/endorsements/1`] }))
    show(classOf(origin, { endorsement: `${guild.origin}/endorsements/2` }))
    show(profileOf(origin, { endorsement: { id: `${guild.origin}/endorsements/3`, type: 'Endorsement' } }))
    const { report, outcome, check } = await endorsed()
    expect([outcome, check]).toEqual(['verified', ['pass']])
    expect(report.endorsements?.map(({ path, isAboutHolder, isSelf }) => [path, isAboutHolder, isSelf])).toEqual([
      ['/endorsement/0', true, false],
      ['/badge/endorsement', true, false],
      ['/badge/issuer/endorsement', true, false],
    ])
    expect(report.endorsements?.[0]?.report).toMatchObject({
      outcome: 'verified',
      credential: { issuer: { id: `${guild.origin}/issuer` } },
    })
  })

  it('may stand inside, and count as their host shows them', async () => {
    guild.show(endorsementOf())
    onClass(endorsementOf())
    expect((await endorsed()).check).toEqual(['pass'])
    onClass(endorsementOf({ claim: { id: `${origin}/badges/first-aid`, endorsementComment: 'The best of all.' } }))
    expect((await endorsed()).check).toEqual(['fail', '/badge/endorsement endorsements.rejected'])
  })

  it('may be signed', async () => {
    const { document, privateKey } = keyOf(guild.origin)
    guild.show(profileOf(guild.origin, { publicKey: document.id }), document)
    const signed = endorsementOf({ id: 'urn:uuid:1', verification: { type: 'signed', creator: document.id } })
    onClass([jwsOf(signed, privateKey)])
    expect((await endorsed()).check).toEqual(['pass'])
    onClass([jwsOf(signed, keyOf(origin).privateKey)])
    expect((await endorsed()).check).toEqual(['fail', '/badge/endorsement/0 endorsements.rejected'])
  })

  it.each([
    ['about something else', { claim: { id: `${origin}/badges/surgery` } }, 'endorsements.other_subject', 'verified', 'warn'],
    [
      'by the issuer itself',
      { id: `${origin}/endorsements/1`, issuer: `${origin}/issuer` },
      'endorsements.self',
      'verified',
      'warn',
    ],
    ['revoked', { revoked: true }, 'endorsements.rejected', 'rejected', 'fail'],
    ['without a date', { issuedOn: undefined }, 'endorsements.rejected', 'rejected', 'fail'],
    ['dated tomorrow', { issuedOn: '2027-01-01T00:00:00Z' }, 'endorsements.rejected', 'rejected', 'fail'],
  ])('one %s: %s', async (_, changes, code, outcome, state) => {
    const endorsement = endorsementOf(changes)
    const at = endorsement.id.startsWith(origin) ? host : guild
    at.show(endorsement)
    onClass([endorsement.id])
    const found = await endorsed()
    expect([found.outcome, found.check]).toEqual([outcome, [state, `/badge/endorsement/0 ${code}`]])
  })

  it('one that is out of reach leaves the badge open', async () => {
    onClass([`${guild.origin}/endorsements/9`])
    const found = await endorsed()
    expect([found.outcome, found.check]).toEqual(['indeterminate', ['unknown', '/badge/endorsement/0 endorsements.unchecked']])
  })

  it('a badge is no endorsement, and nor is a broken token', async () => {
    onClass([`${origin}/assertions/1`])
    expect((await endorsed()).check).toEqual(['fail', '/badge/endorsement/0 endorsements.not_endorsement'])
    onClass(['a.b.c'])
    expect((await endorsed()).check).toEqual(['fail', '/badge/endorsement/0 endorsements.not_endorsement'])
  })

  it('endorsements of endorsements are not followed, and many come to an end', async () => {
    guild.show(endorsementOf({ endorsement: [`${guild.origin}/endorsements/1`] }))
    onClass([`${guild.origin}/endorsements/1`])
    guild.asked()
    expect((await endorsed()).check).toEqual(['pass'])
    expect(guild.asked()).toEqual(['/endorsements/1', '/issuer'])
    onClass(Array.from({ length: 60 }, (_, index) => `${guild.origin}/many/${index}`))
    const { check } = await endorsed()
    expect(check.at(-1)).toBe('/badge/endorsement/16 endorsements.too_many')
    expect(guild.asked()).toHaveLength(16)
  })

  it('documents come to an end, whoever names them', async () => {
    const endorsements = Array.from({ length: 16 }, (_, index) => {
      const issuer = profileOf(guild.origin, {
        id: `${guild.origin}/issuers/${index}`,
        publicKey: [0, 1, 2, 3].map((key) => `${guild.origin}/keys/${index}/${key}`),
      })
      guild.show(issuer)
      const payload = endorsementOf({ id: `urn:uuid:${index}`, issuer: issuer.id, verification: { type: 'signed' } })
      return jwsOf(payload, keys.privateKey)
    })
    onClass(endorsements)
    guild.asked()
    asked()
    const { report, outcome } = await endorsed()
    expect(outcome).toBe('indeterminate')
    expect(guild.asked().length + asked().length).toBe(48)
    expect(JSON.stringify(report.endorsements)).toContain('ob2.too_many')
  })

  it('are looked for only in a badge that is what it says', async () => {
    onClass([`${guild.origin}/endorsements/1`])
    guild.asked()
    pages.set('/assertions/1', assertionOf(origin, { id: `${origin}/assertions/2` }))
    expect((await endorsed()).check).toEqual(['skipped'])
    expect(guild.asked()).toEqual([])
  })

  it('an endorsement is verified by itself too', async () => {
    guild.show(endorsementOf())
    const { outcome, codes } = await verify(endorsementOf())
    expect([outcome, codes]).toEqual(['verified', ['ob2.hosted_unsigned']])
    expect(await verify(endorsementOf({ issuer: `${origin}/issuer` }))).toMatchObject({ codes: ['ob2.hosted_differs'] })
  })
})

const keys = keyOf(guild.origin)
