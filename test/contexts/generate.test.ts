import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, contextUrls, OB_3_0_3, RUNGS_V0 } from '../../src/contexts/index.js'
import { checkPins, generateContexts, readSources } from '../../tools/generate/contexts.js'

const generated = fileURLToPath(new URL('../../src/contexts/generated', import.meta.url))

describe('generateContexts', () => {
  let root = ''
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'contexts-'))
  })
  afterEach(() => rm(root, { recursive: true }))

  it('writes one module per context and their table: what is bundled now is up to date', async () => {
    await generateContexts(root)
    const folder = join(root, 'src/contexts/generated')
    const names = (await readdir(folder)).sort()
    expect(names).toHaveLength(contextUrls.length + 1)
    expect(names).toEqual((await readdir(generated)).sort())
    for (const name of names)
      expect(await readFile(join(folder, name), 'utf8')).toBe(await readFile(join(generated, name), 'utf8'))
  })

  it('removes what is stale and leaves what has not changed', async () => {
    const folder = join(root, 'src/contexts/generated')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'gone.ts'), '')
    await generateContexts(root)
    const before = await stat(join(folder, 'index.ts'))
    await generateContexts(root)
    expect((await stat(join(folder, 'index.ts'))).mtimeMs).toBe(before.mtimeMs)
    expect(await readdir(folder)).not.toContain('gone.ts')
  })
})

describe('checkPins', () => {
  it('accepts the sources as they are installed', async () => {
    const documents = await readSources()
    expect([...documents.keys()].sort()).toEqual([...contextUrls].sort())
    expect(() => checkPins(documents)).not.toThrow()
  })

  it('refuses a package that added a term, naming the context and both digests', async () => {
    const documents = new Map(await readSources())
    const before = documents.get(OB_3_0_3)?.['@context'] as object
    documents.set(OB_3_0_3, {
      '@context': { ...before, endorsementJwt: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt' },
    })
    expect(() => checkPins(documents)).toThrow(new RegExp(`${OB_3_0_3}\\s+pinned [0-9a-f]{64}\\s+actual [0-9a-f]{64}`))
  })

  it('refuses a missing context and one without a pin', async () => {
    const documents = new Map(await readSources())
    documents.delete(CREDENTIALS_V2)
    documents.set('https://example.org/v1', documents.get(RUNGS_V0) ?? {})
    expect(() => checkPins(documents)).toThrow(/absent[\s\S]+example\.org\/v1\s+has no pin/)
  })
})
