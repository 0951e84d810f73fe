import {
  fromBase64url,
  fromUtf8,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  parseJson,
  toBase64url,
  utf8,
} from '../../core/index.js'
import { openKeystore, openWithPassphrase, type SealOptions, sealKeystore, sealWithPassphrase } from '../../keys/index.js'
import type { Store } from '../../storage/index.js'
import { sha256Hex } from './hash.js'
import { fileOf, type KeptBadge, type KeptKey, KINDS, keepBadge, keepFile, listAll } from './kept.js'
import type { WalletFile } from './model.js'

const TYPE = 'RungsWallet'
const INDEX = 'wallet.json'
/** The folder of keystores. */
const KEYS = 'keys/'
/** The most bytes of an exported wallet that are read. */
const MAX_BYTES = 256 * 1024 * 1024

/** The index of a wallet as a folder. */
interface Index {
  readonly type: typeof TYPE
  readonly version: 1
  readonly badges: readonly KeptBadge[]
  /** Without their keystores, which are files. */
  readonly keys: readonly (Omit<KeptKey, 'keystore'> & { readonly path: string })[]
  /** Where the bytes are that have this SHA-256. */
  readonly files: Readonly<Record<string, string>>
}

/** Everything in a wallet as files: badges as they came, keystores, and an index. */
export async function toFolder(store: Store): Promise<readonly WalletFile[]> {
  return store.read(async ({ records }) => {
    const badges = await listAll<KeptBadge>(records, KINDS.badge)
    const keys = await listAll<KeptKey>(records, KINDS.key)
    const files: WalletFile[] = []
    const paths: Record<string, string> = {}
    for (const { id, about, copies } of badges) {
      for (const { file, form, carriers } of copies) {
        for (const [digest, ending] of [[file, form] as const, ...carriers.map((one) => [one.file, one.kind] as const)]) {
          if (Object.hasOwn(paths, digest)) continue
          const bytes = await fileOf(records, digest)
          if (bytes === undefined) continue
          const path = `badges/${stemOf(about.name)}-${id.slice(0, 8)}-${digest.slice(0, 8)}.${ENDINGS[ending]}`
          paths[digest] = path
          files.push({ path, bytes })
        }
      }
    }
    const named = keys.map(({ keystore, ...key }) => {
      const path = `${KEYS}${sha256Hex(utf8(key.did)).slice(0, 12)}.json`
      files.push({ path, bytes: utf8(keystore) })
      return { ...key, path }
    })
    const index: Index = { type: TYPE, version: 1, badges, keys: named, files: paths }
    return [{ path: INDEX, bytes: utf8(`${JSON.stringify(index, null, 1)}\n`) }, ...files]
  })
}

const ENDINGS = {
  json: 'json',
  jwt: 'jwt',
  'sd-jwt': 'sd-jwt',
  png: 'png',
  svg: 'svg',
  paper: 'txt',
  record: 'clr.json',
} as const

