import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../../src/core/index.js'
import { generateKey, sealKeystore, sealWithPassphrase, toKeyFile } from '../../../src/keys/index.js'
import { place, toFacts } from '../../../src/ladder/index.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { vcJose } from '../../../src/securing/jose/vc-jose.js'
import { linkByPresentation } from '../../../src/trust/index.js'
import { rungId } from '../../ladder/support.js'
import { errorOf, thaw } from '../../support/badges.js'
import { award, ladder, NOW, newWallet, PASSPHRASE, POLICY, rungBadge, SEAL, verifierAt } from './support.js'

const binding = { challenge: 'c0ffee-0001', domain: 'https://groceries.example' }
const asked = { ladder, binding, passphrase: PASSPHRASE, mechanism: eddsaRdfc2022, policy: POLICY }
const verifier = verifierAt()

describe('own DIDs', () => {
  it('are another one for each counterparty, and the same for the same', async () => {
    const wallet = newWallet()
    const general = await wallet.keyFor(PASSPHRASE)
    const courier = await wallet.keyFor(PASSPHRASE, 'https://courier.example')
    const school = await wallet.keyFor(PASSPHRASE, 'https://school.example')
    expect(new Set([general.did, courier.did, school.did]).size).toBe(3)
    expect(await wallet.keyFor(PASSPHRASE, 'https://courier.example')).toEqual(courier)
    expect((await wallet.keyFor(PASSPHRASE)).did).toBe(general.did)
    expect(await wallet.keys()).toHaveLength(3)
    // Nothing that signs is in the wallet in the clear.
    const stored = JSON.stringify((await wallet.exportFolder()).map(({ bytes }) => new TextDecoder().decode(bytes)))
    expect(stored).toContain('RungsKeystore')
    expect(stored).not.toMatch(/secretKeyJwk|\\"d\\"/)
  })

  it('a keystore from elsewhere comes in as it is', async () => {
    const wallet = newWallet()
    const file = toKeyFile((await generateKey()).secretJwk)
    const key = await wallet.addKey(await sealKeystore(file, PASSPHRASE, SEAL), 'https://old.example')
    expect(key).toMatchObject({ did: file.controller, counterparty: 'https://old.example' })
    expect((await errorOf(wallet.addKey('{"type":"other"}'))).code).toBe('keys.keystore_invalid')
  })

  it('prove control for one occasion, each of itself alone (VCDM 2.0 section 4.13, Data Integrity section 2.1)', async () => {
    const wallet = newWallet()
    const { did } = await wallet.keyFor(PASSPHRASE, 'a')
    const presentation = await wallet.presentAs(did, [], asked)
    const report = await verifier.verifyPresentation(presentation, { binding })
    expect([report.checks.proof.state, report.holder]).toEqual(['pass', did])
    const elsewhere = await verifier.verifyPresentation(presentation, {
      binding: { ...binding, domain: 'https://other.example' },
    })
    expect(elsewhere.checks.proof.state).toBe('fail')
    const signer = await wallet.signer(did, PASSPHRASE)
    expect(signer.id).toBe(`${did}#${did.slice('did:key:'.length)}`)
    expect((await errorOf(wallet.presentAs('did:key:zOther', [], asked))).code).toBe('holder.wallet_key_missing')
    expect((await errorOf(wallet.signer(did, 'wrong'))).code).toBe('keys.passphrase_wrong')
  })

  it('can be shown to be one worker’s to a verifier, on one occasion, and by all of them alone', async () => {
    const wallet = newWallet()
    const [a, b, c] = [
      await wallet.keyFor(PASSPHRASE, 'a'),
      await wallet.keyFor(PASSPHRASE, 'b'),
      await wallet.keyFor(PASSPHRASE, 'c'),
    ]
    const presentation = await wallet.linkProof([a.did, b.did, c.did], asked)
    const links = await linkByPresentation(presentation, { verifier, binding })
    expect(links.map(({ keys, basis }) => [[...keys].sort().length, basis])).toEqual([
      [2, 'presentation'],
      [2, 'presentation'],
    ])
    expect(new Set(links.flatMap(({ keys }) => keys))).toEqual(new Set([a.did, b.did, c.did]))
    expect(await linkByPresentation(presentation, { verifier, binding: { ...binding, challenge: 'other' } })).toEqual([])
    const cut = thaw(presentation)
    cut.proof = cut.proof.slice(0, 1)
    expect(await linkByPresentation(cut, { verifier, binding })).toEqual([])
    expect((await errorOf(wallet.linkProof([a.did, a.did], asked))).code).toBe('core.option_invalid')
    expect((await errorOf(wallet.linkProof([a.did, 'did:key:zOther'], asked))).code).toBe('holder.wallet_key_missing')
    expect((await errorOf(wallet.linkProof([a.did, b.did], { ...asked, mechanism: vcJose }))).code).toMatch(
      /core\.option_invalid|securing\.signer_unsuitable/,
    )
  })
})

