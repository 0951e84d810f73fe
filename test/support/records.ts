import type { JsonObject } from '../../src/core/index.js'
import { buildClrCredential, type ClrCredentialInput } from '../../src/credential/index.js'
import type { Signer } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import { badgeOf, controllerOf, loader, NOW_MS, RECIPIENT, signedBadge } from './badges.js'

/** A badge of one issuer for one achievement. */
export async function badgeFor(
  name: string,
  signer: Signer,
  changes: Parameters<typeof badgeOf>[1] & { readonly number?: number } = {},
): Promise<JsonObject> {
  const { number = 1, ...rest } = changes
  return signedBadge(
    signer,
    badgeOf(controllerOf(signer), {
      id: `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      name,
      achievement: {
        id: achievementId(name),
        name,
        description: `About ${name}.`,
        criteria: { narrative: 'Passed.' },
      },
      ...rest,
    }),
  )
}

/** The id of the achievement of {@link badgeFor}. */
export function achievementId(name: string): string {
  return `https://courier.example/achievements/${encodeURIComponent(name)}`
}

/** An unsigned record. */
export function recordOf(
  signer: Signer,
  credentials: ClrCredentialInput['credentials'],
  changes: Partial<ClrCredentialInput> = {},
): JsonObject {
  return buildClrCredential({
    id: 'urn:uuid:0f6c2c0a-3c0e-4b7b-9a43-0c6c9f6b7a11',
    name: 'Record of work',
    issuer: { id: controllerOf(signer), name: 'Courier Platform' },
    validFrom: '2026-05-10T09:00:00Z',
    subject: RECIPIENT,
    credentials,
    ...changes,
  }) as unknown as JsonObject
}

/** A record with a proof, whatever it holds. */
export async function sealRecord(
  signer: Signer,
  record: JsonObject,
  mechanism: Mechanism = eddsaRdfc2022,
): Promise<JsonObject | string> {
  return (await mechanism.secure(record, { signer, loader, now: NOW_MS })).credential
}
