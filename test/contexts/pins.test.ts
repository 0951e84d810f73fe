import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as contexts from '../../src/contexts/index.js'
import {
  canonicalDigests,
  contextUrls,
  createContextLoader,
  OB_3_0_3,
  publishedDigests,
  RUNGS_V0,
} from '../../src/contexts/index.js'
import { canonicalizeJson, type JsonValue } from '../../src/core/index.js'
import { hasVectors, readVector, readVectorJson } from '../support/vectors.js'
import { termsOf } from './support.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const load = createContextLoader()

describe('bundled contexts', () => {
  it('are the contexts that have a URL constant', () => {
    const constants = Object.entries(contexts).filter(([name, value]) => /^[A-Z]/.test(name) && typeof value === 'string')
    const urls = constants.filter(([name]) => name !== 'RUNGS_VOCABULARY').map(([, url]) => url)
    expect([...contextUrls].sort()).toEqual(urls.sort())
  })

  it.each(contextUrls)('%s has its pinned canonical digest and is deep-frozen', (url) => {
    const document = load(url)
    expect(sha256(canonicalizeJson(document))).toBe(canonicalDigests[url])
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen))
    expect(frozen(document)).toBe(true)
  })

  it('have a published digest each, except our own', () => {
    expect(contextUrls.filter((url) => publishedDigests[url] === undefined)).toEqual([RUNGS_V0])
    expect(Object.keys(publishedDigests)).toHaveLength(contextUrls.length - 1)
  })

  it('have the digests that the specifications state (VCDM 2.0 section B.1, Bitstring Status List 1.0 section 5.2)', () => {
    expect(publishedDigests[contexts.CREDENTIALS_V2]).toBe('59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734')
    expect(publishedDigests[contexts.STATUS_V1]).toBe('fda5add353231e6a6884a46b12e6c75464281900cb348284d9c360f62381d9f7')
  })

  it('have longer digests too, for related resources (VCDM 2.0 section 5.3)', () => {
    expect(contextUrls.filter((url) => contexts.publishedIntegrity(url) === undefined)).toEqual([RUNGS_V0])
    for (const url of contextUrls.filter((one) => one !== RUNGS_V0)) {
      const { sha256: short, sha384, sha512 } = contexts.publishedIntegrity(url) as contexts.PublishedIntegrity
      expect(short).toBe(publishedDigests[url])
      expect([Buffer.from(sha384, 'base64').length, Buffer.from(sha512, 'base64').length]).toEqual([48, 64])
    }
    expect(contexts.publishedIntegrity('constructor')).toBeUndefined()
  })

  it('answer digest lookups by own members only', () => {
    expect(publishedDigests['constructor']).toBeUndefined()
    expect(canonicalDigests['toString']).toBeUndefined()
  })
})

describe.skipIf(!hasVectors('published contexts'))('published contexts', () => {
  const rows = hasVectors('published contexts') ? readVector('CONTEXT-MAP.tsv').trim().split('\n').slice(1) : []
  const files = new Map(rows.map((row) => row.split('\t') as [string, string, string]).map(([url, file]) => [url, file]))
  const published = contextUrls.filter((url) => url !== RUNGS_V0)
  const authored: readonly string[] = [contexts.CLR_2_0, contexts.CLR_2_0_1]

  it.each(published)('%s: the published bytes have the digest of the table', (url) => {
    expect(sha256(readVector(files.get(url) ?? ''))).toBe(publishedDigests[url])
  })

  it.each(published.filter((url) => !authored.includes(url)))('%s: the bundled JSON equals the published', (url) => {
    expect(load(url)).toEqual(readVectorJson(files.get(url) ?? ''))
  })

  it.each([
    ['1edtech-ob-spec/context-3.0.3-history/2023-12-20-dd8e1cd8.json', ['awardedDate', 'inLanguage']],
    ['1edtech-ob-spec/context-3.0.3-history/2023-12-20-6e0cc704.json', ['awardedDate', 'inLanguage']],
    ['1edtech-ob-spec/context-3.0.3-history/2023-12-20-b16fb0df.json', ['awardedDate', 'inLanguage']],
    ['1edtech-ob-spec/context-3.0.3-history/2024-01-24-7876ea0e.json', ['awardedDate']],
    ['1edtech-ob-spec/context-3.0.3-history/2024-03-04-74da24dd.json', []],
    ['dcc-open-badges-context/context-3.0.3.json', ['awardedDate', 'inLanguage']],
  ])('OB 3.0.3 against the copy %s: what that copy lacks', (file, lacking) => {
    const ours = termsOf(load(OB_3_0_3))
    const theirs = termsOf(readVectorJson(file))
    expect([...ours].filter((term) => !theirs.has(term)).sort()).toEqual(lacking)
    expect([...theirs].filter((term) => !ours.has(term))).toEqual([])
  })

  it('OB 3.0.3 is the text before `jti` and `endorsementJwt` were added', () => {
    const ours = termsOf(load(OB_3_0_3))
    expect(ours.has('awardedDate')).toBe(true)
    expect(ours.has('jti') || ours.has('endorsementJwt')).toBe(false)
  })
})

it('a digest covers the value, not the order of members', () => {
  const document = load(RUNGS_V0)
  const reversed = Object.fromEntries(Object.entries(document['@context'] as object).reverse()) as JsonValue
  expect(sha256(canonicalizeJson({ '@context': reversed }))).toBe(canonicalDigests[RUNGS_V0])
})
