import { statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { presentCredentials } from '../../src/holder/index.js'
import { createOfferDesk } from '../../src/offer/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { controllerOf, newSigner } from '../support/badges.js'
import { ladderFile, NOW, newOrganisation, newWorld, type Ran, type World } from './support.js'

const platform = await newOrganisation()
const worker = await newSigner()

let world: World
beforeEach(() => {
  world = newWorld()
  world.write('key.json', platform.keyFile)
  world.write('ladder.json', ladderFile(platform.did, platform.did))
})

const MAKE =
  'offer --ladder ladder.json --rung courier --key key.json --claim-page https://courier.example/claim --store offers.db --out out --unsafe-skip-requirements --offline'
const offer = (words: string, io = {}): Promise<Ran> => world.run(`${MAKE} --now ${NOW} ${words}`, io)
const links = (): string[][] =>
  world
    .read('out/claims.csv')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))

describe('rungs offer', () => {
  it('turns recipients into links and sheets, and a link is claimed by whoever proves a key', { timeout: 60_000 }, async () => {
    world.write('rows.csv', `row_key,subject\nana,${controllerOf(worker)}\n=1+1,bo@example.com\n`)
    const made = await offer('--csv rows.csv')
    expect([made.status, made.out]).toEqual([0, expect.stringMatching(/^2 offers made/)])
    const rows = links()
    expect(rows.map(([key]) => key)).toEqual(['ana', "'=1+1"])
    expect(world.read('out/sheet-1.svg')).toMatch(/^<svg/)
    expect(world.read('out/sheets.html').match(/<img /g)).toHaveLength(1)
    const link = rows[0]?.[2] ?? ''
    expect(link).toMatch(/^https:\/\/courier\.example\/claim#([0-9A-Z]{5}-){5}[0-9A-Z]$/)
    const store = await openSqliteStore({ path: join(world.cwd, 'offers.db') })
    try {
      const desk = createOfferDesk({
        store,
        issuer: platform.issuer,
        verifier: createVerifier({ mechanisms, now: NOW }),
        claimPage: 'https://courier.example/claim',
        now: NOW,
      })
      const code = new URL(link).hash.slice(1)
      const { challenge, domain } = await desk.challenge(code)
      const binding = { challenge, domain }
      const { presentation } = await presentCredentials([], { signer: worker, mechanism: eddsaRdfc2022, binding, now: NOW })
      const badge = JSON.parse((await desk.claim({ code, challenge, presentation })).text)
      expect(badge.credentialSubject.id).toBe(controllerOf(worker))
    } finally {
      await store.close()
    }
    const listed = await world.run(`offer list --store offers.db --now ${NOW} --json`)
    const states = listed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; state: string })
    expect(states.map(({ state }) => state).sort()).toEqual(['claimed', 'open'])
    const open = states.find(({ state }) => state === 'open')?.id ?? ''
    expect((await world.run(`offer withdraw ${open} --store offers.db --now ${NOW}`)).status).toBe(0)
    expect((await world.run(`offer withdraw ${open} --store offers.db --now ${NOW}`)).status).toBe(1)
    expect((await world.run(`offer list --store offers.db --now ${NOW}`)).out).toMatch(/withdrawn/)
  })

  it('offers a row once, and tells its code once', { timeout: 60_000 }, async () => {
    world.write('rows.csv', 'row_key,subject\na,did:example:a\n')
    expect((await offer('--csv rows.csv')).out).toMatch(/^1 offers made/)
    const before = world.read('out/claims.csv')
    const again = await offer('--csv rows.csv')
    expect(again.out).toMatch(/1 were offered before/)
    expect(world.read('out/claims.csv')).toBe(before)
  })

  it('keeps the codes of rows that came later, beside those of before', { timeout: 60_000 }, async () => {
    world.write('rows.csv', 'row_key,subject\na,did:example:a\n')
    expect((await offer('--csv rows.csv')).status).toBe(0)
    const before = world.read('out/claims.csv')
    world.write('rows.csv', 'row_key,subject\na,did:example:a\nb,did:example:b\n')
    const { status, out, err } = await offer('--csv rows.csv')
    expect([status, err, out]).toEqual([0, '', expect.stringMatching(/^1 offers made of 2/)])
    expect(world.read('out/claims.csv')).toBe(before)
    expect(world.read('out/claims-2.csv')).toMatch(/\r\nb,did:example:b,https:\/\/courier\.example\/claim#/)
    expect(world.list('out')).toEqual(
      ['claims-2.csv', 'claims.csv', 'sheet-1.svg', 'sheet-2-1.svg', 'sheets-2.html', 'sheets.html'].sort(),
    )
  })

  it('makes no offer whose code it cannot write down', { timeout: 60_000 }, async () => {
    world.write('out', 'a file')
    const { status, err } = await offer('--subject did:example:a')
    expect([status, err]).toEqual([66, expect.stringContaining('cli.file_unreadable')])
    expect((await world.run(`offer list --store offers.db --now ${NOW} --json`)).out).toBe('')
  })

  it('writes codes for nobody else of the machine to read', { timeout: 60_000 }, async () => {
    expect((await offer('--subject did:example:a')).status).toBe(0)
    for (const file of world.list('out')) expect(statSync(join(world.cwd, 'out', file)).mode & 0o077).toBe(0)
  })

  it.each(['list', 'withdraw 1'])('%s looks into a store that is there, and makes none of a slip of the pen', async (words) => {
    const { status, err } = await world.run(`offer ${words} --store ofers.db --now ${NOW}`)
    expect([status, err]).toEqual([66, expect.stringContaining('cli.file_unreadable')])
    expect(world.list()).not.toContain('ofers.db')
  })

  it('offers the other rows when one is wrong', { timeout: 60_000 }, async () => {
    world.write('rows.csv', 'row_key,subject\na,nobody\nb,did:example:b\n')
    const { status, json } = await offer('--csv rows.csv --json')
    expect([status, json]).toMatchObject([3, { issued: 1, failures: [{ line: 2, code: 'cli.subject_invalid' }] }])
    expect(links()).toHaveLength(1)
  })

  it.each([
    ['a page that is no URL', '--subject did:example:a --claim-page here'],
    ['neither subject nor CSV', ''],
    ['a past end', '--subject did:example:a --expires 2020-01-01T00:00:00Z'],
  ])('refuses %s', async (_, words) => {
    const { status } = await offer(words)
    expect(status).toBeGreaterThan(0)
    expect(world.list()).not.toContain('out')
  })
})
