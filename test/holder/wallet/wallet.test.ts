import { describe, expect, it } from 'vitest'
import { bakeImage } from '../../../src/bake/index.js'
import { RUNGS_V0 } from '../../../src/contexts/index.js'
import { fromUtf8, type JsonObject, utf8 } from '../../../src/core/index.js'
import { buildClrCredential } from '../../../src/credential/index.js'
import { buildPaperTemplate, createWallet, toPaper } from '../../../src/holder/index.js'
import { createIssuer } from '../../../src/issue/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { ecdsaJcs2019 } from '../../../src/securing/data-integrity/ecdsa-jcs-2019.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../../src/securing/jose/ob3-jwt.js'
import { sdJwtVc } from '../../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { picture, SVG } from '../../bake/support.js'
import { OWNER, SCHOOL, WORKER } from '../../ladder/support.js'
import { errorOf, newSigner, thaw } from '../../support/badges.js'
import { wholeAssertionOf } from '../../support/ob2.js'
import { award, NOW, newWallet, rungBadge, SEAL, school, verifierAt } from './support.js'

const ID = 'urn:uuid:2b7e1516-28ae-4d2a-a6ab-f7158809cf4f'

describe('what comes into a wallet', () => {
  it.each([
    ['JSON', () => award(), 'json'],
    ['a JWT', () => award({ mechanism: ob3Jwt }), 'jwt'],
    ['an SD-JWT', () => award({ mechanism: sdJwtVc }), 'sd-jwt'],
  ])('%s is kept to the byte', async (_, make, form) => {
    const wallet = newWallet()
    const text = `${await make()}\n`
    const { added, copied, present } = await wallet.add(utf8(text))
    expect([added.length, copied, present]).toEqual([1, [], []])
    expect(added[0]).toMatchObject({
      about: { name: 'Course a', issuer: SCHOOL, issuerName: 'Vocational School', subjects: [WORKER] },
      copies: [{ form, carriers: [], checked: { outcome: 'verified' } }],
    })
    expect(fromUtf8(await wallet.bytes(added[0]?.copies[0]?.file as string))).toBe(text)
  })

  it('pictures are kept, and the badge inside by itself', async () => {
    const wallet = newWallet()
    const text = await award()
    const png = await bakeImage(picture(), text)
    const { added } = await wallet.add(png)
    const [copy] = added[0]?.copies ?? []
    expect(copy?.carriers).toMatchObject([{ kind: 'png' }])
    expect(await wallet.bytes(copy?.carriers[0]?.file as string)).toEqual(png)
    // Baked again, into something else, it is the same badge, and nothing is thrown away.
    const svg = await bakeImage(utf8(SVG), text)
    const again = await wallet.add(svg)
    expect([again.added, again.present, again.copied.length]).toEqual([[], [], 1])
    expect(again.copied[0]?.copies).toHaveLength(1)
    expect(again.copied[0]?.copies[0]?.carriers.map(({ kind }) => kind)).toEqual(['png', 'svg'])
    expect((await wallet.add(svg)).present).toHaveLength(1)
    expect(await wallet.list()).toHaveLength(1)
  })

  it('a token and a document of one award are one badge with two copies', async () => {
    const wallet = newWallet()
    await wallet.add(await award({ id: ID, mechanism: ob3Jwt }))
    const { copied } = await wallet.add(await award({ id: ID }))
    expect(copied[0]?.copies.map(({ form }) => form)).toEqual(['jwt', 'json'])
    // The one of which parts can be hidden is what is shown from.
    expect((await wallet.held()).map(({ credential }) => typeof credential)).toEqual(['object'])
  })

  it('a forged copy neither hides the genuine one nor speaks for it', async () => {
    const wallet = newWallet()
    const genuine = await award({ id: ID })
    await wallet.add(genuine.replaceAll('Course a', 'Surgery'))
    expect((await wallet.list())[0]).toMatchObject({ about: { name: 'Surgery' }, copies: [{ checked: { outcome: 'rejected' } }] })
    expect(await wallet.held()).toEqual([])
    const { copied } = await wallet.add(genuine)
    expect(copied).toMatchObject([{ about: { name: 'Course a' }, copies: [{}, { checked: { outcome: 'verified' } }] }])
    expect((await wallet.held())[0]?.report.outcome).toBe('verified')
  })

  it('a forged copy does not speak for one that is found genuine later, nor push another aside by it', async () => {
    const other = await award({ name: 'b' })
    const genuine = await award({ id: ID })
    const { '@context': contexts, ...rest } = JSON.parse(genuine)
    const forged = { ...rest, '@context': [...contexts, RUNGS_V0], name: 'Surgery', replaces: JSON.parse(other).id }
    const store = createMemoryStore()
    const options = { mechanisms, now: NOW, seal: SEAL }
    const offline = createWallet(store, { ...options, verifier: createVerifier({ mechanisms, now: NOW }) })
    for (const badge of [other, JSON.stringify(forged), genuine]) await offline.add(badge)
    expect((await offline.list()).map(({ copies }) => copies.map(({ checked }) => checked?.outcome))).toContainEqual([
      'indeterminate',
      'indeterminate',
    ])
    const wallet = createWallet(store, { ...options, verifier: verifierAt() })
    await wallet.check()
    const all = await wallet.list({ withSuperseded: true })
    expect(all.map(({ about: { name, replaces } }) => [name, replaces])).toEqual(
      expect.arrayContaining([
        ['Course a', undefined],
        ['Course b', undefined],
      ]),
    )
    expect((await wallet.held()).map(({ badge }) => badge.about.name).sort()).toEqual(['Course a', 'Course b'])
  })

  it('a badge on paper comes back by its template', async () => {
    const badges = await Promise.all([award({ mechanism: ecdsaJcs2019 }), award({ mechanism: ecdsaJcs2019 })])
    const template = buildPaperTemplate(badges)
    const wallet = newWallet()
    const paper = toPaper(badges[0], template)
    expect((await errorOf(wallet.add(paper))).code).toBe('holder.paper_template_unknown')
    const { added } = await wallet.add(paper, { templates: [template] })
    expect(added[0]?.copies).toMatchObject([{ form: 'json', carriers: [{ kind: 'paper' }], checked: { outcome: 'verified' } }])
    expect((await wallet.add(badges[0])).copied).toHaveLength(1)
  })

  it('a record comes in with the badges inside, each by itself', async () => {
    const inside = [JSON.parse(await award()), await award({ name: 'b', mechanism: ob3Jwt })] as (JsonObject | string)[]
    const record = buildClrCredential({
      id: 'urn:uuid:0f6c2c0a-3c0e-4b7b-9a43-0c6c9f6b7a11',
      name: 'Record of work',
      issuer: school().profile,
      validFrom: '2026-04-01T09:00:00Z',
      subject: WORKER,
      credentials: inside,
    })
    const wallet = newWallet()
    const { added } = await wallet.add((await school().sealCredential(record)).credential)
    expect(
      added.map(({ about, copies }) => [about.isRecord ?? false, copies[0]?.form, copies[0]?.carriers[0]?.kind]).sort(),
    ).toEqual([
      [false, 'json', 'record'],
      [false, 'jwt', 'record'],
      [true, 'json', undefined],
    ])
    // For placements the badges count, and not their record once more.
    expect(await wallet.held()).toHaveLength(2)
  })

  it('a badge of Open Badges 2.0 is kept, and is not genuine for being there', async () => {
    const wallet = newWallet()
    const { added } = await wallet.add(JSON.stringify(wholeAssertionOf('https://guild.example')))
    expect(added).toMatchObject([{ about: { older: '2.0' } }])
    expect(added[0]?.copies[0]?.checked?.outcome).not.toBe('verified')
    expect(await wallet.held()).toEqual([])
  })

  it.each(['', 'hello', '{}', '[]', '{"type":["VerifiablePresentation"]}', 'eyJhbGciOiJFUzI1NiJ9.e30.', 'RUNGS1:AB.'])(
    'refuses %j, which is no badge, and keeps nothing of it',
    async (input) => {
      const wallet = newWallet()
      await errorOf(wallet.add(input))
      expect([await wallet.list(), (await wallet.exportFolder()).length]).toEqual([[], 1])
    },
  )
})

