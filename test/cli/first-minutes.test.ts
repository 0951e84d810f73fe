import { describe, expect, it } from 'vitest'
import { defineLadder } from '../../src/ladder/index.js'
import { newWorld, WORKER } from './support.js'

describe('rungs init --did', () => {
  it('writes the folder for a domain of one’s own, and issues along it from own records', async () => {
    const world = newWorld()
    expect((await world.run('init . --did web:courier.example')).out).toContain('https://courier.example/.well-known/did.json')
    const ladder = defineLadder(world.json('ladder.json'))
    expect(ladder.owner).toBe('did:web:courier.example')
    for (const name of ['ladder.json', 'issue.mjs', 'verify.mjs', 'did.json'])
      expect(world.read(name)).not.toContain('platform.example')
    world.write(
      'records.csv',
      `subject,achievement,awarded_date\n${WORKER},https://courier.example/achievements/road-safety,2026-02-01\n`,
    )
    const words = `issue --ladder ladder.json --rung courier --key issuer.key.json --subject ${WORKER} --out out --offline`
    const refused = await world.run(`${words} --json`)
    expect(refused.status).toBe(3)
    expect(refused.json.failures[0].code).toBe('issue.requirements_unmet')
    const issued = await world.run(`${words} --records records.csv --json`)
    expect([issued.status, issued.json.issued]).toEqual([0, 1])
    expect(world.read('out/issued.jsonl')).not.toContain(WORKER)
  })

  it.each(['key', 'web:', 'web:127.0.0.1', 'web:a/b'])('refuses %s and writes nothing', async (did) => {
    const world = newWorld()
    expect((await world.run(`init . --did ${did}`)).status).toBeGreaterThan(0)
    expect(world.list()).toEqual([])
  })
})
