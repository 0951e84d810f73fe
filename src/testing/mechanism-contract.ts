import { createContextLoader } from '../contexts/index.js'
import { isJsonObject, isRungsError, type JsonObject } from '../core/index.js'
import { buildAchievementCredential } from '../credential/index.js'
import { createSigner, generateKey, type Signer, toMethodId } from '../keys/index.js'
import type { Mechanism } from '../securing/index.js'
import { createVerifier } from '../verify/index.js'
import { type ContractCase, ensure, errorOf } from './contract.js'

/** What {@link mechanismContract} needs. */
export interface MechanismContractOptions {
  /** A signer whose algorithm suits the mechanism. Its `id` is not used: the badges are issued by the key's own DID. */
  readonly signer: Signer
}

type Secured = JsonObject | string

const NOW = '2026-06-01T00:00:00Z'

/**
 * The contract of a {@link Mechanism} that shows all of a credential: a badge that it secures is verified, and one that was
 * changed, cut or signed with another key is not.
 *
 * @example
 * ```ts
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { mechanismContract } from 'rungs/testing'
 * const signer = createSigner(await generateKey())
 * for (const { run } of mechanismContract(eddsaRdfc2022, { signer })) await run()
 * ```
 */
export function mechanismContract(mechanism: Mechanism, options: MechanismContractOptions): readonly ContractCase[] {
  const loader = createContextLoader()
  const signer: Signer = { ...options.signer, id: toMethodId(options.signer.publicJwk) }
  const secure = async (by: Signer, badge = badgeOf(signer)): Promise<Secured> =>
    (await mechanism.secure(badge, { signer: by, loader, now: Date.parse(NOW) })).credential
  const verifier = createVerifier({ mechanisms: [mechanism], now: NOW })
  const outcomeOf = async (secured: Secured): Promise<string> => (await verifier.verify(secured)).outcome
  const entry = (name: string, run: () => Promise<void>): ContractCase => Object.freeze({ name, run })

  return Object.freeze([
    entry('what it secures is verified', async () => {
      ensure((await outcomeOf(await secure(signer))) === 'verified', 'a secured badge is not verified')
    }),
    entry('it leaves the badge as it is', async () => {
      const badge = JSON.parse(JSON.stringify(badgeOf(signer))) as JsonObject
      const before = JSON.stringify(badge)
      await secure(signer, badge)
      ensure(JSON.stringify(badge) === before, 'securing changes the badge that it is given')
    }),
    entry('a changed badge is rejected', async () => {
      ensure((await outcomeOf(changed(await secure(signer)))) === 'rejected', 'a changed badge is not rejected')
    }),
    entry('a badge with a cut proof is not verified', async () => {
      ensure((await outcomeOf(cut(await secure(signer)))) !== 'verified', 'a badge with a cut proof is verified')
    }),
    entry('a badge signed with another key is rejected', async () => {
      const { sign } = createSigner(await generateKey(signer.alg))
      ensure(
        (await outcomeOf(await secure({ ...signer, sign }))) === 'rejected',
        'a badge signed with another key is not rejected',
      )
    }),
    entry('a signer that fails makes it fail, with the error of the signer', async () => {
      const failure = new Error('no key today')
      const sign = (): Promise<Uint8Array> => Promise.reject(failure)
      const error = await errorOf(() => secure({ ...signer, sign }))
      ensure(error?.thrown === failure, 'the error of a signer is lost')
    }),
    entry('it gives a signer no more bytes than it takes', async () => {
      const error = await errorOf(() => secure({ ...signer, maxBytes: 1 }))
      const thrown = error?.thrown
      ensure(isRungsError(thrown) && thrown.code === 'securing.too_large', 'maxBytes of a signer is not respected')
    }),
  ])
}

function badgeOf(signer: Signer): JsonObject {
  return buildAchievementCredential({
    id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    name: 'Contract',
    issuer: { id: signer.id.split('#')[0] as string, name: 'Contract' },
    validFrom: '2026-05-01T00:00:00Z',
    subject: { id: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2' },
    achievement: {
      id: 'https://contract.example/achievements/1',
      name: 'Contract',
      description: 'Holds to a contract.',
      criteria: { narrative: 'Every case passes.' },
    },
  }) as unknown as JsonObject
}

/** The badge with another name; in a token, with a payload that says so under the old signature. */
function changed(secured: Secured): Secured {
  if (typeof secured !== 'string') return { ...secured, name: 'Changed' }
  const [header, payload = '', ...rest] = secured.split('.')
  const at = payload.length - 8
  const other = payload[at] === 'A' ? 'B' : 'A'
  return [header, payload.slice(0, at) + other + payload.slice(at + 1), ...rest].join('.')
}

function cut(secured: Secured): Secured {
  if (typeof secured === 'string') return secured.slice(0, -8)
  const { proof } = secured
  const value = isJsonObject(proof) ? proof['proofValue'] : undefined
  ensure(typeof value === 'string', 'an embedded proof has no proofValue')
  return { ...secured, proof: { ...(proof as JsonObject), proofValue: value.slice(0, -8) } }
}
