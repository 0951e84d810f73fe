import { createContextLoader } from '../../src/contexts/index.js'
import { isRungsError, type JsonObject, type RungsError } from '../../src/core/index.js'
import { type AchievementCredentialInput, buildAchievementCredential } from '../../src/credential/index.js'
import { createControllerResolver } from '../../src/did/index.js'
import { createKeyCache, createSigner, type Signer } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism, OpenOptions } from '../../src/securing/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { newKeyPair } from './keys.js'

/** The clock of the tests. */
export const NOW = '2026-06-01T00:00:00Z'
export const NOW_MS: number = Date.parse(NOW)
export const RECIPIENT = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
export const loader = createContextLoader()

/** A signer under the DID of a new key. */
export async function newSigner(alg: Signer['alg'] = 'Ed25519', id?: string): Promise<Signer> {
  return createSigner(await newKeyPair(alg), id === undefined ? {} : { id })
}

/** The DID or URL before the fragment of a signer's method. */
export function controllerOf(signer: Signer): string {
  return signer.id.split('#')[0] as string
}

/** A document that lists the signer's key under its own id for assertions. */
export function controllerDocument(signer: Signer, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  const id = controllerOf(signer)
  return {
    id,
    verificationMethod: [
      { id: signer.id, type: 'JsonWebKey', controller: id, publicKeyJwk: { ...signer.publicJwk }, ...overrides },
    ],
    assertionMethod: [signer.id],
  }
}

/** An unsigned badge. */
export function badgeOf(issuer: string, changes: Partial<AchievementCredentialInput> = {}): JsonObject {
  return buildAchievementCredential({
    id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
    name: 'First aid',
    issuer: { id: issuer, name: 'Courier Platform' },
    validFrom: '2026-05-01T09:00:00Z',
    validUntil: '2027-05-01T09:00:00Z',
    subject: { id: RECIPIENT },
    achievement: {
      id: 'https://courier.example/achievements/first-aid',
      name: 'First aid',
      description: 'Gives first aid on the road.',
      criteria: { narrative: 'Passed the practical test.' },
    },
    ...changes,
  }) as unknown as JsonObject
}

/** A badge with an embedded proof. */
export async function signedBadge(
  signer: Signer,
  badge: JsonObject = badgeOf(controllerOf(signer)),
  now: number = NOW_MS,
): Promise<JsonObject> {
  const { credential } = await eddsaRdfc2022.secure(badge, { signer, loader, now })
  return credential as JsonObject
}

/** A badge as a token. */
export async function tokenBadge(
  signer: Signer,
  badge: JsonObject = badgeOf(controllerOf(signer)),
  mechanism: Mechanism = ob3Jwt,
): Promise<string> {
  const { credential } = await mechanism.secure(badge, { signer, loader, now: NOW_MS })
  return credential as string
}

/** What `open` needs, knowing these documents. */
export function openOptions(documents: readonly unknown[] = [], now: number = NOW_MS): OpenOptions {
  return { loader, resolver: createControllerResolver({ documents }), keys: createKeyCache(), now }
}

/** A document that a test breaks in every way. */
// biome-ignore lint/suspicious/noExplicitAny: no type survives what is done to it
export type Loose = any

/** A deep, unfrozen copy. */
export function thaw(value: unknown): Loose {
  return JSON.parse(JSON.stringify(value))
}

/** The error of the library that a promise or function ends in; anything else fails the test. */
export async function errorOf(run: Promise<unknown> | (() => unknown)): Promise<RungsError> {
  try {
    await (typeof run === 'function' ? run() : run)
  } catch (error) {
    if (isRungsError(error)) return error
    throw error
  }
  throw new Error('expected an error, and there was none')
}