describe('presenting a rung', () => {
  it('shows the least that proves it, and a verifier places the worker by that', async () => {
    const wallet = newWallet()
    const { did } = await wallet.keyFor(PASSPHRASE, 'https://courier.example')
    await wallet.add(await rungBadge('low', did))
    await wallet.add(await award({ name: 'a', subject: did }))
    await wallet.add(await award({ name: 'b', subject: did }))
    await wallet.add(await award({ name: 'c', subject: did }))
    const { presentations, link, disclosure } = await wallet.present({ ...asked, rung: rungId('high') })
    expect([presentations.length, link, disclosure.approximate]).toEqual([1, undefined, false])
    expect(presentations[0]).toMatchObject({ did })
    expect(presentations[0]?.badges).toHaveLength(2)
    const report = await verifier.verifyPresentation(presentations[0]?.presentation, { binding })
    expect([report.outcome, report.holder]).toEqual(['verified', did])
    const facts = report.credentials.flatMap((one) => (one.outcome === 'verified' ? toFacts(one) : []))
    expect(place(ladder, facts, { now: NOW, policy: POLICY }).rungs[1]?.outcome).toBe('met')
    expect(report.credentials.flatMap(({ proofs }) => proofs.map(({ disclosure: shown }) => shown?.form))).toEqual([
      'derived',
      'derived',
    ])
    expect(JSON.stringify(presentations[0]?.presentation)).not.toContain('Graz')
    // Shown to somebody else it is worth nothing.
    const other = await verifier.verifyPresentation(presentations[0]?.presentation, {
      binding: { ...binding, domain: 'https://other.example' },
    })
    expect(other.outcome).toBe('rejected')
  })

  it('by badges about two own DIDs: one presentation for each, and a proof that both are one worker’s', async () => {
    const wallet = newWallet()
    const here = await wallet.keyFor(PASSPHRASE, 'https://courier.example')
    const there = await wallet.keyFor(PASSPHRASE, 'https://school.example')
    await wallet.add(await rungBadge('low', here.did))
    await wallet.add(await award({ name: 'b', subject: there.did }))
    const { presentations, link } = await wallet.present({ ...asked, rung: rungId('high') })
    expect(presentations.map(({ did }) => did).sort()).toEqual([here.did, there.did].sort())
    const facts = []
    for (const { presentation } of presentations) {
      const report = await verifier.verifyPresentation(presentation, { binding })
      expect(report.outcome).toBe('verified')
      facts.push(...report.credentials.flatMap((one) => (one.outcome === 'verified' ? toFacts(one) : [])))
    }
    const links = await linkByPresentation(link, { verifier, binding })
    const policy = { ...POLICY, subjectLinks: ['presentation'] } as const
    expect(place(ladder, facts, { now: NOW, policy, subject: here.did, links }).rungs[1]?.outcome).toBe('met')
    expect(place(ladder, facts, { now: NOW, policy, subject: here.did }).rungs[1]?.outcome).toBe('unmet')
  })

  it('of somebody else proves nothing, and without the key nothing is shown', async () => {
    const wallet = newWallet()
    await wallet.add(await award({ name: 'a' }))
    expect((await errorOf(wallet.present({ ...asked, rung: rungId('low') }))).code).toBe('holder.wallet_key_missing')
    await wallet.keyFor(PASSPHRASE)
    const error = await errorOf(wallet.present({ ...asked, rung: rungId('low') }))
    expect([error.code, error.params as unknown]).toEqual(['holder.rung_unproven', { rung: rungId('low') }])
  })

  it('needs the passphrase, and options that it knows', async () => {
    const wallet = newWallet()
    const { did } = await wallet.keyFor(PASSPHRASE)
    await wallet.add(await award({ name: 'a', subject: did }))
    expect((await errorOf(wallet.present({ ...asked, rung: rungId('low'), passphrase: 'wrong' }))).code).toBe(
      'keys.passphrase_wrong',
    )
    expect((await errorOf(wallet.present({ ...asked, rung: rungId('low'), polcy: {} } as never))).code).toBe(
      'core.option_unknown',
    )
    expect((await errorOf(wallet.present({ ...asked, rung: rungId('low'), mechanism: {} } as never))).code).toBe(
      'core.option_invalid',
    )
  })
})

