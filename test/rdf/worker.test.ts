import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from '../../src/contexts/index.js'
import { isRungsError, type JsonObject } from '../../src/core/index.js'
import { createJsonldPath, quadsByJsonld } from '../../src/rdf/jsonld/declined.js'
import { answerRequest } from '../../src/rdf/jsonld/worker-messages.js'
import { createWorkerPool } from '../../src/rdf/jsonld/worker-pool.js'
import type { WorkerOutcome, WorkerThread } from '../../src/runtime/index.js'
import * as node from '../../src/runtime/node/index.js'
import * as web from '../../src/runtime/web/index.js'
import { bundleFolder, fromSource } from '../../tools/bundle-worker.ts'
import { errorOf } from '../support/badges.js'

const SHIFTS = 'https://context.example/shifts/v1'
const loader = createContextLoader({
  [SHIFTS]: { '@context': [CREDENTIALS_V2, { Night: { '@id': 'urn:Night', '@context': OB_3_0_3 } }] },
})
const achievement = (index: number): object => ({
  id: `urn:example:achievement:${index}`,
  type: ['Achievement'],
  name: `Route ${index}`,
  description: 'Knows the route.',
  criteria: { narrative: 'Drove it.' },
  tag: [`n${index}`],
})
const badge = (achievements: number, changes: object = {}): JsonObject =>
  JSON.parse(
    JSON.stringify({
      '@context': [CREDENTIALS_V2, OB_3_0_3, { covers: 'urn:example:covers' }],
      id: 'urn:example:1',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: 'did:example:1', type: ['Profile'] },
      covers: Array.from({ length: achievements }, (_, index) => achievement(index)),
      ...changes,
    }),
  ) as JsonObject

/** Scoped contexts on every node keep jsonld busy for many times any deadline of these tests. */
const hostile: JsonObject = badge(20_000)

describe('documents above the limit', () => {
  it('are answered by a worker, with equal statements', async () => {
    const path = createJsonldPath()
    const document = badge(60)
    expect(JSON.stringify(document).length).toBeGreaterThan(7168)
    const quads = await path.quads(document, loader)
    expect(quads.length).toBeGreaterThan(400)
    expect(quads).toEqual(await quadsByJsonld(document, loader))
  })

  it('find scoped contexts and contexts that name others', async () => {
    const document = badge(1, {
      '@context': SHIFTS,
      type: ['VerifiableCredential', 'Night'],
      issuer: 'did:example:1',
      covers: undefined,
    })
    const quads = await createJsonldPath({ inlineLimit: 0 }).quads(document, loader)
    expect(quads).toEqual(await quadsByJsonld(document, loader))
    expect(quads).toContainEqual(expect.objectContaining({ object: '<urn:Night>' }))
  })

  it('take the same turns as small ones when they are refused', async () => {
    const path = createJsonldPath({ inlineLimit: 0 })
    for (const document of [
      badge(1, { issuer: { id: 'did:example:1', constructor: 'x' } }),
      badge(1, { issuer: { id: 'rel' } }),
      badge(1, { '@context': [CREDENTIALS_V2, null] }),
      badge(1, { issuer: { id: 7 } }),
      badge(1, { covers: [1e-7] }),
      badge(1, { '@context': [CREDENTIALS_V2, 'https://unknown.example/v1'] }),
    ]) {
      const error = await errorOf(quadsByJsonld(document, loader))
      expect(error.path).not.toBe('')
      expect((await errorOf(path.quads(document, loader))).toJSON()).toEqual(error.toJSON())
    }
  })

  it('may be small, but go through many contexts', async () => {
    const document = badge(1, { '@context': [CREDENTIALS_V2, ...Array.from({ length: 90 }, () => OB_3_0_3)], covers: undefined })
    expect(JSON.stringify(document).length).toBeLessThan(7168)
    const path = createJsonldPath({ maxRunning: 0, maxWaiting: 0 })
    expect(await errorOf(path.quads(document, loader))).toMatchObject({ code: 'rdf.busy' })
    expect(await path.quads(badge(1), loader)).toHaveLength((await quadsByJsonld(badge(1), loader)).length)
  })

  it('throw what the loader threw, with the place of the reference', async () => {
    const url = 'https://unknown.example/v1'
    const document = badge(60, { issuer: { '@context': url, id: 'did:example:1' } })
    const error = await errorOf(createJsonldPath().quads(document, loader))
    expect(error).toMatchObject({ code: 'contexts.unknown', params: { url }, path: '/issuer/@context' })
  })

  it('are answered although they name more unknown contexts than are tried ahead', async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ '@context': `https://unknown.example/${index}` }))
    const definitions = { j: { '@id': 'urn:j', '@type': '@json' } }
    const document = badge(1, {
      '@context': [CREDENTIALS_V2, definitions, OB_3_0_3],
      covers: undefined,
      j: many,
      '@graph': [{ '@context': SHIFTS, 'urn:p': 'x' }],
    })
    let calls = 0
    const counting: typeof loader = (url, path) => {
      calls++
      return loader(url, path)
    }
    const quads = await createJsonldPath({ inlineLimit: 0 }).quads(document, counting)
    expect(quads).toEqual(await quadsByJsonld(document, loader))
    expect(calls).toBeLessThan(100)
  })
})

