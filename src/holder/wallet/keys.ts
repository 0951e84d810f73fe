import { formatDateTime, inputError, parseJson, usageError } from '../../core/index.js'
import {
  createSigner,
  generateKey,
  isKeystore,
  openKeystore,
  type SealOptions,
  type Signer,
  sealKeystore,
  toKeyFile,
} from '../../keys/index.js'
import type { Store } from '../../storage/index.js'
import { type KeptKey, KINDS, listAll } from './kept.js'
import type { WalletKey } from './model.js'

/** The worker's own DID for a counterparty, made when it is first asked for: what one side knows the worker by tells nothing to another. */
export async function keepKeyFor(
  store: Store,
  now: number,
  passphrase: string,
  counterparty: string | undefined,
  options: SealOptions,
): Promise<WalletKey> {
  const find = async (): Promise<KeptKey | undefined> => (await keptKeys(store)).find((key) => key.counterparty === counterparty)
  const there = await find()
  if (there !== undefined) return withoutKeystore(there)
  const { secretJwk } = await generateKey('Ed25519')
  const file = toKeyFile(secretJwk)
  const key: KeptKey = {
    did: file.controller,
    ...(counterparty !== undefined && { counterparty }),
    createdAt: formatDateTime(now),
    keystore: await sealKeystore(file, passphrase, options),
  }
  return keepKey(store, key)
}

/** Takes a keystore from elsewhere into the wallet, as it is. @throws RungsError `keys.keystore_invalid` */
export async function keepKeystore(
  store: Store,
  now: number,
  text: string,
  counterparty: string | undefined,
): Promise<WalletKey> {
  const value = parseJson(text)
  const did = (value as { readonly controller?: unknown }).controller
  if (!isKeystore(value) || typeof did !== 'string') throw inputError('keys.keystore_invalid', { reason: 'type' }, '/type')
  return keepKey(store, {
    did,
    ...(counterparty !== undefined && { counterparty }),
    createdAt: formatDateTime(now),
    keystore: text,
  })
}

async function keepKey(store: Store, key: KeptKey): Promise<WalletKey> {
  await store.transaction((tx) => tx.records.insert({ kind: KINDS.key, id: key.did, value: JSON.stringify(key) }))
  return withoutKeystore(key)
}

/** All keys with their keystores. */
export function keptKeys(store: Store): Promise<readonly KeptKey[]> {
  return store.read((view) => listAll<KeptKey>(view.records, KINDS.key))
}

/** The signer of an own DID. @throws RungsError `holder.wallet_key_missing`, `keys.passphrase_wrong` */
export async function signerOf(store: Store, did: string, passphrase: string): Promise<Signer> {
  const key = (await keptKeys(store)).find((one) => one.did === did)
  if (key === undefined) throw usageError('holder.wallet_key_missing', { did: did.slice(0, 200) })
  const file = await openKeystore(parseJson(key.keystore), passphrase)
  return createSigner(file.secretKeyJwk, { id: file.id })
}

/** What anybody may see of a key. */
export function withoutKeystore({ keystore: _keystore, ...key }: KeptKey): WalletKey {
  return key
}