describe('looking into a wallet', () => {
  it('finds by words and groups by ladder', async () => {
    const wallet = newWallet()
    await wallet.add(await award())
    await wallet.add(await award({ name: 'b' }))
    await wallet.add(await rungBadge())
    expect((await wallet.list({ text: 'COURSE B' })).map(({ about }) => about.name)).toEqual(['Course b'])
    expect(await wallet.list({ text: 'vocational' })).toHaveLength(2)
    expect(await wallet.list({ text: 'nothing' })).toEqual([])
    const groups = await wallet.byLadder()
    expect(groups.map(({ ladder, badges }) => [ladder, badges.length])).toEqual([
      ['https://courier.example/ladders/delivery', 1],
      [undefined, 2],
    ])
    expect(await wallet.list({ ladder: groups[0]?.ladder as string })).toHaveLength(1)
  })

  it('a badge is found by the start of its id, and can be forgotten', async () => {
    const wallet = newWallet()
    const { added } = await wallet.add(await award())
    const id = added[0]?.id as string
    expect((await wallet.get(id.slice(0, 8))).id).toBe(id)
    for (const wrong of ['', 'zz', '../x']) expect((await errorOf(wallet.get(wrong))).code).toBe('core.option_invalid')
    expect((await errorOf(wallet.bytes('00'))).code).toBe('core.option_invalid')
    await wallet.remove(id)
    expect(await wallet.list()).toEqual([])
  })

  it('nothing is left of a badge that is forgotten, and nothing is taken from those that are kept', async () => {
    const wallet = newWallet()
    const { added: baked } = await wallet.add(await bakeImage(picture(), await award()))
    const clr = buildClrCredential({
      id: ID,
      name: 'Record of work',
      issuer: school().profile,
      validFrom: '2026-04-01T09:00:00Z',
      subject: WORKER,
      credentials: [JSON.parse(await award({ name: 'b' })) as JsonObject],
    })
    const { added } = await wallet.add((await school().sealCredential(clr)).credential)
    const [record, inside] = [added.find(({ about }) => about.isRecord), added.find(({ about }) => !about.isRecord)]
    const filesOf = (one: (typeof added)[number] | undefined): readonly string[] =>
      (one?.copies ?? []).flatMap(({ file, carriers }) => [file, ...carriers.map((carrier) => carrier.file)])
    await wallet.remove(baked[0]?.id as string)
    expect(filesOf(baked[0])).toHaveLength(2)
    for (const file of filesOf(baked[0])) expect((await errorOf(wallet.bytes(file))).code).toBe('core.option_invalid')
    await wallet.remove(record?.id as string)
    // The record is what the badge inside came in.
    for (const file of filesOf(inside)) expect((await wallet.bytes(file)).length).toBeGreaterThan(0)
    await wallet.remove(inside?.id as string)
    for (const file of [...filesOf(inside), ...filesOf(record)])
      expect((await errorOf(wallet.bytes(file))).code).toBe('core.option_invalid')
  })

  it('check tells what ends, what has ended and what is not genuine', async () => {
    const wallet = newWallet()
    await wallet.add(await award({ validUntil: '2026-06-10T00:00:00Z' }))
    await wallet.add(await award({ name: 'b', validUntil: '2026-05-02T00:00:00Z' }))
    await wallet.add((await award({ name: 'c' })).replaceAll('Course c', 'Surgery'))
    const told = async () =>
      Object.fromEntries(
        (await wallet.check()).map(({ badge, outcome, codes, daysLeft }) => [badge.about.name, [outcome, codes[0], daysLeft]]),
      )
    expect(await told()).toEqual({
      'Course a': ['verified', undefined, 39],
      'Course b': ['verified', undefined, 0],
      Surgery: ['rejected', 'proof.signature_invalid', undefined],
    })
    const folder = await wallet.exportFolder()
    const later = newWallet('2026-05-20T00:00:00Z')
    await later.importFolder(folder)
    const checked = await later.check()
    expect(checked.map(({ outcome, codes, daysLeft }) => [outcome, codes[0], daysLeft])).toEqual(
      expect.arrayContaining([['rejected', 'validity.expired', -18]]),
    )
    expect((await later.list({ text: 'course b' }))[0]?.copies[0]?.checked).toMatchObject({
      at: '2026-05-20T00:00:00Z',
      outcome: 'rejected',
    })
  })

  it('a status that nobody could look up is as old as the last look', async () => {
    const { credential } = await school().issue({
      subject: { id: WORKER },
      achievement: { id: 'urn:example:x', name: 'X', description: 'X.', criteria: { narrative: 'X.' } },
      validFrom: '2025-05-01T09:00:00Z',
      credentialStatus: {
        id: 'https://school.example/status/1#5',
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '5',
        statusListCredential: 'https://school.example/status/1',
      },
    } as never)
    const wallet = newWallet()
    await wallet.add(credential)
    const [told] = await wallet.check()
    expect([told?.outcome, told?.statusDays]).toEqual(['indeterminate', undefined])
  })
})

