import type { ContextLoader } from '../../contexts/index.js'
import { concatBytes, type JsonObject } from '../../core/index.js'
import type { SignatureAlgorithm } from '../../keys/index.js'
import type { Cryptosuite, SuiteAlgorithm } from './suite.js'

/** Hashes of proof configurations by loader: a batch has one, and so has every proof of the same second. */
export type ConfigHashes = WeakMap<ContextLoader, Map<string, Promise<Uint8Array>>>

const MAX_CONFIG_HASHES = 64
const MAX_CONFIG_CHARACTERS = 2048

/** The proof configuration's hash first, then the document's (EdDSA cryptosuites 1.0 section 3.2.4). */
export async function hashData(
  suite: Cryptosuite,
  hashes: ConfigHashes,
  algorithm: SignatureAlgorithm,
  transformed: string,
  config: JsonObject,
  loader: ContextLoader,
): Promise<Uint8Array> {
  const { hash } = suite.algorithms[algorithm] as SuiteAlgorithm
  return concatBytes(await hashConfig(suite, hashes, algorithm, config, loader), hash(transformed))
}

/** The hash of a proof configuration (EdDSA cryptosuites 1.0 section 3.2.5). */
export function hashConfig(
  suite: Cryptosuite,
  hashes: ConfigHashes,
  algorithm: SignatureAlgorithm,
  config: JsonObject,
  loader: ContextLoader,
): Promise<Uint8Array> {
  const { hash, transform } = suite.algorithms[algorithm] as SuiteAlgorithm
  const compute = async () => hash(await transform(config, loader))
  return rememberedHash(hashes, `${algorithm} ${JSON.stringify(config)}`, loader, compute)
}

function rememberedHash(
  hashes: ConfigHashes,
  text: string,
  loader: ContextLoader,
  compute: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (text.length > MAX_CONFIG_CHARACTERS) return compute()
  const known = hashes.get(loader) ?? new Map<string, Promise<Uint8Array>>()
  hashes.set(loader, known)
  const made = known.get(text) ?? compute()
  // Refusals are not remembered, and the oldest makes room.
  if (!known.has(text)) {
    known.set(text, made)
    made.catch(() => known.delete(text))
    if (known.size > MAX_CONFIG_HASHES) known.delete(known.keys().next().value as string)
  }
  return made
}
