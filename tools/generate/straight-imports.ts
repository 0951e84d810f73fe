import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Plugin } from 'esbuild'

const IMPORT = /(import|export) \{([^}]*)\} from '([^']*\/index\.js|#runtime)'/g
const LATE = /const \{([^}]*)\} = await import\('([^']*\/index\.js)'\)/g
const REEXPORT = /export (?:type )?\{([^}]*)\} from '([^']+)'/g

/**
 * Imports from the index of a room go straight to the file that has the name: a bundler that splits by file would else take whatever the
 * room has for needed at once. An index only re-exports, which a test of the house sees to.
 */
export function straightImports(): Plugin {
  const indexes = new Map<string, ReadonlyMap<string, string>>()
  const namesOf = (index: string): ReadonlyMap<string, string> => {
    const known = indexes.get(index) ?? readIndex(index)
    indexes.set(index, known)
    return known
  }
  const fileOf = (name: string, index: string): string | undefined => {
    const file = namesOf(index).get(name)
    return file?.endsWith('/index.ts') === true ? (fileOf(name, file) ?? file) : file
  }
  const lines = (names: string, from: string, path: string, line: (name: string, file: string) => string): string | undefined => {
    const index = from === '#runtime' ? webRuntime(path) : resolve(dirname(path), from.replace(/\.js$/, '.ts'))
    const all = names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
    const found = all.map((name) => {
      const file = fileOf(name.split(' as ')[0] as string, index)
      return file === undefined ? undefined : line(name, file)
    })
    return found.includes(undefined) ? undefined : found.join('; ')
  }
  return {
    name: 'straight-imports',
    setup: (setup) => {
      setup.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const contents = readFileSync(path, 'utf8')
          .replace(IMPORT, (whole, word: string, names: string, from: string) => {
            return lines(names, from, path, (name, file) => `${word} { ${name} } from ${JSON.stringify(file)}`) ?? whole
          })
          .replace(LATE, (whole, names: string, from: string) => {
            const line = (name: string, file: string): string => `const { ${name} } = await import(${JSON.stringify(file)})`
            return names.includes(',') ? whole : (lines(names, from, path, line) ?? whole)
          })
        return { contents, loader: 'ts' }
      })
    },
  }
}

/** The side of `#runtime` that is for browsers, seen from a file of `src`. */
function webRuntime(path: string): string {
  return join(path.slice(0, path.lastIndexOf(`${sep}src${sep}`)), 'src/runtime/web/index.ts')
}

function readIndex(index: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const [, list = '', from = ''] of readFileSync(index, 'utf8').matchAll(REEXPORT)) {
    const file = join(dirname(index), from.replace(/\.js$/, '.ts'))
    if (!existsSync(file)) continue
    for (const name of list.split(',')) {
      const [own = '', shown = own] = name
        .trim()
        .replace(/^type /, '')
        .split(' as ')
      if (own === shown) names.set(shown, file)
    }
  }
  return names
}
