import { expect } from 'vitest'
import { type AuditHead, followAudit, type Store } from '../../src/storage/index.js'
import type { WriterJob } from './writer.js'
import type { Writer } from './writers.js'

/** What was acknowledged, by key. */
export type Acknowledged = Map<string, string>

/** Makes the list that writers take places of. */
export async function makeList(store: Store, length = 1_000_000): Promise<void> {
  await store.transaction((tx) =>
    tx.lists.insert({
      id: 'l',
      issuer: 'did:web:one.example',
      url: 'https://one.example/status/l',
      purpose: 'revocation',
      statusSize: 1,
      length,
      permutationKey: new Uint8Array(32),
      createdAtMs: 0,
    }),
  )
}

/** Lets writers write and kills them, again and again; gives what they had acknowledged. */
export async function killAgainAndAgain(
  start: (job: WriterJob) => Writer,
  where: Pick<WriterJob, 'path' | 'url'>,
  kills: number,
): Promise<Acknowledged> {
  const acknowledged: Acknowledged = new Map()
  const next: Record<string, number> = { a: 0, b: 0 }
  const killOne = async (name: string): Promise<void> => {
    // What may or may not have been written when the last one died is asked for again.
    const writer = start({ ...where, writer: name, from: Math.max(0, (next[name] as number) - 1) })
    await writer.said(3)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    await writer.kill()
    next[name] = note(acknowledged, name, writer.lines()) + 1
  }
  for (let round = 0; round < kills / 2; round++) await Promise.all(['a', 'b'].map(killOne))
  return acknowledged
}

/** Notes what a writer acknowledged, and refuses that one key has two credentials; gives the last number. */
export function note(acknowledged: Acknowledged, name: string, lines: readonly string[]): number {
  let last = 0
  for (const line of lines) {
    const [number = '', id = ''] = line.split(' ')
    if (number === 'failed') continue
    const key = `${name}-${number}`
    if ((acknowledged.get(key) ?? id) !== id) throw new Error(`the key ${key} was acknowledged for two credentials`)
    acknowledged.set(key, id)
    last = Number(number)
  }
  return last
}

/** Nothing acknowledged is lost, nothing is there twice, and nothing is there by half. */
export async function checkAll(store: Store, acknowledged: Acknowledged): Promise<void> {
  await store.read(async ({ credentials, lists, audit }) => {
    const keys = [...acknowledged.keys()]
    const found = new Map((await credentials.findByKeys(keys)).map(({ key, id }) => [key, id]))
    expect(found).toEqual(acknowledged)
    const count = await credentials.count()
    // What was written and not yet acknowledged when a writer died: at most one each time.
    expect(count).toBeGreaterThanOrEqual(acknowledged.size)
    const ids = (await credentials.list({ limit: count + 1 })).map(({ id }) => id)
    expect(new Set(ids).size).toBe(count)
    expect((await credentials.bodies(ids)).length).toBe(count)
    const places = await lists.places('l', { limit: count + 1 })
    expect(places.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, index) => index))
    expect(new Set(places.map(({ credential }) => credential))).toEqual(new Set(ids))
    expect((await lists.get('l'))?.next).toBe(count)
    let head: AuditHead | undefined
    for (let after = 0; ; after = head?.sequence ?? 0) {
      const page = await audit.list({ after })
      if (page.length === 0) break
      head = followAudit(head, page)
    }
    expect(head).toEqual(await audit.head())
    expect(head?.sequence).toBe(count)
  })
}
