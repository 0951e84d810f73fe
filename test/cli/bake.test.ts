import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/index.js'
import { utf8 } from '../../src/core/index.js'
import { international, picture, SVG, text } from '../bake/support.js'
import { badgeText, FIRST_AID, ladderFile, NOW, newOrganisation, newWorld, type Organisation, rungId, WORKER } from './support.js'

const world = newWorld()
const run = (words: string, io = {}) => world.run(words, io)
const verify = (words: string) => run(`verify --now ${NOW} --offline ${words}`)
const bytesOf = (file: string): Buffer => readFileSync(join(world.cwd, file))
const ARABIC = 'إسعافات أولية\u200f 🚑'
let school: Organisation
let json: string
let jwt: string

beforeAll(async () => {
  school = await newOrganisation()
  json = await badgeText(school, { achievement: { name: ARABIC } })
  jwt = await badgeText(await newOrganisation(undefined, 'ES256'))
  world.write('badge.json', `${json}\n`)
  world.write('badge.jwt', `${jwt}\n`)
  world.write('picture.png', picture())
  world.write('drawing.svg', SVG)
  world.write('baked.png', await bakeImage(picture(), json))
  world.write('baked.svg', await bakeImage(utf8(SVG), jwt))
  world.write('changed.png', await bakeImage(picture(), json.replace('Passed', 'Failed')))
})

describe('rungs bake', () => {
  it.each([
    ['badge.json', 'picture.png', 'PNG'],
    ['badge.json', 'drawing.svg', 'SVG'],
    ['badge.jwt', 'picture.png', 'PNG'],
    ['badge.jwt', 'drawing.svg', 'SVG'],
  ])('%s into %s, which verify takes and unbake gives back', async (badge, image, kind) => {
    const file = `out/${badge}.${kind}`
    const { status, out, err } = await run(`bake ${badge} ${image} --out ${file}`)
    expect([status, err]).toEqual([0, ''])
    expect(out).toMatch(new RegExp(`Picture +${file}\\n +Kind +${kind}\\n +Size +[\\d,]+ bytes`))
    const verified = await verify(file)
    expect(verified.status).toBe(0)
    expect(verified.out).toMatch(new RegExp(`Picture +${kind}\\n`))
    expect((await run(`unbake ${file} --out ${file}.txt`)).status).toBe(0)
    expect(world.read(`${file}.txt`)).toBe(badge === 'badge.json' ? json : jwt)
  })

  it('writes what the library does', async () => {
    const { json: line } = await run('bake badge.json picture.png --out same.png --json')
    expect(bytesOf('same.png').equals(Buffer.from(await bakeImage(picture(), json)))).toBe(true)
    expect(line).toEqual({ file: 'same.png', container: 'png', bytes: bytesOf('same.png').length })
  })

  it('takes the badge from standard input', async () => {
    const { status } = await run('bake - picture.png --out stdin.png', { stdin: json })
    expect([status, bytesOf('stdin.png').equals(bytesOf('baked.png'))]).toEqual([0, true])
  })

  it('refuses a picture with a badge inside, unless it is to be replaced', async () => {
    const { status, err } = await run('bake badge.jwt baked.png --out twice.png')
    expect([status, world.list().includes('twice.png')]).toEqual([66, false])
    expect(err).toContain('bake.already_baked')
    expect((await run('bake badge.jwt baked.png --replace --out twice.png')).status).toBe(0)
    expect((await run('unbake twice.png')).out).toBe(`${jwt}\n`)
  })

  it('never writes over a file, the picture among them', async () => {
    const before = bytesOf('picture.png')
    const { status, err } = await run('bake badge.json picture.png --out picture.png')
    expect([status, bytesOf('picture.png').equals(before)]).toEqual([66, true])
    expect(err).toContain('cli.file_exists')
  })

  it.each([
    ['bake badge.json picture.png', 64, 'cli.usage'],
    ['bake badge.json --out x.png', 64, 'cli.usage'],
    ['bake badge.json picture.png drawing.svg --out x.png', 64, 'cli.usage'],
    ['bake missing.json picture.png --out x.png', 66, 'cli.file_unreadable'],
    ['bake badge.json missing.png --out x.png', 66, 'cli.file_unreadable'],
    ['bake badge.json badge.json --out x.png', 66, 'bake.image_unsupported'],
    ['bake picture.png picture.png --out x.png', 66, 'core.text_not_utf8'],
    ['unbake picture.png', 66, 'bake.no_credential'],
    ['unbake badge.json', 66, 'bake.image_unsupported'],
    ['unbake missing.png', 66, 'cli.file_unreadable'],
    ['unbake', 64, 'cli.usage'],
  ])('%s: exit %i, %s', async (words, status, code) => {
    const done = await run(words)
    expect([done.status, done.out]).toEqual([status, ''])
    expect(done.err).toContain(code)
    expect(world.list()).not.toContain('x.png')
  })

  it('has help', async () => {
    for (const command of ['bake', 'unbake']) expect((await run(`${command} --help`)).out).toContain(`rungs ${command} `)
    expect((await run('help')).out).toContain('rungs bake ')
  })
})

