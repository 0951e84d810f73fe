import { beforeAll, describe, expect, it } from 'vitest'
import { badgeText, FIRST_AID, ladderFile, NOW, newOrganisation, newWorld, type Organisation, rungId, WORKER } from './support.js'

const world = newWorld()
let platform: Organisation
let school: Organisation
let web: Organisation

beforeAll(async () => {
  platform = await newOrganisation(undefined, 'Ed25519', 'Platform')
  school = await newOrganisation()
  web = await newOrganisation('did:web:school.example', 'ES256')
  world.write('platform.json', platform.keyFile)
  world.write('documents/web.json', web.document)
  world.write('ladder.json', ladderFile(platform.did, school.did))
  world.write('badges/aid.json', await badgeText(school))
  world.write('badges/token.jwt', await badgeText(web, { achievement: { id: `${FIRST_AID}/2`, name: 'सुरक्षा 🚲' } }))
  world.write('badges/bo.json', await badgeText(school, { subject: 'did:example:bo' }))
  world.write('badges/forged.json', JSON.stringify({ ...JSON.parse(await badgeText(school)), name: 'Other' }))
})

describe('rungs clr build', () => {
  it('signs a record of the badges that are verified and about the worker', async () => {
    const built = await world.run(
      `clr build badges --ladder ladder.json --subject ${WORKER} --key platform.json --documents documents --offline --now ${NOW} --json --out records`,
    )
    expect(built).toMatchObject({ status: 0, json: { credentials: 2, leftOut: 2 } })
    expect(built.err).toContain('proof.signature_invalid')
    expect(world.json(built.json.file)).toMatchObject({
      type: ['VerifiableCredential', 'ClrCredential'],
      name: 'Delivery',
      partial: true,
      credentialSubject: {
        id: WORKER,
        association: expect.arrayContaining([
          expect.objectContaining({ sourceId: rungId('courier'), associationType: 'precedes', targetId: rungId('lead') }),
        ]),
      },
    })
    const options = `--documents documents --offline --now ${NOW}`
    const shown = await world.run(`verify ${built.json.file} ${options} --json`)
    expect(shown).toMatchObject({ status: 0, json: { outcome: 'verified', findings: [] } })
    expect(
      shown.json.nested.map((one: { path: string; subject: string; outcome: string }) => [one.path, one.subject, one.outcome]),
    ).toEqual([
      ['/credentialSubject/verifiableCredential/0', 'same', 'verified'],
      ['/credentialSubject/verifiableCredential/1', 'same', 'verified'],
    ])
    const readable = await world.run(`verify ${built.json.file} ${options}`)
    expect(readable.out).toContain('2 credentials, 2 of them verified (it says that it is not complete)')
    expect(readable.out).toMatch(/1\. .*First aid .*Vocational School/)
    expect(readable.out).toContain('सुरक्षा 🚲')
    const placed = await world.run(`place --ladder ladder.json ${built.json.file} ${options} --json`)
    expect(placed.json.rungs[0]).toMatchObject({ id: rungId('courier'), status: 'eligible' })
  })

  it('takes badges out of pictures, as they are, and passes over other pictures in a folder', async () => {
    world.write('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    world.write('mine/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    for (const [badge, picture] of [
      ['aid.json', 'aid.svg'],
      ['token.jwt', 'token.svg'],
    ])
      expect((await world.run(`bake badges/${badge} drawing.svg --out mine/${picture}`)).status).toBe(0)
    const options = `--documents documents --offline --now ${NOW}`
    const built = await world.run(`clr build mine --name Skills --key platform.json ${options} --json --out records`)
    expect(built).toMatchObject({ status: 0, err: '', json: { credentials: 2, leftOut: 0 } })
    const [aid] = world.json(built.json.file).credentialSubject.verifiableCredential
    expect(aid).toEqual(world.json('badges/aid.json'))
    expect(await world.run(`verify ${built.json.file} ${options} --json`)).toMatchObject({ json: { outcome: 'verified' } })
    const named = await world.run(
      `clr build mine/aid.svg drawing.svg --name Skills --key platform.json ${options} --json --out records`,
    )
    expect(named).toMatchObject({ status: 0, json: { credentials: 1, leftOut: 1 } })
    expect(named.err).toContain('bake.no_credential')
    const endorsed = await world.run(
      `endorse mine/aid.svg --of achievement --name Good --key platform.json ${options} --json --out records`,
    )
    expect(world.json(endorsed.json.file)).toMatchObject({ credentialSubject: { id: FIRST_AID } })
    expect((await world.run(`endorse drawing.svg --name Good --key platform.json ${options} --out records`)).err).toContain(
      'bake.no_credential',
    )
  })

  it('without a ladder takes a name, and the first badge for whose it is', async () => {
    const built = await world.run(
      `clr build badges/aid.json --name Skills --key platform.json --offline --now ${NOW} --json --out records`,
    )
    expect(built.json).toMatchObject({ credentials: 1, leftOut: 0 })
    expect(world.json(built.json.file)).toMatchObject({ name: 'Skills', partial: false })
    const some = await world.run(
      `clr build badges --name Skills --subject ${WORKER} --key platform.json --offline --now ${NOW} --out records`,
    )
    // The did:web cannot be asked offline without its document.
    expect([some.status, some.out]).toEqual([0, expect.stringContaining('1 credential; 3 left out')])
  })

  it('shows each credential of a record with its own verdict and reasons', async () => {
    const built = await world.run(
      `clr build badges/aid.json badges/token.jwt --name Skills --key platform.json --documents documents --offline --now ${NOW} --json --out records`,
    )
    const open = await world.run(`verify ${built.json.file} --offline --now ${NOW}`)
    expect(open.status).toBe(2)
    expect(open.out).toMatch(/2 credentials, 1 of them verified\n/)
    expect(open.out).toMatch(/2\. \? could not be checked/)
    expect(open.out).toContain('nested.unchecked')
    expect(open.out).toContain('did.offline')
  })

  it.each([
    ['urn:example:1', 'nothing'],
    ['urn:example:1', 'issuer'],
    ['ladder.json', 'issuer'],
    ['badges/aid.json', 'nothing'],
  ])('endorses %s, which --of %s is not for, by no guess', async (word, of) => {
    const words = `endorse ${word} --of ${of} --name Good --key platform.json --offline --now ${NOW} --out none`
    const { status, err } = await world.run(words)
    expect([status, err]).toEqual([64, expect.stringContaining('--of')])
    expect(world.list()).not.toContain('none')
  })

  it.each([
    ['clr', 64],
    ['clr read x', 64],
    [`clr build badges/aid.json --key platform.json --out x`, 64],
    [`clr build badges/forged.json --name X --offline --now ${NOW} --key platform.json --out x`, 64],
    ['clr build missing.json --name X --key platform.json --out x', 66],
  ])('%s: exit %i', async (words, status) => {
    expect((await world.run(words)).status).toBe(status)
  })
})

describe('rungs endorse', () => {
  const options = `--key platform.json --offline --now ${NOW} --json --out endorsements`
  it.each([
    ['an id', 'https://courier.example/achievements/x', 'https://courier.example/achievements/x'],
    ['a badge', 'badges/aid.json', undefined],
    ['the achievement of a badge', 'badges/aid.json --of achievement', FIRST_AID],
    ['the issuer of a badge', 'badges/aid.json --of issuer', ''],
    ['a ladder', 'ladder.json', 'https://platform.example/ladders/delivery'],
  ])('signs an endorsement of %s, which verifies', async (_what, words, id) => {
    const made = await world.run([...`endorse ${words} ${options}`.split(' '), '--name', 'Good', '--comment', 'تأييد 🏅'])
    expect(made).toMatchObject({ status: 0, err: '' })
    const endorsement = world.json(made.json.file)
    const expected = id ?? world.json('badges/aid.json').id
    expect(endorsement).toMatchObject({
      name: 'Good',
      issuer: { id: platform.did },
      credentialSubject: { id: expected === '' ? school.did : expected, endorsementComment: 'تأييد 🏅' },
    })
    if (words === 'ladder.json') expect(endorsement.credentialSubject).toMatchObject({ ladderVersion: '1.0.0' })
    expect((await world.run(`verify ${made.json.file} --offline --now ${NOW} --json`)).json.outcome).toBe('verified')
  })

  it('signs none of a badge that is not verified', async () => {
    const forged = await world.run(`endorse badges/forged.json --name Good ${options}`)
    expect([forged.status, forged.out]).toEqual([1, ''])
    expect(forged.err).toContain('proof.signature_invalid')
    expect((await world.run(`endorse badges/token.jwt --name Good ${options}`)).status).toBe(2)
    expect((await world.run(`endorse badges/aid.json --of title --name Good ${options}`)).status).toBe(64)
  })
})
