#!/usr/bin/env node
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { inputError } from '../core/index.js'
import { MAX_INPUT_BYTES } from './files.js'
import { EXIT } from './io.js'
import { runCli } from './run.js'

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > MAX_INPUT_BYTES) throw inputError('core.input_too_large', { limitBytes: MAX_INPUT_BYTES })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function askSecret(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stderr.write(question)
  return new Promise((resolve) => {
    // Ctrl-C and Ctrl-D answer too: with nothing, which is no passphrase.
    reader.on('close', () => resolve(''))
    reader.question('', (answer) => {
      resolve(answer)
      reader.close()
      process.stderr.write('\n')
    })
  })
}

/** What is under way ends first; whoever asks twice does not wait. */
function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  return stop.signal
}

// A reader that closes the pipe (`rungs verify ... | head`) is not an error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

void runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 100,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  readStdin,
  stopSignal,
  ...(process.stdin.isTTY && { askSecret }),
}).then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    // A defect of ours must not be taken for a rejected badge.
    process.stderr.write(`rungs: unexpected failure\n${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = EXIT.software
  },
)
