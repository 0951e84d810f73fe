import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const child = fileURLToPath(new URL('memory-child.ts', import.meta.url))

describe('10 000 open offers in a memory store', () => {
  it('take at most 200 MiB', { timeout: 120_000 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', child], { encoding: 'utf8' })
    expect(stderr).toBe('')
    const { open, extraMiB } = JSON.parse(stdout) as { open: number; extraMiB: number }
    expect(open).toBe(10_000)
    expect(extraMiB).toBeLessThan(200)
    // Each holds its badge: a mark that does not see them would show nothing.
    expect(extraMiB).toBeGreaterThan(5)
  })
})
