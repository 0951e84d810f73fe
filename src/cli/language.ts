import { usageError } from '../core/index.js'
import { loadCatalogue, matchLanguage } from '../i18n/index.js'
import type { CliIo } from './io.js'

const TAG = /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,8}$/i

/**
 * The world of a command with the language that it speaks: that of `--lang`, or else of `LC_ALL`, `LC_MESSAGES` or `LANG` where the
 * package speaks it, or else English.
 *
 * @throws RungsError `cli.usage` for a `--lang` that is no language tag
 */
export async function withLanguage(argv: readonly string[], io: CliIo): Promise<CliIo> {
  if (io.catalogue !== undefined) return io
  const asked = langOf(argv)
  if (asked !== undefined && !TAG.test(asked)) throw usageError('cli.usage', { problem: 'language_tag', what: '--lang' })
  const language = asked ?? languageOf(io.env)
  return language === undefined ? io : { ...io, language, catalogue: await loadCatalogue(language) }
}

/** The words of a command with a language that stands before its name after all else: `--lang es verify x` is `verify x --lang es`. */
export function withLanguageLast(argv: readonly string[]): readonly string[] {
  const [first = ''] = argv
  const count = first === '--lang' ? 2 : first.startsWith('--lang=') ? 1 : 0
  const rest = argv.slice(count)
  if (count === 0) return rest
  const end = rest.indexOf('--')
  const at = rest.length === 0 ? 0 : end === -1 ? rest.length : end
  return [...(rest.length === 0 ? [''] : rest.slice(0, at)), ...argv.slice(0, count), ...rest.slice(at)]
}

/** Read before the options of the command are, since what is wrong with those is said in this language too. */
function langOf(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--')
  const options = end === -1 ? argv : argv.slice(0, end)
  const at = options.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = options[at]
  return word === '--lang' ? options[at + 1] : word?.slice('--lang='.length)
}

/** POSIX writes `es_MX.UTF-8@euro` for what BCP 47 calls es-MX; the first of the three that is set decides, and `C` is no language. */
function languageOf(env: CliIo['env']): string | undefined {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '')
  const tag = locale?.split(/[.@]/, 1)[0]?.replaceAll('_', '-') ?? ''
  return TAG.test(tag) && matchLanguage([tag]) !== undefined ? tag : undefined
}
