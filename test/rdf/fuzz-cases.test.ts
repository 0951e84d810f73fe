import { readdirSync, readFileSync } from 'node:fs'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { type ContextLoader, createContextLoader } from '../../src/contexts/index.js'
import { judge } from '../fuzz/compare.js'
import { suppliedContexts } from '../fuzz/contexts.js'
import { copy, type JsonMap } from '../fuzz/json.js'
import { knownDifferences } from '../fuzz/known.js'
import { createOracle } from '../fuzz/oracle.js'
import { type Subject, subjects } from '../fuzz/subject.js'

interface Case {
  readonly name: string
  readonly document: JsonMap
  /** What is judged. Default: the engine alone. */
  readonly subject?: 'engine' | 'whole'
  /** Contexts that the caller supplies, by URL. */
  readonly contexts?: Readonly<Record<string, JsonMap>>
  /** `agreed`: equal or declined; `known`: refused where jsonld accepts, because of `known`. */
  readonly expect: 'equal' | 'agreed' | 'refused' | 'known'
  /** The known difference that the case pins. */
  readonly known?: string
}

const folder = new URL('../fuzz/cases/', import.meta.url)
const cases = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case)
const known = cases.filter((one) => one.known !== undefined)
const oracle = createOracle()
const subjectOf = ({ subject = 'engine' }: Case): Subject => subjects[subject] as Subject
const loaderOf = ({ contexts }: Case): ContextLoader => createContextLoader({ ...suppliedContexts, ...contexts })

/** What jsonld and rdf-canonize write when nothing is mended; `undefined` where they fail. */
async function unmended(one: Case): Promise<string | undefined> {
  const loader = loaderOf(one)
  const documentLoader = async (url: string) => ({
    contextUrl: null,
    documentUrl: url,
    document: copy(loader(url) as unknown as JsonMap),
  })
  const options = { safe: true, base: null, rdfDirection: 'i18n-datatype', documentLoader } as const
  return jsonld
    .canonize(one.document, { ...options, algorithm: 'RDFC-1.0', format: 'application/n-quads' })
    .catch(() => undefined)
}

describe('documents that once came out otherwise (JSON-LD 1.1 API sections 5 and 8, RDFC-1.0)', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const { kind, what } = await judge(one.document, loaderOf(one), subjectOf(one), oracle)
    if (one.expect === 'agreed') expect(['equal', 'declined'], what).toContain(kind)
    else expect(kind, what).toBe(one.expect)
    if (kind === 'known') expect(what).toBe(one.known)
  })
})

describe('known differences from jsonld 9 and rdf-canonize 5', () => {
  it.each(Object.entries(knownDifferences).map(([name, { section }]) => [name, section] as const))(
    '%s (%s) has a case, and each case pins one',
    (name) => {
      expect(known.map((one) => one.known)).toContain(name)
      expect(Object.keys(knownDifferences)).toEqual(expect.arrayContaining(known.map((one) => one.known)))
    },
  )

  // Once this fails, what is mended in the oracle need be no longer.
  it.each(known.map((one) => [one.name, one] as const))('there still is one: %s', async (_name, one) => {
    const outcome = await subjectOf(one)(one.document, loaderOf(one))
    const theirs = await unmended(one)
    if (one.expect === 'known') {
      expect(outcome).toHaveProperty('refused')
      expect(theirs).toBeDefined()
    } else {
      expect(outcome).toHaveProperty('nquads')
      expect(theirs).not.toBe((outcome as { nquads: string }).nquads)
    }
  })
})
