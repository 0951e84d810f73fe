import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnySchemaObject } from 'ajv'
import { _ } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { transform } from 'esbuild'
import { formats } from '../../src/schemas/formats.ts'
import { leanValidator } from './lean-validator.ts'

const SUFFIX = '.schema.json'

// The module is CommonJS with a default member, which some loaders unwrap and some do not.
const standaloneCode = ('default' in standalone ? standalone.default : standalone) as typeof standalone.default

/**
 * Compiles every `schemas/*.schema.json` under `root` into one module of `src/schemas/generated/` that needs no validator
 * library: `check(value)` returns the errors or `null`. Schemas may refer to each other by `$id`.
 */
export async function generateSchemas(root: string): Promise<void> {
  const source = join(root, 'schemas')
  const target = join(root, 'src/schemas/generated')
  const names = (await readdir(source))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .sort()
  const schemas = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(source, name + SUFFIX), 'utf8')) as AnySchemaObject),
  )
  const ajv = createSchemaCompiler(schemas)
  await mkdir(target, { recursive: true })
  const stale = (await readdir(target)).filter((file) => !names.includes(file.replace(/\.ts$/, '')))
  await Promise.all(stale.map((file) => rm(join(target, file), { recursive: true })))
  for (const [index, name] of names.entries()) {
    const validate = ajv.getSchema(schemas[index]!.$id as string)
    if (validate === undefined) throw new Error(`${name}${SUFFIX} has no $id that can be found again`)
    await writeFile(join(target, `${name}.ts`), await moduleOf(name, standaloneCode(ajv, validate)))
  }
}

/** The compiler with our options, knowing the given schemas by `$id`. */
export function createSchemaCompiler(schemas: readonly AnySchemaObject[]): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    // Optional elements after a fixed head are how JSON-LD contexts are written.
    strictTuples: false,
    allowUnionTypes: true,
    allErrors: false,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: false, formats: _`helpers.formats` },
  })
  tellWhatIsMissing(ajv)
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format)
  for (const schema of schemas) ajv.addSchema(schema)
  return ajv
}

/** Lets the error of `contains` name the value that no element has: of itself it only counts. */
function tellWhatIsMissing(ajv: Ajv2020): void {
  const rule = ajv.RULES.all['contains']
  if (typeof rule !== 'object') throw new Error('the compiler has no contains')
  rule.definition.error = {
    message: '',
    params: ({ schema, params }) => {
      const { const: one, enum: several } = schema as { const?: string; enum?: string[] }
      const wanted = one ?? several?.join(' | ')
      return wanted === undefined
        ? _`{minContains: ${params['min']}}`
        : _`{minContains: ${params['min']}, allowedValue: ${wanted}}`
    },
  }
}

/** Only the helpers stay outside, where all validators share them. */
async function moduleOf(name: string, code: string): Promise<string> {
  const rewired = leanValidator(code)
    .replaceAll('require("ajv/dist/runtime/equal").default', 'helpers.equal')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'helpers.textLength')
  if (/\brequire\(/.test(rewired)) throw new Error(`${name}${SUFFIX} needs a helper of the compiler that we have no own one for`)
  const result = await transform(rewired, {
    format: 'iife',
    globalName: 'generated',
    target: 'es2022',
    charset: 'ascii',
    minify: true,
    legalComments: 'none',
  })
  return `// @ts-nocheck
// Generated from schemas/${name}${SUFFIX}: change that file and run \`npm run generate\`.
import { helpers } from '../helpers.js'
import type { SchemaCheck } from '../schema-error.js'

${result.code.trim()}

export const check: SchemaCheck = (value) => {
  const errors = generated.validate(value) ? null : generated.validate.errors
  generated.validate.errors = null
  return errors
}
`
}