describe('a document that keeps jsonld busy', () => {
  it('is given up at the deadline while the main loop goes on, and the next one is answered', async () => {
    const path = createJsonldPath({ deadlineMs: 300 })
    let ticks = 0
    const ticking = setInterval(() => ticks++, 1)
    const error = await errorOf(path.quads(hostile, loader))
    clearInterval(ticking)
    expect(error).toMatchObject({ code: 'rdf.too_complex', kind: 'operation', retryable: false })
    expect(ticks).toBeGreaterThan(0)
    expect(await createJsonldPath().quads(badge(60), loader)).toEqual(await quadsByJsonld(badge(60), loader))
  })
})

describe('the pool', () => {
  /** A thread whose answers come when the test says so. */
  function scripted() {
    const started: { finish: (outcome: WorkerOutcome) => void; ended: boolean; messages: unknown[] }[] = []
    const start = (): WorkerThread => {
      const state = { finish: (_: WorkerOutcome): void => undefined, ended: false, messages: [] as unknown[] }
      started.push(state)
      return {
        run: (message) => {
          state.messages.push(message)
          return new Promise((resolve) => {
            state.finish = resolve
          })
        },
        isAlive: () => !state.ended,
        end: () => {
          state.ended = true
        },
      }
    }
    return { started, start }
  }
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const answered = (answer: unknown): WorkerOutcome => ({ ended: 'answered', answer })
  const bounds = { deadlineMs: 1000, maxRunning: 2, maxWaiting: 2, idleMs: 60_000 }

  it('runs two at once, lets a bounded number wait in order, and refuses the rest as busy', async () => {
    const { started, start } = scripted()
    const pool = createWorkerPool(start, bounds)
    const runs = ['a', 'b', 'c', 'd'].map((message) => pool.run(message))
    expect(await errorOf(pool.run('e'))).toMatchObject({ code: 'rdf.busy', retryable: true, params: { limit: 2 } })
    await settled()
    expect(started.map(({ messages }) => messages)).toEqual([['a'], ['b']])
    started[1]?.finish(answered('B'))
    await settled()
    expect(started.map(({ messages }) => messages)).toEqual([['a'], ['b', 'c']])
    started[0]?.finish(answered('A'))
    await settled()
    started[0]?.finish(answered('D'))
    started[1]?.finish(answered('C'))
    expect(await Promise.all(runs)).toEqual(['A', 'B', 'C', 'D'])
    expect(started).toHaveLength(2)
  })

  it.each([
    ['late', 'rdf.too_complex'],
    ['crashed', 'rdf.too_complex'],
    ['unavailable', 'rdf.worker_unavailable'],
  ] as const)('a thread that is %s is %s, and its place is free again', async (ended, code) => {
    const { started, start } = scripted()
    const pool = createWorkerPool(start, { ...bounds, maxRunning: 1, maxWaiting: 0 })
    const run = errorOf(pool.run('a'))
    started[0]?.finish({ ended })
    expect(await run).toMatchObject({ code, kind: 'operation' })
    const next = pool.run('b')
    started[1]?.finish(answered('B'))
    expect(await next).toBe('B')
  })

  it('ends a thread that has had no work for a while, and takes none that has died', async () => {
    const { started, start } = scripted()
    const pool = createWorkerPool(start, { ...bounds, idleMs: 5 })
    const first = pool.run('a')
    started[0]?.finish(answered('A'))
    await first
    await expect.poll(() => started[0]?.ended).toBe(true)
    const patient = createWorkerPool(start, bounds)
    const second = patient.run('b')
    started[1]?.finish(answered('B'))
    await second
    ;(started[1] as { ended: boolean }).ended = true
    const third = patient.run('c')
    started[2]?.finish(answered('C'))
    expect(await third).toBe('C')
  })
})