describe('exported and taken in again', () => {
  async function filled() {
    const wallet = newWallet()
    const { did } = await wallet.keyFor(PASSPHRASE, 'https://courier.example')
    await wallet.add(await award({ name: 'a', subject: did }))
    await wallet.add(await award({ name: 'b', subject: did }))
    return { wallet, did }
  }

  it('as one encrypted file, and works as before', async () => {
    const { wallet, did } = await filled()
    const text = await wallet.exportFile('another passphrase')
    expect(text).not.toContain('Course')
    expect(text).not.toContain(did)
    const other = newWallet()
    expect(await other.importFile(text, 'another passphrase')).toBe(2)
    expect(await other.list()).toEqual(await wallet.list())
    expect((await other.present({ ...asked, rung: rungId('low') })).presentations).toHaveLength(1)
    expect((await errorOf(other.importFile(text, 'wrong'))).code).toBe('keys.passphrase_wrong')
    for (const bad of ['', '{}', '{"type":"RungsWallet"}', '{"type":"RungsWallet","jwe":"a.b.c.d.e"}']) {
      expect((await errorOf(other.importFile(bad, 'x'))).code).toMatch(/holder\.wallet_invalid|keys\.keystore_invalid/)
    }
    const at = text.length - 40
    const flipped = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
    expect((await errorOf(other.importFile(flipped, 'another passphrase'))).code).toBe('keys.passphrase_wrong')
  })

  it('refuses what somebody who knows the passphrase sealed in its place', async () => {
    for (const inside of ['', 'null', '{}', '5', '[null]', '[["wallet.json"]]', '[["wallet.json",5]]', '[["wallet.json","!"]]']) {
      const jwe = await sealWithPassphrase(new TextEncoder().encode(inside), PASSPHRASE, SEAL)
      const error = await errorOf(newWallet().importFile(JSON.stringify({ type: 'RungsWallet', jwe }), PASSPHRASE))
      expect(error.code).toMatch(/^(holder\.wallet_invalid|core\.encoding_invalid)$/)
    }
  })

  it('with keys under the passphrase of the file, where that of the device is to stay on it', async () => {
    const { wallet, did } = await filled()
    const elsewhere = await newWallet().keyFor('a third passphrase')
    const stranger = newWallet()
    const foreign = await stranger.keyFor('a third passphrase', 'https://other.example')
    const folder = await stranger.exportFolder()
    await wallet.importFolder(folder)
    const text = await wallet.exportFile('of the file', { keyPassphrase: PASSPHRASE, seal: SEAL })
    const plain = newWallet()
    await plain.importFile(text, 'of the file')
    expect((await plain.signer(did, 'of the file')).id).toContain(did)
    expect((await errorOf(plain.signer(did, PASSPHRASE))).code).toBe('keys.passphrase_wrong')
    const device = newWallet()
    await device.importFile(text, 'of the file', { keyPassphrase: 'secret of another device' })
    expect((await device.signer(did, 'secret of another device')).id).toContain(did)
    expect((await errorOf(device.signer(did, 'of the file'))).code).toBe('keys.passphrase_wrong')
    // What it does not open it keeps as it is.
    for (const one of [plain, device]) expect((await one.signer(foreign.did, 'a third passphrase')).id).toContain(foreign.did)
    expect((await errorOf(device.signer(elsewhere.did, PASSPHRASE))).code).toBe('holder.wallet_key_missing')
    expect((await errorOf(wallet.exportFile('', { keyPassphrase: PASSPHRASE }))).code).toBe('keys.passphrase_missing')
    expect((await errorOf(wallet.exportFile('x', { other: 1 } as never))).code).toBe('core.option_unknown')
    expect((await errorOf(wallet.importFile(text, 'of the file', { seal: SEAL } as never))).code).toBe('core.option_unknown')
  })

  it('as a folder: each badge a file as it came, and nothing is doubled or overwritten', async () => {
    const { wallet } = await filled()
    const files = await wallet.exportFolder()
    expect(files.map(({ path }) => path.replace(/[0-9a-f]{8,12}/g, '#')).sort()).toEqual([
      'badges/course-a-#-#.json',
      'badges/course-b-#-#.json',
      'keys/#.json',
      'wallet.json',
    ])
    const other = newWallet()
    await other.add(await award({ name: 'c' }))
    await other.importFolder(files)
    await other.importFolder(files)
    expect(await other.list()).toHaveLength(3)
    expect(await other.keys()).toHaveLength(1)
  })

  it('refuses a folder in which a file is missing, was changed, or whose index is none', async () => {
    const { wallet } = await filled()
    const files = await wallet.exportFolder()
    const text = new TextEncoder()
    // A name that every object answers to is no kind of carrier.
    const withCarrier = (kind: string): string => {
      const index = JSON.parse(new TextDecoder().decode(files.find(({ path }) => path === 'wallet.json')?.bytes))
      const [copy] = index.badges[0].copies
      copy.carriers = [{ file: copy.file, kind }]
      return JSON.stringify(index)
    }
    const broken = [
      files.filter(({ path }) => !path.startsWith('badges/course-a')),
      files.filter(({ path }) => !path.startsWith('keys/')),
      files.map((file) => (file.path.startsWith('badges/course-a') ? { ...file, bytes: text.encode('{}') } : file)),
      files.filter(({ path }) => path !== 'wallet.json'),
      ...[
        '',
        '[]',
        '{"type":"RungsWallet","version":2}',
        '{"type":"RungsWallet","version":1,"files":{},"keys":[],"badges":[{}]}',
        withCarrier('constructor'),
      ].map((index) => files.map((file) => (file.path === 'wallet.json' ? { ...file, bytes: text.encode(index) } : file))),
    ]
    for (const one of broken) {
      const other = newWallet()
      const code = await other.importFolder(one).then(
        () => 'taken',
        (error: unknown) => (isRungsError(error) ? error.code : 'crash'),
      )
      expect(code).toBe('holder.wallet_invalid')
      expect(await other.list()).toEqual([])
    }
  })
})
