import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './markdown.js'

/** One line of the page: its numbers, and what it points to. */
export interface MissionRow {
  readonly number: string
  /** Names by the package entry that they come from. */
  readonly names: ReadonlyMap<string, readonly string[]>
  /** What follows `rungs` on the command line. */
  readonly commands: readonly string[]
  readonly links: readonly string[]
  /** What of the line is none of these. */
  readonly rest: string
}

const LINK = /\[[^\]]+\]\(([^)]+)\)/g

/** The lines of the tables of docs/mission.md. */
export function missionRows(page: string = readFileSync(join(root, 'docs/mission.md'), 'utf8')): readonly MissionRow[] {
  return page
    .split('\n')
    .filter((line) => /^\| (\d|RA)/.test(line))
    .map(readRow)
}

function readRow(line: string): MissionRow {
  const [number = '', , cell = ''] = line.slice(2).split(/ \| ?/)
  const [parts = '', read = ''] = cell.split(' · ')
  const names = new Map<string, readonly string[]>()
  const commands: string[] = []
  const rest: string[] = []
  for (const part of parts.split('; ')) {
    const [, entry, list] = /^`(rungs[a-z0-9/-]*)`: (.+)$/.exec(part) ?? []
    const [, command] = /^`\$ rungs ([a-z ]+)`$/.exec(part) ?? []
    if (entry !== undefined && list !== undefined) {
      const found = list.split(', ').map((name) => /^`([A-Za-z.]+)`$/.exec(name)?.[1])
      names.set(entry, [...(names.get(entry) ?? []), ...found.filter((name) => name !== undefined)])
      if (found.includes(undefined)) rest.push(part)
    } else if (command !== undefined) commands.push(command)
    else rest.push(part)
  }
  const links = [...read.matchAll(LINK)].map(([, target = '']) => target)
  return { number, names, commands, links, rest: [...rest, read.replace(LINK, '').trim()].filter(Boolean).join() }
}

/** A module that does not compile unless each name is exported by its entry, and each member is one of its type. */
export function moduleOf({ names }: MissionRow): string {
  return [...names]
    .flatMap(([entry, list], at) =>
      list.map((name, place) => {
        const [owner = '', member] = name.split('.')
        const alias = `N${at}x${place}`
        const use = member === undefined ? '' : `\nexport type M${alias} = NonNullable<${alias}['${member}']>`
        return `export { type ${owner} as E${alias} } from '${entry}'\nimport type { ${owner} as ${alias} } from '${entry}'${use}`
      }),
    )
    .join('\n')
}
