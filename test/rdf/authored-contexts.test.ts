import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  CID_V1,
  CLR_2_0,
  CLR_2_0_1,
  type ContextDocument,
  type ContextLoader,
  CREDENTIALS_EXAMPLES_V2,
  createContextLoader,
  JWK_V1,
} from '../../src/contexts/index.js'
import { isRungsError, type JsonObject } from '../../src/core/index.js'
import { canonize } from '../../src/rdf/index.js'
import { contextsOfMap } from '../support/vector-contexts.js'
import { hasVectors, readVectorJson, vectorsDir } from '../support/vectors.js'

const authored = [CID_V1, CLR_2_0, CLR_2_0_1, CREDENTIALS_EXAMPLES_V2, JWK_V1]
const here = hasVectors('published documents under authored contexts')
const dir = vectorsDir() ?? ''

/** Where the table of the vectors has a URL's published document. */
function publishedFile(url: string): string {
  const rows = readFileSync(join(dir, 'CONTEXT-MAP.tsv'), 'utf8').split('\n')
  return rows.map((row) => row.split('\t')).find(([one]) => one === url)?.[1] as string
}

/** The vectors' JSON-LD documents that name a context; of two contexts there are none, and others stand in for them. */
function documentsUnder(url: string): readonly JsonObject[] {
  if (url === JWK_V1) return [loneKey]
  if (url === CLR_2_0) return documentsNaming(CLR_2_0_1).map((document) => renamed(document, CLR_2_0_1, CLR_2_0))
  return documentsNaming(url)
}

const loneKey: JsonObject = {
  '@context': JWK_V1,
  id: 'did:example:1#key',
  type: 'JsonWebKey',
  controller: 'did:example:1',
  revoked: '2026-01-01T00:00:00Z',
  publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' },
}

function renamed(document: JsonObject, from: string, to: string): JsonObject {
  return JSON.parse(JSON.stringify(document).replaceAll(JSON.stringify(from), JSON.stringify(to))) as JsonObject
}

function documentsNaming(url: string): readonly JsonObject[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.json(ld)?$/.test(file))
    .map((file) => readFileSync(join(dir, file), 'utf8'))
    .filter((text) => text.includes(`"${url}"`))
    .flatMap((text) => {
      try {
        const document = JSON.parse(text) as JsonObject
        return Object.hasOwn(document, '@context') ? [document] : []
      } catch {
        return []
      }
    })
}

async function outcome(document: JsonObject, loader: ContextLoader): Promise<string> {
  try {
    return await canonize(document, { loader })
  } catch (error) {
    if (!isRungsError(error)) throw error
    return `refused: ${error.code} ${JSON.stringify(error.params)}`
  }
}

describe.runIf(here)('published documents mean the same under our wording of a context and under the published one', () => {
  it.each(authored)('%s', async (url) => {
    const bundled = createContextLoader(contextsOfMap(dir))
    const published = readVectorJson(publishedFile(url)) as unknown as ContextDocument
    const asPublished: ContextLoader = (wanted, path) => (wanted === url ? published : bundled(wanted, path))
    const outcomes = await Promise.all(
      documentsUnder(url).map(
        async (document) => [await outcome(document, bundled), await outcome(document, asPublished)] as const,
      ),
    )
    for (const [ours, theirs] of outcomes) expect(ours).toBe(theirs)
    expect(outcomes.filter(([ours]) => /^[<_]/.test(ours)).length).toBeGreaterThan(0)
  })
})
