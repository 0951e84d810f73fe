import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader } from '../../src/contexts/index.js'
import { type JsonObject, type JsonValue, pointer } from '../../src/core/index.js'
import {
  canonize,
  hmacLabels,
  type LabelMapper,
  labelStatements,
  relabelStatements,
  shuffledLabels,
} from '../../src/rdf/index.js'
import { errorOf, loader, thaw } from '../support/badges.js'
import { resultBadge } from '../support/result-badge.js'

const key = Uint8Array.from({ length: 32 }, (_, index) => index)
const labels = hmacLabels(key)
const same: LabelMapper = (canonical) => new Map(canonical.map((label) => [label, label]))
const badge = resultBadge('did:example:issuer')

/** Every pointer of a document. */
function pointersOf(value: JsonValue, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.keys(value).flatMap((name) => pointersOf((value as JsonObject)[name] as JsonValue, pointer(path, name))),
  ]
}

/** What holds for every selection: whoever gets the part alone makes of it the same statements. */
async function selected(document: JsonObject, pointers: readonly string[], mapper = labels): Promise<readonly string[]> {
  const { lines, select } = labelStatements(document, { loader, labels: mapper })
  const part = select(pointers)
  const shown = part.indexes.map((index) => lines[index] as string)
  expect(await relabelStatements(thaw(part.document), loader, part.labelMap)).toEqual(shown)
  return shown
}

const withTerms = (terms: object, members: object): JsonObject => ({
  '@context': [CREDENTIALS_V2, terms as JsonObject],
  id: 'urn:example:1',
  type: ['VerifiableCredential'],
  ...members,
})

describe('the statements of a document under other labels (ECDSA cryptosuites 1.0 sections 3.4.1 to 3.4.4)', () => {
  it('are the canonical ones under the same labels', async () => {
    expect(labelStatements(badge, { loader, labels: same }).lines.join('')).toBe(await canonize(badge, { loader }))
  })

  it('have HMACs, or numbers in the order of these', async () => {
    const hmac = labelStatements(badge, { loader, labels }).lines.join('')
    expect(hmac).toMatch(/_:u[\w-]{43} /)
    expect(hmac).not.toContain('c14n')
    const shuffled = labelStatements(badge, { loader, labels: shuffledLabels(key) }).lines.join('')
    expect(shuffled).toMatch(/_:b0 /)
    expect(labelStatements(badge, { loader, labels: shuffledLabels(key.toReversed()) }).lines.join('')).not.toBe(shuffled)
  })

  it('do not depend on the order of members, nor on ids that only look alike', () => {
    const turned = Object.fromEntries(Object.entries(badge).reverse())
    expect(labelStatements(turned, { loader, labels }).lines).toEqual(labelStatements(badge, { loader, labels }).lines)
  })

  it('one object in two places is two nodes, frozen or not', async () => {
    const shared = Object.freeze({ type: ['Evidence'], name: 'Log' })
    const document = { ...badge, evidence: [shared, shared] }
    expect(labelStatements(document, { loader, labels: same }).lines.join('')).toBe(await canonize(thaw(document), { loader }))
  })

  it('are refused for what is not JSON', async () => {
    const cyclic: Record<string, unknown> = { ...badge }
    cyclic['evidence'] = cyclic
    expect((await errorOf(() => labelStatements(cyclic as JsonObject, { loader, labels }))).code).toMatch(/^core\.json/)
  })
})