describe('rungs unbake', () => {
  it('prints JSON in which a terminal obeys nothing', async () => {
    const { out, err } = await run('unbake baked.png')
    expect([JSON.parse(out), err]).toEqual([JSON.parse(json), ''])
    expect(out).toContain('\\u200f')
    const spaced = picture(international('openbadgecredential', '{\t"a":\r\n"\u202e"}'))
    world.write('spaced.png', spaced)
    expect((await run('unbake spaced.png')).out).toBe('{"a":"\\u202e"}\n')
  })

  it('tells with --json what it found, and of what kind', async () => {
    const { json: line } = await run('unbake baked.svg --json')
    expect(line).toEqual({ input: 'baked.svg', kind: 'ob3', form: 'jws', container: 'svg', credential: jwt, findings: [] })
    const saved = await run('unbake baked.svg --json --out saved.jwt')
    expect(saved.json).toEqual({
      input: 'baked.svg',
      kind: 'ob3',
      form: 'jws',
      container: 'svg',
      file: 'saved.jwt',
      findings: [],
    })
    expect(world.read('saved.jwt')).toBe(jwt)
  })

  it('tells of what is unusual, beside the badge', async () => {
    world.write('old.png', picture(text('openbadges', 'https://old.example/1\u202e'), text('openbadges', 'x')))
    const { status, out, err } = await run('unbake old.png')
    expect([status, out]).toEqual([0, 'https://old.example/1\n'])
    expect(err).toContain('bake.several_credentials')
    expect(err).toContain('bake.text_chunk')
    const { json: line } = await run('unbake old.png --json')
    expect(line).toMatchObject({ kind: 'ob2', form: 'url' })
    expect(line.findings.map(({ code, message }: Record<string, string>) => [code, typeof message])).toEqual([
      ['bake.several_credentials', 'string'],
      ['bake.text_chunk', 'string'],
    ])
    expect((await run('unbake old.png --out old.txt')).out).toContain('Open Badges 1.x, 2.x')
  })

  it('reads standard input', async () => {
    expect((await run('unbake -', { stdin: bytesOf('baked.svg') })).out).toBe(`${jwt}\n`)
  })
})

describe('pictures elsewhere', () => {
  it('verify takes them, and exits by what it found', async () => {
    const { status, lines } = await verify('baked.png baked.svg changed.png --json')
    expect(status).toBe(1)
    expect(lines.map(({ outcome, container }) => [outcome, container])).toEqual([
      ['verified', 'png'],
      ['verified', 'svg'],
      ['rejected', 'png'],
    ])
    expect(Object.keys(lines[0] ?? {})).toEqual(['input', 'outcome', 'container', 'checks', 'findings'])
    const plain = await verify('picture.png')
    expect(plain.status).toBe(1)
    expect(plain.out).toContain('bake.no_credential')
  })

  it('a folder stands for the pictures with a badge in it, and for no others', async () => {
    for (const name of ['baked.png', 'baked.svg', 'picture.png', 'drawing.svg'])
      world.write(`mixed/${name}`, new Uint8Array(bytesOf(name)))
    const { status, lines } = await verify('mixed --json')
    expect([status, lines.map(({ input }) => input)]).toEqual([0, ['mixed/baked.png', 'mixed/baked.svg']])
    world.write('plain/picture.png', picture())
    const { status: none, err } = await verify('plain')
    expect(none).toBe(66)
    expect(err).toContain('cli.file_unreadable')
    expect((await verify('plain plain/picture.png')).status).toBe(1)
  })

  it('reads a picture that is larger than any other input, and no other', async () => {
    const pixels = ['IDAT', new Uint8Array(17 * 1024 * 1024)] as const
    world.write('large.png', picture(pixels, international('openbadgecredential', json)))
    expect((await verify('large.png')).status).toBe(0)
    world.write('large.json', ' '.repeat(17 * 1024 * 1024))
    const { status, err } = await verify('large.json')
    expect(status).toBe(66)
    expect(err).toContain('larger')
  })

  it('inspect shows what is inside', async () => {
    const { status, out } = await run('inspect baked.png')
    expect(status).toBe(0)
    expect(out).toContain('🚑')
    expect((await run('inspect baked.svg --json')).out).toContain('"alg": "ES256"')
  })

  it('bundle verifies and keeps what is inside', async () => {
    const { status } = await run(`bundle baked.png --now ${NOW} --out badge.bundle.json`)
    expect(status).toBe(0)
    expect(world.json('badge.bundle.json')).toMatchObject({ credential: JSON.parse(json) })
  })

  it('accept and place count them', async () => {
    world.write('policy.json', { issuers: [school.did], accepts: [{ match: { ids: [FIRST_AID] }, rungs: ['urn:x:rung'] }] })
    const accepted = await run(`accept --policy policy.json baked.png --now ${NOW} --offline`)
    expect([accepted.status, accepted.out.includes('accepted')]).toEqual([0, true])
    world.write('ladder.json', ladderFile(school.did, school.did))
    const placed = await run(`place --ladder ladder.json mixed --now ${NOW} --offline --json`)
    expect(placed.out).toContain(rungId('courier'))
  })

  it('show the requirements of a rung that is issued', async () => {
    world.write('key.json', school.keyFile)
    world.write('held/baked.png', new Uint8Array(bytesOf('baked.png')))
    world.write('held/picture.png', picture())
    const words = `--ladder ladder.json --rung ${rungId('courier')} --key key.json --subject ${WORKER} --now ${NOW} --offline`
    expect((await run(`issue ${words} --out none`)).status).not.toBe(0)
    expect((await run(`issue ${words} --held held --out some`)).status).toBe(0)
  })
})
