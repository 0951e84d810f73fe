import { beforeAll, describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/cli/format.js'
import { toKeyFile } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { newKeyPair } from '../support/keys.js'
import { FIRST_AID, ladderFile, NOW, newWorld, rungId, WORKER } from './support.js'

const world = newWorld()
const algs = ['Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'] as const
const pairs = Object.keys(FORMATS).flatMap((format) => algs.map((alg) => ({ format, alg, fits: FORMATS[format]?.includes(alg) })))
/** Which mechanism found the badge of a file right. */
const verifiedBy = async (file: string): Promise<unknown> => {
  expect((await world.run(`verify ${file} --offline --now ${NOW}`)).status).toBe(0)
  const { outcome, proofs } = await createVerifier({ mechanisms, now: NOW }).verify(world.read(file).trim())
  return [outcome, ...proofs.map(({ mechanism }) => mechanism)]
}
const draft = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'First aid',
  credentialSubject: {
    id: WORKER,
    type: ['AchievementSubject'],
    achievement: {
      id: FIRST_AID,
      type: ['Achievement'],
      name: 'First aid',
      description: 'Gives first aid.',
      criteria: { narrative: 'Passed.' },
    },
  },
}

beforeAll(async () => {
  world.write('draft.json', draft)
  for (const alg of algs) {
    const key = toKeyFile((await newKeyPair(alg)).secretJwk)
    world.write(`${alg}.json`, key)
    world.write(`ladder-${alg}.json`, ladderFile(key.controller, key.controller))
  }
})

describe('--format', () => {
  it('knows every mechanism of the preset for credentials of VCDM 2.0', () => {
    expect(mechanisms.map(({ id }) => id).filter((id) => !Object.hasOwn(FORMATS, id))).toEqual(['vc-jwt'])
    expect(Object.keys(FORMATS).filter((id) => !mechanisms.some((one) => one.id === id))).toEqual([])
  })

  it.each(pairs.filter(({ fits }) => fits))('$format with $alg: sealed, and verified as such', async ({ format, alg }) => {
    const { status, json } = await world.run(`seal draft.json --key ${alg}.json --format ${format} --out out --now ${NOW} --json`)
    expect(status).toBe(0)
    expect(await verifiedBy(json.file)).toEqual(['verified', format])
    if (json.file.endsWith('.json')) return
    const token = world.read(json.file)
    const header = JSON.parse(Buffer.from(token.split('.')[0] as string, 'base64url').toString())
    expect(header.alg).toBe(alg === 'Ed25519' ? 'EdDSA' : alg)
  })

  it.each(pairs.filter(({ fits }) => !fits))(
    '$format with $alg: refused once, before anything is done',
    async ({ format, alg }) => {
      world.write('rows.csv', `row_key,subject\n1,${WORKER}\n2,did:example:two\n`)
      for (const words of [
        'seal draft.json',
        `issue --ladder ladder-${alg}.json --rung ${rungId('courier')} --csv rows.csv --unsafe-skip-requirements`,
      ]) {
        const { status, out, err } = await world.run(`${words} --key ${alg}.json --format ${format} --out refused`)
        expect([status, out]).toEqual([64, ''])
        expect(err.match(/securing\.signer_unsuitable/g)).toHaveLength(1)
        for (const word of [format, alg]) expect(err).toContain(word)
        expect(world.list()).not.toContain('refused')
      }
    },
  )

  it.each([
    ['Ed25519', 'eddsa-rdfc-2022'],
    ['ES256', 'ob3-jwt'],
    ['ES384', 'ob3-jwt'],
    ['RS256', 'ob3-jwt'],
    ['PS256', 'ob3-jwt'],
  ])('is by default what the key signs: %s %s', async (alg, mechanism) => {
    const { json } = await world.run(`seal draft.json --key ${alg}.json --out default --now ${NOW} --json`)
    expect(await verifiedBy(json.file)).toEqual(['verified', mechanism])
  })

  it.each(['sd-jwt-vc', 'vc-jose', 'ecdsa-sd-2023'])(
    'rungs issue takes %s, and rungs verify reads its folder',
    async (format) => {
      const made = await world.run(
        `issue --ladder ladder-ES256.json --rung ${rungId('courier')} --subject ${WORKER} --key ES256.json --format ${format} --unsafe-skip-requirements --out rung-${format} --now ${NOW} --json`,
      )
      expect(made.json).toMatchObject({ total: 1, issued: 1, failures: [] })
      const [name] = world.list(`rung-${format}`).filter((one) => one !== 'issued.jsonl')
      expect(await verifiedBy(`rung-${format}/${name}`)).toEqual(['verified', format])
      expect((await world.run(`verify rung-${format} --offline --now ${NOW} --json`)).json).toMatchObject({ outcome: 'verified' })
    },
  )

  it.each([
    ['vc-jwt', 'VCDM 1.1'],
    ['paper', '--format paper'],
    ['constructor', '--format constructor'],
  ])('refuses %s', async (format, said) => {
    const { status, err } = await world.run(`seal draft.json --key ES256.json --format ${format} --out refused`)
    expect(status).toBe(64)
    expect(err).toContain('cli.usage')
    expect(err).toContain(said)
    expect(world.list()).not.toContain('refused')
  })

  it('is listed by --help', async () => {
    for (const command of ['seal', 'issue']) {
      const { out } = await world.run(`${command} --help`)
      for (const format of Object.keys(FORMATS)) expect(out).toContain(format)
    }
  })
})
