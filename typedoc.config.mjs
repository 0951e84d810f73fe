import { readFileSync } from 'node:fs'

const { exports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const sources = Object.values(exports)
  .flatMap((target) => (typeof target === 'object' ? [target.default] : []))
  .map((path) => path.replace('./dist/', 'src/').replace(/\.js$/, '.ts'))

/** Entry points follow from package.json, which follows from the entries table. */
export default {
  entryPoints: sources,
  out: 'docs-site/reference',
  plugin: ['./tools/site/typedoc-documents.mjs'],
  router: 'documents-by-path',
  navigation: { includeGroups: true },
  projectDocuments: ['docs/*.md', 'docs/guide/*.md', 'docs/decisions/*.md'],
  tsconfig: 'tsconfig.build.json',
  disableSources: true,
  treatWarningsAsErrors: true,
  validation: { notExported: false, invalidLink: true, notDocumented: false },
  excludeInternal: true,
  highlightLanguages: ['ts', 'js', 'json', 'sh', 'bash', 'console', 'sql', 'csv', 'text'],
  ignoredHighlightLanguages: ['svg'],
  readme: 'README.md',
  name: 'Rungs',
}
