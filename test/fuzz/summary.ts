import type { Tally } from './run.js'

/** The counts of several processes as one. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
  const counts: Record<string, number> = {}
  for (const tally of tallies)
    for (const [name, count] of Object.entries(tally.counts)) counts[name] = (counts[name] ?? 0) + count
  const differences = tallies.flatMap((tally) => tally.differences).sort((a, b) => a.index - b.index)
  return {
    counts,
    accepted: tallies.reduce((sum, { accepted }) => sum + accepted, 0),
    differences: differences.filter(({ what }, at) => differences.findIndex((other) => other.what === what) === at),
  }
}

/** How many documents differed. */
export function differingIn({ counts }: Tally): number {
  return sum(counts, 'differing')
}

const KINDS = ['equal', 'refused', 'declined', 'known', 'too complex', 'differing'] as const

/** The summary of a run as lines. */
export function renderSummary(tally: Tally, seed: number, withReasons: boolean): string {
  const { counts, accepted, differences } = tally
  const total = Object.values(counts).reduce((all, count) => all + count, 0)
  const share = (count: number): string => `${count} (${((100 * count) / Math.max(total, 1)).toFixed(1)} %)`
  const lines = [`seed ${seed}: ${total} documents, jsonld accepts ${share(accepted)}`]
  for (const kind of KINDS) {
    lines.push(`${kind}: ${share(sum(counts, kind))}`)
    if (kind === 'refused' && !withReasons) continue
    if (withReasons || kind !== 'equal') lines.push(...reasonsOf(counts, kind).map(([what, count]) => `  ${count} ${what}`))
  }
  for (const { index, what, base, document, contexts } of differences) {
    lines.push('', `seed ${seed} index ${index} (${base}): ${what}`, JSON.stringify(document))
    if (Object.keys(contexts).length > 0) lines.push(`with contexts ${JSON.stringify(contexts)}`)
  }
  return `${lines.join('\n')}\n`
}

function reasonsOf(counts: Tally['counts'], kind: string): [string, number][] {
  return Object.entries(counts)
    .filter(([name]) => name.startsWith(`${kind}: `))
    .map(([name, count]): [string, number] => [name.slice(kind.length + 2), count])
    .sort((a, b) => b[1] - a[1])
}

function sum(counts: Tally['counts'], kind: string): number {
  return reasonsOf(counts, kind).reduce((all, [, count]) => all + count, 0)
}
