import type { CliIo } from './io.js'
import { styleFor } from './style.js'

/** Shows how far a long command has come; silent where nobody watches. */
export interface Progress {
  step(done: number, failed: number): void
  end(): void
}

/** A progress bar on a terminal. */
export function createProgress(io: CliIo, total: number, shown: boolean): Progress {
  if (!shown || !io.isTerminal) return { step: () => undefined, end: () => undefined }
  const { say } = styleFor(io)
  const width = Math.max(10, Math.min(40, io.columns - 40))
  return {
    step(done, failed) {
      const filled = Math.round((done / Math.max(1, total)) * width)
      io.err(
        `\r  ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}${failed === 0 ? '' : `, ${say('issue.failed', { count: failed })}`}`,
      )
    },
    end: () => io.err('\n'),
  }
}
