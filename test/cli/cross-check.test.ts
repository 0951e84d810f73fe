import { beforeAll, describe, expect, it } from 'vitest'
import { fromMultibase58, toMultibase64url } from '../../src/core/index.js'
import { badgeText, NOW, newOrganisation, newWorld } from './support.js'

const world = newWorld()
const run = (words: string) => world.run(`verify --now ${NOW} --offline ${words}`)

beforeAll(async () => {
  const school = await newOrganisation()
  world.write('good.json', await badgeText(school))
  world.write('good.jwt', await badgeText(await newOrganisation(undefined, 'ES256')))
  world.write('bad.json', (await badgeText(school)).replace('First aid', 'Last aid'))
  const { proof, ...badge } = JSON.parse(await badgeText(school))
  world.write('odd.json', { ...badge, proof: { ...proof, proofValue: toMultibase64url(fromMultibase58(proof.proofValue)) } })
  const evidence = Array.from({ length: 700 }, (_, index) => ({ id: `https://school.example/${index}`, name: 'Log' }))
  world.write('long.json', await badgeText(school, { evidence }))
})

describe('rungs verify --cross-check', () => {
  it.each([
    ['good.json', 0],
    ['good.jwt', 0],
    ['bad.json', 1],
    ['good.json bad.json', 1],
  ])('exits as without where both engines agree: %s is %i', async (words, status) => {
    expect((await run(`${words} --cross-check`)).status).toBe(status)
    expect((await run(`${words} --cross-check --json`)).lines).toEqual((await run(`${words} --json`)).lines)
  })

  it('exits 2 where they disagree, and says so', async () => {
    expect((await run('odd.json')).status).toBe(1)
    const { status, out } = await run('odd.json --cross-check')
    expect(status).toBe(2)
    expect(out).toContain('proof.engines_disagree')
    expect(out).toContain('@digitalcredentials/vc')
    expect((await run('odd.json --cross-check --json')).json).toMatchObject({
      outcome: 'indeterminate',
      checks: { proof: 'unknown' },
    })
  })

  it('says where there was no second opinion', async () => {
    const { json, status } = await run('long.json --cross-check --json')
    expect(status).toBe(0)
    expect(json.findings).toMatchObject([{ code: 'proof.cross_check_unavailable' }])
  })

  it('is in the help of verify, and no option of other commands', async () => {
    expect((await world.run('help verify')).out).toContain('--cross-check')
    expect((await world.run('inspect good.json --cross-check')).status).toBe(64)
  })
})
