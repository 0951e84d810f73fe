import { type ParseArgsConfig, parseArgs } from 'node:util'
import { usageError } from '../core/index.js'

/** What the words after a command may be. */
export interface ArgsSpec {
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly required?: boolean }>>
  /** The least and most positional words. */
  readonly words: readonly [number, number]
}

/** A command's words, sorted. */
export interface Args {
  readonly words: readonly string[]
  text(option: string): string | undefined
  need(option: string): string
  flag(option: string): boolean
}

/** Which every command has. */
const LANG = { lang: { type: 'string' } } as const

/** Sorts the words of a command. @throws RungsError `cli.usage` */
export function readArgs(argv: readonly string[], spec: ArgsSpec): Args {
  const options = Object.fromEntries(Object.entries({ ...spec.options, ...LANG }).map(([name, { type }]) => [name, { type }]))
  const { values, positionals } = parse(argv, options)
  for (const [name, { required }] of Object.entries(spec.options)) {
    if (required && values[name] === undefined) throw usageError('cli.usage', { problem: 'option_missing', what: `--${name}` })
  }
  // An empty word, as of a shell variable that is not set, would stand for the current folder.
  for (const [name, value] of Object.entries(values)) {
    if (value === '') throw usageError('cli.usage', { problem: 'option_empty', what: `--${name}` })
  }
  if (positionals.includes('')) throw usageError('cli.usage', { problem: 'word_empty' })
  const [least, most] = spec.words
  if (positionals.length < least) throw usageError('cli.usage', { problem: 'word_missing' })
  if (positionals.length > most) throw usageError('cli.usage', { problem: 'words_too_many' })
  const text = (option: string): string | undefined => {
    const value = values[option]
    return typeof value === 'string' ? value : undefined
  }
  return { words: positionals, text, need: (option) => text(option) as string, flag: (option) => values[option] === true }
}

function parse(
  argv: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    const option = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? ''
    throw usageError('cli.usage', { problem: 'option_unknown', what: option || '--' })
  }
}
