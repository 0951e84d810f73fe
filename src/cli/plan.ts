import { benefitDeadlines } from '../benefit/index.js'
import { isJsonObject, usageError } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { chooseEntry } from '../i18n/index.js'
import {
  type Fact,
  formatMoney,
  type Ladder,
  type Payoff,
  type PayoffAssumptions,
  type Plan,
  type PlanOptions,
  type PlanStep,
  payoffInWords,
  payoff as payoffOf,
  plan as planFor,
  type Rung,
  toICalendar,
  upcomingEvents,
  type WorkerDeadline,
  whyInWords,
} from '../ladder/index.js'
import { type Args, readArgs } from './args.js'
import { readJsonFile, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadLadder } from './load-ladder.js'
import { readNow, VERIFY_OPTIONS } from './options.js'
import { nameOf } from './place.js'
import { readWorkers } from './placements.js'
import { clean, cleanLines, jsonText, rows, type Style, styleFor, table } from './style.js'
import { statusOf } from './verify.js'

const WORKER_OPTIONS = {
  ...VERIFY_OPTIONS,
  ladder: { type: 'string', required: true },
  policy: { type: 'string' },
  jurisdiction: { type: 'string' },
} as const
const PLAN_OPTIONS = { ...WORKER_OPTIONS, assumptions: { type: 'string' }, objective: { type: 'string' } } as const

interface Loaded {
  readonly ladder: Ladder
  readonly workers: readonly { readonly facts: readonly Fact[]; readonly options: PlanOptions }[]
  /** What every worker is placed with. */
  readonly common: PlanOptions
  /** Everything that was verified, of whatever kind. */
  readonly credentials: readonly VerifiableCredential[]
  readonly status: number
}

/** `rungs plan` */
export async function plan(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: { ...PLAN_OPTIONS, target: { type: 'string' } }, words: [1, 100_000] })
  const { ladder, workers, status } = await loadWorkers(io, args, args.words)
  const target = args.text('target')
  for (const { facts, options } of workers) {
    const made = planFor(ladder, facts, { ...options, ...(target !== undefined && { target: rungNamed(ladder, target).id }) })
    io.out(args.flag('json') ? jsonText(made) : planText(ladder, made, io))
  }
  return status
}

/** `rungs why` */
export async function why(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: PLAN_OPTIONS, words: [2, 100_000] })
  const [name, ...files] = args.words as [string, ...string[]]
  const { ladder, workers, status } = await loadWorkers(io, args, files)
  const { id } = rungNamed(ladder, name)
  for (const { facts, options } of workers) {
    const made = planFor(ladder, facts, options)
    const step = made.steps.find(({ rung }) => rung === id)
    if (args.flag('json')) io.out(jsonText({ subject: made.placement.subject, rung: id, step: step ?? null }))
    else {
      const style = styleFor(io)
      const { strong, catalogue, wanted } = style
      io.out(`${strong(`${subjectOf(made)}: ${nameOf(ladder, id, style)}`)}\n`)
      io.out(cleanLines(`${whyInWords(ladder, made, id, wanted[0] ?? ladder.defaultLanguage, catalogue).join('\n')}\n`))
    }
  }
  return status
}

/** `rungs payoff` */
export async function payoff(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ladder: { type: 'string', required: true },
      assumptions: { type: 'string', required: true },
      from: { type: 'string' },
      now: { type: 'string' },
      json: { type: 'boolean' },
    },
    words: [1, 1],
  })
  const ladder = await loadLadder(io, args.need('ladder'))
  const rung = rungNamed(ladder, args.words[0] as string)
  const from = args.text('from')
  const step = { rungs: [rung], ...(from !== undefined && { from: rungNamed(ladder, from) }), ...sureOf(rung) }
  const made = payoffOf(step, { ...(await loadAssumptions(io, args.need('assumptions'))), now: readNow(args) })
  if (args.flag('json')) io.out(jsonText(made))
  else io.out(payoffText(rung, made, ladder, io))
  return made.scenario === undefined ? EXIT.indeterminate : EXIT.ok
}

/** `rungs events` */
export async function events(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: { ...WORKER_OPTIONS, horizon: { type: 'string' }, ics: { type: 'string' } },
    words: [1, 100_000],
  })
  const loaded = await loadWorkers(io, args, args.words)
  const { ladder, credentials, status } = loaded
  const workers = [...loaded.workers, ...withoutBadges(loaded)]
  const file = args.text('ics')
  if (file !== undefined && workers.length > 1) throw usageError('cli.usage', { problem: 'one_worker', what: '--ics' })
  const style = styleFor(io)
  const { say, catalogue, wanted } = style
  const lang = wanted[0] === undefined ? {} : { lang: wanted[0] }
  for (const { facts, options } of workers) {
    const found = upcomingEvents(ladder, facts, {
      ...options,
      deadlines: deadlinesOf(credentials, options),
      horizon: args.text('horizon') ?? 'P1Y',
    })
    if (file !== undefined)
      await writeFileAtomically(io, file, toICalendar(ladder, found, { stamp: options.now, catalogue, ...lang }), {
        replace: true,
      })
    if (args.flag('json')) for (const event of found) io.out(jsonText(event))
    else {
      const lines = found.map(({ at, kind, rung, about }) => [
        at.slice(0, 10),
        say(`event.${kind}`),
        rung === undefined ? clean(about ?? '') : nameOf(ladder, rung, style),
      ])
      io.out(found.length === 0 ? `${say('events.none')}\n` : table(lines))
    }
  }
  return status
}

