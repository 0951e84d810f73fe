import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { picture } from '../bake/support.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, PASSPHRASE } from './support.js'

const world = newWorld()
const school = await newOrganisation()
const platform = await newOrganisation('did:web:platform.example')
const env = { RUNGS_PASSPHRASE: PASSPHRASE }
const wallet = (words: string, io = {}) => world.run(`wallet ${words} --now ${NOW} --offline`, { env, ...io })
let did = ''

beforeAll(async () => {
  did = (await wallet('init --json')).json.did
  world.write('badge.json', await badgeText(school, { subject: did, validUntil: '2026-06-11T00:00:00Z' }))
  world.write('badge.png', await bakeImage(picture(), world.read('badge.json')))
  world.write(
    'other.json',
    await badgeText(school, { subject: did, achievement: { id: 'https://school.example/x', name: 'Sign language' } }),
  )
  world.write('ladder.json', ladderFile(platform.did, school.did))
  world.write('policy.json', { issuers: [{ id: school.did, name: 'School' }], accepts: [{ match: { ids: ['urn:x:1'] } }] })
})

describe('rungs wallet', () => {
  it('is made with a key that nobody can read without its passphrase', async () => {
    expect(did).toMatch(/^did:key:z6Mk/)
    const [key] = world.list('wallet/keys')
    expect(world.json(`wallet/keys/${key}`)).toMatchObject({ type: 'RungsKeystore', controller: did })
    expect(statSync(join(world.cwd, 'wallet/keys', key as string)).mode & 0o077).toBe(0)
    expect((await wallet('init')).status).not.toBe(0)
    expect((await world.run('wallet init --wallet another', {})).err).toContain('keys.passphrase_missing')
  })

  it('has one DID for each counterparty, and tells the same again without asking', async () => {
    const first = await wallet('key --for https://groceries.example --json')
    expect(first.json).toMatchObject({ counterparty: 'https://groceries.example' })
    expect(first.json.did).not.toBe(did)
    expect((await world.run('wallet key --for https://groceries.example --json', {})).json.did).toBe(first.json.did)
    expect((await wallet('key')).out).toContain(did)
  })

  it('takes a keystore in as it is', async () => {
    const { json } = await world.run('keygen --alg Ed25519 --out key.json --json', { env })
    expect((await world.run('wallet init --wallet taken --from key.json --json', {})).json.did).toBe(json.did)
    expect((await wallet('key --from badge.json')).err).toContain('keys.keystore_invalid')
  })

  it('takes badges in, once each, and keeps their bytes', async () => {
    expect((await wallet('add badge.json other.json')).out).toBe('2 badges added\n')
    expect((await wallet('add badge.png badge.json')).out).toContain('0 badges added, 1 there in another copy, 1 already there')
    const kept = readdirSync(join(world.cwd, 'wallet/badges')).map((file) => readFileSync(join(world.cwd, 'wallet/badges', file)))
    expect(kept.some((bytes) => bytes.equals(readFileSync(join(world.cwd, 'badge.png'))))).toBe(true)
    expect(kept.some((bytes) => bytes.toString() === world.read('badge.json'))).toBe(true)
    const garbage = await wallet('add ladder.json')
    expect([garbage.status, garbage.err]).toEqual([66, expect.stringContaining('ladder.json')])
  })

  it('lists, searches and shows', async () => {
    const { out } = await wallet('list')
    expect(out).toMatch(/^On no ladder\n/)
    expect(out).toMatch(/[0-9a-f]{8} {2}First aid +Vocational School +2026-06-11\n/)
    const { lines } = await wallet('list sign --json')
    expect(lines.map(({ about }) => about.name)).toEqual(['Sign language'])
    const shown = await wallet(`show ${lines[0].id.slice(0, 8)}`)
    expect(shown.out).toContain('Sign language')
    expect((await wallet('show zz')).status).not.toBe(0)
    expect((await wallet('list badge --json')).out).toBe('')
  })

  it('checks again: what holds, what ends, what has ended', async () => {
    const { status, out } = await wallet('check')
    expect([status, out]).toEqual([0, expect.stringMatching(/✔ {2}[0-9a-f]{8} {2}First aid {2}ends in 10 days\n/)])
    const later = await world.run('wallet check --now 2026-07-01T00:00:00Z --offline --json', { env })
    expect(later.status).toBe(1)
    expect(later.lines.find(({ name }) => name === 'First aid')).toMatchObject({
      outcome: 'rejected',
      codes: ['validity.expired'],
      daysLeft: -20,
    })
    expect((await wallet('check')).status).toBe(0)
  })

  it('presents as little as proves a rung, for one verifier and occasion', async () => {
    const { status, out } = await wallet(
      'present --ladder ladder.json --rung courier --policy policy.json --challenge c0ffee --domain https://groceries.example --out shown.json',
    )
    expect([status, out]).toEqual([0, expect.stringMatching(/Presentation signed\n +File +shown\.json\n +Badge +First aid\n/)])
    const verifier = createVerifier({ mechanisms, now: NOW })
    const binding = { challenge: 'c0ffee', domain: 'https://groceries.example' }
    expect(await verifier.verifyPresentation(world.read('shown.json'), { binding })).toMatchObject({
      outcome: 'verified',
      holder: did,
    })
    const unproven = await wallet(
      'present --ladder ladder.json --rung lead --policy policy.json --challenge c --domain https://d.example --out no.json',
    )
    expect(unproven.err).toContain('holder.rung_unproven')
    expect(world.list()).not.toContain('no.json')
    const wrong = await wallet(
      'present --ladder ladder.json --rung courier --policy policy.json --challenge c --domain https://d.example --out no.json',
      {
        env: { RUNGS_PASSPHRASE: 'wrong' },
      },
    )
    expect(wrong.err).toContain('keys.passphrase_wrong')
  })

  it('goes to another place as one encrypted file or as the folder that it is', async () => {
    expect((await wallet('export --out backup.json')).out).toContain('Wallet written')
    expect(world.read('backup.json')).not.toContain('First aid')
    expect((await wallet('init --wallet phone')).status).toBe(0)
    expect((await wallet('import backup.json --wallet phone')).out).toBe('2 badges taken in\n')
    expect((await wallet('list --wallet phone --json')).out).toBe((await wallet('list --json')).out)
    expect((await wallet('import wallet --wallet phone')).status).toBe(0)
    expect((await wallet('list --wallet phone --json')).lines).toHaveLength(2)
    expect((await wallet('import backup.json --wallet phone', { env: { RUNGS_PASSPHRASE: 'wrong' } })).err).toContain(
      'keys.passphrase_wrong',
    )
    world.write('broken.json', '{}')
    expect((await wallet('import broken.json --wallet phone')).err).toContain('holder.wallet_invalid')
  })

  it('says what it does not understand', async () => {
    for (const words of ['', 'spend', 'list a b', 'add']) expect((await wallet(words)).status).toBe(64)
    expect((await wallet('list --wallet nowhere')).err).toContain('holder.wallet_invalid')
  })
})
