import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { imageKind, unbakeImage } from '../../src/bake/index.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const mail = join(root, 'examples/images/out/mail')

describe('the images example', () => {
  it('runs, every claim that it prints holds, and the files are pictures with a badge inside', { timeout: 180_000 }, async () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/example.ts', 'images'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect([status, stderr.replace(/^building …\n/, '')], stderr).toEqual([0, ''])
    expect(stdout.match(/ {2}✔ /g)?.length).toBe(12)
    expect(stdout).not.toContain('✘')
    for (const heading of ['1. The school signs', '2. Each goes into a picture', '3. Whoever gets one', '4. Damaged, copied'])
      expect(stdout).toContain(heading)
    for (const text of ['आशा देवी', 'عائشة المنصوري', '道路急救', '👩🏽‍🚒', 'bake.png_checksum']) expect(stdout).toContain(text)
    const files = readdirSync(mail)
    expect(files).toHaveLength(12)
    for (const file of files) {
      const bytes = new Uint8Array(readFileSync(join(mail, file)))
      expect(imageKind(bytes)).toBe(file.slice(-3))
      expect((await unbakeImage(bytes)).findings).toEqual([])
    }
  })
})
