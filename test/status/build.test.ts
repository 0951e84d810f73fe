import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import {
  allocateIndices,
  buildBitstringStatusListCredential,
  buildBitstringStatusListEntry,
  createStatusList,
  encodeBitstring,
  messageOf,
  parseRevocationList,
  parseStatusEntry,
} from '../../src/status/index.js'
import { badgeOf, controllerOf, errorOf, loader, NOW_MS, newSigner } from '../support/badges.js'
import { hasVectors, readVectorJson } from '../support/vectors.js'

const LIST = 'https://courier.example/status/1'
const encodedList = await encodeBitstring(createStatusList())
const signer = await newSigner()
const input = {
  id: LIST,
  issuer: controllerOf(signer),
  validFrom: '2026-05-01T09:00:00Z',
  statusPurpose: 'revocation',
  encodedList,
}
const messages = [0, 1, 2, 3].map((value) => ({ status: `0x${value}`, message: `message ${value}` }))
const codeOf = async (run: () => unknown): Promise<string> => (await errorOf(run)).code

describe('buildBitstringStatusListCredential (Bitstring Status List section 2.2)', () => {
  it('has the types, the purpose and the time to live, and can be secured', async () => {
    const list = buildBitstringStatusListCredential({ ...input, validUntil: '2026-07-01T00:00:00Z', ttlMs: 300_000 })
    expect(list).toMatchObject({
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      credentialSubject: {
        id: `${LIST}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList,
        ttl: 300_000,
      },
    })
    expect(Object.isFrozen(list['credentialSubject'])).toBe(true)
    const { credential } = await eddsaRdfc2022.secure(list, { signer, loader, now: NOW_MS })
    expect(credential).toHaveProperty('proof')
  })

  it('may have several purposes', () => {
    const list = buildBitstringStatusListCredential({ ...input, statusPurpose: ['revocation', 'suspension'] })
    expect(list['credentialSubject']).toMatchObject({ statusPurpose: ['revocation', 'suspension'] })
  })

  it.each<[Record<string, unknown>, string]>([
    [{ id: 'status/1' }, 'status.list_invalid'],
    [{ id: `${LIST}#x` }, 'status.list_invalid'],
    [{ issuer: 5 }, 'status.list_invalid'],
    [{ statusPurpose: [] }, 'status.list_invalid'],
    [{ statusPurpose: '' }, 'status.list_invalid'],
    [{ encodedList: 'x' }, 'status.list_invalid'],
    [{ ttlMs: 0 }, 'status.list_invalid'],
    [{ validUntil: '2026-01-01T00:00:00Z' }, 'status.list_invalid'],
    [{ validFrom: 'today' }, 'core.date_time_invalid'],
    [{ ttl: 5 }, 'core.option_unknown'],
  ])('%j is refused', async (changes, code) => {
    expect(await codeOf(() => buildBitstringStatusListCredential({ ...input, ...changes } as never))).toBe(code)
  })
})

describe('buildBitstringStatusListEntry (Bitstring Status List section 2.1)', () => {
  it('the index is a text, the id is not the URL of the list, and a size of 1 is left out', async () => {
    const entry = buildBitstringStatusListEntry({ statusListCredential: LIST, index: 94_567, statusSize: 1 })
    expect(entry).toEqual({
      id: `${LIST}#94567`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: LIST,
    })
    const badge = badgeOf(controllerOf(signer), { credentialStatus: entry })
    expect((await eddsaRdfc2022.secure(badge, { signer, loader, now: NOW_MS })).credential).toHaveProperty('proof')
    expect(parseStatusEntry(entry)).toEqual({ purpose: 'revocation', list: LIST, index: 94_567, statusSize: 1 })
  })

  it('several bits come with as many messages as there are values', async () => {
    const wide = { statusListCredential: LIST, index: 3, statusPurpose: 'message', statusSize: 2, statusMessages: messages }
    const entry = buildBitstringStatusListEntry({ ...wide, statusReference: 'https://courier.example/words' })
    expect(entry).toMatchObject({ statusSize: 2, statusMessage: messages, statusReference: 'https://courier.example/words' })
    const badge = badgeOf(controllerOf(signer), { credentialStatus: entry })
    expect((await eddsaRdfc2022.secure(badge, { signer, loader, now: NOW_MS })).credential).toHaveProperty('proof')
    const read = parseStatusEntry(entry)
    expect([0, 3].map((value) => messageOf(read, value))).toEqual(['message 0', 'message 3'])
  })

  it.each<Record<string, unknown>>([
    { statusListCredential: 'x' },
    { index: -1 },
    { index: 1.5 },
    { index: '5' },
    { statusPurpose: '' },
    { statusSize: 0 },
    { statusSize: 2 },
    { statusSize: 2, statusMessages: messages.slice(1) },
    {
      statusMessages: [
        { status: '0', message: 'a' },
        { status: '0x1', message: 'b' },
      ],
    },
    { statusReference: ['x'] },
    { id: LIST },
  ])('%j is refused', async (changes) => {
    const good = { statusListCredential: LIST, index: 5 }
    expect(await codeOf(() => buildBitstringStatusListEntry({ ...good, ...changes } as never))).toBe('status.entry_invalid')
  })
})

describe('parseStatusEntry', () => {
  const entry: JsonObject = { ...buildBitstringStatusListEntry({ statusListCredential: LIST, index: 5 }) }

  it('an index beyond all lists is read as one: the list then says that it is out of range', () => {
    expect(parseStatusEntry({ ...entry, statusListIndex: '9'.repeat(100) }).index).toBe(Number.POSITIVE_INFINITY)
  })

  it('without messages a bit is set or unset (section 2.1)', () => {
    expect([0, 1].map((value) => messageOf({}, value))).toEqual(['unset', 'set'])
  })

  it.each<[string, unknown]>([
    ['statusPurpose', undefined],
    ['statusPurpose', ['revocation']],
    ['statusPurpose', 'x'.repeat(201)],
    ['statusListIndex', 5],
    ['statusListIndex', '-1'],
    ['statusListIndex', '0x5'],
    ['statusListIndex', '5.0'],
    ['statusListIndex', ''],
    ['statusListIndex', '9'.repeat(1001)],
    ['statusListCredential', undefined],
    ['statusListCredential', 'status/1'],
    ['statusSize', 0],
    ['statusSize', '1'],
    ['statusSize', 17],
    ['statusMessage', 'x'],
    ['statusMessage', [{}]],
    [
      'statusMessage',
      [
        { status: '0x0', message: 'a' },
        { status: '1', message: 'b' },
      ],
    ],
  ])('%s of %j is refused', async (member, value) => {
    const error = await errorOf(() => parseStatusEntry({ ...entry, [member]: value } as JsonObject))
    expect(error.toJSON()).toMatchObject({ code: 'status.entry_invalid', kind: 'input' })
  })

  it('two bits without messages are refused', async () => {
    expect(await codeOf(() => parseStatusEntry({ ...entry, statusSize: 2 }))).toBe('status.entry_invalid')
  })
})

describe.runIf(hasVectors('status entries'))('the examples of the Recommendation', () => {
  it('pre-000 has two entries', () => {
    const { credentialStatus } = readVectorJson('w3c-vc-bitstring-status-list/examples/pre-000.json')
    expect((credentialStatus as JsonObject[]).map(parseStatusEntry)).toEqual([
      { purpose: 'revocation', list: 'https://example.com/credentials/status/3', index: 94_567, statusSize: 1 },
      { purpose: 'suspension', list: 'https://example.com/credentials/status/4', index: 23_452, statusSize: 1 },
    ])
  })
})

describe('allocateIndices', () => {
  it('gives as many as are asked for, all free, within the list and different', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.uniqueArray(fc.nat(299)), fc.nat(300), (length, taken, wanted) => {
        const used = new Set(taken)
        const free = length - taken.filter((index) => index < length).length
        const count = Math.min(wanted, free)
        const indices = allocateIndices({ length, used, count })
        expect(new Set(indices).size).toBe(count)
        expect(indices.filter((index) => used.has(index) || index < 0 || index >= length)).toEqual([])
      }),
    )
  })

  it('each free index comes as often as any other, in a sparse list and a dense one', () => {
    for (const used of [new Set([3]), new Set([0, 1, 2, 3, 4, 5])]) {
      const counts = new Map<number, number>()
      for (let run = 0; run < 4000; run++) {
        const [index] = allocateIndices({ length: 10, used }) as [number]
        counts.set(index, (counts.get(index) ?? 0) + 1)
      }
      const expected = 4000 / (10 - used.size)
      expect(counts.size).toBe(10 - used.size)
      for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.4)
    }
  })

  it('depends on the random bytes alone', () => {
    const random = (length: number): Uint8Array => new Uint8Array(length).map((_, at) => at * 7)
    const options = { length: 131_072, used: new Set<number>(), count: 5, random }
    expect(allocateIndices(options)).toEqual(allocateIndices(options))
    expect(allocateIndices({ ...options, used: new Set(allocateIndices(options)), count: 1 })[0]).not.toBe(
      allocateIndices(options)[0],
    )
  })

  it('says when a list is full', async () => {
    const error = await errorOf(() => allocateIndices({ length: 3, used: new Set([0, 1, 9]), count: 2 }))
    expect(error.toJSON()).toMatchObject({ code: 'status.list_full', kind: 'usage', params: { length: 3, free: 1 } })
  })

  it.each([{ length: 0 }, { length: 1.5 }, { count: -1 }, { random: () => new Uint8Array(1) }])(
    '%j is refused',
    async (changes) => {
      expect(await codeOf(() => allocateIndices({ length: 10, used: new Set(), ...changes }))).toBe('core.option_invalid')
    },
  )
})

