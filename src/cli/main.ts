#!/usr/bin/env node
import { fstatSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { inputError, isRungsError } from '../core/index.js'
import { MAX_INPUT_BYTES, unreadable } from './files.js'
import { EXIT } from './io.js'
import { runCli } from './run.js'

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    // Of a folder Node makes a stream with nothing in it.
    if (fstatSync(0).isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' })
    for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > MAX_INPUT_BYTES) throw inputError('core.input_too_large', { limitBytes: MAX_INPUT_BYTES })
      chunks.push(chunk)
    }
  } catch (error) {
    throw isRungsError(error) ? error : unreadable('-', error)
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

interface Output {
  write(text: string): void
  /** The exit status of a command: its own, unless somebody who read on did not get all of it. */
  statusOf(status: number): number
}

/**
 * Standard output. A reader that closes the pipe (`rungs verify ... | head`) is not an error of ours: the command goes on unheard, so that
 * nothing stays half done and its exit status is still the answer. Output that is lost otherwise must not be taken for an answer at all.
 */
function openOutput(): Output {
  let isClosed = false
  let isLost = false
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (isClosed) return
    isClosed = true
    if (code === 'EPIPE') return
    isLost = true
    process.stderr.write(`rungs: standard output: ${code ?? 'unknown'}\n`)
    process.exitCode = EXIT.software
  })
  // There is nobody left to tell.
  process.stderr.on('error', () => undefined)
  return {
    write: (text) => {
      if (!isClosed) process.stdout.write(text)
    },
    statusOf: (status) => (isLost ? EXIT.software : status),
  }
}

const output = openOutput()

void runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 100,
  out: output.write,
  err: (text) => process.stderr.write(text),
  readStdin,
  stopSignal,
  ...(process.stdin.isTTY && { askSecret }),
}).then(
  (status) => {
    process.exitCode = output.statusOf(status)
  },
  (error: unknown) => {
    // A defect of ours must not be taken for a rejected badge.
    process.stderr.write(`rungs: unexpected failure\n${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = EXIT.software
  },
)
