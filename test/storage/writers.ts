import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll } from 'vitest'
import { root } from '../architecture/source.js'
import type { WriterJob } from './writer.js'

/** A writer under way. */
export interface Writer {
  /** What it has said up to now. */
  lines(): readonly string[]
  /** Waits until it has said so many lines. */
  said(count: number): Promise<void>
  /** Kills it as it is, and waits until it is gone. */
  kill(): Promise<void>
  /** Waits for its end. @throws when it failed */
  done(): Promise<void>
}

/** Bundles the writer once: a process of it starts much sooner than one that compiles it. */
export async function buildWriter<Job = WriterJob>(entry = 'test/storage/writer.ts'): Promise<(job: Job) => Writer> {
  // Beside the packages that it loads.
  const folder = join(root, 'node_modules', `.rungs-writer-${process.pid}-${Date.now()}`)
  mkdirSync(folder)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const outfile = join(folder, 'writer.mjs')
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    alias: { '#runtime': join(root, 'src/runtime/node/index.ts') },
    logLevel: 'silent',
  })
  return (job) => watch(spawn(process.execPath, [outfile, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'pipe'] }))
}

function watch(child: ChildProcess): Writer {
  let out = ''
  let wrong = ''
  let waiting: (() => void)[] = []
  const wake = (): void => {
    for (const next of waiting.splice(0)) next()
  }
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    wake()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    wrong += chunk.toString()
  })
  let ended = false
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      ended = true
      wake()
      resolve()
    })
  })
  // The last line may be cut off by a kill.
  const lines = (): readonly string[] => out.split('\n').slice(0, -1)
  return {
    lines,
    async said(count) {
      while (lines().length < count && !ended) await new Promise<void>((resolve) => (waiting = [...waiting, resolve]))
      if (lines().length < count) throw new Error(`a writer ended early: ${wrong}`)
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
    async done() {
      await closed
      if (child.exitCode !== 0) throw new Error(`a writer failed: ${wrong}`)
    },
  }
}