describe('threads of the runtime', () => {
  const folder = mkdtempSync(join(bundleFolder(), 'threads-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const start = async (body: string): Promise<WorkerThread> => {
    const file = join(folder, `${Math.abs(body.length)}-${body.replace(/\W/g, '').slice(0, 20)}.mjs`)
    const contents = `import { answerMessages } from './src/runtime/node/index.js'\nanswerMessages(async (message) => { ${body} })`
    await build({ ...fromSource, stdin: { contents, resolveDir: fromSource.absWorkingDir }, outfile: file })
    return node.startWorker(
      () => new URL(`file://${file}`),
      () => {
        throw new Error('not on Node')
      },
    )
  }

  it('answer one message after another, and end at a deadline even in a loop that never yields', async () => {
    const thread = await start("if (message === 'loop') for (;;); return message + '!'")
    expect(await thread.run('a', 5000)).toEqual({ ended: 'answered', answer: 'a!' })
    expect(await thread.run('b', 5000)).toEqual({ ended: 'answered', answer: 'b!' })
    expect(await thread.run('loop', 50)).toEqual({ ended: 'late' })
    expect(thread.isAlive()).toBe(false)
    expect(await thread.run('c', 5000)).toEqual({ ended: 'unavailable' })
  })

  it('end alone when they run out of memory or throw', async () => {
    const full = await start('const all = []; for (;;) all.push(new Array(10000).fill(message))')
    expect(await full.run('x', 60_000)).toEqual({ ended: 'crashed' })
    expect(await (await start('throw new Error(message)')).run('x', 5000)).toEqual({ ended: 'crashed' })
  })

  it('are unavailable where the module is missing or the platform has no workers', async () => {
    const spawn = () => new Worker(new URL('./none.js', import.meta.url), { type: 'module' })
    const missing = node.startWorker(() => new URL('./none.js', import.meta.url), spawn)
    expect(await missing.run('x', 5000)).toEqual({ ended: 'unavailable' })
    const nowhere = web.startWorker(() => new URL('./none.js', import.meta.url), spawn)
    expect(await nowhere.run('x', 5000)).toEqual({ ended: 'unavailable' })
    expect(nowhere.isAlive()).toBe(false)
  })

  it('of the web side are dedicated workers', async () => {
    const posted: unknown[] = []
    let ended = false
    const worker = {
      onmessage: (_: { data: unknown }): void => undefined,
      onerror: (_: { preventDefault(): void }): void => undefined,
      postMessage: (message: unknown) => posted.push(message),
      terminate: () => {
        ended = true
      },
    }
    const thread = web.startWorker(
      () => new URL('file:///none.js'),
      () => worker as unknown as Worker,
    )
    const run = thread.run('x', 5000)
    worker.onmessage({ data: 'rungs.ready' })
    worker.onmessage({ data: 'answer' })
    expect(await run).toEqual({ ended: 'answered', answer: 'answer' })
    expect(posted).toEqual(['x'])
    const failing = thread.run('y', 5000)
    worker.onerror({ preventDefault: () => undefined })
    expect(await failing).toEqual({ ended: 'crashed' })
    expect(ended).toBe(true)
  })

  it.each([
    ['node', node],
    ['web', web],
  ] as const)('the %s side answers nobody outside a worker of ours', (_name, side) => {
    expect(side.answerMessages(async () => 'x')).toBeUndefined()
  })
})

describe('a process', () => {
  it('ends by itself after a large document, and with an idle worker', async () => {
    const folder = mkdtempSync(join(bundleFolder(), 'child-'))
    try {
      const child = `
        import { createContextLoader } from './src/contexts/index.js'
        import { createJsonldPath } from './src/rdf/jsonld/declined.js'
        const document = ${JSON.stringify(badge(60))}
        const quads = await createJsonldPath({ idleMs: 3_600_000 }).quads(document, createContextLoader())
        process.stdout.write(String(quads.length))
      `
      await build({
        ...fromSource,
        stdin: { contents: child, resolveDir: fromSource.absWorkingDir },
        outfile: join(folder, 'child.js'),
      })
      await build({ ...fromSource, entryPoints: ['src/rdf/jsonld/worker.ts'], outfile: join(folder, 'worker.js') })
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
      const { status, stdout, stderr, signal } = spawnSync(process.execPath, ['child.js'], {
        cwd: folder,
        encoding: 'utf8',
        timeout: 25_000,
      })
      expect([status, signal, stderr]).toEqual([0, null, ''])
      expect(Number(stdout)).toBe((await quadsByJsonld(badge(60), loader)).length)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('the answer of a worker', () => {
  it('names the context that it was not given', async () => {
    expect(await answerRequest({ document: badge(1), contexts: new Map() })).toEqual({ missing: CREDENTIALS_V2 })
  })

  it('is plain data for errors too', async () => {
    const answer = await answerRequest({ document: { '@context': {}, nothing: 'x' }, contexts: new Map() })
    expect(structuredClone(answer)).toEqual(answer)
    expect(answer).toMatchObject({ failure: { code: 'rdf.term_undefined', params: { term: 'nothing' }, path: '/nothing' } })
    expect(isRungsError(answer)).toBe(false)
  })
})
