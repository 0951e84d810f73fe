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
  write(folder: string): Promise<void>
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export function createArchive(): Archive {
  const byKind = new Map<string, Filed[]>()
  return {
    add(kind, id, credential) {
      const text = typeof credential === 'string' ? credential : JSON.stringify(credential)
      const filed = { kind, id, text, digest: sha256(text) }
      const own = byKind.get(kind)
      if (own === undefined) byKind.set(kind, [filed])
      else own.push(filed)
      return filed
    },
    of: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []),
    async write(folder) {
      await mkdir(folder, { recursive: true })
      for (const [kind, filed] of byKind)
        await writeFile(`${folder}/${kind}.jsonl`, filed.map(({ text }) => `${text}\n`).join(''))
    },
  }
}
