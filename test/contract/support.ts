import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { it } from 'vitest'
import type { Signer } from '../../src/keys/index.js'
import { type ContractCase, signerContract } from '../../src/testing/index.js'

/** Runs the cases of a contract as tests. */
export function runContract(cases: readonly ContractCase[]): void {
  for (const { name, run } of cases) it(name, { timeout: 60_000 }, run)
}

/** Runs the contract of signers as tests. */
export function runSignerContract(makeSigner: () => Signer | Promise<Signer>): void {
  runContract(signerContract(makeSigner))
}

/** Whether an optional package is installed. */
export function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
}

/** The first of some files that exists. */
export function firstFile(paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path))
}

/** Says on the terminal what was not tested, and why. */
export function notice(text: string): void {
  process.stderr.write(`\n  NOT TESTED: ${text}\n`)
}
