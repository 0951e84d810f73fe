import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entries, schemaFiles } from '../../tools/entries.ts'

const folder = process.env['RUNGS_PACKED'] ?? ''
const specifiers = Object.keys(entries).map((subpath) => `rungs${subpath.slice(1)}`)

function node(script: string, cwd = folder): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd, encoding: 'utf8' })
}

describe('the packed tarball, installed in an empty folder', () => {
  it.each(specifiers)('imports %s', (specifier) => {
    expect(JSON.parse(node(`console.log(JSON.stringify(Object.keys(await import('${specifier}'))))`)).length).toBeGreaterThan(0)
  })

  it.each(specifiers)('requires %s', (specifier) => {
    const script = `import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/x.js'); console.log(typeof require('${specifier}'))`
    expect(node(script).trim()).toBe('object')
  })

  it.each(schemaFiles)('ships the schema %s', (name) => {
    const path = node(
      `import { createRequire } from 'node:module'; console.log(createRequire(process.cwd() + '/x.js').resolve('rungs/schemas/${name}.schema.json'))`,
    )
    expect(JSON.parse(readFileSync(path.trim(), 'utf8'))).toHaveProperty('$id')
  })

  it('runs init, then issue.mjs and verify.mjs at once', () => {
    const project = join(folder, 'first-minutes')
    mkdirSync(project)
    symlinkSync(join(folder, 'node_modules'), join(project, 'node_modules'))
    execFileSync('npx', ['rungs', 'init'], { cwd: project })
    expect(statSync(join(project, 'issuer.key.json')).mode & 0o777).toBe(0o600)
    execFileSync(process.execPath, ['issue.mjs'], { cwd: project })
    const shown = execFileSync(process.execPath, ['verify.mjs'], { cwd: project, encoding: 'utf8' })
    expect(shown).toContain('outcome: verified')
    expect(shown).toContain('accepted: true roles: courier')
    expect(shown).toMatch(/held\s+https:\/\/platform\.example\/ladders\/delivery\/courier/)
    expect(() => execFileSync('npx', ['rungs', 'init'], { cwd: project, stdio: 'ignore' })).toThrow()
  })

  it('contains nothing but what it needs', () => {
    const files = execFileSync('tar', ['-tzf', readTarball()], { cwd: folder, encoding: 'utf8' }).trim().split('\n')
    expect(
      files.filter(
        (file) =>
          !/^package\/(dist|schemas)\/|^package\/(package\.json|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md)$/.test(file),
      ),
    ).toEqual([])
  })
})

function readTarball(): string {
  return (
    execFileSync('ls', { cwd: folder, encoding: 'utf8' })
      .split('\n')
      .find((name) => name.endsWith('.tgz')) ?? ''
  )
}
