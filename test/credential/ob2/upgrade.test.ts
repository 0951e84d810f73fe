import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { upgradeAssertion } from '../../../src/credential/ob2/index.js'
import { createIssuer } from '../../../src/issue/index.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { controllerOf, errorOf, type Loose, NOW, newSigner } from '../../support/badges.js'
import { ANA, assertionOf, classOf, profileOf, wholeAssertionOf } from '../../support/ob2.js'
import { verifierOf } from '../../verify/support.js'

const HOST = 'https://school.example'
const upgrade = (changes: object = {}, options = {}) => upgradeAssertion(wholeAssertionOf(HOST, changes), options)
const DID = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'

describe('upgradeAssertion', () => {
  it('names where it comes from, and neither issuer nor proof (1EdTech implementation guide, migrating)', () => {
    const original = JSON.stringify(wholeAssertionOf(HOST), null, 2)
    const { draft, notes } = upgrade({ narrative: 'Did well.', evidence: [`${HOST}/work`] }, { original })
    expect(notes).toEqual([])
    expect(Object.keys(draft)).toEqual(['@context', 'type', 'name', 'awardedDate', 'validUntil', 'credentialSubject', 'evidence'])
    expect(draft).toMatchObject({
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      awardedDate: '2024-05-01T09:00:00+00:00',
      validUntil: '2028-05-01T09:00:00Z',
      credentialSubject: {
        narrative: 'Did well.',
        identifier: [{ type: 'IdentityObject', hashed: true, identityType: 'emailAddress', salt: 'deadsea' }],
        achievement: {
          id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
          name: 'First aid',
          creator: { id: `${HOST}/issuer`, name: 'Vocational School' },
          related: [
            {
              id: `${HOST}/badges/first-aid`,
              type: ['Related', 'https://w3id.org/openbadges#BadgeClass'],
              version: 'Open Badges v2p0',
            },
          ],
        },
      },
    })
    const [work, old] = draft['evidence'] as Loose[]
    expect(work).toMatchObject({ id: `${HOST}/work` })
    expect(old).toMatchObject({ id: `${HOST}/assertions/1`, type: ['Evidence', 'https://w3id.org/openbadges#Assertion'] })
    expect(old.narrative).toBe(`SHA-256 of its text: ${createHash('sha256').update(original).digest('hex')}`)
  })

  it('an issuer signs it as its own, and the badge verifies', async () => {
    const signer = await newSigner()
    const profile = { id: controllerOf(signer), name: 'Courier Platform' }
    const issuer = createIssuer({ profile, signer, mechanism: eddsaRdfc2022, now: NOW })
    const sources = [
      {},
      {
        badge: { ...wholeAssertionOf(HOST).badge, '@language': 'en-us', tags: 'safety', version: 2, related: `${HOST}/badges/0` },
      },
      { recipient: { type: 'url', hashed: false, identity: 'https://ana.example/' } },
      { recipient: { type: 'telephone', hashed: false, identity: '+34600000000' } },
      { evidence: { narrative: 'Bandaged a dummy.', genre: 'Film' }, issuedOn: '2024-05-01T09:00:00' },
      { issuedOn: '2024-04-30T24:00:00Z', expires: '2028-04-30T24:00:00Z' },
    ]
    for (const changes of sources) {
      const { draft } = upgrade(changes)
      const { credential } = await issuer.sealBadge(draft)
      const report = await verifierOf().verify(credential)
      expect(report.findings).toEqual([])
      expect(report).toMatchObject({ outcome: 'verified', credential: { issuer: { id: profile.id } } })
    }
  })

  it('badges of one class are badges of one achievement, and of another class of another', () => {
    const idOf = (upgraded: ReturnType<typeof upgrade>) => (upgraded.draft as Loose).credentialSubject.achievement.id
    const badge = { ...wholeAssertionOf(HOST).badge, id: `${HOST}/badges/2` }
    expect(idOf(upgrade())).toBe(idOf(upgrade({ id: `${HOST}/assertions/2` })))
    expect(idOf(upgrade({ badge }))).not.toBe(idOf(upgrade()))
    expect(idOf(upgrade({}, { achievementId: 'https://courier.example/a' }))).toBe('https://courier.example/a')
  })

  it('other editions and the language come along in the form of OB 3.0', () => {
    const related = [
      { id: `${HOST}/badges/es`, '@language': 'es-es' },
      { id: `${HOST}/badges/0`, version: 1 },
    ]
    const { draft } = upgrade({ badge: { ...wholeAssertionOf(HOST).badge, '@language': 'zh-hant-tw', related } })
    expect((draft as Loose).credentialSubject.achievement).toMatchObject({
      inLanguage: 'zh-Hant-TW',
      related: [{}, { id: `${HOST}/badges/es`, inLanguage: 'es-ES' }, { id: `${HOST}/badges/0`, version: '1' }],
    })
  })

  it('class and profile may be passed where they are links', async () => {
    const parts = { badgeClass: classOf(HOST), profile: profileOf(HOST) }
    const { draft } = upgradeAssertion(assertionOf(HOST), parts)
    expect((draft as Loose).credentialSubject.achievement.creator.name).toBe('Vocational School')
    for (const [missing, path] of [
      [{}, '/badge'],
      [{ badgeClass: classOf(HOST) }, '/badge/issuer'],
      [{ ...parts, badgeClass: classOf('https://evil.example') }, '/badge'],
    ] as const)
      expect(await errorOf(() => upgradeAssertion(assertionOf(HOST), missing))).toMatchObject({ code: 'ob2.part_missing', path })
  })

  it('the subject is known by an id where one is passed', () => {
    const { draft } = upgrade({}, { subjectId: DID })
    expect(draft['credentialSubject']).toMatchObject({ id: DID, identifier: [{ hashed: true }] })
    const recipient = { type: 'url', hashed: false, identity: 'https://ana.example/' }
    expect(upgrade({ recipient }, { subjectId: DID }).draft['credentialSubject']).toMatchObject({
      id: DID,
      identifier: [{ hashed: false, identityType: 'ext:url', identityHash: 'https://ana.example/' }],
    })
    expect(upgrade({ recipient }).draft['credentialSubject']).not.toHaveProperty('identifier')
  })

  it.each([
    [{ recipient: { type: 'email', hashed: false, identity: ANA } }, [['ob2.recipient_plain', undefined]]],
    [{ recipient: { type: 'email', hashed: true, identity: `md5$${'0'.repeat(32)}` } }, [['ob2.recipient_weak', undefined]]],
    [{ image: `${HOST}/baked.png`, 'extensions:geo': {} }, [['ob2.not_carried', ['image', 'extensions:geo']]]],
    [{ badge: { ...wholeAssertionOf(HOST).badge, endorsement: `${HOST}/e` } }, [['ob2.not_carried', ['endorsement']]]],
    [
      { badge: { ...wholeAssertionOf(HOST).badge, image: `data:image/png;base64,${'A'.repeat(5000)}`, '@language': 'x' } },
      [['ob2.not_carried', ['image', '@language']]],
    ],
    [
      {
        evidence: [`${HOST}/work`, { narrative: 'x', 'extensions:place': {} }],
        badge: {
          ...wholeAssertionOf(HOST).badge,
          related: ['../es'],
          criteria: { narrative: 'Passed.', 'extensions:rubric': {} },
          alignment: { targetName: 'Care', targetUrl: `${HOST}/care`, 'extensions:level': 3 },
          image: { id: `${HOST}/first-aid.png`, author: HOST },
          issuer: { ...profileOf(HOST), image: { id: `data:image/png;base64,${'A'.repeat(5000)}` } },
        },
      },
      [
        ['ob2.not_carried', ['related']],
        ['ob2.not_carried', ['image']],
        ['ob2.not_carried', ['extensions:place']],
        ['ob2.not_carried', ['extensions:rubric']],
        ['ob2.not_carried', ['extensions:level']],
        ['ob2.not_carried', ['author']],
      ],
    ],
  ])('%j is noted', (changes, notes) => {
    expect(upgrade(changes).notes.map(({ code, params }) => [code, (params as Loose).members])).toEqual(notes)
  })

  it.each([
    [{ revoked: true }, 'ob2.revoked'],
    [{ issuedOn: 'once' }, 'ob2.member_invalid'],
    [{ recipient: undefined }, 'ob2.member_missing'],
    [{ '@context': 'https://w3id.org/openbadges/v1' }, 'ob2.not_assertion'],
    [{ badge: { ...wholeAssertionOf(HOST).badge, name: '' } }, 'credential.field_invalid'],
  ])('%j is refused', async (changes, code) => {
    const source = JSON.parse(JSON.stringify(wholeAssertionOf(HOST, changes)))
    expect((await errorOf(() => upgradeAssertion(source))).code).toBe(code)
  })

  it.each([{ unknown: 1 }, { original: 5 }, { subjectId: 'ana' }, { achievementId: '' }])(
    'the option %j is refused',
    async (options) => {
      expect(await errorOf(() => upgrade({}, options))).toMatchObject({ kind: 'usage' })
    },
  )

  it('what it was given is not changed and may change after', () => {
    const source = wholeAssertionOf(HOST)
    const before = JSON.stringify(source)
    const { draft } = upgradeAssertion(source)
    expect(JSON.stringify(source)).toBe(before)
    source.badge.name = 'Last aid'
    expect(draft['name']).toBe('First aid')
    expect(Object.isFrozen((draft as Loose).credentialSubject.achievement)).toBe(true)
  })
})
