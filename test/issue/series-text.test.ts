import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRungsError, type JsonObject } from '../../src/core/index.js'
import { oddTexts } from '../../src/issue/checked-texts.js'
import { type BadgeSeries, type BadgeTemplate, createIssuer } from '../../src/issue/index.js'
import { createSigner } from '../../src/keys/index.js'
import { ecdsaRdfc2019 } from '../../src/securing/data-integrity/ecdsa-rdfc-2019.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { createVerifier } from '../../src/verify/index.js'
import { newKeyPair } from '../support/keys.js'

const NOW = '2026-06-01T00:00:00Z'
const signer = createSigner(await newKeyPair())
const places = {
  id: '/id',
  worker: '/credentialSubject/id',
  from: '/validFrom',
  until: '/validUntil',
  title: '/name',
  value: '/credentialSubject/result/0/value',
  status: '/credentialSubject/result/0/status',
  proof: '/evidence/0/id',
  story: '/evidence/0/narrative',
  place: '/credentialStatus/id',
  index: '/credentialStatus/statusListIndex',
} as const
type Slot = keyof typeof places
const good: Readonly<Record<Slot, string>> = {
  id: 'urn:uuid:2b7e1516-28ae-4d2a-a6ab-f7158809cf4f',
  worker: 'did:example:bo',
  from: '2026-05-01T00:00:00Z',
  until: '2027-05-01T00:00:00Z',
  title: 'Route safety',
  value: '91',
  status: 'Completed',
  proof: 'https://courier.example/evidence/1',
  story: 'Drove well.',
  place: 'https://courier.example/status/1#7',
  index: '7',
}

/** A mechanism that counts the documents that it was given. */
function counted(mechanism: Mechanism): { mechanism: Mechanism; documents: () => number } {
  let documents = 0
  const secure: Mechanism['secure'] = (credential, options) => {
    documents++
    return mechanism.secure(credential, options)
  }
  return { mechanism: { ...mechanism, secure }, documents: () => documents }
}

function templateOf(mechanism: Mechanism, by = signer): BadgeTemplate<Slot> {
  const issuer = createIssuer({ signer: by, mechanism, now: NOW })
  const { id: _id, ...draft } = issuer.buildBadge({
    name: good.title,
    validFrom: good.from,
    validUntil: good.until,
    subject: {
      id: good.worker,
      result: [{ resultDescription: 'urn:uuid:0f8e4f2c-26ad-4f5c-8d0f-0d8b1f4a8f10', value: good.value, status: 'Completed' }],
    },
    evidence: [{ id: good.proof, narrative: good.story }],
    achievement: {
      id: 'https://courier.example/achievements/route-safety',
      name: 'Route safety “plain” 😀',
      description: 'Plans safe routes.',
      criteria: { narrative: 'Passed the test.' },
      resultDescription: [{ id: 'urn:uuid:0f8e4f2c-26ad-4f5c-8d0f-0d8b1f4a8f10', name: 'Score', resultType: 'Percent' }],
    },
  })
  const credentialStatus = {
    id: good.place,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: good.index,
    statusListCredential: 'https://courier.example/status/1',
  }
  return { draft: { ...draft, id: good.id, credentialStatus }, slots: places }
}

async function seriesOf(mechanism: Mechanism, by = signer): Promise<BadgeSeries<Slot>> {
  return createIssuer({ signer: by, mechanism, now: NOW }).createSeries(templateOf(mechanism, by))
}

/** What comes of a row as a document and as a text: JSON or the refusal. */
async function outcome(made: Promise<{ readonly credential?: JsonObject | string; readonly text?: string }>): Promise<unknown> {
  try {
    const { credential, text, ...rest } = await made
    return { ...rest, text: text ?? (typeof credential === 'string' ? credential : JSON.stringify(credential)) }
  } catch (error) {
    if (!isRungsError(error)) throw error
    return [error.code, error.kind, error.path, error.params]
  }
}

const awkward = [
  '',
  'urn:x',
  'did:example:bo',
  good.id,
  good.proof,
  'https://courier.example/achievements/route-safety',
  '_:b0',
  'rel',
  'schema:name',
  'Completed',
  'Failed',
  '2026-05-01T00:00:00Z',
  '2025-05-01T00:00:00Z',
  '2026-05-01T00:00:00',
  '2026-13-01T00:00:00Z',
  '"quoted" \\ and {"proof":1}',
  '","proof":{}}',
  'slot0:',
  'slot3:"',
  'urn:rungs-template-slot:0:',
  'urn:rungs-secured-slot:0',
  'é～😀\uffff',
  '\ud800',
  '\u0000\n\u2028',
  '~',
]

