import { type Catalogue, en, type HelpPhrases, languages, phrase } from '../i18n/index.js'
import type { SignatureAlgorithm } from '../keys/index.js'
import { FORMATS } from './format.js'
import { HELP, HELP_NAMES, type HelpPart } from './help-pages.js'
import type { CliIo } from './io.js'
import { displayWidth } from './style.js'

const NARROWEST = 40
const WIDEST = 120

/** The help of one command, or of all, in the language of a command's world. */
export function help({ catalogue = en, columns }: Pick<CliIo, 'catalogue' | 'columns'>, command?: string): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns))
  const parts = command !== undefined && Object.hasOwn(HELP, command) ? HELP[command] : undefined
  const language = `  --lang TAG  ${paragraph(say(catalogue, 'help.lang'), width, 14).trimStart()}`
  if (parts !== undefined) return `${pageOf(parts, catalogue, width)}${language}`
  const pages = Object.values(HELP).map((page) => pageOf(page, catalogue, width))
  return `rungs: ${phrase(catalogue, 'help.about')}\n\n${pages.join('\n')}\n${language}`
}

function pageOf(parts: readonly HelpPart[], catalogue: Catalogue, width: number): string {
  return parts
    .map(({ usage, says, hasFormats, hasLimits }) => {
      const formats = hasFormats === true ? formatsIn(catalogue) : ''
      const limits = hasLimits === true ? paragraph(phrase(catalogue, 'payoff.limits'), width, 2) : ''
      return `${usage}\n${paragraph(say(catalogue, says), width, 2)}${limits}${formats}`
    })
    .join('')
}

/** A phrase of the help. Which names it has in it is for the phrase to choose. */
function say(catalogue: Catalogue, name: keyof HelpPhrases): string {
  const names = { ...HELP_NAMES, languages }
  return phrase<'help.lang'>({ ...catalogue, phrases: { 'help.lang': catalogue.phrases[name] } }, 'help.lang', names)
}

/** Lines of at most so many columns, each after an indent. */
function paragraph(text: string, width: number, indent: number): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && displayWidth(line) + 1 + displayWidth(word) <= width - indent) lines[lines.length - 1] += ` ${word}`
    else lines.push(word)
  }
  return lines.map((line) => `${' '.repeat(indent)}${line}\n`).join('')
}

/** The formats of `--format` by the keys that they take. */
function formatsIn(catalogue: Catalogue): string {
  const ids = Object.keys(FORMATS)
  const first = (alg: SignatureAlgorithm): string => ids.find((id) => FORMATS[id]?.includes(alg)) as string
  const byDefault = phrase(catalogue, 'help.default', { first: first('Ed25519'), other: first('ES256') })
  const rows = ids.map((id) => `    ${id.padEnd(22)}${FORMATS[id]?.join(', ')}`)
  return [`  ${phrase(catalogue, 'help.formats', { format: HELP_NAMES.format })}`, ...rows, `  ${byDefault}`, ''].join('\n')
}
