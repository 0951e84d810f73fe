import { chooseText } from '../i18n/index.js'
import { describeRequirement, type Ladder, type Placement, type Trace } from '../ladder/index.js'
import { readArgs } from './args.js'
import type { CliIo } from './io.js'
import { loadLadder } from './load-ladder.js'
import { VERIFY_OPTIONS } from './options.js'
import { placeWorkers } from './placements.js'
import { clean, inLine, jsonText, rows, type Style, styleFor, table } from './style.js'
import { statusOf } from './verify.js'

/** `rungs place` */
export async function place(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      ladder: { type: 'string', required: true },
      policy: { type: 'string' },
      jurisdiction: { type: 'string' },
    },
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
  const { say } = style
  const name = (id: string): string => nameOf(ladder, id, style)
  const lines = placement.rungs.map(({ id, status, trace, until }) => [
    mark(status, style),
    name(id),
    until === undefined
      ? say(`place.${status}`)
      : say('place.until', { status: say(`place.${status}`), until: until.slice(0, 10) }),
    status === 'held' ? '' : whyText(ladder, trace, style),
  ])
  const next = placement.next.map(({ rung, missing }): [string, string] => [
    say('label.next', { name: name(rung) }),
    missing.map((leaf) => whyText(ladder, leaf, style)).join(say('draw.also')),
  ])
  const ready = placement.eligibleToClaim.map((id): [string, string] => [
    say('label.ready', { name: name(id) }),
    say('place.ready'),
  ])
  const warnings = placement.warnings.map((one): [string, string] => [say('label.note'), style.words(one).text])
  return `${style.strong(placement.subject.map((key) => clean(key)).join(', '))}\n${table(lines)}${rows([...ready, ...next, ...warnings])}`
}

/** What the first open leaf of a requirement asks for, and how it stands to what the worker has. */
function whyText(ladder: Ladder, trace: Trace, style: Style): string {
  const open = trace.children?.find(({ outcome }) => outcome !== 'met')
  if (trace.outcome !== 'met' && open !== undefined) return whyText(ladder, open, style)
  const lang = style.wanted[0] ?? ladder.defaultLanguage
  const asked = describeRequirement(ladder, trace.node, lang, { catalogue: style.catalogue })
  const reason = style.words({ code: trace.reason, params: trace.params }).text
  const attested = trace.attestedBy === undefined ? '' : ` (${style.say('place.attested')})`
  return inLine(`${asked === '' ? '' : `${asked}: `}${reason}${attested}`)
}

/** The name of a rung in the language that is wanted, or else the ladder's own. */
export function nameOf(ladder: Ladder, id: string, { wanted }: Style): string {
  const rung = ladder.rungs.find((one) => one.id === id)
  return clean(rung === undefined ? id : (chooseText(rung.name, wanted, ladder.defaultLanguage) ?? id), 80)
}

function mark(status: string, style: Style): string {
  if (status === 'held' || status === 'grandfathered') return style.good('●')
  if (status === 'heldLapsing' || status === 'eligible') return style.unsure('◐')
  return status === 'lapsed' || status === 'revoked' ? style.bad('✘') : style.faint(status === 'indeterminate' ? '?' : '○')
}
