import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { badgeText, newOrganisation, newWorld } from './support.js'

const COMMANDS = ['init', 'keygen', 'seal', 'issue', 'verify', 'inspect', 'accept', 'place', 'ladder']
const world = newWorld()

describe('runCli', () => {
  it.each(COMMANDS)('tells what %s takes', async (name) => {
    for (const words of [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
      [name, 'x', '--nope', '--help'],
    ]) {
      const { status, out, err } = await world.run(words)
      expect([status, err]).toEqual([0, ''])
      expect(out).toMatch(new RegExp(`^rungs ${name} `))
    }
  })

  it('tells of a command whose name comes after the language', async () => {
    for (const words of ['help --lang es verify', 'help --lang=es verify', '--help --lang es verify']) {
      const { status, out } = await world.run(words)
      expect([status, out]).toEqual([0, (await world.run('help verify --lang es')).out])
    }
  })

  it('tells of every command', async () => {
    for (const words of ['help', '--help', '-h', 'help nope']) {
      const { status, out } = await world.run(words)
      expect(status).toBe(0)
      for (const name of COMMANDS) expect(out).toContain(`rungs ${name} `)
    }
    expect((await world.run('')).status).toBe(64)
  })

  it.each(['nope', 'toString', '__proto__', 'verify\u001b[31m', '--json'])('knows no command %j', async (name) => {
    const { status, out, err } = await world.run([name])
    expect([status, out]).toEqual([64, ''])
    expect(err).toContain('rungs verify')
  })

  it.each([
    [['verify']],
    [['verify', '']],
    [['verify', 'x.json', '']],
    [['verify', '--documents', '', 'x.json']],
    [['init', '']],
    [['verify', '--nope', 'x.json']],
    [['verify', '--now', 'yesterday', 'x.json']],
    [['verify', 'x.json', '--now']],
    [['verify', '--json=yes', 'x.json']],
    [['inspect']],
    [['inspect', 'a', 'b']],
    [['seal', 'x.json', '--out', 'o']],
    [['seal', 'x.json', '--key', 'k']],
    [['seal', '--key', 'k', '--out', 'o']],
    [['keygen', '--out', 'k']],
    [['keygen', '--alg', 'HS256', '--out', 'k']],
    [['keygen', '--alg', 'Ed25519', '--did', 'ion', '--out', 'k']],
    [['keygen', '--alg', 'Ed25519', '--out', 'k', 'more']],
    [['accept', 'x.json']],
    [['place', 'x.json']],
    [['ladder', 'lint']],
    [['ladder', 'draw', 'x.json']],
    [['init', 'a', 'b']],
    [['issue', '--ladder', 'l', '--key', 'k', '--out', 'o']],
    [['issue', '--ladder', 'l', '--key', 'k', '--out', 'o', '--subject', 'did:x:1', '--csv', 'c']],
  ])('refuses what it does not understand: %j', async (words) => {
    const { status, out, err } = await world.run(words)
    expect([status, out]).toEqual([64, ''])
    expect(err).toContain('cli.usage')
    expect(world.list()).toEqual([])
  })
})

const root = fileURLToPath(new URL('../..', import.meta.url))
const tsx = ['--import', 'tsx', join(root, 'src/cli/main.ts')]

describe('the program', () => {
  it('verifies standard input, and its exit status is the answer', async () => {
    const badge = await badgeText(await newOrganisation())
    const run = (input: string) =>
      spawnSync(process.execPath, [...tsx, 'verify', '-', '--json', '--offline'], { cwd: root, input, encoding: 'utf8' })
    const good = run(badge)
    expect([good.status, good.stderr]).toEqual([0, ''])
    expect(JSON.parse(good.stdout)).toMatchObject({ input: '-', outcome: 'verified' })
    expect(run(badge.replace('First aid', 'Last aid')).status).toBe(1)
  })

  it('refuses standard input that is too large, and judges no part of it', async () => {
    const child = spawn(process.execPath, [...tsx, 'verify', '-', '--json', '--offline'], { cwd: root })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    // It stops reading before the end.
    child.stdin.on('error', () => undefined)
    child.stdin.end(' '.repeat(16 * 1024 * 1024 + 1))
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect(status).toBe(66)
    expect(JSON.parse(out)).toMatchObject({ input: '-', outcome: null, error: { code: 'core.input_too_large' } })
  })

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [...tsx, 'help'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.stdout.destroy()
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect([status, err]).toEqual([0, ''])
  })

  it('still tells what became of badges when nobody reads on', async () => {
    const badge = (await badgeText(await newOrganisation())).replace('First aid', 'Last aid')
    const folder = newWorld()
    folder.write('changed.json', badge)
    for (const closed of ['stdout', 'stderr'] as const) {
      const words = [...tsx, 'verify', join(folder.cwd, 'changed.json'), join(folder.cwd, 'none.json'), '--json', '--offline']
      const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
      child[closed].destroy()
      child[closed === 'stdout' ? 'stderr' : 'stdout'].resume()
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1)
    }
  })

  it.runIf(existsSync('/dev/full'))('never takes output that gets lost for a badge that is rejected, or well', () => {
    const full = openSync('/dev/full', 'w')
    const run = spawnSync(process.execPath, [...tsx, 'help'], { cwd: root, stdio: ['ignore', full, 'pipe'], encoding: 'utf8' })
    closeSync(full)
    expect([run.status, run.stderr]).toEqual([70, expect.stringContaining('ENOSPC')])
  })

  it('says of standard input that cannot be read that it cannot', () => {
    const folder = openSync(world.cwd, 'r')
    const { status, stdout } = spawnSync(process.execPath, [...tsx, 'verify', '-', '--json', '--offline'], {
      cwd: root,
      stdio: [folder, 'pipe', 'pipe'],
      encoding: 'utf8',
    })
    closeSync(folder)
    expect([status, JSON.parse(stdout || 'null')]).toMatchObject([66, { outcome: null, error: { code: 'cli.file_unreadable' } }])
  })

  it('asks nobody where there is no terminal', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [...tsx, 'keygen', '--alg', 'Ed25519', '--out', join(world.cwd, 'never.json')],
      { cwd: root, input: 'typed\n', encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    )
    expect(status).toBe(64)
    expect(stderr).toContain('keys.passphrase_missing')
    expect(world.list()).toEqual([])
  })
})
