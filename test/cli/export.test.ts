import { beforeAll, describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/index.js'
import { picture } from '../bake/support.js'
import { badgeText, NOW, newOrganisation, newWorld } from './support.js'

const world = newWorld()
const PAGE = 'https://courier.example/verify?badge=1'
const run = (words: string) => world.run(`export ${words} --now ${NOW} --offline`)

beforeAll(async () => {
  const school = await newOrganisation()
  const json = await badgeText(school)
  world.write('badge.json', json)
  world.write('badge.jwt', await badgeText(await newOrganisation(undefined, 'ES256')))
  world.write('changed.json', json.replace('Passed', 'Failed'))
  world.write('hostile.json', await badgeText(school, { achievement: { name: 'Aid \u202e\u0007</text><script>' } }))
  world.write('far.json', await badgeText(await newOrganisation('did:web:far.example')))
  world.write('baked.png', await bakeImage(picture(), json))
})

describe('rungs export', () => {
  it.each(['badge.json', 'badge.jwt', 'baked.png'])('prints the link for LinkedIn of %s', async (file) => {
    const { status, out, err } = await run(`${file} --format linkedin --page ${PAGE}`)
    expect([status, err]).toEqual([0, ''])
    const { searchParams, host } = new URL(out.trim())
    expect([host, searchParams.get('name'), searchParams.get('organizationName'), searchParams.get('certUrl')]).toEqual([
      'www.linkedin.com',
      'First aid',
      'Vocational School',
      PAGE,
    ])
  })

  it('writes a pass in the language that was asked for, and says so', async () => {
    const { status, out } = await run(`badge.json --format pass --page ${PAGE} --out pass.svg --lang es`)
    expect([status, out]).toEqual([0, expect.stringMatching(/^✔ pass\.svg, /)])
    expect(world.read('pass.svg')).toContain('Emitida por Vocational School')
  })

  it('writes a European Digital Credential, and prints what is lost', async () => {
    const { status, out } = await run('badge.json --format elm --out elm.json')
    expect(status).toBe(0)
    expect(world.json('elm.json').type).toEqual(['VerifiableCredential', 'EuropeanDigitalCredential'])
    expect(out).toMatch(/\/proof +\S+ has no place for "proof"\. export\.member_dropped/)
    const { json } = await run('badge.json --format elm --out again.json --json')
    expect(json).toMatchObject({ format: 'elm', out: 'again.json' })
    expect(json.losses).toContainEqual(expect.objectContaining({ code: 'export.member_dropped', path: '/proof' }))
  })

  it('tells programs in English whatever is spoken to people', async () => {
    const { json } = await run('badge.json --format elm --out es.json --json --lang es')
    expect(json.losses).toContainEqual(expect.objectContaining({ message: expect.stringContaining('has no place for') }))
  })

  it('what is hostile in a badge stays text', async () => {
    const { json } = await run(`hostile.json --format linkedin --page ${PAGE} --json`)
    expect(json.text).not.toMatch(/[\u202e\u0007<>]/)
    await run(`hostile.json --format pass --page ${PAGE} --out hostile.svg`)
    expect(world.read('hostile.svg')).not.toMatch(/<script|\u202e|\u0007/)
  })

  it('a badge that is rejected, or could not be checked, is not exported', async () => {
    for (const [file, status] of [
      ['changed.json', 1],
      ['far.json', 2],
    ] as const) {
      expect((await run(`${file} --format pass --page ${PAGE} --out not.svg`)).status).toBe(status)
      expect((await run(`${file} --format linkedin --page ${PAGE} --json`)).json.outcome).not.toBe('verified')
    }
    expect(world.list()).not.toContain('not.svg')
  })

  it.each([
    'badge.json --format pdf --page https://a.example --out x',
    'badge.json --format pass --out x.svg',
    'badge.json --format linkedin',
    'badge.json --format linkedin --page http://courier.example',
    'badge.json --format elm',
    'badge.json --page https://a.example',
  ])('refuses %s', async (words) => {
    const { status, err } = await run(words)
    expect([status, err]).toEqual([64, expect.stringContaining('cli.usage')])
  })
})
