import { type CreateWalletOptions, createWallet, type Wallet } from '../../../src/holder/index.js'
import { createIssuer, type Issuer, skipRequirements } from '../../../src/issue/index.js'
import type { Signer } from '../../../src/keys/index.js'
import type { Ladder } from '../../../src/ladder/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { ecdsaSd2023 } from '../../../src/securing/data-integrity/ecdsa-sd-2023.js'
import type { Mechanism } from '../../../src/securing/index.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { createVerifier, type Verifier } from '../../../src/verify/index.js'
import { above, achievement, ladderOf, needs, OWNER, rung, rungId, SCHOOL, WORKER } from '../../ladder/support.js'
import { controllerDocument, newSigner } from '../../support/badges.js'

export const NOW = '2026-05-01T09:00:00Z'
export const PASSPHRASE = 'correct horse battery staple'
/** Light enough for tests; the default takes half a second. */
export const SEAL = { work: { N: 2 ** 10, r: 8, p: 1 } } as const
export const POLICY = { trust: { ids: [SCHOOL, OWNER] } }

export const ladder: Ladder = ladderOf([rung('low', needs('a')), rung('high', { op: 'allOf', of: [above('low'), needs('b')] })])

const schoolKey = await newSigner('ES256', `${SCHOOL}#key`)
const ownerKey = await newSigner('ES256', `${OWNER}#key`)
export const documents = [controllerDocument(schoolKey), controllerDocument(ownerKey)]

export function verifierAt(now: string = NOW): Verifier {
  return createVerifier({ mechanisms, documents, now })
}

export function newWallet(now: string = NOW, more: Partial<CreateWalletOptions> = {}): Wallet {
  return createWallet(createMemoryStore(), { verifier: verifierAt(now), mechanisms, now, seal: SEAL, ...more })
}

export function school(mechanism: Mechanism = ecdsaSd2023, signer: Signer = schoolKey): Issuer {
  return createIssuer({ profile: { id: SCHOOL, name: 'Vocational School' }, signer, mechanism, now: NOW })
}

export interface AwardInput {
  readonly name?: string
  readonly subject?: string
  readonly mechanism?: Mechanism
  readonly id?: string
  readonly validUntil?: string
}

/** A badge of the school as text. */
export async function award({ name = 'a', subject = WORKER, mechanism, ...more }: AwardInput = {}): Promise<string> {
  const { credential } = await school(mechanism).issue({
    subject: { id: subject },
    achievement: {
      id: achievement(name),
      name: `Course ${name}`,
      description: `About ${name}.`,
      criteria: { narrative: 'Passed.' },
    },
    validFrom: '2025-05-01T09:00:00Z',
    evidence: [{ id: 'https://school.example/evidence/1', narrative: 'Bandaged a cut in Graz.' }],
    ...more,
  })
  return typeof credential === 'string' ? credential : JSON.stringify(credential, null, 2)
}

/** The badge of a rung as text. */
export async function rungBadge(name = 'low', subject = WORKER): Promise<string> {
  const owner = createIssuer({ profile: { id: OWNER, name: 'Courier' }, signer: ownerKey, mechanism: ecdsaSd2023, now: NOW })
  const { credential } = await owner.issue({
    ladder,
    rung: rungId(name),
    subject,
    held: skipRequirements,
    validFrom: '2025-06-01T00:00:00Z',
  })
  return JSON.stringify(credential)
}
