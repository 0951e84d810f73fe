import type { BatchRow, CreateBatchIssuerOptions } from '../../src/bulk/index.js'
import { buildAchievementCredential } from '../../src/credential/index.js'
import type { BadgeTemplate } from '../../src/issue/index.js'
import { createIssuer, createStatusService } from '../../src/issue/index.js'
import { createSigner, generateKey, type KeyPair, type Signer } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createMemoryStore, type Store } from '../../src/storage/index.js'

export const NOW = '2026-06-01T00:00:00Z'
export const ACHIEVEMENT = 'https://courier.example/achievements/route-safety'

/** An issuer of its own, and a template whose badges differ in worker and score. */
export interface Bench {
  readonly key: KeyPair
  readonly signer: Signer
  readonly template: BadgeTemplate<'worker' | 'score'>
  /** Options over a store. */
  over(store?: Store, more?: Partial<CreateBatchIssuerOptions>): CreateBatchIssuerOptions
}

export async function newBench(key?: KeyPair): Promise<Bench> {
  const pair = key ?? (await generateKey())
  const signer = createSigner(pair)
  const issuer = signer.id.split('#')[0] as string
  const draft = buildAchievementCredential({
    id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0a000000',
    issuer: { id: issuer, name: 'Courier Platform' },
    validFrom: NOW,
    validUntil: '2028-06-01T00:00:00Z',
    subject: { id: 'did:example:worker', result: [{ resultDescription: `${ACHIEVEMENT}#test`, value: '70' }] },
    achievement: {
      id: ACHIEVEMENT,
      name: 'Route safety',
      description: 'Plans safe routes.',
      criteria: { narrative: 'Passed the test.' },
      resultDescription: [
        { id: `${ACHIEVEMENT}#test`, name: 'Test', resultType: 'Percent', valueMin: '0', valueMax: '100', requiredValue: '70' },
      ],
    },
  })
  return {
    key: pair,
    signer,
    template: { draft, slots: { worker: '/credentialSubject/id', score: '/credentialSubject/result/0/value' } },
    over(store = createMemoryStore(), more = {}) {
      const sealer = createIssuer({ signer, mechanism: eddsaRdfc2022, now: NOW })
      return {
        store,
        status: createStatusService({ store, issuer: sealer, baseUrl: 'https://courier.example/status/' }),
        key: { secretJwk: pair.secretJwk },
        mechanism: eddsaRdfc2022,
        workers: 2,
        now: NOW,
        ...more,
      }
    },
  }
}

/** Rows of different workers. */
export function rowsOf(count: number, from = 0): BatchRow<'worker' | 'score'>[] {
  return Array.from({ length: count }, (_, index) => rowOf(from + index))
}

export function rowOf(number: number): BatchRow<'worker' | 'score'> {
  return { key: `row-${number}`, texts: { worker: `did:example:worker-${number}`, score: String(70 + (number % 30)) } }
}
