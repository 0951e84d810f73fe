import { mkdir, writeFile } from 'node:fs/promises'
import { type Filed, sha256 } from './archive.js'

/** One number, with the credentials behind it. */
export interface Reported {
  readonly id: string
  readonly says: string
  /** `null` where it is withheld. */
  readonly value: string | number | null
  readonly unit?: string
  /** How many credentials it was reckoned from; each is named, with its digest, in the file of that SHA-256. */
  readonly behind: {
    readonly credentials: number
    readonly file: string
    readonly sha256: string
    readonly ids?: readonly string[]
  }
}

/** A report in which no number stands without what it was reckoned from. */
export interface Report {
  number(id: string, says: string, value: string | number | null, behind: readonly Filed[], unit?: string): void
  readonly numbers: readonly Reported[]
  write(folder: string): Promise<void>
}

const FEW = 8

export function createReport(title: string): Report {
  const numbers: Reported[] = []
  const lists = new Map<string, string>()
  return {
    numbers,
    number(id, says, value, behind, unit) {
      if (behind.length === 0) throw new Error(`no credentials behind ${id}`)
      const text = behind.map((filed) => `${filed.id} ${filed.digest}\n`).join('')
      const digest = sha256(text)
      // Numbers from the same credentials share a list.
      const file = `behind/${digest.slice(0, 16)}.txt`
      lists.set(file, text)
      const ids = behind.length <= FEW ? { ids: behind.map((filed) => filed.id) } : {}
      numbers.push({
        id,
        says,
        value,
        ...(unit !== undefined && { unit }),
        behind: { credentials: behind.length, file, sha256: digest, ...ids },
      })
    },
    async write(folder) {
      await mkdir(`${folder}/behind`, { recursive: true })
      for (const [file, text] of lists) await writeFile(`${folder}/${file}`, text)
      await writeFile(`${folder}/report.json`, `${JSON.stringify({ title, numbers }, null, 2)}\n`)
      await writeFile(`${folder}/report.md`, inMarkdown(title, numbers))
    },
  }
}

function inMarkdown(title: string, numbers: readonly Reported[]): string {
  const lines = numbers.map(({ says, value, unit, behind: { credentials, file } }) => {
    const shown = value === null ? 'withheld' : `${value}${unit === undefined ? '' : ` ${unit}`}`
    return `| ${says} | ${shown} | ${credentials} | [list](${file}) |`
  })
  const notice =
    'Each list names the credentials behind a number, with the SHA-256 of each. Lists are for who audits, not for publication.'
  return [`# ${title}`, '', notice, '', '| | | Credentials | |', '| --- | --- | --- | --- |', ...lines, ''].join('\n')
}
