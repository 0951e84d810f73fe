import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { defineLadder } from '../../src/ladder/index.js'
import { newWorld } from './support.js'

const FILES = ['.gitignore', 'did.json', 'issue.mjs', 'issuer.key.json', 'ladder.json', 'verify.mjs']
const root = fileURLToPath(new URL('../..', import.meta.url))

describe('rungs init', () => {
  it.each(['', 'first', 'a/deeper/folder'])('writes everything that a first badge needs: %j', async (folder) => {
    const world = newWorld()
    expect((await world.run(`init ${folder}`)).status).toBe(0)
    const at = (name: string): string => join(folder, name)
    expect(world.list(folder || '.')).toEqual(FILES)
    expect(statSync(join(world.cwd, at('issuer.key.json'))).mode & 0o777).toBe(0o600)
    expect(JSON.stringify(world.json(at('did.json')))).not.toMatch(/"d":/)
    expect(world.read(at('.gitignore'))).toContain('issuer.key.json')
    const ladder = defineLadder(world.json(at('ladder.json')))
    expect(ladder.owner).toBe(world.json(at('did.json')).id)
    expect(world.json(at('issuer.key.json')).controller).toBe(ladder.owner)
    expect((await world.run(`ladder lint ${at('ladder.json')}`)).out).toMatch(/no errors.*0 warnings/)
  })

  it.each(FILES)('writes nothing where %s is there already', async (name) => {
    const world = newWorld()
    world.write(name, 'mine')
    const { status, err, out } = await world.run('init')
    expect([status, out]).toEqual([66, ''])
    expect(err).toContain('cli.file_exists')
    expect(world.list()).toEqual([name])
    expect(world.read(name)).toBe('mine')
  })

  it('writes for the domain that it is given', async () => {
    const world = newWorld()
    expect((await world.run('init --did web:courier.example')).out).toContain('https://courier.example/.well-known/did.json')
    for (const name of ['did.json', 'issuer.key.json', 'ladder.json'])
      expect(world.read(name)).toContain('did:web:courier.example')
    for (const did of ['key', 'web:', 'web:a/b', 'web:user@courier.example']) {
      const refused = newWorld()
      expect((await refused.run(`init --did ${did}`)).status).toBeGreaterThanOrEqual(64)
      expect(refused.list()).toEqual([])
    }
  })

  it.each([
    ['web:courier.example%3A8443', 'https://courier.example:8443'],
    ['web:courier.example:teams:north', 'https://courier.example/teams/north'],
    ['web:courier.example%3A8443:north', 'https://courier.example:8443/north'],
  ])('names the ladder below where %s is published', async (did, base) => {
    const world = newWorld()
    expect((await world.run(`init --did ${did}`)).status).toBe(0)
    expect(world.json('ladder.json').id).toBe(`${base}/ladders/delivery`)
    expect(world.read('issue.mjs')).toContain(`'${base}/ladders/delivery/courier'`)
  })

  it('makes another key each time', async () => {
    const world = newWorld()
    for (const folder of ['a', 'b'])
      expect((await world.run(`init ${folder} --json`)).json).toEqual({ folder, files: expect.arrayContaining(FILES) })
    expect(world.json('a/did.json')).not.toEqual(world.json('b/did.json'))
  })

  it('gives scripts that run: the badge verifies, is accepted and placed', async () => {
    const world = newWorld()
    await world.run('init')
    // The scripts import the package by name, which the tsconfig of this project maps to its sources.
    for (const name of ['issue', 'verify']) {
      world.write(`${name}.mts`, world.read(`${name}.mjs`))
    }
    const issued = spawnScript(world.cwd, 'issue.mts')
    expect([issued.status, issued.stderr]).toEqual([0, ''])
    const verified = spawnScript(world.cwd, 'verify.mts')
    expect(verified.stdout).toContain('outcome: verified')
    expect(verified.stdout).toContain('accepted: true')
    expect(verified.stdout).toMatch(/held\s+https:\/\/platform\.example\/ladders\/delivery\/courier/)
  })
})

function spawnScript(cwd: string, script: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(join(root, 'node_modules/.bin/tsx'), ['--tsconfig', join(root, 'tsconfig.json'), script], {
    cwd,
    encoding: 'utf8',
  })
}