describe('parts of a document (sections 3.4.10 to 3.4.16)', () => {
  it('any pointer, alone: the part makes the statements that the whole makes', async () => {
    for (const one of pointersOf(badge)) await selected(badge, [one])
  })

  it('any pointers together, under both kinds of labels', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(pointersOf(badge), { maxLength: 12 }), fc.boolean(), async (pointers, isShuffled) => {
        await selected(badge, pointers, isShuffled ? shuffledLabels(key) : labels)
      }),
      { numRuns: 60 },
    )
  })

  it('nothing is selected but the types and ids of the whole', () => {
    const { select } = labelStatements(badge, { loader, labels })
    expect(select([]).document).toEqual({ '@context': badge['@context'], id: badge['id'], type: badge['type'] })
    expect(select(['']).document).toEqual(badge)
  })

  it('a member comes with the types and ids around it, in the order of the document', () => {
    const { select } = labelStatements(badge, { loader, labels })
    const { document } = select(['/credentialSubject/achievement/alignment/1/targetName', '/name'])
    expect(Object.keys(document)).toEqual(['@context', 'id', 'type', 'name', 'credentialSubject'])
    expect(document['credentialSubject']).toEqual({
      id: 'did:example:ana',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://courier.example/achievements/van-driver',
        type: ['Achievement'],
        alignment: [{ type: ['Alignment'], targetName: 'Light Truck Drivers' }],
      },
    })
  })

  it('a list is one value: a pointer into it shows the whole', async () => {
    const path = '/credentialSubject/achievement/resultDescription/1/allowedValue'
    const whole = await selected(badge, [path])
    expect(await selected(badge, [`${path}/1`])).toEqual(whole)
    expect(whole.filter((line) => line.includes('rdf-syntax-ns#first'))).toHaveLength(3)
    const { select } = labelStatements(badge, { loader, labels })
    expect(JSON.stringify(select([`${path}/1`]).document)).toContain('["poor","good","excellent"]')
  })

  const terms = {
    l: { '@id': 'urn:l', '@container': '@list' },
    j: { '@id': 'urn:j', '@type': '@json' },
    g: { '@id': 'urn:g', '@container': '@graph' },
    m: { '@id': 'urn:m', '@container': '@language' },
    p: 'urn:p',
    q: 'urn:q',
  }
  it.each([
    ['a list of objects', { l: [{ p: '1' }, { p: '2', q: '3' }] }, '/l/1/p'],
    ['a list of one that is no array', { l: 'x', p: '1' }, '/l'],
    ['lists of equal items in two nodes', { p: [{ l: ['x'] }, { l: ['x'] }] }, '/p/1/l'],
    ['a JSON literal', { j: { a: [1, { b: 2 }] }, p: '1' }, '/j/a/1/b'],
    ['a value object', { p: { '@value': 'x', '@language': 'de' }, q: '1' }, '/p/@value'],
    ['a graph', { g: [{ id: 'urn:a', p: '1', q: '2' }, { p: '3' }] }, '/g/0/p'],
    ['a graph of nodes without ids', { g: [{ p: '1', q: '2' }, { p: '3' }] }, '/g/1'],
    ['a language map', { m: { de: 'x', en: ['y', 'z'] } }, '/m/en/1'],
    ['arrays in arrays', { p: [['1', ['2']], '3'] }, '/p/0/1/0'],
    ['a context of an object', { p: { '@context': { q: 'urn:other' }, q: { q: '1' } } }, '/p/q/q'],
    ['null beside it', { p: [null, '1'] }, '/p/1'],
    ['a blank node that the document names', { p: { id: '_:x', q: '1' }, q: [{ id: '_:x' }, { id: '_:y', p: '2' }] }, '/q'],
    ['equal objects', { p: [{ q: '1' }, { q: '1' }, { q: '2' }] }, '/p/1'],
    [
      'objects that differ in what is hidden',
      {
        p: [
          { q: '1', p: 'a' },
          { q: '1', p: 'b' },
        ],
      },
      '/p/1/q',
    ],
    ['members with odd names', { p: { 'urn:a/b~c': '1', q: '2' } }, '/p/urn:a~1b~0c'],
  ])('%s', async (_what, members, path) => {
    const document = withTerms(terms, members)
    expect(labelStatements(document, { loader, labels: same }).lines.join('')).toBe(await canonize(document, { loader }))
    const shown = await selected(document, [path])
    expect(shown.length).toBeGreaterThan(1)
    // A node of a graph that shows nothing but its id is refused, as in any document.
    for (const one of pointersOf(document)) if (!one.endsWith('/id')) await selected(document, [one])
  })

  it.each([
    ['no slash', 'name', 'syntax'],
    ['a bad escape', '/na~2me', 'syntax'],
    ['a lone tilde', '/name~', 'syntax'],
    ['no such member', '/nothing', 'unmatched'],
    ['a member of every object', '/toString', 'unmatched'],
    ['__proto__', '/__proto__', 'unmatched'],
    ['an index beyond the end', '/evidence/2', 'unmatched'],
    ['an index with a zero', '/evidence/01', 'unmatched'],
    ['the end of an array', '/evidence/-', 'unmatched'],
    ['the length of an array', '/evidence/length', 'unmatched'],
    ['a member of a text', '/name/0', 'unmatched'],
    ['beyond a list', '/credentialSubject/achievement/resultDescription/1/allowedValue/3', 'unmatched'],
    ['the empty name', '/', 'unmatched'],
  ])('a pointer is refused: %s (RFC 6901)', async (_what, text, reason) => {
    const { select } = labelStatements(badge, { loader, labels })
    const error = await errorOf(() => select(['/name', text]))
    expect(error).toMatchObject({ code: 'rdf.pointer_invalid', kind: 'input', params: { reason }, path: text })
  })

  it('so are more pointers than anybody needs', async () => {
    const { select } = labelStatements(badge, { loader, labels })
    const many = Array.from({ length: 10_001 }, () => '/name')
    expect(await errorOf(() => select(many))).toMatchObject({ code: 'rdf.pointer_invalid' })
  })

  it('JSON-LD that the engine leaves to jsonld cannot be shown in part', async () => {
    const document = withTerms({ i: { '@id': 'urn:i', '@container': '@index' }, p: 'urn:p' }, { i: { a: { p: '1' } } })
    const error = await errorOf(() => labelStatements(document, { loader, labels }))
    expect(error).toMatchObject({ code: 'rdf.selection_unsupported', kind: 'operation' })
    expect(await canonize(document, { loader })).toContain('urn:i')
  })
})

