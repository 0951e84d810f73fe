import {
  concatBytes,
  createJsonText,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonTemplate,
  type JsonValue,
  pointerKeys,
  toMultibase58,
} from '../../core/index.js'
import type { CredentialTemplate, PrepareOptions, SecuredText, SecureOptions } from '../mechanism.js'
import { signWith } from '../method.js'
import { proofConfig, toProofOptions, toSecurable } from './add-proof.js'
import { type ConfigHashes, hashConfig } from './hash-data.js'
import type { Cryptosuite, ProofNames, SuiteAlgorithm } from './suite.js'

type TextOptions = Pick<SecureOptions, 'signer' | 'loader' | 'now'>

/** Makes a template of a suite that signs statements: where a filled document holds no surprise, its text is written at once. */
export async function prepareTemplate(
  suite: Cryptosuite,
  names: ProofNames,
  hashes: ConfigHashes,
  sample: JsonObject,
  options: PrepareOptions,
): Promise<CredentialTemplate> {
  const { compile, transform } = suite.statements as NonNullable<Cryptosuite['statements']>
  const template = await compile(sample, options)
  const marked = template.fill(template.slots.map((_, index) => `${MARK}${index}`))
  const isPlain = createPlainCheck(template, marked)
  if (!isSecurable(suite, marked) || isPlain === undefined) return template
  const toText = createJsonText(template)
  const proofAt = createProofMemory(suite, names, hashes, marked)
  const finish = async (values: readonly string[], canonical: string, by: TextOptions): Promise<SecuredText> => {
    const { opening, hash } = await proofAt(by)
    const digest = (suite.algorithms[by.signer.alg] as SuiteAlgorithm).hash(canonical)
    const proofValue = toMultibase58(await signWith(by.signer, concatBytes(hash, digest)))
    return { text: toText(values, `${opening}"${proofValue}"}`), mediaType: 'application/vc', extension: 'json' }
  }
  return Object.freeze({
    ...template,
    secureText(given: readonly string[], by: TextOptions) {
      // The signer is waited for, and the caller's list may hold other texts by then.
      const values = [...given]
      const isKnown = suite.algorithms[by.signer.alg]?.transform === transform && by.loader === options.loader
      if (!isKnown || !isOnlyDated(by) || !isPlain(values)) return undefined
      const canonical = template.canonical(values)
      return canonical === undefined ? undefined : finish(values, canonical, by)
    },
  })
}

/** Whether a proof says when it was made and no more: what else `secure` takes would be in some of the proofs that begin alike. */
function isOnlyDated(by: TextOptions): boolean {
  return Object.keys(by).every((option) => option === 'signer' || option === 'loader' || option === 'now')
}

const MARK = 'urn:rungs-secured-slot:'

/** Whether the document would be secured as it is: nothing in it is disguised, and no context has to be added. */
function isSecurable(suite: Cryptosuite, document: JsonObject): boolean {
  try {
    return toSecurable(suite, document, {}) === document
  } catch (error) {
    if (isRungsError(error)) return false
    throw error
  }
}

/**
 * Whether texts make a document of which the rules of disguise say what they say of the marked one. They look at ids and types: ids must
 * be no blank nodes and differ from each other; `undefined` where a slot is something else that they look at.
 */
function createPlainCheck({ slots }: JsonTemplate, marked: JsonObject): ((values: readonly string[]) => boolean) | undefined {
  const keys = slots.map((slot) => pointerKeys(slot) ?? [])
  if (keys.some((way) => way.some((key) => key === 'type' || key.startsWith('@')))) return undefined
  const places = keys.flatMap((way, index) => (way.at(-1) === 'id' ? [index] : []))
  const others = new Set<string>()
  collectIds(marked, others)
  return (values) => {
    for (let at = 0; at < places.length; at++) {
      const id = values[places[at] as number] as string
      if (id.startsWith('_:') || others.has(id)) return false
      for (let before = 0; before < at; before++) if (values[places[before] as number] === id) return false
    }
    return true
  }
}

function collectIds(value: JsonValue, ids: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if (isJsonObject(value) && typeof value['id'] === 'string') ids.add(value['id'])
  for (const part of Object.values(value)) collectIds(part, ids)
}

/** A proof but its value: the text up to there, and the hash of its configuration. */
interface ProofOpening {
  readonly opening: string
  readonly hash: Uint8Array
}

/** Proofs of one second and one key begin alike: the last is remembered. */
function createProofMemory(
  suite: Cryptosuite,
  names: ProofNames,
  hashes: ConfigHashes,
  document: JsonObject,
): (by: TextOptions) => ProofOpening | Promise<ProofOpening> {
  let last: (TextOptions & { readonly made: ProofOpening }) | undefined
  const make = async (by: TextOptions): Promise<ProofOpening> => {
    const members = toProofOptions(names, by.signer.id, by)
    const hash = await hashConfig(suite, hashes, by.signer.alg, proofConfig(members, document), by.loader)
    const made = { opening: `,"proof":${JSON.stringify(members).slice(0, -1)},"proofValue":`, hash }
    last = { ...by, made }
    return made
  }
  return (by) => {
    const isSame = last?.signer === by.signer && Math.floor(last.now / 1000) === Math.floor(by.now / 1000)
    return last !== undefined && isSame ? last.made : make(by)
  }
}
