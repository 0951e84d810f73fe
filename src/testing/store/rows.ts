import type { CredentialFilter, StoredRecord } from '../../storage/index.js'
import { sampleBytes } from '../contract.js'
import { ensureSame } from '../contract-equal.js'
import { bodyOf, credentialOf } from './samples.js'
import { AT_MS, AWKWARD, ensureCode, type StoreCases, upTo } from './setting.js'

const NOTE = { kind: 'note', id: '1', value: '1' }

/** What holds of records and secrets. */
export const recordCases: StoreCases = {
  'records are inserted once, and replaced and deleted at their version': async (store) => {
    await store.transaction(async ({ records }) => {
      ensureSame(await records.insert({ ...NOTE, expiresAtMs: AT_MS }), true, 'a new record')
      ensureSame(await records.insert({ ...NOTE, value: '2' }), false, 'a record that is there')
      ensureSame(await records.get('note', '1'), { ...NOTE, version: 1, expiresAtMs: AT_MS }, 'a record')
      ensureSame(await records.replace({ ...NOTE, value: '3' }, 2), false, 'a record at another version')
      ensureSame(await records.replace({ ...NOTE, value: '3' }, 1), true, 'a record at its version')
      ensureSame(await records.get('note', '1'), { ...NOTE, value: '3', version: 2 }, 'a replaced record')
      ensureSame(await records.replace({ ...NOTE, id: '2' }, 1), false, 'a record that is not there')
      ensureSame(await records.delete('note', '1', 1), false, 'deleting at another version')
      ensureSame(await records.delete('note', '1', 2), true, 'deleting at its version')
      ensureSame(await records.delete('note', '1'), false, 'deleting what is not there')
      ensureSame(await records.get('note', '1'), undefined, 'a deleted record')
      ensureSame(await records.insert(NOTE), true, 'a record that takes the place of a deleted one')
      ensureSame(await records.delete('note', '1'), true, 'deleting at any version')
    })
  },

  'records of one kind are apart from those of another': async (store) => {
    await store.transaction(async ({ records }) => {
      await records.insert(NOTE)
      await records.insert({ ...NOTE, kind: 'offer', value: '2' })
      ensureSame(await records.count('note'), 1, 'the number of one kind')
      ensureSame((await records.get('offer', '1'))?.value, '2', 'the record of the other kind')
      ensureSame(await records.list('nothing'), [], 'the records of a kind that is not there')
    })
  },

  'records are listed by the bytes of their ids in UTF-8, page by page': async (store) => {
    await store.transaction(async ({ records }) => {
      for (const id of [...AWKWARD].reverse()) await records.insert({ kind: 'k', id, value: JSON.stringify(id) })
    })
    await store.read(async ({ records }) => {
      ensureSame(ids(await records.list('k')), AWKWARD, 'all ids')
      const pages: (readonly StoredRecord[])[] = []
      for (let after: string | undefined; ; ) {
        const page = await records.list('k', { limit: 4, ...(after !== undefined && { after }) })
        if (page.length === 0) break
        pages.push(page)
        after = page.at(-1)?.id
      }
      ensureSame(ids(pages.flat()), AWKWARD, 'the ids of all pages')
      ensureSame(pages.length, 3, 'the number of pages')
      for (const id of AWKWARD) ensureSame((await records.get('k', id))?.value, JSON.stringify(id), `the record ${id}`)
    })
  },

  'what has expired makes room, and is deleted as much as is wanted at once': async (store) => {
    await store.transaction(async ({ records }) => {
      await records.insert({ ...NOTE, expiresAtMs: AT_MS })
      ensureSame(await records.insert(NOTE, AT_MS - 1), false, 'a record before the other expires')
      ensureSame(await records.insert({ ...NOTE, value: '2' }, AT_MS), true, 'a record when the other expires')
      ensureSame(await records.get('note', '1'), { ...NOTE, value: '2', version: 1 }, 'the record in its place')
      ensureSame(await records.insert(NOTE, AT_MS * 2), false, 'a record in the place of one that never expires')
      for (const index of upTo(5)) await records.insert({ kind: 'n', id: `${index}`, value: '', expiresAtMs: AT_MS + index })
      ensureSame(await records.deleteExpired(AT_MS - 1), 0, 'how many had expired before')
      ensureSame(await records.deleteExpired(AT_MS + 3, 3), 3, 'how many are deleted at once')
      ensureSame(await records.deleteExpired(AT_MS + 3, 3), 1, 'how many are deleted next')
      ensureSame(ids(await records.list('n')), ['4'], 'what has not expired')
      ensureSame(await records.count('note'), 1, 'what never expires')
    })
  },

  'a record of a megabyte is kept as it is': async (store) => {
    const value = JSON.stringify('\u{1f600} é "'.repeat(120_000))
    await store.transaction((tx) => tx.records.insert({ ...NOTE, value }))
    const found = await store.read((view) => view.records.get('note', '1'))
    ensureSame(found?.value === value, true, 'whether a long text is the same')
  },

  'secrets are inserted once and erased': async (store) => {
    await store.transaction(async ({ secrets }) => {
      ensureSame(await secrets.get('salt'), undefined, 'a secret that is not there')
      ensureSame(await secrets.insert('salt', sampleBytes(32)), true, 'a new secret')
      ensureSame(await secrets.insert('salt', sampleBytes(32, 2)), false, 'a secret that is there')
      ensureSame(await secrets.insert('empty', new Uint8Array(0)), true, 'a secret of no bytes')
      ensureSame(await secrets.get('salt'), sampleBytes(32), 'a secret')
      ensureSame(await secrets.get('empty'), new Uint8Array(0), 'a secret of no bytes')
      ensureSame(await secrets.erase('salt'), true, 'erasing a secret')
      ensureSame(await secrets.erase('salt'), false, 'erasing what is not there')
      ensureSame(await secrets.get('salt'), undefined, 'an erased secret')
    })
  },
}

