import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = process.env['RUNGS_PACKED'] ?? ''
const node = (script: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })

describe('the verify page in the packed tarball', () => {
  const text = readFileSync(join(folder, 'node_modules/rungs/dist/verify.html'), 'utf8')

  it('is a whole page with a policy that lets its own script run alone (HTML, Content Security Policy Level 3)', () => {
    expect(text.startsWith('<!doctype html>\n')).toBe(true)
    expect(text.match(/<\/script>/g)?.length).toBe(1)
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(text.slice(0, 2000)) ?? []
    for (const part of ['default-src &#39;none&#39;', 'script-src &#39;sha256-', 'form-action &#39;none&#39;'])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(text).not.toMatch(/<script[^>]* src=|<link/)
  })

  it('is the one that the code of the package gives', () => {
    const given = node("import { verifyPageFile } from 'rungs/web'; process.stdout.write(await verifyPageFile())")
    expect(given === text).toBe(true)
  })
})
