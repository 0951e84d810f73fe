/**
 * `npm run conformance [-- --check] [--report FILE]`: writes what the tests showed to docs/conformance.md, or fails where the page says
 * something else. It runs them, or reads what vitest has written of a run with `--reporter=json`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

import { parseArgs } from 'node:util'
import { type ChecklistItem, checklist } from './checklist.ts'
import { openBadgesChecklist } from './checklist-openbadges.ts'
import { pictureChecklist } from './checklist-pictures.ts'
import { recordChecklist } from './checklist-records.ts'

interface Assertion {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo'
}

interface TestFile {
  readonly name: string
  readonly assertionResults: readonly Assertion[]
}

const root = fileURLToPath(new URL('..', import.meta.url))
const PAGE = join(root, 'docs/conformance.md')
const FAMILY = 'test/securing/family.test.ts'
/** Published data and other libraries: a row says how many of a file's tests hold. */
const FILES: Readonly<Record<string, string>> = {
  'test/securing/w3c.test.ts': 'Test vectors of the EdDSA and ECDSA cryptosuites, byte for byte; proof sets and chains',
  'test/rdf/rdfc-vectors.test.ts': 'RDFC-1.0 test suite',
  'test/vectors/vectors.test.ts': 'Signed samples of the specifications, each with its outcome and a reason',
  'test/vectors/ob2.test.ts': 'Samples of Open Badges 2.0, each with its outcome and a reason',
  'test/interop/data-integrity.test.ts': '@digitalbazaar/vc and @digitalcredentials/vc, both ways',
  'test/interop/suites.test.ts': 'Suites of @digitalbazaar, both ways',
  'test/interop/ecdsa-sd-2023.test.ts': '@digitalbazaar/ecdsa-sd-2023-cryptosuite, both ways',
  'test/interop/bbs-2023.test.ts': '@digitalbazaar/bbs-2023-cryptosuite, both ways',
  'test/interop/jose.test.ts': 'jose, both ways',
  'test/interop/sd-jwt.test.ts': '@sd-jwt, both ways',
  'test/interop/bake.test.ts':
    'png-chunks-*, png-chunk-itxt and @xmldom/xmldom, both ways; recorded pictures of openbadges-bakery',
  'test/interop/status.test.ts': 'Status lists of @digitalbazaar/bitstring and @sd-jwt/jwt-status-list, both ways',
  'test/securing/ecdsa-sd-2023.vectors.test.ts': 'Test vectors of ecdsa-sd-2023',
  'test/securing/bbs-2023.vectors.test.ts': 'Test vectors of bbs-2023',
  'test/securing/hostile-keys.test.ts': 'Hostile keys, each for every mechanism',
  'test/securing/hostile-tokens.test.ts': 'Hostile tokens, for every mechanism of tokens',
  'test/securing/hostile-embedded.test.ts': 'Hostile embedded proofs, for every mechanism of them',
  'test/exchange/openbadges/official.test.ts': 'Answers of the Open Badges API by the published schemas of 1EdTech',
  'test/verify/matrix.test.ts': 'Every mechanism with every type of status in every state',
  'test/verify/presentation.test.ts': 'Presentations (VCDM 2.0 section 4.13)',
}

function runTests(): readonly TestFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-conformance-'))
  try {
    const file = join(folder, 'report.json')
    const named = [
      FAMILY,
      ...Object.keys(FILES),
      ...[...checklist, ...pictureChecklist, ...recordChecklist, ...openBadgesChecklist].flatMap(({ shownBy }) =>
        shownBy.map(([name]) => name),
      ),
    ]
    const files = [...new Set(named)].filter((one) => existsSync(join(root, one)))
    execFileSync('npx', ['vitest', 'run', ...files, '--reporter=json', `--outputFile=${file}`], { cwd: root, stdio: 'inherit' })
    return readReport(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string): readonly TestFile[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { testResults: readonly TestFile[] }).testResults
}

