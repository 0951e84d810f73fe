import { fromBase64url, parseJson, toBase64url } from '../../core/index.js'
import type { RecordReader, RecordTable, StoredRecord } from '../../storage/index.js'
import { sha256Hex } from './hash.js'
import type { BadgeCopy, WalletBadge, WalletKey } from './model.js'

/** The kinds of records that a wallet keeps. */
export const KINDS = { badge: 'wallet.badge', file: 'wallet.file', key: 'wallet.key' } as const

/** A badge as it is stored. */
export type KeptBadge = Omit<WalletBadge, 'supersededBy'>

/** A key as it is stored, with its keystore as JSON text. */
export interface KeptKey extends WalletKey {
  readonly keystore: string
}

/** All records of a kind, page by page. */
export async function listAll<T>(records: RecordReader, kind: string): Promise<readonly T[]> {
  const values: T[] = []
  let page: readonly StoredRecord[] = await records.list(kind)
  while (page.length > 0) {
    values.push(...page.map(({ value }) => parseJson(value, LIMITS) as unknown as T))
    page = await records.list(kind, { after: (page.at(-1) as StoredRecord).id })
  }
  return values
}

/** Pictures may have 32 MiB and more, and base64url is longer by a third. */
const LIMITS = { maxBytes: 128 * 1024 * 1024 }

/** Keeps bytes under their digest; what is there already is the same. */
export async function keepFile(records: RecordTable, bytes: Uint8Array): Promise<string> {
  const id = sha256Hex(bytes)
  await records.insert({ kind: KINDS.file, id, value: JSON.stringify(toBase64url(bytes)) })
  return id
}

/** Bytes that are kept. */
export async function fileOf(records: RecordReader, id: string): Promise<Uint8Array | undefined> {
  const record = await records.get(KINDS.file, id)
  return record === undefined ? undefined : fromBase64url(parseJson(record.value, LIMITS) as string)
}

/** Deletes a badge, and the bytes of its copies and carriers that no other badge has. */
export async function deleteBadge(records: RecordTable, id: string): Promise<void> {
  const kept = await listAll<KeptBadge>(records, KINDS.badge)
  const filesOf = (badges: readonly KeptBadge[]): readonly string[] =>
    badges.flatMap(({ copies }) => copies.flatMap(({ file, carriers }) => [file, ...carriers.map((one) => one.file)]))
  const others = new Set(filesOf(kept.filter((badge) => badge.id !== id)))
  await records.delete(KINDS.badge, id)
  for (const file of new Set(filesOf(kept.filter((badge) => badge.id === id))))
    if (!others.has(file)) await records.delete(KINDS.file, file)
}

/** Adds a badge, or what is new of its copies to the one that is there; of checks the later, or the one that was made just now. */
export async function keepBadge(
  records: RecordTable,
  badge: KeptBadge,
  checkedNow = false,
): Promise<'added' | 'copied' | 'present'> {
  const there = await records.get(KINDS.badge, badge.id)
  if (there === undefined) {
    await records.insert({ kind: KINDS.badge, id: badge.id, value: JSON.stringify(badge) })
    return 'added'
  }
  const kept = parseJson(there.value, LIMITS) as unknown as KeptBadge
  const copies = mergeCopies(kept.copies, badge.copies, checkedNow)
  // What a forged copy says of itself gives way to what a genuine one does.
  const about = isGenuine(badge) && !isGenuine(kept) ? badge.about : kept.about
  if (JSON.stringify(copies) === JSON.stringify(kept.copies)) return 'present'
  await records.replace({ kind: KINDS.badge, id: badge.id, value: JSON.stringify({ ...kept, about, copies }) }, there.version)
  return carriersOf(copies) === carriersOf(kept.copies) ? 'present' : 'copied'
}

function isGenuine({ copies }: KeptBadge): boolean {
  return copies.some(({ checked }) => checked?.outcome === 'verified')
}

/** Every copy of both, and every carrier of each; of two checks the later. */
function mergeCopies(kept: readonly BadgeCopy[], more: readonly BadgeCopy[], checkedNow: boolean): readonly BadgeCopy[] {
  const copies = new Map(kept.map((copy) => [copy.file, copy]))
  for (const copy of more) {
    const there = copies.get(copy.file)
    if (there === undefined) copies.set(copy.file, copy)
    else {
      const carriers = new Map([...there.carriers, ...copy.carriers].map((carrier) => [carrier.file, carrier]))
      const isLater = checkedNow || (copy.checked?.at ?? '') >= (there.checked?.at ?? '')
      copies.set(copy.file, {
        ...there,
        carriers: [...carriers.values()],
        ...(isLater && copy.checked && { checked: copy.checked }),
      })
    }
  }
  return [...copies.values()]
}

function carriersOf(copies: readonly BadgeCopy[]): string {
  return JSON.stringify(copies.map(({ file, carriers }) => [file, carriers]))
}

/** Badges with what has taken the place of others: a badge of the same issuer, found genuine, that says so. */
export function withSuccessors(kept: readonly KeptBadge[]): readonly WalletBadge[] {
  const named = new Map(kept.map(({ id, about }) => [JSON.stringify([about.issuer, about.credential]), id]))
  const successors = new Map<string, string>()
  for (const { id, about, copies } of kept) {
    if (about.replaces === undefined || !isGenuine({ id, about, copies })) continue
    const old = named.get(JSON.stringify([about.issuer, about.replaces]))
    if (old !== undefined && old !== id) successors.set(old, id)
  }
  return kept.map((badge) => {
    const supersededBy = successors.get(badge.id)
    return supersededBy === undefined ? badge : { ...badge, supersededBy }
  })
}
