import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runCli } from '../../src/cli/index.js'
import { type Block, root } from './markdown.js'

/** What differs between a page and what its reader sees. */
export type Surprise = { readonly where: string; readonly shown: string; readonly page: string }

const SHELL = ['sh', 'bash']
const FILES = ['js', 'ts', 'json', 'csv', 'svg']
/** Commands that install from the registry, or run the very tests that run this. */
const LEFT_OUT = /^(npm (install|ci)\b|npm (run|test)\b)/

/**
 * Follows a page in an empty folder as its reader would: saves the blocks that have a title, runs the commands, and
 * compares what they show with the `text` block that follows them. `…` in a page stands for any text of a line, and alone on a line
 * for any lines.
 */
export async function followPage(blocks: readonly Block[]): Promise<readonly Surprise[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-docs-'))
  const surprises: Surprise[] = []
  const session: Session = { folder, env: {}, status: 0 }
  let shown: string | undefined
  try {
    for (const [index, { language, title, text, where }] of blocks.entries()) {
      if (FILES.includes(language) && title !== undefined) {
        mkdirSync(dirname(join(folder, title)), { recursive: true })
        writeFileSync(join(folder, title), text)
      } else if (SHELL.includes(language)) {
        shown = ''
        for (const line of text
          .replace(/\\\n\s*/g, ' ')
          .trim()
          .split('\n'))
          shown += await runLine(line, session)
        // What nobody compares must at least have gone well.
        if (blocks[index + 1]?.language !== 'text' && session.status !== 0) surprises.push({ where, shown, page: '' })
      } else if (language === 'text') {
        if (shown === undefined || !patternOf(text).test(trimLines(shown)))
          surprises.push({ where, shown: shown ?? '', page: text })
        shown = undefined
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return surprises
}

interface Session {
  readonly folder: string
  readonly env: Record<string, string>
  status: number
}

async function runLine(line: string, session: Session): Promise<string> {
  if (LEFT_OUT.test(line)) return checkScript(line)
  if (line === 'echo $?') return `${session.status}\n`
  const exported = /^export (\w+)=(.+)$/.exec(line)
  if (exported !== null) {
    session.env[exported[1] as string] = (exported[2] as string).replace(/^'|'$/g, '')
    return ''
  }
  const words = splitWords(line.replace(/^npx /, '')).flatMap((word) =>
    word.includes('*') ? expand(word, session.folder) : [word],
  )
  if (words[0] === 'rungs') return runRungs(words.slice(1), session)
  return words[0] === 'node' ? runNode(words.slice(1), session) : runOther(line, session)
}

/** The words of a command line with single quotes; anything cleverer is for the shell. */
function splitWords(line: string): string[] {
  return Array.from(line.matchAll(/'([^']*)'|[^\s']+/g), (match) => match[1] ?? match[0])
}

function expand(pattern: string, folder: string): string[] {
  return spawnSync('sh', ['-c', `printf '%s\\n' ${pattern}`], { cwd: folder, encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
}

async function runRungs(argv: readonly string[], session: Session): Promise<string> {
  let shown = ''
  const write = (text: string): void => {
    shown += text
  }
  const { folder: cwd, env } = session
  session.status = await runCli(argv, {
    cwd,
    env,
    isTerminal: false,
    columns: 100,
    out: write,
    err: write,
    readStdin: async () => new Uint8Array(),
  })
  return shown
}

/** Runs a module of the page against the sources of the library. */
function runNode(words: readonly string[], session: Session): string {
  const env = { ...process.env, ...session.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') }
  const loader = join(root, 'node_modules/tsx/dist/loader.mjs')
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', loader, ...words], {
    cwd: session.folder,
    env,
    encoding: 'utf8',
  })
  session.status = status ?? 1
  return stdout + stderr
}

function runOther(line: string, session: Session): string {
  const { stdout, stderr, status } = spawnSync('sh', ['-c', line], { cwd: session.folder, encoding: 'utf8' })
  session.status = status ?? 1
  if (status !== 0) throw new Error(`${line}: ${stderr}`)
  return stdout
}

function checkScript(line: string): string {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  for (const [, name = 'test'] of line.matchAll(/npm (?:run (\S+)|test)/g)) {
    if (scripts[name] === undefined) throw new Error(`${line}: there is no script ${name}`)
  }
  return ''
}

function trimLines(text: string): string {
  return text.replace(/[ \t]+$/gm, '').trim()
}

function patternOf(text: string): RegExp {
  const lines = trimLines(text).split('\n')
  const patterns = lines.map((line) => (line.trim() === '…' ? '(?:.*\n)*?.*' : line.split('…').map(escapeRegExp).join('.*')))
  return new RegExp(`^${patterns.join('\n')}$`)
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
