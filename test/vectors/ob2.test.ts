import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isJsonObject } from '../../src/core/index.js'
import { olderGenerationOf } from '../../src/credential/ob2/index.js'
import { generations, mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { createOpenBadges2 } from '../../src/verify/ob2/index.js'
import { NOW } from '../support/badges.js'
import { hasVectors, vectorsDir } from '../support/vectors.js'

interface Expectation {
  readonly file: string
  readonly outcome: 'verified' | 'rejected' | 'indeterminate'
  readonly codes: readonly string[]
  readonly reason: string
}

const expectations = JSON.parse(readFileSync(new URL('ob2-expectations.json', import.meta.url), 'utf8')) as readonly Expectation[]
const present = hasVectors('test/vectors/ob2')
const dir = present ? (vectorsDir() as string) : ''
const textOf = (file: string): string => readFileSync(join(dir, file), 'utf8')

/** Every example of Open Badges 2.0 in the manifest: those that say so, and every other of its specification. */
const samples = present
  ? textOf('MANIFEST.tsv')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
      .filter(
        ([file = '', , , , , kind, model]) => /example|vector/.test(kind ?? '') && (model === 'OB2' || /\/ob_v2p/.test(file)),
      )
      .map(([file]) => file as string)
      .sort()
  : []

const codesBy = async (input: unknown, options: object = {}) => {
  const { outcome, findings } = await createVerifier({ mechanisms, now: NOW, ...options }).verify(input)
  return { outcome, codes: [...new Set(findings.map(({ code }) => code))] }
}

describe('the list of expectations for Open Badges 2.0', () => {
  it('has each file once, in order, with an outcome, codes and a reason', () => {
    expect(expectations.map(({ file }) => file)).toEqual([...new Set(expectations.map(({ file }) => file))].sort())
    for (const one of expectations) {
      expect(Object.keys(one)).toEqual(['file', 'outcome', 'codes', 'reason'])
      expect(one.reason.length).toBeGreaterThan(20)
    }
  })

  it.runIf(present)('names every sample of the manifest, and nothing else', () => {
    expect(samples.length).toBeGreaterThan(20)
    expect(expectations.map(({ file }) => file)).toEqual(samples)
  })
})

describe.runIf(present)('samples of Open Badges 2.0, offline', () => {
  it.each(expectations)('$file: $outcome', async ({ file, outcome, codes }) => {
    expect(await codesBy(textOf(file), { generations })).toEqual({ outcome, codes })
  })

  it.each(expectations)(
    '$file, without the support: never invalid for being of its generation',
    async ({ file, outcome, codes }) => {
      const isOlder = olderGenerationOf(JSON.parse(textOf(file))) === '2.0'
      expect(await codesBy(textOf(file))).toEqual(
        isOlder ? { outcome: 'indeterminate', codes: ['form.generation_unsupported'] } : { outcome, codes },
      )
    },
  )
})

describe.runIf(present)('samples of Open Badges 2.0 with what they link to', () => {
  const WHOLE = '1edtech-ob-spec/examples/ob_v2p0_index.md.00.json'
  const HOSTED = '1edtech-ob-spec/examples/ob_v2p0_examples_index.md.00.json'
  const whole = present ? JSON.parse(textOf(WHOLE)) : undefined

  it('the first of the specification verifies once its host shows it', async () => {
    const { badge } = whole
    const documents = [whole, badge, badge.issuer]
    expect(await codesBy(whole, { generations: [createOpenBadges2({ documents })] })).toEqual({
      outcome: 'verified',
      codes: ['ob2.hashed_missing', 'ob2.hosted_unsigned'],
    })
  })

  it('the hosted one of the examples verifies in its time, by the issuer of the examples', async () => {
    const hosted = JSON.parse(textOf(HOSTED))
    const issuer = JSON.parse(textOf('1edtech-ob-spec/examples/ob_v2p0_examples_index.md.02.json'))
    const badge = { ...whole.badge, id: hosted.badge, issuer: issuer.id }
    const documents = [hosted, badge, issuer]
    expect(await codesBy(hosted, { generations: [createOpenBadges2({ documents })], now: '2017-01-01T00:00:00Z' })).toEqual({
      outcome: 'verified',
      codes: ['ob2.hosted_unsigned'],
    })
  })

  it('no sample of today is taken for one of Open Badges 2.0', () => {
    const rows = textOf('MANIFEST.tsv').trim().split('\n').slice(1)
    const credentials = rows.map((row) => row.split('\t')[0] as string).filter((file) => /\.json(?:ld)?$/.test(file))
    const taken = credentials.filter((file) => {
      const value = parsed(textOf(file))
      return isJsonObject(value) && olderGenerationOf(value) !== undefined
    })
    expect(taken.filter((file) => !samples.includes(file))).toEqual([])
  })
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
