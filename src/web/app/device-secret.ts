import { platformRandom, toBase64url } from '../../core/index.js'

const DATABASE = 'rungs-device'
const STORE = 'secrets'
const KEY = 'keys'

/** Random bytes under a key of the browser, which uses it and gives it to nobody. */
interface Wrapped {
  readonly key: CryptoKey
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
}

/** The secret that the keys of this device are sealed with, made when it is first asked for. It is long enough to need no stretching. */
export async function deviceSecret(): Promise<string> {
  const database = await open()
  try {
    const { key, iv, sealed } = (await read(database)) ?? (await keep(database, await wrapNew()))
    const secret = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)
    return toBase64url(new Uint8Array(secret))
  } finally {
    database.close()
  }
}

async function wrapNew(): Promise<Wrapped> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = new Uint8Array(platformRandom(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(platformRandom(32)))
  return { key, iv, sealed }
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(STORE)
  }
  return resultOf(opening)
}

function read(database: IDBDatabase): Promise<Wrapped | undefined> {
  return resultOf(database.transaction(STORE).objectStore(STORE).get(KEY))
}

/** Of two pages that make one at once, the first counts for both. */
async function keep(database: IDBDatabase, made: Wrapped): Promise<Wrapped> {
  const store = database.transaction(STORE, 'readwrite').objectStore(STORE)
  const there = await resultOf<Wrapped | undefined>(store.get(KEY))
  if (there !== undefined) return there
  await resultOf(store.add(made, KEY))
  return made
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
