import { createHmac } from 'node:crypto'
import { appendFile, mkdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isJsonObject } from '../core/index.js'
import { exists, unreadable } from './files.js'
import type { CliIo } from './io.js'

/** One line of `issued.jsonl`: written before the badge, so that a crash between the two issues nothing twice. */
export interface IssueEntry {
  readonly rowKey: string
  readonly rung: string
  /** Digest of the row, to tell a changed row from a repeated one. */
  readonly digest: string
  readonly id: string
  readonly file: string
}

/** A name inside the folder of the log: one that was tampered with must not lead out of it. */
const PLAIN_NAME = /^(?!\.)[A-Za-z0-9._-]+$/

/** What was issued into a folder, by row. */
export interface IssueLog {
  find(rowKey: string, rung: string): IssueEntry | undefined
  /** Whether the badge of an entry is there. */
  hasBadge(entry: IssueEntry): Promise<boolean>
  add(entry: IssueEntry): Promise<void>
}

/**
 * The log of a folder. A last line that a crash cut short is passed over, and the next one begins on a line of its own.
 *
 * @throws RungsError `cli.file_unreadable`
 */
export async function openIssueLog(io: CliIo, folder: string): Promise<IssueLog> {
  const name = join(folder, 'issued.jsonl')
  const path = resolve(io.cwd, name)
  const text = await readLog(path, name)
  const entries = new Map<string, IssueEntry>()
  for (const line of text.split('\n')) {
    const entry = readEntry(line)
    if (entry !== undefined) entries.set(keyOf(entry.rowKey, entry.rung), entry)
  }
  let start = text === '' || text.endsWith('\n') ? '' : '\n'
  return {
    find: (rowKey, rung) => entries.get(keyOf(rowKey, rung)),
    hasBadge: (entry) => hasContent(resolve(io.cwd, join(folder, entry.file))),
    async add(entry) {
      try {
        await mkdir(resolve(io.cwd, folder), { recursive: true })
        // It tells which rows and recipients got which badge: for the issuer's eyes.
        await appendFile(path, `${start}${JSON.stringify(entry)}\n`, { mode: 0o600 })
        start = ''
      } catch (error) {
        throw unreadable(name, error)
      }
      entries.set(keyOf(entry.rowKey, entry.rung), entry)
    },
  }
}

/** A file that a power cut left empty is no badge. */
async function hasContent(path: string): Promise<boolean> {
  return (await exists(path)) && (await stat(path)).size > 0
}

async function readLog(path: string, name: string): Promise<string> {
  if (!(await exists(path))) return ''
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw unreadable(name, error)
  }
}

/**
 * The keyed digest of a row's content, which names a recipient: under the issuer's own key, so that nobody else can guess
 * who it was by trying.
 */
export function digestOf(content: unknown, secret: string): string {
  const key = createHmac('sha256', 'rungs issue log').update(secret).digest()
  return createHmac('sha256', key).update(JSON.stringify(content)).digest('base64url')
}

function keyOf(rowKey: string, rung: string): string {
  return JSON.stringify([rowKey, rung])
}

function readEntry(line: string): IssueEntry | undefined {
  try {
    const value: unknown = JSON.parse(line)
    const complete =
      isJsonObject(value) && ['rowKey', 'rung', 'digest', 'id', 'file'].every((member) => typeof value[member] === 'string')
    const entry = complete ? (value as unknown as IssueEntry) : undefined
    return entry !== undefined && PLAIN_NAME.test(entry.file) ? entry : undefined
  } catch {
    return undefined
  }
}