const full = credentialOf('b', {
  recipient: 'r1',
  achievement: 'https://one.example/a',
  batch: 'b1',
  validUntilMs: AT_MS + 10,
  replaces: 'a',
})
const rows = [
  credentialOf('a', { recipient: 'r1', validUntilMs: AT_MS + 5 }),
  full,
  credentialOf('c', { recipient: 'r2', batch: 'b1', issuer: 'did:web:two.example', validUntilMs: AT_MS + 15 }),
  credentialOf('d'),
]

/** What holds of the log of credentials. */
export const credentialCases: StoreCases = {
  'credentials are found by id and by key, with all that is known of them': async (store) => {
    await store.transaction((tx) => tx.credentials.insert([...rows].reverse(), [bodyOf('b'), bodyOf('d')]))
    await store.read(async ({ credentials }) => {
      ensureSame(await credentials.get('b'), full, 'a credential with all of it')
      ensureSame(await credentials.get('d'), credentialOf('d'), 'a credential with little')
      ensureSame(await credentials.get('e'), undefined, 'a credential that is not there')
      const found = await credentials.findByKeys(['key of d', 'nothing', 'key of a'])
      ensureSame(ids(found).sort(), ['a', 'd'], 'those with one of some keys')
      ensureSame(await credentials.findByKeys([]), [], 'those with one of no keys')
      ensureSame(await credentials.body('b'), bodyOf('b'), 'a text')
      ensureSame(await credentials.body('a'), undefined, 'a text that was not given')
      const texts = await credentials.bodies(['d', 'a', 'b'])
      ensureSame(texts.map(({ credential }) => credential).sort(), ['b', 'd'], 'some texts')
      ensureSame(await credentials.bodies([]), [], 'no texts')
    })
  },

  'credentials are listed and counted by what is wanted of them': async (store) => {
    await store.transaction((tx) => tx.credentials.insert([...rows].reverse()))
    const wanted: readonly (readonly [CredentialFilter, readonly string[]])[] = [
      [{}, ['a', 'b', 'c', 'd']],
      [{ issuer: 'did:web:one.example' }, ['a', 'b', 'd']],
      [{ recipient: 'r1' }, ['a', 'b']],
      [{ batch: 'b1' }, ['b', 'c']],
      [{ replaces: 'a' }, ['b']],
      [{ validUntilFromMs: AT_MS + 10 }, ['b', 'c']],
      [{ validUntilBeforeMs: AT_MS + 10 }, ['a']],
      [{ validUntilFromMs: AT_MS + 5, validUntilBeforeMs: AT_MS + 11, batch: 'b1' }, ['b']],
      [{ recipient: 'r1', batch: 'b1', issuer: 'did:web:two.example' }, []],
    ]
    await store.read(async ({ credentials }) => {
      for (const [filter, expected] of wanted) {
        ensureSame(ids(await credentials.list(filter)), expected, `those of ${JSON.stringify(filter)}`)
        ensureSame(await credentials.count(filter), expected.length, `how many of ${JSON.stringify(filter)}`)
      }
      ensureSame(ids(await credentials.list({ after: 'a', limit: 2 })), ['b', 'c'], 'a page')
      ensureSame(ids(await credentials.list({ recipient: 'r1', after: 'a' })), ['b'], 'a page of some')
    })
  },

  'thousands of credentials are inserted at once; a page has 1 000 unless told': async (store) => {
    const many = upTo(2500).map((index) => credentialOf(String(index).padStart(5, '0')))
    const texts = many.map(({ id }) => bodyOf(id))
    await store.transaction((tx) => tx.credentials.insert(many, texts))
    await store.transaction((tx) => tx.credentials.insert([]))
    await store.read(async ({ credentials }) => {
      ensureSame(await credentials.count(), 2500, 'the number of credentials')
      ensureSame((await credentials.list()).length, 1000, 'the length of a page')
      ensureSame((await credentials.list({ after: '01999', limit: 5000 })).length, 500, 'the length of the last page')
      ensureSame((await credentials.findByKeys(many.map(({ key }) => key))).length, 2500, 'those with one of many keys')
      ensureSame((await credentials.bodies(many.map(({ id }) => id))).length, 2500, 'many texts')
    })
  },

  'no two credentials have the same id or the same key': async (store) => {
    await store.transaction((tx) => tx.credentials.insert([credentialOf('a')]))
    for (const row of [credentialOf('a', { key: 'other' }), credentialOf('b', { key: 'key of a' })]) {
      await ensureCode(() => store.transaction((tx) => tx.credentials.insert([credentialOf('c'), row])), 'storage.conflict', {
        table: 'credential',
      })
    }
    await ensureCode(
      () => store.transaction((tx) => tx.credentials.insert([credentialOf('c'), credentialOf('c', { key: 'k' })])),
      'storage.conflict',
    )
    ensureSame(ids(await store.read((view) => view.credentials.list())), ['a'], 'what conflicts left')
  },

  'erasing takes texts and recipients, and leaves the rest': async (store) => {
    await store.transaction((tx) =>
      tx.credentials.insert(
        rows,
        rows.map(({ id }) => bodyOf(id)),
      ),
    )
    await store.transaction(async ({ credentials }) => {
      ensureSame(await credentials.eraseRecipient('r1'), 2, 'how many credentials a recipient had')
      ensureSame(await credentials.eraseRecipient('r1'), 0, 'how many an erased recipient has')
      ensureSame(await credentials.erase('c'), true, 'erasing one')
      ensureSame(await credentials.erase('nothing'), false, 'erasing what is not there')
    })
    await store.read(async ({ credentials }) => {
      const { recipient: _, ...rest } = full
      ensureSame(await credentials.get('b'), rest, 'an erased credential')
      ensureSame(await credentials.list({ recipient: 'r2' }), [], 'the credentials of an erased recipient')
      const left = await credentials.bodies(rows.map(({ id }) => id))
      ensureSame(left, [bodyOf('d')], 'the texts that are left')
      ensureSame(ids(await credentials.findByKeys(['key of c'])), ['c'], 'an erased credential by its key')
    })
  },
}

function ids(found: readonly { readonly id: string }[]): string[] {
  return found.map(({ id }) => id)
}
