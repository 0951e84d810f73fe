import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { unbakeImage } from '../../src/bake/index.js'
import { toAltText } from '../../src/draw/index.js'
import { canDraw, fonts, hasResvg, latinFonts, readPixels } from '../draw/png-support.js'
import { readSvg } from '../draw/svg-reader.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, type Organisation, rungId, WORKER } from './support.js'

const world = newWorld()
const run = (words: string) => world.run(`${words} --now ${NOW} --offline`)
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(world.cwd, file)))
const PAGE = 'https://courier.example/verify/'
let platform: Organisation
let courier: string

beforeAll(async () => {
  const school = await newOrganisation()
  platform = await newOrganisation(undefined, 'Ed25519', 'Courier Platform')
  const badge = await badgeText(school)
  world.write('held/first-aid.json', badge)
  world.write('badge.json', badge)
  world.write('badge.jwt', await badgeText(await newOrganisation(undefined, 'ES256')))
  world.write('changed.json', badge.replace('Passed', 'Failed'))
  world.write(
    'hostile.json',
    await badgeText(school, { achievement: { name: '\u202e\u0007</text><image href="/etc/passwd"/>' } }),
  )
  const names = { en: 'Delivery', hi: 'वितरण' }
  world.write('ladder.json', ladderFile(platform.did, school.did, { name: names }))
  world.write('key.json', platform.keyFile)
  world.write('issuer.json', { name: 'Courier Platform' })
  world.write('design.json', { colour: '#ffb703', marks: 'stars', rungs: { [rungId('lead')]: { shape: 'octagon' } } })
  world.write('rows.csv', `row_key,subject,rung\n1,${WORKER},courier\n2,${WORKER},courier\n`)
  await run(
    `issue --ladder ladder.json --rung courier --key key.json --issuer issuer.json --subject ${WORKER} --held held --out issued`,
  )
  courier = `issued/${world.list('issued').find((name) => name.endsWith('.json'))}`
})

describe('rungs picture', () => {
  it.each(['badge.json', 'badge.jwt'])('draws %s and puts it into the picture, which verifies', async (file) => {
    const { status, out, err } = await run(`picture ${file} --out ${file}.svg`)
    expect([status, err]).toEqual([0, ''])
    expect(out).toMatch(new RegExp(`^✔ ${file}\\.svg\n +Picture +First aid\\. Issued by Vocational School\\. Gives first aid\\.`))
    expect((await unbakeImage(bytesOf(`${file}.svg`))).credential).toBe(world.read(file))
    expect((await run(`verify ${file}.svg`)).status).toBe(0)
  })

  it('has name, level and look of its ladder, in the language that is asked for', async () => {
    const { status, json } = await run(
      `picture ${courier} --ladder ladder.json --design design.json --plain --out plain.svg --lang hi --json`,
    )
    expect(status).toBe(0)
    const svg = world.read('plain.svg')
    expect(json).toEqual({
      file: 'plain.svg',
      container: 'svg',
      bytes: bytesOf('plain.svg').length,
      isBaked: false,
      alt: toAltText(svg),
    })
    expect(json.alt).toContain('वितरण। स्तर 1, कुल 2।')
    const [first] = readSvg(svg).filter(({ name }) => name === 'path')
    expect(first?.attributes['fill']).toBe('#ffb703')
  })

  it('holds what is hostile as text', async () => {
    const { status } = await run('picture hostile.json --out hostile.svg --plain')
    expect(status).toBe(0)
    expect(readSvg(world.read('hostile.svg')).map(({ name }) => name)).not.toContain('image')
    expect(world.read('hostile.svg')).not.toMatch(/[\u202e\u0007]/)
  })

  it('draws nothing of a badge that does not verify', async () => {
    const { status, out } = await run('picture changed.json --out changed.svg')
    expect(status).toBe(1)
    expect(out).toContain('proof.signature_invalid')
    expect(world.list()).not.toContain('changed.svg')
  })

  it.each([
    ['badge.json --out a.gif', 64, 'cli.usage'],
    ['badge.json --out a.png', 64, 'cli.usage'],
    ['badge.json --out a.png --fonts nowhere.ttf', 66, 'cli.file_unreadable'],
    ['badge.json --out a.png --system-fonts --width wide', 64, 'cli.usage'],
    ['badge.json --out a.svg --design badge.jwt', 66, 'cli.file_not_json'],
    ['badge.json --out a.svg --design badge.json', 64, 'core.option_unknown'],
    ['badge.json --out a.svg --ladder ladder.json', 64, 'core.option_invalid'],
    ['badge.json', 64, 'cli.usage'],
  ])('refuses %s', async (words, status, code) => {
    const ran = await run(`picture ${words}`)
    expect([ran.status, ran.err]).toEqual([status, expect.stringContaining(code)])
    expect(world.list().filter((name) => name.startsWith('a.'))).toEqual([])
  })

  it.runIf(canDraw)('draws a PNG with the fonts that it is given', async () => {
    const { status } = await run(`picture badge.json --out picture.png --width 300 --fonts ${latinFonts.files.join(',')}`)
    expect(status).toBe(0)
    expect(readPixels(bytesOf('picture.png')).width).toBe(300)
    expect((await unbakeImage(bytesOf('picture.png'))).credential).toBe(world.read('badge.json'))
    expect((await run('verify picture.png')).status).toBe(0)
  })

  it.runIf(canDraw)('tells that fonts lack the letters of a language', async () => {
    const lacking = await run(
      `picture ${courier} --ladder ladder.json --out hi.png --lang hi --fonts ${latinFonts.files.join(',')}`,
    )
    expect([lacking.status, lacking.err]).toEqual([64, expect.stringContaining('core.option_invalid')])
    const { status } = await run(
      `picture ${courier} --ladder ladder.json --out hi.png --lang hi --fonts ${fonts.files.join(',')}`,
    )
    expect(status).toBe(0)
  })

  it.skipIf(hasResvg)('tells what to install', async () => {
    world.write('some.ttf', 'x')
    expect((await run('picture badge.json --out a.png --fonts some.ttf')).err).toContain('keys.peer_missing')
  })
})

