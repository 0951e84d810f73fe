import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1 } from '../../src/contexts/index.js'
import { isJsonObject, type JsonObject } from '../../src/core/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createDocumentLoader, vcEngine } from '../../src/vc-js/index.js'
import { type CrossVerdict, createVerifier } from '../../src/verify/index.js'
import { type Loose, NOW, thaw } from '../support/badges.js'
import { sharedKey } from '../support/peer-libraries.js'
import { contextsOfMap } from '../support/vector-contexts.js'
import { hasVectors, vectorsDir } from '../support/vectors.js'
import { everyStack, ours, outcomeOf, usual } from './support.js'

interface Sample {
  readonly file: string
  readonly value: JsonObject
}

const present = hasVectors('test/vc-js')
const dir = present ? (vectorsDir() as string) : ''
const contexts = present ? contextsOfMap(dir) : {}
const documentLoader = createDocumentLoader({ contexts })
const key = await sharedKey()

/** A VCDM 1.1 credential without a date would be given the time of the day by `issue`. */
function dated(value: JsonObject): JsonObject {
  return [value['@context']].flat()[0] === CREDENTIALS_V1 ? { issuanceDate: NOW, ...value } : value
}

/** The issuer, with the id of our key: whoever it was, only a key of its own makes a credential verified. */
function issuerOf(issuer: unknown): JsonObject | string {
  return isJsonObject(issuer) ? { ...issuer, id: key.did } : key.did
}

/** The credentials of the manifest: with a proof that the engine knows, and without any. */
function samples(): { readonly signed: readonly Sample[]; readonly unsigned: readonly Sample[] } {
  const rows = readFileSync(join(dir, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1)
  const all = rows.flatMap((row): Sample[] => {
    const file = row.slice(0, row.indexOf('\t'))
    try {
      const value = JSON.parse(readFileSync(join(dir, file), 'utf8')) as unknown
      return isJsonObject(value) ? [{ file, value }] : []
    } catch {
      return []
    }
  })
  return {
    signed: all.filter(({ value }) => value['proof'] !== undefined && JSON.stringify(value['proof']).includes('eddsa-rdfc-2022')),
    unsigned: all
      .filter(({ value }) => value['proof'] === undefined && [value['type']].flat().includes('VerifiableCredential'))
      .map(({ file, value }) => ({ file, value: { ...dated(value), issuer: issuerOf(value['issuer']) } })),
  }
}

const { signed, unsigned } = present ? samples() : { signed: [], unsigned: [] }

/** The changes that leave a document readable: none of them is one that a signature survives. */
const tampered: [string, (copy: Loose) => void][] = [
  [
    'another issuer',
    (copy) => {
      copy.issuer = typeof copy.issuer === 'string' ? 'https://evil.example/' : { ...copy.issuer, id: 'https://evil.example/' }
    },
  ],
  [
    'another date of the proof',
    (copy) => {
      for (const proof of [copy.proof].flat()) proof.created = '2020-01-01T00:00:00Z'
    },
  ],
  [
    'a term that nobody defined',
    (copy) => {
      copy.wageUpliftThatNobodyDefined = 5
    },
  ],
]

describe.runIf(present)('unsigned credentials of the published vectors (EdDSA cryptosuites 1.0 section 3.2)', () => {
  it('there are many, and most can be signed', async () => {
    expect(unsigned.length).toBeGreaterThan(80)
    const outcomes = await Promise.all(unsigned.map(({ value }) => outcomeOf(usual.issue(value, key, documentLoader))))
    const made = outcomes.filter((outcome) => outcome !== 'refused')
    expect(made.length).toBeGreaterThan(60)
    const verified = await Promise.all(made.map((text) => usual.verify(JSON.parse(text), documentLoader)))
    expect(verified.filter(Boolean).length).toBeGreaterThan(50)
  })

  it.each(unsigned)('$file: the same proof, or all refuse', async ({ value }) => {
    const expected = await outcomeOf(usual.issue(value, key, documentLoader))
    for (const stack of ours) expect(await outcomeOf(stack.issue(value, key, documentLoader))).toBe(expected)
    if (expected === 'refused') return
    for (const stack of everyStack)
      for (const [, change] of [['', () => {}] as const, ...tampered]) {
        const copy = thaw(JSON.parse(expected))
        change(copy)
        expect(await stack.verify(copy, documentLoader), stack.name).toBe(await usual.verify(copy, documentLoader))
      }
  })
})

describe.runIf(present)('signed credentials of the published vectors (Data Integrity 1.0 section 4.4)', () => {
  const verdicts: CrossVerdict[] = []
  const watched = {
    id: vcEngine.id,
    verify: async (...given: Parameters<typeof vcEngine.verify>) => {
      const verdict = await vcEngine.verify(...given)
      verdicts.push(verdict)
      return verdict
    },
  }
  const alone = createVerifier({ mechanisms, now: NOW, contexts })
  const checked = createVerifier({ mechanisms, now: NOW, contexts, crossCheck: watched })

  it.each(signed)('$file: one verdict, and so for changed copies', async ({ value }) => {
    for (const [, change] of [['', () => {}] as const, ...tampered]) {
      const copy = thaw(value)
      change(copy)
      const expected = await usual.verify(copy, documentLoader)
      for (const stack of ours) expect(await stack.verify(copy, documentLoader)).toBe(expected)
      expect(await checked.verify(copy)).toEqual(await alone.verify(copy))
    }
  })

  it('the second opinion was one: it decided most of them', () => {
    expect(signed.length).toBeGreaterThan(15)
    expect(verdicts.filter((verdict) => verdict === 'verified').length).toBeGreaterThan(10)
    expect(verdicts.filter((verdict) => verdict === 'rejected').length).toBeGreaterThan(30)
  })
})
