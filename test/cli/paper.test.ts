import { beforeAll, describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/index.js'
import { picture } from '../bake/support.js'
import { readSvg } from '../draw/svg-reader.js'
import { badgeText, NOW, newOrganisation, newWorld, WORKER } from './support.js'

const world = newWorld()
const school = await newOrganisation()
const verify = (words: string, io = {}) => world.run(`verify --now ${NOW} --offline ${words}`, io)

beforeAll(async () => {
  world.write('ana.json', await badgeText(school))
  world.write('bo.json', await badgeText(school, { subject: 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp' }))
  const tokens = await newOrganisation(undefined, 'ES256')
  world.write('ana.jwt', await badgeText(tokens))
  world.write('bo.jwt', await badgeText(tokens))
  world.write('other.json', await badgeText(school, { achievement: { name: 'Last aid' } }))
  world.write('ana.png', await bakeImage(picture(), world.read('ana.json')))
  await world.run('paper template ana.json bo.json --out template.json')
  await world.run('paper template ana.jwt bo.jwt --out tokens.json')
})

describe('rungs paper', () => {
  it('makes a template that holds nothing of the workers', async () => {
    const { status, json } = await world.run(
      'paper template ana.json bo.json --slots /credentialSubject/achievement/name --out named.json --json',
    )
    expect(status).toBe(0)
    expect(json).toEqual({
      file: 'named.json',
      digest: expect.stringMatching(/^[0-9a-f]{32}$/),
      slots: world.json('named.json').slots,
    })
    expect(json.slots).toEqual(
      expect.arrayContaining(['/id', '/credentialSubject/id', '/proof/proofValue', '/credentialSubject/achievement/name']),
    )
    expect(world.read('named.json')).not.toContain(WORKER.slice('did:key:'.length))
    const told = await world.run('paper template ana.json --out one.json')
    expect([told.status, told.out]).toEqual([
      0,
      expect.stringMatching(/Template made.*\n +Template +one\.json\n +Digest +[0-9a-f]{32}\n +Slots +\/id /),
    ])
  })

  it.each([
    ['ana.json', 'template.json'],
    ['ana.png', 'template.json'],
    ['ana.jwt', 'tokens.json'],
  ])('prints %s as a picture and as a text, which verify takes with the template', async (badge, template) => {
    const { status, json } = await world.run(`paper ${badge} --template ${template} --out ${badge}.svg --json`)
    expect([status, json.file]).toEqual([0, `${badge}.svg`])
    expect(json.version).toBeLessThanOrEqual(15)
    const texts = readSvg(world.read(`${badge}.svg`)).filter(({ name }) => name === 'text')
    expect(texts.map(({ text }) => text).join(' ')).toContain(`First aid did:key:`)
    expect(texts.map(({ text }) => text).join(' ')).toContain(json.template)
    expect((await world.run(`paper ${badge} --template ${template} --out ${badge}.txt`)).status).toBe(0)
    expect(world.read(`${badge}.txt`)).toBe(`${json.paper}\n`)
    expect((await verify(`${badge}.txt --template ${template}`)).out).toContain('First aid')
    expect((await verify(`${badge}.txt --template ${template}`)).status).toBe(0)
    const scanned = await world.run(['verify', '--now', NOW, '--offline', '--json', '--template', template, json.paper])
    expect([scanned.status, scanned.json.outcome]).toEqual([0, 'verified'])
    expect((await verify(`- --template template.json,tokens.json`, { stdin: json.paper })).status).toBe(0)
  })

  it('shows it in the terminal', async () => {
    const { status, out } = await world.run('paper ana.json --template template.json')
    expect(status).toBe(0)
    expect(out).toMatch(/^█{60}/)
    expect(out).toMatch(
      /\nRUNGS1:[0-9A-Z $%*+./:-]+\.\nBadge put on paper; it was not verified\n +Size +\d+ of 600 characters; QR code of version \d+\n/,
    )
  })

  it('a badge of another kind is refused, and one whose template is not at hand could not be read', async () => {
    const other = await world.run('paper other.json --template template.json --out other.svg')
    expect([other.status, other.err]).toEqual([expect.any(Number), expect.stringContaining('holder.paper_template_differs')])
    expect(other.status).not.toBe(0)
    expect(world.list()).not.toContain('other.svg')
    await world.run('paper ana.json --template template.json --out lone.txt')
    for (const words of ['lone.txt', 'lone.txt --template tokens.json']) {
      const { status, lines } = await verify(`${words} --json`)
      expect([status, lines[0].code ?? lines[0].error?.code]).toEqual([66, 'holder.paper_template_unknown'])
    }
    world.write('cut.txt', world.read('lone.txt').slice(0, 120))
    expect((await verify('cut.txt --template template.json')).err).toContain('a part is missing')
    expect((await verify('lone.txt --template ana.json')).status).not.toBe(0)
  })

  it('a changed text is rejected', async () => {
    const text = world.read('lone.txt').trim()
    const at = text.length - 30
    const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
    world.write('changed.txt', changed)
    const { status, lines } = await verify('changed.txt --template template.json --json')
    expect([status, lines[0].findings?.[0]?.code]).toEqual([1, 'proof.signature_invalid'])
  })
})
