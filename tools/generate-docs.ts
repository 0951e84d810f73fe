/** Writes docs/codes.md from the English words (`--check` only compares). */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { en } from '../src/i18n/index.ts'

const page = fileURLToPath(new URL('../docs/codes.md', import.meta.url))

const areas: Readonly<Record<string, string>> = {
  report: 'What a report comes to',
  core: 'Reading JSON, dates, numbers and options',
  contexts: 'JSON-LD contexts',
  keys: 'Keys and keystores',
  schema: 'Comparing with a schema',
  net: 'Fetching',
  did: 'DIDs and controller documents',
  rdf: 'Canonical form',
  securing: 'Signing',
  proof: 'Proofs and tokens',
  form: 'Recognising a badge',
  issuer: 'Binding a key to the issuer',
  holder: 'Presentations and their holders',
  validity: 'Dates of a badge',
  refresh: 'Newer badges',
  status: 'Revocation',
  storage: 'Stores',
  bulk: 'Batches',
  recipient: 'Whom a badge is about',
  endorsements: 'Endorsements',
  nested: 'Credentials in a record',
  bundle: 'Verification bundles',
  bake: 'Pictures with a badge inside',
  ob2: 'Badges of Open Badges 2.0',
  credential: 'Building a badge',
  issue: 'Issuing along a ladder',
  offer: 'Offers and claims',
  trust: 'Trust and acceptance',
  exchange: 'Requests over HTTP',
  cli: 'The command line',
  requirement: 'Reasons of a placement',
  ladder: 'Defects of a ladder',
  draw: 'Pictures',
  export: 'What another format cannot say of a ladder',
  import: 'Reading skills from other formats',
  benefit: 'Benefits that move with the worker',
  insight: 'Figures about groups of people',
  plan: 'Plans',
  payoff: 'Payoff of a step',
}

/** The text of docs/codes.md. */
export function codesPage(): string {
  const codes = Object.keys(en.words) as (keyof typeof en.words)[]
  const named = [...new Set(codes.map(areaOf))]
  const unknown = named.filter((area) => !Object.hasOwn(areas, area))
  if (unknown.length > 0) throw new Error(`tools/generate-docs.ts has no title for: ${unknown.join(', ')}`)
  const sections = Object.keys(areas)
    .filter((area) => named.includes(area))
    .map((area) => {
      const rows = codes
        .filter((code) => areaOf(code) === area)
        .map((code) => `| \`${code}\` | ${cell(en.words[code].text)} | ${cell(en.words[code].fix ?? '')} |`)
      return `## ${areas[area]}\n\n| Code | What it says | What to do |\n|---|---|---|\n${rows.join('\n')}\n`
    })
  return `# Codes

Written by \`tools/generate-docs.ts\` from the English words: do not edit.

Every error and every finding has one of these codes. Codes are part of the interface: they are not renamed and not reused.
\`{name}\` stands for a fact that comes with the code under \`params\`.

${sections.join('\n')}`
}

function areaOf(code: string): string {
  return code.slice(0, code.indexOf('.'))
}

function cell(text: string): string {
  return text.replace(/[|<]/g, '\\$&')
}

function main(check: boolean): void {
  const text = codesPage()
  if (!check) writeFileSync(page, text)
  else if (readFileSync(page, 'utf8') !== text) {
    process.stderr.write('docs/codes.md is not current: run `tsx tools/generate-docs.ts`.\n')
    process.exitCode = 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.includes('--check'))
