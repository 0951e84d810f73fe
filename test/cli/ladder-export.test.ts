import { beforeAll, describe, expect, it } from 'vitest'
import { ladder } from '../interchange/support.js'
import { newWorld } from './support.js'

const world = newWorld()
const run = (words: string) => world.run(`ladder export ladder.json ${words}`)

beforeAll(() => {
  world.write('ladder.json', ladder)
})

describe('rungs ladder export', () => {
  it.each([
    ['ctdl', '@graph'],
    ['case', 'CFItems'],
    ['clr', 'association'],
    ['elm', '@graph'],
  ])('writes %s and prints what is lost', async (format, member) => {
    const { status, out } = await run(`--format ${format} --out ${format}.json`)
    expect(status).toBe(0)
    expect(world.json(`${format}.json`)[member].length).toBeGreaterThan(3)
    expect(out).toMatch(new RegExp(`^✔ ${format}\\.json, \\d+ losses\n`))
    expect(out).toMatch(/\/rungs\/2\/wage(?:\/0)? +\S+ has no place for "wage"\. export\.member_dropped/)
  })

  it('prints losses as JSON', async () => {
    const { json } = await run('--format case --out again.json --json')
    expect(json).toMatchObject({ out: 'again.json', format: 'case' })
    expect(json.losses).toContainEqual({
      code: 'export.logic_flattened',
      params: { format: 'case', op: 'allOf' },
      path: '/rungs/2/requires',
      message: 'case has an order and no conditions: what is asked for (allOf) is not kept.',
    })
  })

  it('overwrites nothing', async () => {
    world.write('mine.json', 'x')
    expect((await run('--format clr --out mine.json')).err).toContain('cli.file_exists')
    expect(world.read('mine.json')).toBe('x')
  })

  it.each(['--format pdf --out x.json', '--format constructor --out x.json', '--format ctdl', '--out x.json'])(
    'refuses %s',
    async (words) => {
      const { status, err } = await run(words)
      expect(status).toBe(64)
      expect(err).toContain('cli.usage')
    },
  )
})
