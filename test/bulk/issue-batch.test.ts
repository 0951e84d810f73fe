import { describe, expect, it } from 'vitest'
import { type BatchInput, type BatchResult, type IssueBatchOptions, issueBatch } from '../../src/bulk/index.js'
import { inputError, operationError } from '../../src/core/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createMemoryStore, type Store } from '../../src/storage/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { NOW, newBench, rowOf, rowsOf } from './support.js'
import { expectWhole } from './whole.js'

const bench = await newBench()
type Options = Partial<IssueBatchOptions<'worker' | 'score'>>

const collect = async (store: Store, rows: IssueBatchOptions['rows'], options: Options = {}): Promise<BatchResult[]> => {
  const results: BatchResult[] = []
  const { template } = bench
  for await (const one of issueBatch({ ...bench.over(store), batch: 'one', template, rows, chunkSize: 10, ...options } as never))
    results.push(one)
  return results
}
const outcomes = (results: readonly BatchResult[]): string[] => results.map(({ outcome }) => outcome)
const textOf = (result: BatchResult | undefined): string => (result as { readonly text: string }).text

describe('issueBatch', () => {
  it('issues a badge for each row, in their order, with a place in a list, and each verifies', async () => {
    const store = createMemoryStore()
    const results = await collect(store, rowsOf(45))
    expect(outcomes(results)).toEqual(Array(45).fill('issued'))
    expect(results.map(({ line, key }) => [line, key])).toEqual(rowsOf(45).map(({ key }, at) => [at + 1, key]))
    await expectWhole(store, 45)
    const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW })
    const indexes = new Set<string>()
    for (const [at, result] of results.entries()) {
      const badge = JSON.parse(textOf(result))
      expect(badge.credentialSubject).toMatchObject({
        id: `did:example:worker-${at}`,
        result: [{ value: String(70 + (at % 30)) }],
      })
      expect(badge.credentialStatus).toMatchObject({ type: 'BitstringStatusListEntry', statusPurpose: 'revocation' })
      indexes.add(badge.credentialStatus.statusListIndex)
      const place = await store.read(({ lists }) => lists.placesOf(badge.id))
      expect(place).toEqual([expect.objectContaining({ index: Number(badge.credentialStatus.statusListIndex) })])
      // The list is not published here, so that the status alone is not known.
      const report = await verifier.verify(textOf(result))
      expect([report.outcome, report.checks.proof.state]).toEqual(['indeterminate', 'pass'])
    }
    expect(indexes.size).toBe(45)
  })

  it('gives the same set of awards through 0, 1, 2 or 8 workers, and in chunks of any size', async () => {
    const awards: string[][] = []
    for (const [workers, chunkSize] of [
      [0, 7],
      [1, 10],
      [2, 100],
      [8, 3],
    ] as const) {
      const results = await collect(createMemoryStore(), rowsOf(60), { workers, chunkSize })
      awards.push(
        results.map((one) => {
          const { id: _id, proof: _proof, credentialStatus: _status, ...award } = JSON.parse(textOf(one))
          return JSON.stringify(award)
        }),
      )
    }
    for (const other of awards.slice(1)) expect(other).toEqual(awards[0])
  })

  it('finds what was issued before, with its text, and issues the rest', async () => {
    const store = createMemoryStore()
    const first = await collect(store, rowsOf(25))
    const again = await collect(store, rowsOf(40))
    expect(outcomes(again)).toEqual([...Array(25).fill('present'), ...Array(15).fill('issued')])
    expect(again.slice(0, 25).map(textOf)).toEqual(first.map(textOf))
    await expectWhole(store, 40)
  })

  it('keeps no texts where they are not wanted', async () => {
    const store = createMemoryStore()
    await collect(store, rowsOf(3), { keepTexts: false })
    const again = await collect(store, rowsOf(3), { keepTexts: false })
    expect(outcomes(again)).toEqual(['present', 'present', 'present'])
    for (const one of again) expect(one).not.toHaveProperty('text')
    expect(await store.read(({ credentials }) => credentials.bodies(again.map((one) => (one as { id: string }).id)))).toEqual([])
  })

  it('issues one credential for a key, also where rows repeat it in one chunk or in several', async () => {
    const store = createMemoryStore()
    const rows = [rowOf(1), rowOf(2), rowOf(1), rowOf(1), ...rowsOf(20), rowOf(2)]
    const results = await collect(store, rows, { chunkSize: 4 })
    const ids = new Map<string, Set<string>>()
    for (const one of results) {
      expect(one.outcome).not.toBe('failed')
      ids.set(one.key, (ids.get(one.key) ?? new Set()).add((one as { id: string }).id))
    }
    for (const [key, set] of ids) expect([key, set.size]).toEqual([key, 1])
    await expectWhole(store, 20)
  })

  it('tells a row of the same name for another worker or achievement apart', async () => {
    const store = createMemoryStore()
    const results = await collect(store, [rowOf(1), { ...rowOf(2), key: 'row-1' }])
    expect(outcomes(results)).toEqual(['issued', 'issued'])
  })

  it('issues once where two batches run at the same time', async () => {
    const store = createMemoryStore()
    const both = await Promise.all([collect(store, rowsOf(60)), collect(store, rowsOf(60), { chunkSize: 7, batch: 'two' })])
    for (const results of both) for (const { outcome } of results) expect(['issued', 'present']).toContain(outcome)
    expect(both.flat().filter(({ outcome }) => outcome === 'issued')).toHaveLength(60)
    expect(both[0].map((one) => (one as { id: string }).id)).toEqual(both[1].map((one) => (one as { id: string }).id))
    await expectWhole(store, 60)
  })

  it('lets a row that is no good fail alone, with its line, code and path', async () => {
    const store = createMemoryStore()
    const poisoned: BatchInput<'worker' | 'score'>[] = [
      { key: 'a', texts: { worker: 'did:example:a' } as never },
      { key: '', texts: rowOf(1).texts },
      { key: 'c', texts: { worker: 'not a URL', score: '70' } },
      { key: 'd', texts: null as never },
      { key: 'e', texts: { worker: '\ud800', score: '70' } },
      { key: 'f', error: inputError('cli.row_incomplete', { column: 'subject' }, '/subject'), line: 77 },
      { key: 'g', texts: { worker: '', score: '70' } },
      { key: 'h', draft: { name: 'no badge' } },
    ]
    const rows = [rowOf(0), ...poisoned.flatMap((one, at) => [one, rowOf(at + 1)])]
    const results = await collect(store, rows, { chunkSize: 6 })
    const failed = results.filter((one) => one.outcome === 'failed')
    expect(failed.map(({ line, key, error: { code, path } }) => [line, key, code, path])).toEqual([
      [2, 'a', 'issue.row_invalid', '/score'],
      [4, '', 'issue.row_invalid', '/key'],
      [6, 'c', expect.stringMatching(/^(issue|rdf)\./), expect.any(String)],
      [8, 'd', 'issue.row_invalid', '/worker'],
      [10, 'e', expect.any(String), expect.any(String)],
      [77, 'f', 'cli.row_incomplete', '/subject'],
      [14, 'g', 'credential.recipient_missing', '/credentialSubject'],
      [16, 'h', 'credential.recipient_missing', '/credentialSubject'],
    ])
    expect(results.filter(({ outcome }) => outcome === 'issued')).toHaveLength(9)
    await expectWhole(store, 9)
    // What was wrong is put right.
    expect(outcomes(await collect(store, [{ key: 'c', texts: { worker: 'did:example:c', score: '70' } }]))).toEqual(['issued'])
  })

  it('takes badges that are written out, of several shapes', async () => {
    const store = createMemoryStore()
    const { id: _id, ...draft } = bench.template.draft as Record<string, unknown> & { credentialSubject: object }
    const draftOf = (n: number): object => ({
      ...draft,
      ...(n % 2 === 0 && { name: 'Even' }),
      credentialSubject: { ...draft.credentialSubject, id: `did:example:${n}` },
    })
    const rows = Array.from({ length: 12 }, (_, n) => ({ key: `k${n}`, draft: draftOf(n) }))
    const results = await collect(store, rows, { template: undefined as never })
    expect(results.map((one) => [JSON.parse(textOf(one)).name, JSON.parse(textOf(one)).credentialSubject.id])).toEqual(
      rows.map((_, n) => [n % 2 === 0 ? 'Even' : undefined, `did:example:${n}`]),
    )
    await expectWhole(store, 12)
  })

  it('signs with a key that lives elsewhere', async () => {
    const store = createMemoryStore()
    const { key: _key, ...over } = bench.over(store)
    const results: BatchResult[] = []
    const { template, signer } = bench
    for await (const one of issueBatch({ ...over, signer, batch: 'one', template, rows: rowsOf(12), chunkSize: 5 }))
      results.push(one)
    expect(outcomes(results)).toEqual(Array(12).fill('issued'))
    expect(JSON.parse(textOf(results[0])).proof.verificationMethod).toBe(signer.id)
  })

  it('tells how far it is after each chunk', async () => {
    const told: object[] = []
    const rows = [...rowsOf(10), { key: 'bad', texts: {} as never }, ...rowsOf(4)]
    await collect(createMemoryStore(), rows, { total: 15, onProgress: (progress) => told.push(progress) })
    expect(told).toMatchObject([
      // Which chunk is committed first is open: the row that two of them name is issued in either.
      { done: 10, failed: 0, rate: expect.any(Number), etaSeconds: expect.any(Number) },
      { done: 15, issued: 10, present: 4, failed: 1, etaSeconds: 0 },
    ])
  })

  it('reads no more rows than its results are taken, but for a few chunks', async () => {
    let read = 0
    async function* endless() {
      for (;;) yield rowOf(read++)
    }
    const results = issueBatch({ ...bench.over(), batch: 'one', template: bench.template, rows: endless(), chunkSize: 10 })
    for (let taken = 0; taken < 35; taken++) await results.next()
    // Whatever could still be under way has ended by then.
    for (let turn = 0, before = -1; turn < 50 && before !== read; turn++) {
      before = read
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(read).toBeLessThanOrEqual(40 + 10 * 4)
    await results.return(undefined)
  })

  it('commits what is under way when it is told to stop, and goes on later', async () => {
    const store = createMemoryStore()
    const stop = new AbortController()
    const taken: BatchResult[] = []
    const { template } = bench
    const run = async () => {
      const { signal } = stop
      for await (const one of issueBatch({
        ...bench.over(store),
        batch: 'one',
        template,
        rows: rowsOf(100),
        chunkSize: 10,
        signal,
      })) {
        taken.push(one)
        if (taken.length === 15) stop.abort(new Error('enough'))
      }
    }
    await expect(run()).rejects.toThrow('enough')
    const there = await store.read(({ credentials }) => credentials.count())
    expect(there).toBeGreaterThanOrEqual(20)
    expect(there).toBeLessThan(100)
    await expectWhole(store, there)
    expect((await collect(store, rowsOf(100))).filter(({ outcome }) => outcome === 'present')).toHaveLength(there)
    await expectWhole(store, 100)
  })

  it('stops at once for a signal while it waits for rows', async () => {
    async function* hanging() {
      yield rowOf(1)
      await new Promise(() => undefined)
    }
    const run = collect(createMemoryStore(), hanging(), { signal: AbortSignal.timeout(300) })
    await expect(run).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('hands on what the source of the rows throws, after what is under way', async () => {
    const store = createMemoryStore()
    async function* broken() {
      yield* rowsOf(10)
      throw new Error('no more')
    }
    await expect(collect(store, broken())).rejects.toThrow('no more')
    await expectWhole(store, 10)
  })

  it.each([
    ['once', 1, undefined],
    ['again and again', 100, 'storage.unavailable'],
  ])('tries again when the store is away %s', async (_, times, code) => {
    const inner = createMemoryStore()
    let left = times
    const store: Store = {
      ...inner,
      transaction: (work) =>
        left-- > 0
          ? Promise.reject(operationError('storage.unavailable', { reason: 'locked' }, { retryable: true }))
          : inner.transaction(work),
    }
    const run = collect(store, rowsOf(5))
    if (code === undefined) expect(outcomes(await run)).toEqual(Array(5).fill('issued'))
    else await expect(run).rejects.toMatchObject({ code })
    await expectWhole(inner, code === undefined ? 5 : 0)
  })

  it('looks before it writes again when it is not known whether it was written', async () => {
    const inner = createMemoryStore()
    let isLost = false
    const store: Store = {
      ...inner,
      async transaction(work) {
        const result = await inner.transaction(work)
        const written = await inner.read(({ credentials }) => credentials.count())
        if (!isLost && written > 0) {
          isLost = true
          throw operationError('storage.commit_unknown', { driver: 'memory' })
        }
        return result
      },
    }
    expect(outcomes(await collect(store, rowsOf(5)))).toEqual(Array(5).fill('present'))
    await expectWhole(inner, 5)
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['the id of a row before it', { id: 'urn:example:0' }, 'id'],
    ['an id with U+0000', { id: 'urn:example:\0' }, 'id'],
    ['an id that no index takes', { id: `urn:example:${'a'.repeat(3000)}` }, 'id'],
    ['a recipient without end', { worker: `did:example:${'a'.repeat(10_001)}` }, 'recipient'],
    ['an achievement without end', { about: `https://x.example/${'a'.repeat(10_001)}` }, 'achievement'],
    ['an achievement with U+0000', { about: 'https://x.example/\0' }, 'achievement'],
  ])('a poisoned row fails alone: %s', async (_what, poison, slot) => {
    const store = createMemoryStore()
    const { draft, slots } = bench.template
    const template = { draft, slots: { ...slots, id: '/id', about: '/credentialSubject/achievement/id' } }
    const rows = rowsOf(4).map(({ key, texts }, at) => ({
      key,
      texts: { ...texts, id: `urn:example:${at}`, about: 'https://x.example/a', ...(at === 2 && poison) },
    }))
    const results = await collect(store, rows as never, { template: template as never })
    expect(outcomes(results)).toEqual(['issued', 'issued', 'failed', 'issued'])
    expect(results[2]).toMatchObject({ line: 3, key: 'row-2', error: { code: 'issue.row_invalid', params: { slot } } })
    await expectWhole(store, 3)
  })

  it('a row with the id of a credential that is there under another key fails alone, also at the same time', async () => {
    const store = createMemoryStore()
    const { draft, slots } = bench.template
    const template = { draft, slots: { ...slots, id: '/id' } }
    const rowsUnder = (name: string) =>
      rowsOf(3).map(({ texts }, at) => ({ key: `${name}-${at}`, texts: { ...texts, id: `urn:example:${at < 2 ? at : name}` } }))
    const both = await Promise.all(
      ['a', 'b'].map((name) => collect(store, rowsUnder(name) as never, { template: template as never, batch: name })),
    )
    expect(both.map((results) => outcomes(results)[2])).toEqual(['issued', 'issued'])
    for (const at of [0, 1]) expect(both.map((results) => outcomes(results)[at]).sort()).toEqual(['failed', 'issued'])
    await expectWhole(store, 4)
  })

  it('refuses a template whose slots are no places, before anything is issued', async () => {
    const store = createMemoryStore()
    const template = { draft: bench.template.draft, slots: { worker: '/nowhere' } } as never
    await expect(collect(store, rowsOf(1), { template })).rejects.toMatchObject({ code: 'core.slot_invalid' })
    await expectWhole(store, 0)
  })

  it.each([
    [{ workers: -1 }, 'workers'],
    [{ chunkSize: 0 }, 'chunkSize'],
    [{ batch: '' }, 'batch'],
    [{ signer: bench.signer }, 'key'],
    [{ store: {} as never }, 'store'],
    [{ log: {} as never }, 'log'],
  ])('refuses %o', async (options, option) => {
    await expect(collect(createMemoryStore(), rowsOf(1), options)).rejects.toMatchObject({
      code: 'core.option_invalid',
      params: { option },
    })
    await expect(collect(createMemoryStore(), rowsOf(1), { colour: 1 } as never)).rejects.toMatchObject({
      code: 'core.option_unknown',
    })
  })
})
