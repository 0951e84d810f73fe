import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createIssuerService, createStatusService } from '../../src/issue/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { NOW, newOrganisation, newWorld, type Organisation, WORKER } from './support.js'

const world = newWorld()
const BASE = 'https://courier.example/status/'
let courier: Organisation
let [id, second, third] = ['', '', '']

const open = () => openSqliteStore({ path: join(world.cwd, 'rungs.db') })
const status = (words: string) => world.run(`status ${words} --store rungs.db --now ${NOW}`)
const doctor = (words = '') => world.run(`doctor --store rungs.db ${words}`)

beforeAll(async () => {
  courier = await newOrganisation()
  world.write('key.json', courier.keyFile)
  const store = await open()
  const lists = createStatusService({ store, issuer: courier.issuer, baseUrl: BASE, now: NOW })
  const service = createIssuerService({ store, issuer: courier.issuer, status: lists, now: NOW })
  const issue = async (idempotencyKey: string, purposes: readonly string[]) => {
    const achievement = { id: 'https://courier.example/a', name: 'A', description: 'A.', criteria: { narrative: 'A.' } }
    return (await service.issue({ subject: WORKER, achievement }, { idempotencyKey, purposes })).id
  }
  id = await issue('1', ['revocation'])
  second = await issue('2', ['suspension'])
  third = await issue('3', ['revocation'])
  await store.close()
})

describe('rungs status', () => {
  it('shows, revokes, suspends, reinstates and publishes', async () => {
    expect((await status(`show ${id} --json`)).json).toMatchObject({
      credential: id,
      state: 'valid',
      entries: [{ list: `${BASE}revocation/1` }],
    })
    const revoked = await status(`revoke ${id} --reason fraud --appeal-until 2026-07-01T00:00:00Z --key key.json --json`)
    expect(revoked.status).toBe(0)
    expect(revoked.json).toMatchObject({
      credential: id,
      state: 'revoked',
      isNew: true,
      lists: [{ list: `${BASE}revocation/1`, isNew: true }],
    })
    // Without a key it is published by whoever has it.
    expect((await status(`suspend ${second} --reason error --json`)).json).toMatchObject({ state: 'suspended', lists: [] })
    const published = await status('publish --key key.json --json')
    expect(published.json.lists.map((one: { isNew: boolean }) => one.isNew)).toEqual([false, true])
    expect((await status(`reinstate ${second} --key key.json`)).out).toMatch(/valid/)
    expect((await status(`show ${id}`)).out).toMatch(/revoked/)
    expect((await status('show')).out).toMatch(/revocation\/1.*2 of 131,072/)
    const audit = await status('audit --json')
    expect([audit.status, audit.json.isSound, audit.json.lists.length]).toEqual([0, true, 2])
    expect((await status('audit')).out).toMatch(/add up/)
    expect((await status('publish --key key.json --force')).out).toMatch(/signed anew/)
  })

  it('publishes a list wherever it is published, and says where a key has none', async () => {
    const elsewhere = 'https://other.example/lists/'
    const store = await open()
    const lists = createStatusService({ store, issuer: courier.issuer, baseUrl: elsewhere, now: NOW })
    const service = createIssuerService({ store, issuer: courier.issuer, status: lists, now: NOW })
    const achievement = { id: 'https://courier.example/a', name: 'A', description: 'A.', criteria: { narrative: 'A.' } }
    await service.issue({ subject: WORKER, achievement }, { idempotencyKey: 'elsewhere' })
    await store.close()
    for (const base of [BASE, elsewhere]) {
      const list = `${base}revocation/1`
      expect((await status(`publish --key key.json --force --list ${list} --json`)).json).toMatchObject({ lists: [{ list }] })
    }
    world.write('other.json', (await newOrganisation()).keyFile)
    for (const words of ['--key other.json', `--key key.json --list ${BASE}revocation/9`]) {
      const { status: code, out, err } = await status(`publish ${words}`)
      expect([code, out, err]).toEqual([64, '', expect.stringContaining('core.option_invalid')])
    }
  })

  it('refuses what cannot be, with a code', async () => {
    expect(await status(`reinstate ${id}`)).toMatchObject({ status: 66, err: expect.stringContaining('status.revocation_final') })
    expect(await status(`revoke ${third} --reason debt`)).toMatchObject({
      err: expect.stringContaining('status.reason_not_allowed'),
    })
    expect(await status(`suspend ${third} --reason error`)).toMatchObject({
      err: expect.stringContaining('status.purpose_missing'),
    })
    expect(await status('show urn:example:none')).toMatchObject({ err: expect.stringContaining('status.place_unknown') })
    for (const words of ['publish', 'revoke', 'lift x', `revoke ${third} --reason error --appeal-until tomorrow`])
      expect((await status(words)).status).toBe(64)
    expect(await world.run('status show --store none.db')).toMatchObject({ status: 66, err: expect.stringContaining('none.db') })
    expect(world.list()).not.toContain('none.db')
  })

  it('refuses to publish behind a served list or a witness', async () => {
    const store = await open()
    const text = await store.read(async ({ lists }) => {
      const [list] = await lists.list({ purpose: 'revocation' })
      return (await lists.publication(list?.id as string))?.text
    })
    await store.close()
    const later = (text as string).replace(/"validFrom":"[^"]*"/, '"validFrom":"2026-06-02T00:00:00Z"')
    world.write('served.json', text)
    world.write('later.json', later)
    expect((await status('publish --key key.json --force --copy served.json')).status).toBe(0)
    expect(await status('publish --key key.json --copy later.json')).toMatchObject({
      err: expect.stringContaining('status.copy_newer'),
    })
    world.write('witness.json', '{"sequence":999,"hash":"x"}')
    expect(await status('publish --key key.json --witness witness.json')).toMatchObject({
      err: expect.stringContaining('storage.rolled_back'),
    })
    expect(await status('audit --witness witness.json')).toMatchObject({
      status: 1,
      out: expect.stringContaining('storage.rolled_back'),
    })
  })
})

describe('rungs doctor', () => {
  it('says how the service is, and what to do where it is not well', async () => {
    const well = await doctor(`--key key.json --now ${NOW} --json`)
    expect(well.status).toBe(0)
    expect(well.json).toMatchObject({ isWell: true })
    expect(well.json.checks.map((one: { name: string }) => one.name)).toEqual([
      'store',
      'chain',
      'clock',
      'lists',
      'keys',
      'contexts',
    ])
    const late = await doctor('--now 2027-01-01T00:00:00Z')
    expect(late).toMatchObject({ status: 1, out: expect.stringMatching(/Status lists +wrong/) })
    expect(late.out).toMatch(/Publish it/)
    const early = await doctor('--now 2020-01-01T00:00:00Z')
    expect(early).toMatchObject({ status: 1, out: expect.stringMatching(/Clock +wrong/) })
    world.write('broken.db', 'this is no database at all, and it is long enough to be looked at as one'.repeat(20))
    expect((await world.run('doctor --store broken.db')).status).toBeGreaterThan(0)
  })
})
