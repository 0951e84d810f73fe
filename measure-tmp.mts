import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { entries } from './tools/entries.ts'
const root = process.cwd()
const plug = (side: string) => ({ name: 's', setup(s: any) {
  s.onResolve({ filter: /./ }, ({ path, kind }: any) => (kind === 'dynamic-import' ? { path, external: true } : undefined))
  if (process.argv[2]) s.onResolve({ filter: /./ }, ({ path, importer }: any) => (/contexts.generated.index/.test(importer) && path !== '../document.js' ? { path, external: true } : undefined))
  s.onResolve({ filter: /^rungs($|\/)/ }, ({ path }: any) => ({ path: join(root, (entries as any)['.' + path.slice(5)]), sideEffects: false }))
  s.onResolve({ filter: /^#runtime$/ }, () => ({ path: join(root, `src/runtime/${side}/index.ts`), sideEffects: false }))
  s.onResolve({ filter: /^node:/ }, ({ path }: any) => ({ path, external: true, sideEffects: false }))
} })
const run = async (text: string, side: string) => {
  const r = await build({ stdin: { contents: text, resolveDir: root, loader: 'ts' }, bundle: true, minify: true, write: false, metafile: true, format: 'esm', platform: 'neutral', target: 'es2022', mainFields: ['module', 'main'], conditions: side === 'node' ? ['node', 'import', 'default'] : ['browser', 'import', 'default'], logLevel: 'silent', plugins: [plug(side)] })
  const t = r.outputFiles[0].text
  console.log(side, t.length, gzipSync(t, { level: 9 }).length)
  const out = Object.values(r.metafile.outputs)[0]
  const list = Object.entries(out.inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput)
  for (const [p, { bytesInOutput }] of list.slice(0, Number(process.argv[3] ?? 0))) console.log(bytesInOutput, p)
}
const t = (m: string, e: string) => `import { createVerifier } from 'rungs/verify'; import { ${m} } from 'rungs/securing/${e}'; globalThis.v = createVerifier({ mechanisms: [${m}] })`
await run(t('ob3Jwt', 'ob3-jwt'), 'node')
await run(t('ob3Jwt', 'ob3-jwt'), 'web')
await run(t('vcJose', 'vc-jose'), 'web')
