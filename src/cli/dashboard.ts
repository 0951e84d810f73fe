import { join } from 'node:path'
import { asList, usageError } from '../core/index.js'
import { type Dashboard, dashboardData } from '../dashboard/index.js'
import type { SmallDifference } from '../insight/index.js'
import { type Ladder, parseDemandSignals, parseWageEvidence, type WageEvidence } from '../ladder/index.js'
import { dashboardPageFiles } from '../web/index.js'
import { type Args, readArgs } from './args.js'
import { differencesSince, FIGURE_OPTIONS, type LoadedFigures, loadFigures, readFew } from './dashboard-figures.js'
import { readVerified, workerDashboard } from './dashboard-worker.js'
import { readInput, readJsonFile, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadLadder } from './load-ladder.js'
import { readNow, VERIFY_OPTIONS } from './options.js'
import { clean, jsonText, rows, styleFor } from './style.js'
import { statusOf } from './verify.js'

const VIEWS = ['worker', 'educator', 'platform', 'public'] as const

/** A dashboard, what became of its badges, and of its records. Where there is none, makers say with which status. */
interface Made {
  readonly data: Dashboard
  readonly status: number
  readonly figures?: LoadedFigures
}

/** `rungs dashboard` */
export async function dashboard(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      ...FIGURE_OPTIONS,
      ...Object.fromEntries(VIEWS.map((view) => [view, { type: 'boolean' }] as const)),
      ladder: { type: 'string' },
      evidence: { type: 'string' },
      demand: { type: 'string' },
      policy: { type: 'string' },
      jurisdiction: { type: 'string' },
      subject: { type: 'string' },
      horizon: { type: 'string' },
      issuer: { type: 'string' },
      figures: { type: 'string' },
      out: { type: 'string', required: true },
    },
    words: [1, 100_000],
  })
  const [view, ...others] = VIEWS.filter((one) => args.flag(one))
  if (view === undefined)
    throw usageError('cli.usage', { problem: 'option_missing', what: VIEWS.map((one) => `--${one}`).join('|') })
  if (others.length > 0) throw usageError('cli.usage', { problem: 'not_together', what: `--${view} --${others[0]}` })
  const made = await MAKERS[view](io, args)
  return typeof made === 'number' ? made : write(io, args, made)
}

const MAKERS: Readonly<Record<(typeof VIEWS)[number], (io: CliIo, args: Args) => Promise<Made | number>>> = {
  worker: async (io, args) => {
    const { data, done } = await workerDashboard(io, args, await needLadder(io, args), await loadEvidence(io, args), args.words)
    const status = statusOf(done)
    return data === undefined ? (status === EXIT.ok ? EXIT.rejected : status) : { data, status }
  },
  educator: async (io, args) => {
    const { facts, done } = await readVerified(io, args, args.words)
    const issuer = args.text('issuer')?.split(',')
    if (issuer === undefined) throw usageError('cli.usage', { problem: 'option_missing', what: '--issuer' })
    const file = args.text('figures')
    const figures = file === undefined ? undefined : await loadFigures(io, args, [file])
    if (file !== undefined && figures === undefined) return EXIT.rejected
    const common = await groupsInput(io, args)
    const data = dashboardData({
      view: 'educator',
      ...common,
      issuer,
      own: facts,
      ...(figures !== undefined && { release: figures.release }),
    })
    return { data, status: statusOf(done), ...(figures !== undefined && { figures }) }
  },
  platform: (io, args) => groups('platform', io, args),
  public: (io, args) => groups('public', io, args),
}

async function groups(view: 'platform' | 'public', io: CliIo, args: Args): Promise<Made | number> {
  const figures = await loadFigures(io, args, args.words)
  if (figures === undefined) return EXIT.rejected
  const differences = await differencesSince(io, args, figures)
  if (differences.length > 0) return refuse(io, args, differences)
  const [common, file] = [await groupsInput(io, args), args.text('demand')]
  const signals = file === undefined ? undefined : parseDemandSignals(await readInput(io, file))
  const [region = 'region', target = 'rung'] = args.text('by')?.split(',') ?? []
  const input = { ...common, release: figures.release, ...(signals !== undefined && { demand: { signals, region, target } }) }
  return {
    data: view === 'public' ? dashboardData({ view, ...input }) : dashboardData({ view, ...input }),
    status: EXIT.ok,
    figures,
  }
}

/** Tells how figures differ from a release before by few people; nothing is written then. */
function refuse(io: CliIo, args: Args, differences: readonly SmallDifference[]): number {
  const style = styleFor(io)
  if (args.flag('json')) io.out(jsonText({ differences }))
  else {
    const told = differences.map((one) => ({ code: one.code, ...style.words(one) }))
    for (const { code, text } of told) io.err(`${style.bad('✘')} ${code}: ${text}\n`)
    for (const fix of new Set(told.map((one) => one.fix ?? ''))) io.err(`  ${fix}\n`)
  }
  return EXIT.rejected
}

async function groupsInput(
  io: CliIo,
  args: Args,
): Promise<{ readonly now: Date; readonly ladder?: Ladder; readonly evidence: readonly WageEvidence[] }> {
  const file = args.text('ladder')
  const ladder = file === undefined ? undefined : await loadLadder(io, file)
  return { now: readNow(args), ...(ladder !== undefined && { ladder }), evidence: await loadEvidence(io, args), ...readFew(args) }
}

async function needLadder(io: CliIo, args: Args): Promise<Ladder> {
  const file = args.text('ladder')
  if (file === undefined) throw usageError('cli.usage', { problem: 'option_missing', what: '--ladder' })
  return loadLadder(io, file)
}

/** Figures of pay for the ids that rungs give: one, or a list of them. */
async function loadEvidence(io: CliIo, args: Args): Promise<readonly WageEvidence[]> {
  const file = args.text('evidence')
  return file === undefined ? [] : asList(await readJsonFile(io, file)).map(parseWageEvidence)
}

async function write(io: CliIo, args: Args, { data, status, figures }: Made): Promise<number> {
  const out = args.need('out')
  const files = await dashboardPageFiles(data)
  for (const { path, text } of files) await writeFileAtomically(io, join(out, path), text, { replace: true })
  const leftOut = figures?.aggregated?.leftOut
  const refused = figures?.aggregated?.refused ?? []
  const count = leftOut === undefined ? 0 : leftOut.replayed + leftOut.conflicting + leftOut.invalid
  if (args.flag('json')) {
    io.out(
      jsonText({
        out,
        view: data.view,
        files: files.length,
        ...(leftOut !== undefined && { leftOut: { ...leftOut, problems: undefined } }),
        refused,
      }),
    )
    return status
  }
  const style = styleFor(io)
  const { say } = style
  io.out(`${style.good('✔')} ${say('map.built', { count: files.length })}\n`)
  io.out(
    rows([
      [say('label.file'), clean(join(out, 'index.html'))],
      [say('label.note'), count === 0 ? '' : say('dash.notCounted', { count })],
      ...refused.map((one): [string, string] => [
        say('label.note'),
        `${say(`metric.${one.metric}`)}: ${style.words(one.problem).text}`,
      ]),
    ]),
  )
  return status
}