describe('rungs certificate', () => {
  it.each(['html', 'svg'])('writes %s to print, with the page that verifies it', async (kind) => {
    const { status, out, err } = await world.run([
      ...`certificate badge.json --now ${NOW} --offline --page ${PAGE} --out certificate.${kind} --lang es --name`.split(' '),
      'Amina <Diallo>',
    ])
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain(PAGE)
    const written = decodeURIComponent(world.read(`certificate.${kind}`).replaceAll('100%', ''))
    expect(written).toContain('Amina &#60;Diallo&#62;')
    expect(written).toContain('courier.example')
    expect(written).toContain('Certificado')
    expect(written).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org|courier\.example)/)
  })

  it.each([
    ['badge.json --name A --page http://courier.example/ --out b.html', 64],
    ['badge.json --name A --page https://courier.example/ --out b.pdf', 64],
    ['badge.json --name A --out b.html', 64],
    ['badge.json --page https://courier.example/ --out b.html', 64],
    ['changed.json --name A --page https://courier.example/ --out b.html', 1],
  ])('refuses %s', async (words, status) => {
    expect((await run(`certificate ${words}`)).status).toBe(status)
    expect(world.list()).not.toContain('b.html')
  })
})

describe('rungs issue --images', () => {
  const issue = (words: string) =>
    run(`issue --ladder ladder.json --key key.json --issuer issuer.json --csv rows.csv --held held ${words}`)

  it('writes a picture with each badge inside, and what is missing when it is run again', async () => {
    const { status, out } = await issue('--out badges --images pictures --design design.json')
    expect(status).toBe(0)
    expect(out).toMatch(/badges\n.*pictures\n/)
    const badges = world.list('badges').filter((name) => name.endsWith('.json'))
    expect(world.list('pictures')).toEqual(badges.map((name) => name.replace('.json', '.svg')))
    for (const name of badges) {
      const picture = bytesOf(`pictures/${name.replace('.json', '.svg')}`)
      expect(JSON.parse((await unbakeImage(picture)).credential)).toEqual(world.json(`badges/${name}`))
    }
    expect((await run('verify pictures')).status).toBe(0)
    const again = await issue('--out badges --images others --json')
    expect(again.json).toMatchObject({ issued: 0, present: 2, images: 'others' })
    expect(world.list('others')).toEqual(world.list('pictures'))
  })

  it('does so with a store', async () => {
    const { status } = await issue('--store store.db --images stored')
    expect(status).toBe(0)
    expect(world.list('stored')).toHaveLength(2)
    expect((await run('verify stored')).status).toBe(0)
  })

  it.runIf(canDraw)('writes PNG', async () => {
    const words = `--out png-badges --images png --image-type png --width 200 --fonts ${latinFonts.files.join(',')}`
    expect((await issue(words)).status).toBe(0)
    expect(world.list('png').every((name) => name.endsWith('.png'))).toBe(true)
    expect((await run('verify png')).status).toBe(0)
  })

  it.runIf(canDraw)('issues nothing where the picture of its rung cannot be drawn', async () => {
    const words = `--rung courier --out unwritten --images unwritten --image-type png --lang hi --fonts ${latinFonts.files.join(',')}`
    expect((await issue(words)).err).toContain('core.option_invalid')
    expect(world.list()).not.toContain('unwritten')
  })

  it.each(['--image-type png', '--design design.json', '--images x --image-type gif', '--images x --image-type png'])(
    'refuses %s',
    async (words) => expect((await issue(`--out never ${words}`)).status).toBe(64),
  )
})
