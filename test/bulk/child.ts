import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundleFolder, fromSource } from '../../tools/bundle-worker.ts'

/** A program of the tests, bundled from the sources with the worker beside it. */
export interface Program {
  start(words: object): ChildProcess
  remove(): void
}

/** Bundles a program of this folder, so that each of its many processes starts quickly. */
export async function bundleProgram(source: string): Promise<Program> {
  const folder = mkdtempSync(join(bundleFolder(), 'bulk-'))
  const common = { ...fromSource, outdir: folder, splitting: true, outExtension: { '.js': '.js' } } as const
  await build({ ...common, entryPoints: { main: `test/bulk/${source}`, worker: 'src/bulk/worker.ts' } })
  const children: ChildProcess[] = []
  return {
    start(words) {
      const child = fork(join(folder, 'main.js'), [JSON.stringify(words)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
      children.push(child)
      return child
    },
    remove() {
      for (const child of children) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** When a process has ended. */
export function ended(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? child.signalCode)
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
}
