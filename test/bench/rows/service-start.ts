import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { figuresOf } from '../measure.js'
import { check, type Row } from '../row.js'

const RUNS = 11

/** From the command to a service that answers, each time in a fresh process with new keys. */
export const serviceStartRow: Row = {
  name: 'start/service',
  async prepare() {
    // The first also warms the file system's cache.
    await startOnce()
    return async () => {
      const wallUs: number[] = []
      for (let run = 0; run < RUNS; run++) wallUs.push(await startOnce())
      return { ours: figuresOf(wallUs, wallUs), peers: [] }
    }
  },
}

async function startOnce(): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, ['dist/cli/main.js', 'serve', '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    const { status } = await fetch(`${await addressOf(child.stderr)}/readyz`)
    check(status === 200, 'the service answers')
    return (performance.now() - start) * 1000
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

/** Goes on reading afterwards: a process that nobody listens to may end. */
function addressOf(told: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    told.on('data', (part) => {
      text += part
      const [address] = /http:\/\/[\d.]+:\d+/.exec(text) ?? []
      if (address !== undefined) resolve(address)
    })
    told.on('end', () => reject(new Error(text)))
  })
}