describe('the text of a row', () => {
  it('is written without a document where nothing speaks against it, and verifies', async () => {
    const { mechanism, documents } = counted(eddsaRdfc2022)
    const series = await seriesOf(mechanism)
    const first = await series.issueText(good)
    expect(documents()).toBe(1)
    const second = await series.issueText({
      ...good,
      worker: 'did:example:cy',
      id: 'urn:uuid:0d0e7c6a-6b9b-4a37-9c6e-6ce2a4d57d6a',
    })
    expect(documents()).toBe(1)
    const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW })
    for (const { text } of [first, second]) expect((await verifier.verify(text)).checks.proof.state).toBe('pass')
    expect(JSON.parse(second.text)).toMatchObject({ credentialSubject: { id: 'did:example:cy' } })
    expect(second).toMatchObject({ mediaType: 'application/vc', fileName: '0d0e7c6a-6b9b-4a37-9c6e-6ce2a4d57d6a.json' })
  })

  it('is that of the document, byte for byte, and refused for the same reasons (property)', { timeout: 60_000 }, async () => {
    const { mechanism, documents } = counted(eddsaRdfc2022)
    const [texts, plain] = [await seriesOf(mechanism), await seriesOf(eddsaRdfc2022)]
    await texts.issueText(good)
    const text = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary' }), fc.webUrl())
    const row = fc.record({
      changes: fc.dictionary(fc.constantFrom(...(Object.keys(places) as Slot[])), text, { maxKeys: 3 }),
      id: fc.uuid(),
    })
    await fc.assert(
      fc.asyncProperty(row, async ({ changes, id }) => {
        const texts1 = { ...good, id: `urn:uuid:${id}`, ...changes } as Record<Slot, string>
        expect(await outcome(texts.issueText(texts1))).toEqual(await outcome(plain.issue(texts1)))
      }),
      {
        numRuns: 400,
        examples: awkward.flatMap((value) =>
          (['id', 'worker', 'until', 'status', 'title'] as const).map(
            (slot) => [{ changes: { [slot]: value }, id: '2b7e1516-28ae-4d2a-a6ab-f7158809cf4f' }] as [never],
          ),
        ),
      },
    )
    expect(documents()).toBeLessThan(500)
  })

  it('needs a document again for a date or a word of a list that was not seen yet', async () => {
    const { mechanism, documents } = counted(eddsaRdfc2022)
    const series = await seriesOf(mechanism)
    for (const until of ['2027-05-01T00:00:00Z', '2028-05-01T00:00:00Z', '2027-05-01T00:00:00Z', '2028-05-01T00:00:00Z'])
      await series.issueText({ ...good, until })
    expect(documents()).toBe(2)
    await expect(series.issueText({ ...good, until: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'credential.dates_order',
    })
    await expect(series.issueText({ ...good, status: 'Great' })).rejects.toMatchObject({ code: 'issue.draft_invalid' })
  })

  it('is the same for other mechanisms, by documents where they must be made', async () => {
    for (const mechanism of [eddsaJcs2022, ob3Jwt]) {
      const series = await seriesOf(mechanism)
      for (const value of ['91', '"x"']) {
        const row = { ...good, value }
        expect(await outcome(series.issueText(row))).toEqual(await outcome(series.issue(row)))
      }
    }
    for (const alg of ['ES256', 'ES384'] as const) {
      const by = createSigner(await newKeyPair(alg))
      const { mechanism, documents } = counted(ecdsaRdfc2019)
      const series = await seriesOf(mechanism, by)
      await series.issueText(good)
      const { text } = await series.issueText({ ...good, value: '92' })
      // P-384 labels blank nodes by another hash, which a template does not know.
      expect([alg, documents()]).toEqual([alg, alg === 'ES256' ? 1 : 2])
      const report = await createVerifier({ mechanisms: [ecdsaRdfc2019], now: NOW }).verify(text)
      expect(report.checks.proof.state).toBe('pass')
    }
  })

  it('has the time of its own signature', async () => {
    let nowMs = Date.parse(NOW)
    const issuer = createIssuer({ signer, mechanism: eddsaRdfc2022, now: () => new Date(nowMs) })
    const series = await issuer.createSeries(templateOf(eddsaRdfc2022))
    const createdOf = async () =>
      (JSON.parse((await series.issueText(good)).text) as { proof: { created: string } }).proof.created
    expect(await createdOf()).toBe(NOW)
    nowMs += 999
    expect(await createdOf()).toBe(NOW)
    nowMs += 1
    expect(await createdOf()).toBe('2026-06-01T00:00:01Z')
  })
})

describe('what a schema may ask of a text', () => {
  it('is refused by one of the odd texts, so that a slot where all pass is free', () => {
    const url = new URL('../../schemas/ob-achievement-credential.schema.json', import.meta.url)
    const schema = JSON.parse(readFileSync(url, 'utf8')) as JsonObject
    const known = [
      'allOf',
      'contains',
      'if',
      'then',
      'else',
      'enum',
      'const',
      'pattern',
      'format',
      'minLength',
      'type',
      'properties',
    ]
    const shape = [
      'required',
      'items',
      'prefixItems',
      '$ref',
      '$defs',
      'minItems',
      'additionalProperties',
      'description',
      'title',
    ]
    const found = new Set<string>()
    const walk = (value: unknown, isSchema: boolean): void => {
      if (Array.isArray(value)) for (const part of value) walk(part, isSchema)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return
      for (const [key, part] of Object.entries(value)) {
        if (isSchema) found.add(key)
        if (['enum', 'const', 'required'].includes(key) && isSchema) continue
        if (isSchema && key === 'pattern') {
          const pattern = new RegExp(part as string, 'u')
          expect([part, oddTexts().every((odd) => pattern.test(odd))]).toEqual([part, false])
        }
        walk(part, !isSchema || !['properties', '$defs'].includes(key))
      }
    }
    walk(schema, true)
    expect([...found].filter((key) => ![...known, ...shape, '$schema', '$id'].includes(key))).toEqual([])
  })
})
