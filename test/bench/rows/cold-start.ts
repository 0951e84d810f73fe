import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { ColdInput, ColdSample } from '../cold/input.js'
import { buildBenchCredential, CREATED } from '../credential.js'
import { createBenchKey } from '../key.js'
import { figuresOf } from '../measure.js'
import { check, type Row } from '../row.js'

const RUNS = 21

/** From the first import to the first signed credential, each time in a fresh process. Its programs lie bundled in `folder`. */
export function coldStartRow(folder: string): Row {
  const ours = join(folder, 'cold-ours.mjs')
  const theirs = join(folder, 'cold-consortium.mjs')
  return {
    name: 'cold-start',
    async prepare() {
      const { did, pair } = await createBenchKey()
      const document = buildBenchCredential(did) as unknown as Record<string, unknown>
      const input = { secretJwk: pair.secretJwk as unknown as { d: string }, did, created: CREATED, document } satisfies ColdInput
      // The first runs also warm the file system's cache.
      const proofs = withInput(input, (file) => [runOnce(ours, file).proof, runOnce(theirs, file).proof])
      check(proofs[0] !== undefined && isDeepStrictEqual(proofs[0], proofs[1]), '@digitalcredentials/vc makes the same proof')
      return async () => {
        const samples = withInput(input, (file) =>
          Array.from({ length: RUNS }, () => [runOnce(ours, file), runOnce(theirs, file)] as const),
        )
        return {
          ours: figuresOfSamples(samples.map(([sample]) => sample)),
          peers: [{ name: '@digitalcredentials/vc', figures: figuresOfSamples(samples.map(([, sample]) => sample)) }],
        }
      }
    },
  }
}

function figuresOfSamples(samples: readonly ColdSample[]) {
  return figuresOf(
    samples.map(({ wallUs }) => wallUs),
    samples.map(({ cpuUs }) => cpuUs),
  )
}

function runOnce(program: string, file: string): ColdSample {
  return JSON.parse(execFileSync(process.execPath, [program, file], { encoding: 'utf8' })) as ColdSample
}

/** The input as a file, which holds a key made for this run alone. */
function withInput<T>(input: ColdInput, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-bench-'))
  const file = join(folder, 'input.json')
  try {
    writeFileSync(file, JSON.stringify(input), { mode: 0o600 })
    return use(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