/** The facts of each worker in some badges, and what a plan is made with. */
async function loadWorkers(io: CliIo, args: Args, files: readonly string[]): Promise<Loaded> {
  const ladder = await loadLadder(io, args.need('ladder'))
  const file = args.text('assumptions')
  const assumptions = file === undefined ? undefined : await loadAssumptions(io, file)
  const objective = args.text('objective') as PlanOptions['objective']
  const { workers, done, options: common } = await readWorkers(io, args, ladder, files)
  const more = { ...(objective !== undefined && { objective }), ...(assumptions !== undefined && { assumptions }) }
  return {
    ladder,
    workers: workers.map(({ facts, options }) => ({ facts, options: { ...options, ...more } })),
    common,
    credentials: done.flatMap(({ report }) => (report?.outcome === 'verified' ? [report.credential] : [])),
    status: statusOf(done),
  }
}

/** When things of one worker end that have no place on a ladder, by the ids that the worker is known by. */
function deadlinesOf(credentials: readonly VerifiableCredential[], { subject, now }: PlanOptions): readonly WorkerDeadline[] {
  const own = credentials.filter((credential) => subject?.includes(subjectIdOf(credential) ?? '') === true)
  return benefitDeadlines(own, { now }).deadlines
}

/** Workers of whom there are no badges, and dates all the same. */
function withoutBadges({ workers, credentials, common }: Loaded): Loaded['workers'] {
  const known = new Set(workers.flatMap(({ options }) => options.subject ?? []))
  const ids = new Set(credentials.map(subjectIdOf).filter((id) => id !== undefined && !known.has(id)))
  const others = [...ids].map((id) => ({ facts: [], options: { ...common, subject: [id as string] } }))
  return others.filter(({ options }) => deadlinesOf(credentials, options).length > 0)
}

function subjectIdOf({ credentialSubject }: VerifiableCredential): string | undefined {
  const id: unknown = (credentialSubject as { readonly id?: unknown } | undefined)?.id
  return typeof id === 'string' ? id : undefined
}

async function loadAssumptions(io: CliIo, file: string): Promise<Omit<PayoffAssumptions, 'now'>> {
  const value = await readJsonFile(io, file)
  if (!isJsonObject(value) || Object.hasOwn(value, 'now'))
    throw usageError('cli.usage', { problem: 'not_assumptions', what: file.slice(0, 200) })
  return value as unknown as Omit<PayoffAssumptions, 'now'>
}

/** A rung by its id or by the end of it. @throws RungsError `cli.rung_ambiguous`, `plan.rung_unknown` */
function rungNamed(ladder: Ladder, name: string): Rung {
  const exact = ladder.rungs.find(({ id }) => id === name)
  if (exact !== undefined) return exact
  const found = ladder.rungs.filter(({ id }) => id.endsWith(`/${name}`) || id.endsWith(`#${name}`))
  if (found.length > 1) throw usageError('cli.rung_ambiguous', { rung: name })
  if (found[0] === undefined) throw usageError('plan.rung_unknown', { rung: name.slice(0, 256) })
  return found[0]
}

/** Without badges only that is sure which asks for nothing, or for the rung itself. */
function sureOf(rung: Rung): {
  readonly funding: NonNullable<Rung['funding']>
  readonly incentives: NonNullable<Rung['incentives']>
} {
  return {
    funding: (rung.funding ?? []).filter(({ eligibility }) => eligibility === undefined),
    incentives: (rung.incentives ?? []).filter(
      ({ trigger }) => trigger.op === 'rung' && trigger.rung === rung.id && trigger.ladder === undefined,
    ),
  }
}

function planText(ladder: Ladder, made: Plan, io: CliIo): string {
  const style = styleFor(io)
  const lines = made.steps.map((step) => stepLine(ladder, step, style, made.front.includes(step.rung) ? style.good('★') : ' '))
  const ranking = made.ranking?.map((id, at) => `${at + 1}. ${nameOf(ladder, id, style)}`).join('  ')
  const head = style.strong(subjectOf(made))
  const note = made.front.length === 0 ? '' : `  ★ ${style.say('plan.front')}\n`
  return `${head}\n${lines.length === 0 ? `  ${style.say('plan.done')}\n` : table(lines)}${note}${rows([[style.say('label.objective'), ranking]])}`
}

function stepLine(ladder: Ladder, { rung, missing, approximate }: PlanStep, style: Style, mark: string): readonly string[] {
  const { say } = style
  const [best] = missing
  if (best === undefined) return [mark, nameOf(ladder, rung, style), say('plan.noWay'), '', '', '']
  const mid = best.payoff?.scenario?.mid
  const back = mid === undefined ? '' : mid.months === 'never' ? say('plan.neverBack') : say('plan.back', { count: mid.months })
  return [
    mark,
    nameOf(ladder, rung, style),
    say(approximate ? 'plan.toGetAbout' : 'plan.toGet', { count: best.items.length }),
    say('unit.hours', { count: Number(best.hours) }),
    best.cost.map(formatMoney).join(' + '),
    back,
  ]
}

function subjectOf({ placement }: Plan): string {
  return placement.subject.map((key) => clean(key)).join(', ')
}

function payoffText(rung: Rung, made: Payoff, { defaultLanguage }: Ladder, io: CliIo): string {
  const style = styleFor(io)
  const lang = chooseEntry(rung.name, [...style.wanted, defaultLanguage])?.tag ?? defaultLanguage
  // Several figures of pay may each be told the same.
  const texts = new Set([...made.refusals, ...made.cautions].map((one) => `${style.words(one).text} ${style.faint(one.code)}`))
  const notes = [...texts].map((text): [string, string] => [style.say('label.note'), text])
  return cleanLines(`${payoffInWords(rung, made, lang, style.catalogue).join('\n')}\n`) + rows(notes)
}
