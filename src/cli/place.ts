import { chooseText } from '../i18n/index.js'
import { describeRequirement, type Ladder, type Placement, type Trace } from '../ladder/index.js'
import { readArgs } from './args.js'
import type { CliIo } from './io.js'
import { loadLadder, VERIFY_OPTIONS } from './load.js'
import { placeWorkers } from './placements.js'
import { clean, jsonText, rows, type Style, styleFor, table, wordsFor } from './style.js'
import { statusOf } from './verify.js'

/** `rungs place` */
export async function place(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: { ...VERIFY_OPTIONS, ladder: { type: 'string', required: true }, policy: { type: 'string' } },
    words: [1, 100_000],
  })
  const ladder = await loadLadder(io, args.need('ladder'))
  const style = styleFor(io)
  const { placements, done } = await placeWorkers(io, args, ladder, args.words)
  for (const placement of placements) {
    io.out(args.flag('json') ? jsonText(placement) : `${placementText(ladder, placement, style)}\n`)
  }
  return statusOf(done)
}

/** A placement laid out for reading: each rung with its state and why, then what is next. */
export function placementText(ladder: Ladder, placement: Placement, style: Style): string {
  const name = (id: string): string => nameOf(ladder, id)
  const lines = placement.rungs.map(({ id, status, trace, until }) => [
    mark(status, style),
    name(id),
    until === undefined ? status : `${status} until ${until.slice(0, 10)}`,
    status === 'held' ? '' : clean(whyText(ladder, trace), 200),
  ])
  const next = placement.next.map(({ rung, missing }): [string, string] => [
    `Next: ${name(rung)}`,
    missing.map((leaf) => clean(whyText(ladder, leaf), 200)).join('; '),
  ])
  const ready = placement.eligibleToClaim.map((id): [string, string] => [
    `Ready: ${name(id)}`,
    'every requirement is met; ask for the badge',
  ])
  const warnings = placement.warnings.map((one): [string, string] => ['Note', wordsFor(one).text])
  return `${style.strong(placement.subject.map((key) => clean(key)).join(', '))}\n${table(lines)}${rows([...ready, ...next, ...warnings])}`
}

/** What the first open leaf of a requirement asks for, and how it stands to what the worker has. */
function whyText(ladder: Ladder, trace: Trace): string {
  const open = trace.children?.find(({ outcome }) => outcome !== 'met')
  if (trace.outcome !== 'met' && open !== undefined) return whyText(ladder, open)
  const asked = describeRequirement(ladder, trace.node, ladder.defaultLanguage)
  const reason = wordsFor({ code: trace.reason, params: trace.params }).text
  const attested = trace.attestedBy === undefined ? '' : ' (from the issuer’s own records)'
  return `${asked === '' ? '' : `${asked}: `}${reason}${attested}`
}

/** The name of a rung in the ladder's own language. */
export function nameOf(ladder: Ladder, id: string): string {
  const rung = ladder.rungs.find((one) => one.id === id)
  return clean(rung === undefined ? id : (chooseText(rung.name, [], ladder.defaultLanguage) ?? id), 80)
}

function mark(status: string, style: Style): string {
  if (status === 'held' || status === 'grandfathered') return style.good('●')
  if (status === 'heldLapsing' || status === 'eligible') return style.unsure('◐')
  return status === 'lapsed' || status === 'revoked' ? style.bad('✘') : style.faint(status === 'indeterminate' ? '?' : '○')
}
