import { isRungsError, type RungsError } from '../core/index.js'
import { accept } from './accept.js'
import { bake } from './bake.js'
import { bundle } from './bundle.js'
import { clr } from './clr.js'
import { endorse } from './endorse.js'
import { exportBadge } from './export.js'
import { help } from './help.js'
import { init } from './init.js'
import { inspect } from './inspect.js'
import { type CliIo, EXIT } from './io.js'
import { issue } from './issue.js'
import { keygen } from './keygen.js'
import { ladder } from './ladder.js'
import { withLanguage, withLanguageLast } from './language.js'
import { paper } from './paper.js'
import { place } from './place.js'
import { events, payoff, plan, why } from './plan.js'
import { seal } from './seal.js'
import { clean, type Style, styleFor } from './style.js'
import { unbake } from './unbake.js'
import { upgrade } from './upgrade.js'
import { vector } from './vector.js'
import { verify } from './verify.js'
import { wallet } from './wallet.js'

type Command = (argv: readonly string[], io: CliIo) => Promise<number>

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['init', init],
  ['keygen', keygen],
  ['seal', seal],
  ['issue', issue],
  ['verify', verify],
  ['bundle', bundle],
  ['bake', bake],
  ['unbake', unbake],
  ['export', exportBadge],
  ['paper', paper],
  ['upgrade', upgrade],
  ['inspect', inspect],
  ['accept', accept],
  ['place', place],
  ['endorse', endorse],
  ['clr', clr],
  ['plan', plan],
  ['why', why],
  ['payoff', payoff],
  ['events', events],
  ['ladder', ladder],
  ['wallet', wallet],
  ['vector', vector],
  // Databases and threads are large, and few need them.
  ['worker', async (argv, io) => (await import('./worker.js')).worker(argv, io)],
  ['batch', async (argv, io) => (await import('./batch.js')).batch(argv, io)],
  // Databases are loaded by who has one.
  ['status', async (argv, io) => (await import('./status.js')).status(argv, io)],
  ['doctor', async (argv, io) => (await import('./doctor.js')).doctor(argv, io)],
  ['offer', async (argv, io) => (await import('./offer.js')).offer(argv, io)],
  // The pages are large, and few need them.
  ['dashboard', async (argv, io) => (await import('./dashboard.js')).dashboard(argv, io)],
  ['web', async (argv, io) => (await import('./web.js')).web(argv, io)],
  // What serves is large, and loaded by whoever serves.
  ['serve', async (argv, io) => (await import('./serve.js')).serve(argv, io)],
])

/**
 * Runs one command of `rungs` in a given world.
 *
 * @returns the exit status: 0 well, 1 rejected, 2 indeterminate, 3 rows failed, 64 usage, 66 unreadable input
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const [name = '', ...rest] = withLanguageLast(argv)
  let world = io
  try {
    world = await withLanguage(rest, io)
    if (name === '' || name === 'help' || name === '--help' || name === '-h') {
      world.out(help(world, rest[0]))
      return name === '' ? EXIT.usage : EXIT.ok
    }
    const command = COMMANDS.get(name)
    if (command === undefined) {
      io.err(`rungs: ${styleFor(world).say('error.command', { name: clean(name, 40) })}\n\n${help(world)}`)
      return EXIT.usage
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      io.out(help(world, name))
      return EXIT.ok
    }
    return await command(rest, world)
  } catch (error) {
    if (!isRungsError(error)) throw error
    io.err(errorText(name, error, styleFor(world)))
    return statusOf(error)
  }
}

function errorText(command: string, error: RungsError, style: Style): string {
  const { text, fix } = style.words(error)
  const where = error.path === '' ? '' : ` (${style.say('error.at', { path: clean(error.path) })})`
  return `rungs ${clean(command, 40)}: ${text}${where}\n${fix === undefined ? '' : `  ${fix}\n`}  ${error.code}\n`
}

function statusOf(error: RungsError): number {
  if (error.code.startsWith('cli.file')) return EXIT.unreadable
  if (error.kind === 'usage') return EXIT.usage
  // A key, policy, ladder or draft that is no good says nothing about a badge: never `rejected`.
  return error.kind === 'operation' ? EXIT.indeterminate : EXIT.unreadable
}
