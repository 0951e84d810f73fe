import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startPostgres } from '../storage/postgres-server.js'
import { badgeText, NOW, newOrganisation, newWorld, type World } from './support.js'

const server = await startPostgres()
afterAll(() => server?.stop(), 60_000)
const platform = await newOrganisation('did:web:platform.example')

let world: World
beforeEach(async () => {
  world = newWorld()
  world.write('key.json', platform.keyFile)
  const { proof: _proof, id: _id, ...draft } = JSON.parse(await badgeText(platform))
  world.write('template.json', {
    draft: { ...draft, name: 'A badge' },
    slots: { worker: '/credentialSubject/id', name: '/name' },
  })
  world.write(
    'rows.csv',
    `row_key,worker,name\n${[1, 2, 3].map((n) => `r${n},did:example:${n},Badge ${n}`).join('\n')}\nbad,nobody,x\n`,
  )
})

describe('rungs batch and rungs worker', () => {
  const io = { env: { RUNGS_DATABASE: server?.url } }

  it.runIf(server !== undefined)('enqueue a batch, issue it, and tell how far it is', { timeout: 60_000 }, async () => {
    const enqueued = await world.run('batch enqueue spring --template template.json --csv rows.csv --json', io)
    expect([enqueued.status, enqueued.json]).toEqual([0, { batch: 'spring', chunks: 1, rows: 4, failed: 0, failures: [] }])
    const waiting = await world.run('batch status spring --json', io)
    expect([waiting.status, waiting.json]).toMatchObject([2, { state: 'waiting', rows: 4, issued: 0 }])
    const worked = await world.run(
      `worker --key key.json --status-lists https://platform.example/status/ --workers 1 --until-empty --now ${NOW}`,
      io,
    )
    expect([worked.status, worked.out]).toEqual([3, expect.stringMatching(/^3 issued.*1 failed\n$/)])
    const done = await world.run('batch status spring --json', io)
    expect([done.status, done.json]).toMatchObject([3, { state: 'done', issued: 3, failed: 1, failures: [{ line: 5 }] }])
    const told = await world.run('batch status spring', io)
    expect(told.out).toMatch(/3 issued of 4.*1 failed\n.*line 5/s)
    const other = await world.run('batch enqueue spring --template template.json --csv rows.csv', io)
    expect([other.status, other.out]).toEqual([0, expect.stringContaining('4')])
  })

  it.runIf(server !== undefined)('enqueue the good rows, and report broken lines as failures', { timeout: 60_000 }, async () => {
    world.write('broken.csv', 'row_key,worker,name\nq1,did:example:1,One\nq2,"did:example:2"x,Two\nq3,did:example:3,Three\n')
    const enqueued = await world.run('batch enqueue autumn --template template.json --csv broken.csv --json', io)
    const failure = { line: 3, code: 'cli.csv_invalid', params: { line: 3, reason: expect.any(String) }, path: '' }
    expect([enqueued.status, enqueued.json]).toEqual([3, { batch: 'autumn', chunks: 1, rows: 3, failed: 1, failures: [failure] }])
    const again = await world.run('batch enqueue autumn --template template.json --csv broken.csv', io)
    expect([again.status, again.out]).toEqual([3, expect.stringMatching(/autumn.*3.*1 failed\n.*line 3.*cli\.csv_invalid/s)])
    const worked = await world.run(`worker --key key.json --workers 0 --until-empty --now ${NOW}`, io)
    expect(worked.out).toMatch(/2 issued/)
    const done = await world.run('batch status autumn --json', io)
    expect([done.status, done.json]).toMatchObject([
      3,
      { state: 'done', rows: 3, issued: 2, present: 0, failed: 1, failures: [failure] },
    ])
  })

  it.runIf(server !== undefined)('take no row whose cells are not those of the header', { timeout: 60_000 }, async () => {
    world.write('moved.csv', 'row_key,worker,name\nm1,did:example:1,Badge, first\nm2,did:example:2\nm3,did:example:3,Three\n')
    const { status, json } = await world.run('batch enqueue moved --template template.json --csv moved.csv --json', io)
    const failure = (line: number, column: string) => ({ line, code: 'cli.row_incomplete', params: { column }, path: '' })
    expect([status, json]).toMatchObject([
      3,
      { rows: 3, failed: 2, failures: [failure(2, 'beyond the header'), failure(3, 'name')] },
    ])
  })

  it.runIf(server !== undefined).each([
    ['an unknown batch', 'batch status none', 'bulk.batch_unknown'],
    ['a template that is none', 'batch enqueue b --template key.json --csv rows.csv', 'cli.usage'],
    ['columns of something else', 'batch enqueue b --template template.json --csv other.csv', 'cli.csv_header'],
  ])('refuse %s', async (_, words, code) => {
    world.write('other.csv', 'row_key,subject\na,b\n')
    const { status, err } = await world.run(words, io)
    expect(status).not.toBe(0)
    expect(err).toContain(code)
  })

  it.each([
    ['no database', 'batch status none', {}, 'cli.usage'],
    ['one that cannot be reached', 'batch status none --database postgres://127.0.0.1:1/x', {}, 'storage.unavailable'],
    ['a worker without key', 'worker --database postgres://127.0.0.1:1/x', {}, 'cli.usage'],
    ['threads without number', 'worker --key key.json --workers many --database postgres://127.0.0.1:1/x', {}, 'cli.usage'],
    ['another word', 'batch erase b', {}, 'cli.usage'],
  ])('say what is missing: %s', async (_, words, env, code) => {
    const { status, err } = await world.run(words, { env })
    expect(status).not.toBe(0)
    expect(err).toContain(code)
  })
})
