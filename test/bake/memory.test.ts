import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const child = fileURLToPath(new URL('memory-child.ts', import.meta.url))

describe('a picture of 50 MB', () => {
  it('takes less than 64 MiB of further memory', { timeout: 120_000 }, () => {
    // By itself, since the high-water mark is that of a process.
    const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', child], { encoding: 'utf8' })
    expect(stderr).toBe('')
    const runs = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(runs.map(({ name, result, size }) => [name, result, size])).toEqual([
      ['unbake', 'done', 50_000_000],
      ['bake', 'done', 50_000_000],
      ['svg', 'bake.image_too_large', 50_000_000],
    ])
    for (const { extraMiB } of runs) expect(extraMiB).toBeLessThan(64)
    // The new picture is as large as the old: a mark that does not see it would show nothing.
    expect(runs[1].extraMiB).toBeGreaterThan(40)
  })
})
