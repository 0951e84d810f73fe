import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { ANA, assertionOf, classOf, profileOf, wholeAssertionOf } from '../support/ob2.js'
import { jwsOf, keyOf, startIssuer } from '../verify/ob2/support.js'
import { NOW, newOrganisation, newWorld, type Organisation, PASSPHRASE, WORKER } from './support.js'

const host = await startIssuer()
const { origin, pages, show } = host
const net = host.open({ now: NOW })
const world = newWorld()
let school: Organisation

beforeEach(async () => {
  school ??= await newOrganisation()
  world.write('key.json', school.keyFile)
  world.write('hosted.json', JSON.stringify(assertionOf(origin), null, 2))
  world.write('policy.json', {
    issuers: [{ id: `${origin}/issuer`, name: 'School' }],
    accepts: [{ match: { ids: ['urn:x:1'] } }],
  })
})

const run = (words: string) => world.run(`${words} --now ${NOW}`, { net })
let drafts = 0
const upgrade = async (words: string) => {
  const file = `draft-${++drafts}.json`
  return Object.assign(await run(`upgrade ${words} --out ${file}`), { file, isThere: () => world.list().includes(file) })
}

describe('rungs verify with badges of Open Badges 2.0', () => {
  it('a file, the URL where it is hosted, and a signed one', async () => {
    const { document, privateKey } = keyOf(origin)
    show(profileOf(origin, { publicKey: document.id }), document)
    world.write('signed.jws', jwsOf(assertionOf(origin, { id: 'urn:uuid:1', verification: { type: 'signed' } }), privateKey))
    const { status, out, lines } = await run(`verify hosted.json ${origin}/assertions/1 signed.jws --json`)
    expect([status, lines.map(({ outcome }) => outcome)]).toEqual([0, ['verified', 'verified', 'verified']])
    expect(lines[1].input).toBe(`${origin}/assertions/1`)
    expect(out).toContain('ob2.hosted_unsigned')
  })

  it('says in words that nobody has signed it, who issued what to whom and when', async () => {
    const { status, out } = await run('verify hosted.json')
    expect(status).toBe(0)
    expect(out).toContain('✔ shown by its host; issuer not known to you')
    expect(out).toContain('Nobody has signed this badge')
    for (const text of ['First aid', 'Vocational School', 'someone known by an identity hash', 'May 1, 2024', 'May 1, 2028'])
      expect(out).toContain(text)
    expect((await run('verify hosted.json --policy policy.json')).out).toContain('✔ verified; issuer known to you')
  })

  it.each([
    [`hosted.json --recipient ${ANA}`, 0],
    ['hosted.json --recipient eve@evil.example', 1],
    ['hosted.json --offline', 2],
    [`${'URL'}/assertions/9`, 2],
    [`${'URL'}/assertions/1 --offline`, 2],
    ['hosted.json --offline --documents documents', 0],
  ])('verify %s exits with %i', async (words, status) => {
    world.write('documents/a.json', assertionOf(origin))
    world.write('documents/b.json', classOf(origin))
    world.write('documents/c.json', profileOf(origin))
    world.write('documents/d.json', (await newOrganisation('did:web:school.example')).document)
    expect((await run(`verify ${words.replace('URL', origin)}`)).status).toBe(status)
  })

  it('a host that shows a web page, in words', async () => {
    pages.set('/assertions/1', (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'))
    const { status, out } = await run('verify hosted.json')
    expect([status, out]).toEqual([2, expect.stringContaining('net.content_type')])
  })

  it('inspect shows what it says of itself', async () => {
    world.write('whole.json', wholeAssertionOf(origin))
    const { out } = await world.run('inspect whole.json')
    expect(out).toContain('First aid')
    expect(out).toContain('Vocational School')
    expect((await world.run('inspect hosted.json')).out).toContain(`${origin}/badges/first-aid`)
  })

  it('a bundle holds what its host showed, for whoever trusts its signer', async () => {
    const made = await run('bundle hosted.json --key key.json --out hosted.bundle.json --json')
    expect([made.status, made.json.bundle.documents]).toEqual([0, 3])
    pages.clear()
    const offline = { net: { fetch: () => Promise.reject(new Error('no network')) } }
    const check = (words: string) => world.run(`verify --bundle hosted.bundle.json --now ${NOW} --json ${words}`, offline)
    expect((await check(`--bundle-signer ${school.did}`)).json).toMatchObject({ outcome: 'verified' })
    expect((await check('')).json).toMatchObject({ outcome: 'indeterminate' })
    // Documents of that generation are no business of the bundle's signer.
    world.write('older/profile.json', profileOf('https://guild.example'))
    expect((await check(`--bundle-signer ${school.did} --documents older`)).json).toMatchObject({ outcome: 'verified' })
  })
})

describe('rungs upgrade', () => {
  it('writes a draft that names the original, and that its issuer can sign', async () => {
    const { status, out, file } = await upgrade(`hosted.json --subject ${WORKER}`)
    expect(status).toBe(0)
    expect(out).toContain('rungs seal')
    const draft = world.json(file)
    expect([draft.issuer, draft.proof, draft.credentialSubject.id]).toEqual([undefined, undefined, WORKER])
    const digest = createHash('sha256').update(world.read('hosted.json')).digest('hex')
    expect(draft.evidence).toMatchObject([{ id: `${origin}/assertions/1`, narrative: expect.stringContaining(digest) }])
    const sealed = await world.run(`seal ${file} --key key.json --now ${NOW} --out sealed --json`, {
      env: { RUNGS_PASSPHRASE: PASSPHRASE },
    })
    expect(sealed.status).toBe(0)
    const report = await world.run(`verify ${sealed.json.file} --offline --now ${NOW} --json`)
    expect(report.json).toMatchObject({ outcome: 'verified', findings: [] })
    expect(world.json(sealed.json.file).issuer.id).toBe(school.did)
  })

  it('takes the URL of a badge, and tells programs what to look at', async () => {
    show(assertionOf(origin, { recipient: { type: 'email', hashed: false, identity: ANA } }))
    const { status, json, file } = await upgrade(`${origin}/assertions/1 --json`)
    expect([status, json.draft]).toMatchObject([0, { file, notes: [{ code: 'ob2.recipient_plain' }] }])
    expect(world.json(file).evidence[0].narrative).toContain('RFC 8785')
    expect((await upgrade(`${origin}/assertions/1`)).out).toContain('ob2.recipient_plain')
  })

  it('what is rejected is never upgraded', async () => {
    pages.set('/assertions/1', (response) => void response.writeHead(410).end())
    for (const words of ['hosted.json', 'hosted.json --unsafe-unverified']) {
      const { status, out, isThere } = await upgrade(words)
      expect([status, isThere(), out]).toEqual([1, false, expect.stringContaining('not written')])
    }
  })

  it('what could not be checked is upgraded only when that is asked for, and only when it is whole', async () => {
    world.write('whole.json', wholeAssertionOf(origin))
    const refused = await upgrade('whole.json --offline')
    expect([refused.status, refused.isThere()]).toEqual([2, false])
    const forced = await upgrade('whole.json --offline --unsafe-unverified')
    expect([forced.status, forced.isThere()]).toEqual([2, true])
    const partial = await upgrade('hosted.json --offline --unsafe-unverified')
    expect([partial.status, partial.isThere(), partial.err]).toEqual([66, false, expect.stringContaining('ob2.part_missing')])
  })

  it('a badge of today is none, and a draft is never written over another file', async () => {
    const { credential } = await school.issuer.sealBadge(world.json((await upgrade('hosted.json')).file))
    world.write('today.json', credential)
    expect(await upgrade('today.json')).toMatchObject({ status: 66, out: expect.stringContaining('no badge of Open Badges 2.0') })
    const again = await run(`upgrade hosted.json --out draft-${drafts - 1}.json`)
    expect([again.status, again.err]).toEqual([66, expect.stringContaining('cli.file_exists')])
  })
})
