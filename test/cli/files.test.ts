import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { link, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readInput, writeFileAtomically } from '../../src/cli/files.js'
import type { CliIo } from '../../src/cli/index.js'
import { errorOf } from '../support/badges.js'
import { newWorld, type World } from './support.js'

// No file system without links is at hand, so this one part is made to fail.
vi.mock('node:fs/promises', { spy: true })
afterEach(() => {
  vi.mocked(link).mockReset()
})
const withoutLinks = (): void => {
  vi.mocked(link).mockRejectedValue(Object.assign(new Error('no links'), { code: 'EPERM' }))
}
const write = (world: World, file: string, content: string, options = {}): Promise<void> =>
  writeFileAtomically({ cwd: world.cwd } as CliIo, file, content, options)

describe.each([
  ['with links', () => undefined],
  ['without links', withoutLinks],
])('writeFileAtomically on a file system %s', (_, prepare) => {
  it('lets one of many writers win, whole, and leaves nothing beside it', async () => {
    prepare()
    const world = newWorld()
    const texts = Array.from({ length: 20 }, (_, n) => `${n}`.repeat(10_000))
    const results = await Promise.allSettled(texts.map((text) => write(world, 'x.json', text)))
    const winner = results.findIndex(({ status }) => status === 'fulfilled')
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    expect(lost).toEqual(Array(19).fill('cli.file_exists'))
    expect(world.list()).toEqual(['x.json'])
    expect(world.read('x.json')).toBe(texts[winner])
  })

  it('leaves a link that leads nowhere', async () => {
    prepare()
    const world = newWorld()
    await symlink(join(world.cwd, 'elsewhere'), join(world.cwd, 'x.json'))
    expect((await errorOf(write(world, 'x.json', 'new'))).code).toBe('cli.file_exists')
    expect(world.list()).toEqual(['x.json'])
  })

  it('replaces where it is told to', async () => {
    prepare()
    const world = newWorld()
    await write(world, 'x.json', 'old')
    await write(world, 'x.json', 'new', { replace: true })
    expect([world.list(), world.read('x.json')]).toEqual([['x.json'], 'new'])
  })
})

describe('what is read', () => {
  it.runIf(existsSync('/dev/zero'))('ends where its limit is, even if the file has no end', { timeout: 10_000 }, async () => {
    const world = newWorld()
    const read = readInput({ cwd: world.cwd } as CliIo, '/dev/zero', 1_000_000)
    expect((await errorOf(read)).code).toBe('core.input_too_large')
  })

  it.skipIf(process.platform === 'win32')('may come out of a pipe, which has no size', async () => {
    const world = newWorld()
    execFileSync('mkfifo', [join(world.cwd, 'pipe')])
    const [bytes] = await Promise.all([
      readInput({ cwd: world.cwd } as CliIo, 'pipe'),
      writeFile(join(world.cwd, 'pipe'), 'some text'),
    ])
    expect(new TextDecoder().decode(bytes)).toBe('some text')
  })
})