describe('the labels that a holder gives (section 3.4.2)', () => {
  const { select } = labelStatements(badge, { loader, labels })
  const part = select(['/evidence', '/name'])
  const relabel = (change: (map: Map<string, string>) => void) => {
    const map = new Map(part.labelMap)
    change(map)
    return relabelStatements(part.document, loader, map)
  }

  it('are one for each blank node', async () => {
    expect(part.labelMap.size).toBeGreaterThan(0)
    await expect(relabel(() => undefined)).resolves.toHaveLength(part.indexes.length)
    const [first = '', label = ''] = [...part.labelMap][0] ?? []
    for (const change of [
      (map: Map<string, string>) => map.delete(first),
      (map: Map<string, string>) => map.clear(),
      (map: Map<string, string>) => map.set('c14n99', 'uOther'),
      (map: Map<string, string>) => map.delete(first) && map.set('c14n99', label),
    ]) {
      expect(await errorOf(relabel(change))).toMatchObject({ code: 'rdf.label_map_invalid', kind: 'input' })
    }
  })

  it('are never the same for two: that would make one node of them', async () => {
    const two = select(['/credentialSubject/achievement/alignment'])
    const map = new Map([...two.labelMap].map(([canonical]) => [canonical, 'uSame']))
    expect(map.size).toBeGreaterThan(1)
    expect(await errorOf(relabelStatements(two.document, loader, map))).toMatchObject({ code: 'rdf.label_map_invalid' })
  })

  it('serve documents that the engine leaves to jsonld', async () => {
    const own = createContextLoader()
    const document = withTerms({ i: { '@id': 'urn:i', '@container': '@index' }, p: 'urn:p' }, { i: { a: { p: '1' } } })
    expect((await relabelStatements(document, own, new Map([['c14n0', 'uX']]))).join('')).toContain('_:uX <urn:p> "1"')
  })
})