/** An item with the tests that showed it. @throws Error where a test that should show it is not there or has not passed */
function itemRow({ id, says, shownBy }: ChecklistItem, results: readonly TestFile[]): string {
  const shown = shownBy.map(([name, tests]) => {
    const { assertionResults = [] } = results.find((file) => relative(root, file.name) === name) ?? {}
    const found = assertionResults.filter(({ ancestorTitles, title }) => tests.test([...ancestorTitles, title].join(' > ')))
    const wrong = found.find(({ status }) => status !== 'passed')
    if (wrong !== undefined) throw new Error(`${id}: ${name}: "${wrong.title}" ${wrong.status}`)
    if (found.length === 0) throw new Error(`${id}: ${name} has no test ${String(tests)}`)
    return `[${name.slice('test/'.length)}](../${name}): ${found.length}`
  })
  return `| ${id} | ${says} | ${shown.join('<br>')} |`
}

/** A line for each case, with the mechanisms that a test holds it for. */
function familyRows(file: TestFile): readonly string[] {
  const byCase = new Map<string, Set<string>>()
  for (const { title, status } of file.assertionResults) {
    const match = /^'([^']+)' with '[^']+': (.*)$/.exec(title)
    if (match === null || status !== 'passed') continue
    const [, mechanism, name] = match as unknown as [string, string, string]
    byCase.set(name, (byCase.get(name) ?? new Set()).add(mechanism))
  }
  const mechanisms = [...new Set([...byCase.values()].flatMap((set) => [...set]))]
  const short = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
  return [
    `| | ${mechanisms.map((one) => `\`${one}\``).join(' | ')} |`,
    `|---|${mechanisms.map(() => '---|').join('')}`,
    ...[...byCase].map(
      ([name, held]) => `| ${short(name)} | ${mechanisms.map((one) => (held.has(one) ? '✔' : '')).join(' | ')} |`,
    ),
  ]
}

function fileRow(file: TestFile): readonly string[] {
  const name = relative(root, file.name)
  const what = FILES[name]
  if (what === undefined) return []
  const held = file.assertionResults.filter(({ status }) => status === 'passed').length
  return [`| ${what} | [${name}](../${name}) | ${held} |`]
}

function toPage(results: readonly TestFile[]): string {
  const family = results.find(({ name }) => relative(root, name) === FAMILY) as TestFile
  return [
    '# Conformance',
    '',
    'What the tests show, made from a run of them by `npm run conformance`. It is no certification by anybody.',
    '',
    '## Every mechanism',
    '',
    'A mark stands for a test that holds for the mechanism with each key algorithm that it takes; an empty cell for a case that it does not have.',
    '',
    ...familyRows(family),
    '',
    '## What is asked of a verifier',
    '',
    'Rungs implements OB 3.0 section 9. Each line names the tests that show it, and how many they are; the page cannot be made while one of them fails.',
    '',
    '| | What holds | Shown by |',
    '|---|---|---|',
    ...checklist.map((item) => itemRow(item, results)),
    '',
    '## Pictures with a badge inside',
    '',
    'OB 3.0 section 5.3, and what is done beyond it.',
    '',
    '| | What holds | Shown by |',
    '|---|---|---|',
    ...pictureChecklist.map((item) => itemRow(item, results)),
    '',
    '## Records of credentials',
    '',
    'CLR 2.0, and what is done beyond it.',
    '',
    '| | What holds | Shown by |',
    '|---|---|---|',
    ...recordChecklist.map((item) => itemRow(item, results)),
    '',
    '## The Open Badges API',
    '',
    'OB 3.0 sections 6 and 7: provider, authorization server and client.',
    '',
    '| | What holds | Shown by |',
    '|---|---|---|',
    ...openBadgesChecklist.map((item) => itemRow(item, results)),
    '',
    '## Published data and other libraries',
    '',
    '| What | Tests | Held |',
    '|---|---|---|',
    ...[...results].sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap(fileRow),
    '',
  ].join('\n')
}

const vectors = process.env['RUNGS_VECTORS'] ?? join(root, '../shared/vectors')
const canRun = existsSync(vectors)
if (!canRun) process.stdout.write('conformance: skipped, since the published vectors are not here\n')
const { values } = parseArgs({ options: { check: { type: 'boolean' }, report: { type: 'string' } } })
const page = canRun ? toPage(values.report === undefined ? runTests() : readReport(values.report)) : ''
if (!canRun) process.exitCode = 0
else if (values.check !== true) writeFileSync(PAGE, page)
else if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== page) {
  process.stderr.write('docs/conformance.md is not what the tests show: run `npm run conformance`\n')
  process.exitCode = 1
}
