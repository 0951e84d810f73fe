import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'

/** A credential in the archive. */
export interface Filed {
  readonly kind: string
  readonly id: string
  /** As it was signed, on one line. */
  readonly text: string
  /** SHA-256 of the text. */
  readonly digest: string
}

/** Every credential of the year, by kind: one file for each, one line for each credential. */
export interface Archive {
  add(kind: string, id: string, credential: object | string): Filed
  of(...kinds: readonly string[]): readonly Filed[]
  /** What is about one subject. */
  ofSubject(did: string): readonly Filed[]
  write(folder: string): Promise<void>
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export function createArchive(): Archive {
  const byKind = new Map<string, Filed[]>()
  const bySubject = new Map<string, Filed[]>()
  const put = (map: Map<string, Filed[]>, key: string, filed: Filed): void => {
    const own = map.get(key)
    if (own === undefined) map.set(key, [filed])
    else own.push(filed)
  }
  return {
    add(kind, id, credential) {
      const text = typeof credential === 'string' ? credential : JSON.stringify(credential)
      const filed = { kind, id, text, digest: sha256(text) }
      put(byKind, kind, filed)
      const subject = subjectOf(credential)
      if (subject !== undefined) put(bySubject, subject, filed)
      return filed
    },
    of: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []),
    ofSubject: (did) => bySubject.get(did) ?? [],
    async write(folder) {
      await mkdir(folder, { recursive: true })
      for (const [kind, filed] of byKind)
        await writeFile(`${folder}/${kind}.jsonl`, filed.map(({ text }) => `${text}\n`).join(''))
    },
  }
}

function subjectOf(credential: object | string): string | undefined {
  return typeof credential === 'string'
    ? undefined
    : (credential as { readonly credentialSubject?: { readonly id?: string } }).credentialSubject?.id
}