describe('a lost phone', () => {
  it('a badge issued anew to another key takes the place of the old one, which is kept', async () => {
    const old = await award()
    const wallet = newWallet()
    await wallet.add(old)
    const { did } = await wallet.keyFor('new phone, new key')
    // The school has looked at who asks, and issues a successor to the new key.
    const { credentialSubject, ...rest } = JSON.parse(old)
    const { credential } = await school().reseal({ ...rest, credentialSubject } as never, {
      credentialSubject: { ...credentialSubject, id: did },
    })
    await wallet.add(credential)
    const all = await wallet.list({ withSuperseded: true })
    expect(all).toHaveLength(2)
    const successor = all.find(({ about }) => about.subjects[0] === did)
    expect(all.find(({ about }) => about.subjects[0] === WORKER)?.supersededBy).toBe(successor?.id)
    expect((await wallet.list()).map(({ id }) => id)).toEqual([successor?.id])
    expect((await wallet.held()).map(({ badge }) => badge.id)).toEqual([successor?.id])
  })

  it('nobody else can push a badge aside: not another issuer, nor one that is not genuine', async () => {
    const old = await award()
    const wallet = newWallet()
    await wallet.add(old)
    const { credentialSubject, ...rest } = JSON.parse(old)
    const draft = { ...rest, credentialSubject }
    const forged = thaw((await school().reseal(draft as never)).credential)
    forged.credentialSubject.achievement.name = 'Nothing'
    const mallory = createIssuer({ profile: { name: 'Mallory' }, signer: await newSigner(), mechanism: eddsaRdfc2022, now: NOW })
    const { credential } = await mallory.issue({
      subject: { id: WORKER },
      achievement: { id: 'urn:example:x', name: 'X', description: 'X.', criteria: { narrative: 'X.' } },
      replaces: rest.id,
    })
    await wallet.add(forged)
    expect((await wallet.add(credential)).added).toMatchObject([
      { about: { replaces: rest.id }, copies: [{ checked: { outcome: 'verified' } }] },
    ])
    expect((await wallet.list()).some(({ about }) => about.name === 'Course a')).toBe(true)
    expect((await wallet.list({ withSuperseded: true })).every(({ supersededBy }) => supersededBy === undefined)).toBe(true)
  })
})

describe('mistakes', () => {
  it('are told at once', async () => {
    const options = { verifier: verifierAt(), mechanisms: [] }
    expect((await errorOf(() => createWallet({} as never, options))).code).toBe('core.option_invalid')
    expect((await errorOf(() => createWallet(undefined as never, options))).code).toBe('core.option_invalid')
    expect((await errorOf(() => newWallet(undefined, { verifer: 1 } as never))).code).toBe('core.option_unknown')
    expect((await errorOf(newWallet().add('{}', { template: [] } as never))).code).toBe('core.option_unknown')
    expect(OWNER).not.toBe(SCHOOL)
  })
})
