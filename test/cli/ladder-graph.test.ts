import { beforeAll, describe, expect, it } from 'vitest'
import { skipRequirements } from '../../src/issue/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { readSvg } from '../draw/svg-reader.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, rungId, WORKER } from './support.js'

const world = newWorld()
const run = (words: string) => world.run(`ladder graph ladder.json ${words}`)
const placed = (words: string) => run(`--offline --documents documents --now ${NOW} ${words}`)
const platform = await newOrganisation('did:web:platform.example')
const school = await newOrganisation()

beforeAll(async () => {
  const file = ladderFile(platform.did, school.did)
  world.write('ladder.json', file)
  world.write('documents/platform.json', platform.document)
  const { credential } = await platform.issuer.issue({
    ladder: defineLadder(file),
    rung: rungId('courier'),
    subject: WORKER,
    held: skipRequirements,
  })
  world.write('mine/courier.json', JSON.stringify(credential))
  world.write('mine/aid.json', await badgeText(school))
  world.write('two/a.json', await badgeText(school))
  world.write('two/b.json', await badgeText(school, { subject: 'did:example:other' }))
  world.write('bad/bad.json', (await badgeText(school)).replace('First aid', 'Last aid'))
})

describe('rungs ladder graph', () => {
  it('draws a ladder as SVG, Mermaid or DOT', async () => {
    const { status, out } = await run('')
    expect(status).toBe(0)
    expect(readSvg(out)[0]).toMatchObject({ name: 'svg', attributes: { role: 'img' } })
    expect((await run('--svg')).out).toBe(out)
    expect((await run('--mermaid')).out).toMatch(/^flowchart BT\n/)
    expect((await run('--dot')).out).toMatch(/^digraph ladder \{\n/)
  })

  it('shows where the worker stands whose badges are in a folder', async () => {
    const { status, out } = await placed('--badges mine --mermaid')
    expect(status).toBe(0)
    expect(out).toMatch(/\["courier<br\/>held until June 1, 2028"\]:::held/)
    expect(out).toMatch(/\["lead<br\/>ready to be awarded"\]:::eligible/)
    expect(out).toContain('accTitle: Delivery')
  })

  it('does not draw two people as one, and shows nothing of a badge that is rejected', async () => {
    const two = await placed('--badges two')
    expect(two.err).toContain('ladder.subject_ambiguous')
    expect(two.status).toBe(66)
    const bad = await placed('--badges bad --mermaid')
    expect(bad.status).toBe(1)
    expect(bad.err).toContain('proof.signature_invalid')
    expect(bad.out).not.toContain('held')
  })

  it('takes a language, and writes to a file that is not there yet', async () => {
    const { out, status } = await run('--lang ar --out picture.svg')
    expect([out, status]).toEqual(['', 0])
    expect(readSvg(world.read('picture.svg'))[0]?.attributes).toMatchObject({ direction: 'rtl', lang: 'ar' })
    expect(world.read('picture.svg')).toContain('الأولى في الأسفل')
    expect((await run('--lang hi --dot')).out).toContain('संस्करण 1.0.0')
    expect((await run('--out picture.svg')).err).toContain('cli.file_exists')
  })

  it.each(['--svg --dot', '--png', 'other.json', '--badges'])('refuses %s', async (words) => {
    const { status, err } = await run(words)
    expect(status).toBe(64)
    expect(err).toContain('cli.usage')
  })
})
