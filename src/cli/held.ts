import { fromUtf8, isJsonObject, isRungsError, type JsonObject, parseJson } from '../core/index.js'
import { matchIdentity } from '../credential/index.js'
import { type Fact, subjectKeysOf, toFacts } from '../ladder/index.js'
import { isCompactJws, splitJws } from '../securing/index.js'
import type { Verifier } from '../verify/index.js'
import { readBadge } from './badge-file.js'
import { expandInputs } from './files.js'
import type { CliIo } from './io.js'

const FILES_AT_ONCE = 32

/** The facts that a folder of badges holds about a subject, which `identity` (an e-mail address) names too. */
export type HeldFacts = (subject: unknown, identity: string) => Promise<readonly Fact[]>

interface Claimed {
  readonly bytes: Uint8Array
  readonly subject: JsonObject
}

/**
 * Looks badges up by the subject that they claim, and verifies only those of a worker who is asked about. What cannot be
 * read, or is not verified, holds nothing.
 */
export async function openHeld(io: CliIo, folder: string, verifier: Verifier): Promise<HeldFacts> {
  const byKey = new Map<string, Claimed[]>()
  const hashed: Claimed[] = []
  for (const claimed of await readAll(io, await expandInputs(io, [folder]))) {
    for (const key of subjectKeysOf(claimed.subject)) byKey.set(key, [...(byKey.get(key) ?? []), claimed])
    if (claimed.subject['identifier'] !== undefined) hashed.push(claimed)
  }
  return async (subject, identity) => {
    const keys = subjectKeysOf(subject)
    const known = keys.flatMap((key) => byKey.get(key) ?? [])
    // Every badge has a salt of its own, so the same person has another hash in each.
    const named = hashed.filter((claimed) => names(claimed.subject, identity))
    const facts: Fact[] = []
    for (const { bytes } of new Set([...known, ...named])) {
      const report = await verifier.verify(bytes)
      if (report.outcome !== 'verified') continue
      const isNamed = names(report.credential.credentialSubject, identity)
      facts.push(...toFacts(report).map((fact) => (isNamed ? { ...fact, subjectKeys: [...fact.subjectKeys, ...keys] } : fact)))
    }
    return facts
  }
}

function names(subject: unknown, identity: string): boolean {
  const identifiers = isJsonObject(subject) && Array.isArray(subject['identifier']) ? subject['identifier'].slice(0, 100) : []
  return identifiers.some((one) => matchIdentity(one, identity).result === 'same')
}

/** Reads a few files at a time: one by one waits for the disk, all at once takes every file handle. */
async function readAll(io: CliIo, files: readonly string[]): Promise<readonly Claimed[]> {
  const read: Claimed[] = []
  for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
    const some = await Promise.all(files.slice(start, start + FILES_AT_ONCE).map((file) => readClaimed(io, file)))
    read.push(...some.filter((one) => one !== undefined))
  }
  return read
}

async function readClaimed(io: CliIo, file: string): Promise<Claimed | undefined> {
  try {
    const bytes = await readBadge(io, file)
    const text = fromUtf8(bytes).trim()
    const credential = isCompactJws(text) ? splitJws(text).payload : parseJson(text)
    const subject = isJsonObject(credential) ? credential['credentialSubject'] : undefined
    return isJsonObject(subject) ? { bytes, subject } : undefined
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}