/** A part of a file name that says what is inside, in letters that every file system takes. */
function stemOf(name: string | undefined): string {
  const stem = (name ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return stem === '' ? 'badge' : stem
}

/**
 * Takes the files of {@link toFolder} into a wallet, beside what is there. What a badge says of itself in the index, and what checks told, is
 * believed as far as the folder is.
 *
 * @throws RungsError `holder.wallet_invalid`
 */
export async function fromFolder(store: Store, files: readonly WalletFile[]): Promise<number> {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const index = readIndex(byPath.get(INDEX))
  const bytesOf = (path: string | undefined): Uint8Array => {
    const bytes = path === undefined ? undefined : byPath.get(path)
    if (bytes === undefined) throw inputError('holder.wallet_invalid', { reason: 'file' }, `/${path ?? ''}`)
    return bytes
  }
  const needed = [
    ...new Set(
      index.badges.flatMap(({ copies }) => copies.flatMap(({ file, carriers }) => [file, ...carriers.map((one) => one.file)])),
    ),
  ]
  const contents = needed.map((digest) => {
    const path = Object.hasOwn(index.files, digest) ? index.files[digest] : undefined
    const bytes = bytesOf(path)
    if (sha256Hex(bytes) !== digest) throw inputError('holder.wallet_invalid', { reason: 'file' }, `/${path}`)
    return bytes
  })
  const keys = index.keys.map(({ path, ...key }): KeptKey => ({ ...key, keystore: fromUtf8(bytesOf(path)) }))
  return store.transaction(async ({ records }) => {
    for (const bytes of contents) await keepFile(records, bytes)
    for (const badge of index.badges) await keepBadge(records, badge)
    for (const key of keys) await records.insert({ kind: KINDS.key, id: key.did, value: JSON.stringify(key) })
    return index.badges.length
  })
}

function readIndex(bytes: Uint8Array | undefined): Index {
  const value = bytes === undefined ? undefined : orInvalid(() => parseJson(bytes, { maxBytes: MAX_BYTES, maxValues: 2_000_000 }))
  if (!isIndex(value)) throw inputError('holder.wallet_invalid', { reason: 'form' }, `/${INDEX}`)
  return value as unknown as Index
}

function orInvalid(read: () => JsonValue): JsonValue {
  try {
    return read()
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw inputError('holder.wallet_invalid', { reason: 'form' }, `/${INDEX}`, error)
  }
}

function isIndex(value: JsonValue | undefined): boolean {
  if (!isJsonObject(value) || value['type'] !== TYPE || value['version'] !== 1 || !isJsonObject(value['files'])) return false
  const { badges, keys, files } = value
  const isText = (one: unknown): boolean => typeof one === 'string'
  return (
    Object.values(files as JsonObject).every(isText) &&
    Array.isArray(keys) &&
    keys.every((key: JsonValue) => isJsonObject(key) && ['did', 'createdAt', 'path'].every((name) => isText(key[name]))) &&
    Array.isArray(badges) &&
    badges.every(
      (badge: JsonValue) => isJsonObject(badge) && isText(badge['id']) && isJsonObject(badge['about']) && isCopies(badge),
    )
  )
}

function isCopies(badge: JsonObject): boolean {
  const { copies, about } = badge
  const isCarrier = (one: JsonValue): boolean =>
    isJsonObject(one) && typeof one['file'] === 'string' && typeof one['kind'] === 'string' && Object.hasOwn(ENDINGS, one['kind'])
  return (
    Array.isArray((about as JsonObject)['subjects']) &&
    Array.isArray(copies) &&
    copies.length > 0 &&
    copies.every(
      (copy: JsonValue) =>
        isJsonObject(copy) &&
        typeof copy['file'] === 'string' &&
        typeof copy['addedAt'] === 'string' &&
        ['json', 'jwt', 'sd-jwt'].includes(copy['form'] as string) &&
        Array.isArray(copy['carriers']) &&
        copy['carriers'].every(isCarrier),
    )
  )
}

/** The same files with the keys that one passphrase opens under another. */
export async function withKeysUnder(
  files: readonly WalletFile[],
  from: string,
  to: string,
  options: SealOptions,
): Promise<readonly WalletFile[]> {
  const moved: WalletFile[] = []
  for (const file of files) {
    const keystore = file.path.startsWith(KEYS) ? await underAnother(file.bytes, from, to, options) : undefined
    moved.push(keystore === undefined ? file : { ...file, bytes: utf8(keystore) })
  }
  return moved
}

async function underAnother(bytes: Uint8Array, from: string, to: string, options: SealOptions): Promise<string | undefined> {
  try {
    return await sealKeystore(await openKeystore(parseJson(bytes), from), to, options)
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    return undefined
  }
}

/** The files of a wallet as one text under a passphrase. */
export async function toSealedFile(files: readonly WalletFile[], passphrase: string, options: SealOptions): Promise<string> {
  const texts = files.map(({ path, bytes }) => [path, toBase64url(bytes)])
  const jwe = await sealWithPassphrase(utf8(JSON.stringify(texts)), passphrase, options)
  return `${JSON.stringify({ type: TYPE, jwe })}\n`
}

/** Opens what {@link toSealedFile} made. @throws RungsError `holder.wallet_invalid`, `keys.passphrase_wrong`, `keys.passphrase_missing` */
export async function fromSealedFile(text: string, passphrase: string): Promise<readonly WalletFile[]> {
  const sealed = orInvalid(() => parseJson(text, { maxBytes: MAX_BYTES }))
  if (!isJsonObject(sealed) || sealed['type'] !== TYPE || typeof sealed['jwe'] !== 'string')
    throw inputError('holder.wallet_invalid', { reason: 'form' }, '/type')
  const plaintext = await openWithPassphrase(sealed['jwe'], passphrase)
  const files = orInvalid(() => parseJson(plaintext, { maxBytes: MAX_BYTES }))
  if (!isFiles(files)) throw inputError('holder.wallet_invalid', { reason: 'form' }, '/jwe')
  return files.map(([path, bytes]) => ({ path, bytes: fromBase64url(bytes) }))
}

/** Paths with bytes: whoever knows the passphrase may have sealed anything. */
function isFiles(files: JsonValue): files is readonly (readonly [string, string])[] {
  const isFile = (one: JsonValue): boolean =>
    Array.isArray(one) && one.length === 2 && one.every((part: JsonValue) => typeof part === 'string')
  return Array.isArray(files) && files.every(isFile)
}
