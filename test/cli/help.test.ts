import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HELP, HELP_NAMES } from '../../src/cli/help-pages.js'
import { runCli } from '../../src/cli/index.js'
import { utf8 } from '../../src/core/index.js'
import { type Catalogue, en, languages, loadCatalogue } from '../../src/i18n/index.js'
import { pseudoCatalogue } from '../../src/testing/index.js'
import { root } from '../architecture/source.js'

async function run(words: string, more: object = {}): Promise<{ out: string; err: string; status: number }> {
  const shown = { out: '', err: '' }
  const status = await runCli(words.split(' '), {
    cwd: '/',
    env: {},
    isTerminal: false,
    columns: 100,
    out: (text) => (shown.out += text),
    err: (text) => (shown.err += text),
    readStdin: async () => utf8(''),
    ...more,
  })
  return { ...shown, status }
}

/** Running text: lines that are no usage and no row of formats, in one line. */
const running = (out: string): string =>
  out
    .split('\n')
    .filter((line) => !/^(?:rungs [a-z]|\s+[[(]| {4}[\w-]+ +[A-Z])/.test(line))
    .join(' ')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
const beginning = (text: string): string => text.split(/[{.:;؛،,।]/)[0]?.trim() as string
const commands = Object.keys(HELP)

describe('the help', () => {
  it('is there for each command and for no other', () => {
    const source = readFileSync(join(root, 'src/cli/run.ts'), 'utf8')
    expect(commands.toSorted()).toEqual(Array.from(source.matchAll(/^ {2}\['([a-z]+)', /gm), ([, name]) => name).sort())
  })

  it('says each of its phrases', () => {
    const said = Object.values(HELP).flatMap((parts) => parts.map(({ says }) => says as string))
    const others = ['help.about', 'help.default', 'help.formats', 'help.lang']
    expect([...said, ...others].sort()).toEqual(
      Object.keys(en.phrases)
        .filter((name) => name.startsWith('help.'))
        .sort(),
    )
  })

  it.each(languages)('is in %s where it is asked for, by option or environment, before or after the command', async (tag) => {
    const { phrases } = await loadCatalogue(tag)
    for (const command of commands) {
      const { out, err, status } = await run(`help ${command} --lang ${tag}`)
      expect([status, err]).toEqual([0, ''])
      for (const { says } of HELP[command] ?? []) expect(running(out)).toContain(beginning(phrases[says]))
      expect(out).not.toMatch(/\{\w+\}/)
    }
    const { out } = await run(`--lang=${tag} help verify`)
    for (const words of [`verify --help --lang ${tag}`, `--lang ${tag} verify --help`, `help verify --lang=${tag}`])
      expect((await run(words)).out).toBe(out)
    expect((await run('help verify', { env: { LANG: `${tag}_XX.UTF-8` } })).out).toBe(out)
    expect(running((await run(`--lang ${tag}`)).out)).toContain(beginning(phrases['help.about']))
    expect((await run(`--lang ${tag}`)).status).toBe(64)
    expect(running((await run(`nope --lang ${tag}`)).err)).toContain(beginning(phrases['help.inspect']))
  })

  it('keeps what belongs to a command after a language in front of it', async () => {
    const { err, status } = await run('--lang es ladder nope')
    expect(status).toBe(64)
    expect(err).toContain((await loadCatalogue('es')).values['problem.action_unknown'].replace('{what}', 'ladder nope'))
    expect((await run('--lang es inspect -- --lang')).err).toContain('--lang')
    expect((await run('--lang')).status).toBe(64)
  })

  it('has no text but that of a catalogue', async () => {
    const { out } = await run('help', { catalogue: pseudoCatalogue() })
    const names = [...Object.values(HELP_NAMES).flat(), ...languages, '--lang TAG', 'rungs:'].sort((a, b) => b.length - a.length)
    const text = names.reduce((left, name) => left.replaceAll(name, ' '), running(out))
    expect(out).toContain('⟦Ṽéŕîƒîéš')
    expect(text.replace(/\[English: [^\]]*\]|\b(?:eddsa-rdfc-2022|ob3-jwt)\b/g, ' ').match(/[A-Za-z]{2,}/g)).toBeNull()
  })

  it('fits its width, and a draft shows the English of what states a limit', async () => {
    for (const columns of [10, 60, 400]) {
      const { out } = await run('help inspect --lang es', { columns })
      const longest = Math.max(...out.split('\n').map((line) => line.length))
      expect(longest).toBeLessThanOrEqual(Math.min(120, Math.max(40, columns)))
    }
    expect((await run('help payoff --lang fr')).out).toContain(`[English: ${en.phrases['payoff.limits']}]`)
  })

  it('isolates the names of options where text runs from right to left', async () => {
    const catalogue: Catalogue = await loadCatalogue('ar')
    expect((await run('help bake', { catalogue })).out).toContain('\u2068--replace\u2069')
  })
})
