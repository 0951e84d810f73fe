import { isRungsError, type RungsError } from '../core/index.js'
import { help } from './help.js'
import { type CliIo, EXIT } from './io.js'
import { withLanguage, withLanguageLast } from './language.js'
import { clean, type Style, styleFor } from './style.js'

type Command = (argv: readonly string[], io: CliIo) => Promise<number>

/** Each command is loaded by whoever gives it: all of them together take longer to load than most take to run. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['init', async () => (await import('./init.js')).init],
  ['keygen', async () => (await import('./keygen.js')).keygen],
  ['seal', async () => (await import('./seal.js')).seal],
  ['issue', async () => (await import('./issue.js')).issue],
  ['verify', async () => (await import('./verify.js')).verify],
  ['bundle', async () => (await import('./bundle.js')).bundle],
  ['bake', async () => (await import('./bake.js')).bake],
  ['unbake', async () => (await import('./unbake.js')).unbake],
  ['picture', async () => (await import('./picture.js')).picture],
  ['certificate', async () => (await import('./certificate.js')).certificate],
  ['export', async () => (await import('./export.js')).exportBadge],
  ['paper', async () => (await import('./paper.js')).paper],
  ['upgrade', async () => (await import('./upgrade.js')).upgrade],
  ['inspect', async () => (await import('./inspect.js')).inspect],
  ['accept', async () => (await import('./accept.js')).accept],
  ['place', async () => (await import('./place.js')).place],
  ['endorse', async () => (await import('./endorse.js')).endorse],
  ['clr', async () => (await import('./clr.js')).clr],
  ['plan', async () => (await import('./plan.js')).plan],
  ['why', async () => (await import('./plan.js')).why],
  ['payoff', async () => (await import('./plan.js')).payoff],
  ['events', async () => (await import('./plan.js')).events],
  ['ladder', async () => (await import('./ladder.js')).ladder],
  ['wallet', async () => (await import('./wallet.js')).wallet],
  ['vector', async () => (await import('./vector.js')).vector],
  ['worker', async () => (await import('./worker.js')).worker],
  ['batch', async () => (await import('./batch.js')).batch],
  ['status', async () => (await import('./status.js')).status],
  ['doctor', async () => (await import('./doctor.js')).doctor],
  ['offer', async () => (await import('./offer.js')).offer],
  ['dashboard', async () => (await import('./dashboard.js')).dashboard],
  ['web', async () => (await import('./web.js')).web],
  ['serve', async () => (await import('./serve.js')).serve],
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
      world.out(help(world, withLanguageLast(rest)[0]))
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
    return await (await command())(rest, world)
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
