import type { CliIo } from './io.js'
import { styleFor } from './style.js'

/** Shows how far a long command has come; silent where nobody watches. */
export interface Progress {
  step(done: number, failed: number): void
  end(): void
}

/** A terminal that is told more often than it is looked at only costs time. */
const SHOWN_EVERY_MS = 100

/** A progress bar on a terminal: how many are done, how many a second, and the time that is left. */
export function createProgress(io: CliIo, total: number, shown: boolean): Progress {
  if (!shown || !io.isTerminal) return { step: () => undefined, end: () => undefined }
  const { say } = styleFor(io)
  const width = Math.max(10, Math.min(40, io.columns - 60))
  const start = performance.now()
  let lastMs = Number.NEGATIVE_INFINITY
  let longest = 0
  return {
    step(done, failed) {
      const nowMs = performance.now()
      if (done < total && nowMs - lastMs < SHOWN_EVERY_MS) return
      lastMs = nowMs
      const filled = Math.min(width, Math.round((done / Math.max(1, total)) * width))
      const rate = done / Math.max(0.001, (nowMs - start) / 1000)
      const text = [
        `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`,
        `${Math.round(rate)}/s`,
        clock(Math.max(0, total - done) / Math.max(0.001, rate)),
        `${done}/${total}${failed === 0 ? '' : `, ${say('issue.failed', { count: failed })}`}`,
      ].join('  ')
      // What a longer line left behind is overwritten, and then the line itself is.
      const blank = text.length < longest ? `\r${' '.repeat(longest + 2)}` : ''
      longest = text.length
      io.err(`${blank}\r  ${text}`)
    },
    end: () => io.err('\n'),
  }
}

/** Such as `1:05`, or `2:00:00`. */
function clock(seconds: number): string {
  const whole = Math.min(359_999, Math.ceil(seconds))
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return hours === 0 ? `${minutes}:${two(whole % 60)}` : `${hours}:${two(minutes)}:${two(whole % 60)}`
}
