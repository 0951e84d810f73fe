import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../../src/contexts', import.meta.url))

async function bundle(code: string): Promise<string> {
  const result = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    minify: true,
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}

it('a URL constant costs no context', async () => {
  expect((await bundle(`import { OB_3_0_3 } from './index.ts'; console.log(OB_3_0_3)`)).length).toBeLessThan(200)
})

it('the digests cost no context either', async () => {
  const code = await bundle(`import { publishedDigests } from './index.ts'; console.log(publishedDigests)`)
  expect(code).toContain('59955ced')
  expect(code).not.toContain('@protected')
})

it('one generated context costs no other', async () => {
  const used = `import { document as a } from './generated/jwk-v1.ts'; import { document as b } from './generated/ob-3-0-3.ts';`
  const code = await bundle(`${used} console.log(a)`)
  expect(code).toContain('JsonWebKey')
  expect(code).not.toContain('AchievementSubject')
})

it('the loader carries them all and the authored sources not twice', async () => {
  const code = await bundle(`import { createContextLoader } from './index.ts'; console.log(createContextLoader())`)
  // Once as a term and once in its IRI.
  expect(code.match(/LadderDefinitionCredential/g)).toHaveLength(2)
  expect(code.length).toBeLessThan(120_000)
})