describe('parseRevocationList (1EdTech Revocation List Status Method 1.0)', () => {
  it('an entry is revoked unless it says that it is not', () => {
    const revokedCredential = [{ id: 'a' }, { id: 'b', revoked: true }, { id: 'c', revoked: false, revocationReason: 'x' }]
    expect([...parseRevocationList({ id: LIST, issuer: 'x', revokedCredential }, LIST)]).toEqual(['a', 'b'])
    expect([...parseRevocationList({ revokedCredentials: revokedCredential }, LIST)]).toEqual(['a', 'b'])
    expect([...parseRevocationList({ revokedCredential: { id: 'a' } }, LIST)]).toEqual(['a'])
  })

  it('nobody may be revoked, but then the document must name itself as the list', async () => {
    expect(parseRevocationList({ revokedCredential: [] }, LIST).size).toBe(0)
    expect(parseRevocationList({ id: LIST, issuer: 'x' }, LIST).size).toBe(0)
    expect(await codeOf(() => parseRevocationList({ id: 'x' }, LIST))).toBe('status.list_invalid')
  })

  it.each<[string, unknown]>([
    ['no object', []],
    ['null', null],
    ['an empty object', {}],
    ['an entry without id', { revokedCredential: [{}] }],
    ['ids alone', { revokedCredential: ['a'] }],
    ['revoked as text', { revokedCredential: [{ id: 'a', revoked: 'false' }] }],
  ])('%s: refused', async (_what, list) => {
    expect(await codeOf(() => parseRevocationList(list as JsonObject, LIST))).toBe('status.list_invalid')
  })
})
