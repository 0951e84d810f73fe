import { createIssuer, type Issuer } from 'rungs'
import { newUrn } from 'rungs/core'
import { buildDidDocument } from 'rungs/did'
import { createSigner, toPublicJwk } from 'rungs/keys'
import { eddsaJcs2022 } from 'rungs/securing/eddsa-jcs-2022'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import type { Seed } from './seed.js'

/** A clock that is set by hand: the year passes in seconds. */
export interface Clock {
  readonly set: (date: string) => void
  readonly now: () => Date
}

export function createClock(): Clock {
  let at = new Date(0)
  return { set: (date) => (at = new Date(date)), now: () => new Date(at) }
}

/** Somebody who signs. */
export interface Organisation {
  readonly did: string
  readonly document: object
  /** Badges, endorsements and whatever else is read as JSON-LD. */
  readonly badges: Issuer
  /** Records by the thousand: their proof is over canonical JSON, which takes half the time. */
  readonly records: Issuer
  readonly newId: () => string
}

/** An organisation with a key of its own. */
export function foundOrganisation(slug: string, name: string, seed: Seed, { now }: Clock): Organisation {
  const did = `did:web:${slug}.example`
  const secretJwk = seed.key()
  const document = buildDidDocument({ did, keys: [{ publicJwk: toPublicJwk(secretJwk) }] })
  const signer = createSigner(secretJwk, { id: document.verificationMethod?.[0]?.id as string })
  const parts = { profile: { id: did, name }, signer, now, random: seed.bytes }
  return {
    did,
    document,
    badges: createIssuer({ ...parts, mechanism: eddsaRdfc2022 }),
    records: createIssuer({ ...parts, mechanism: eddsaJcs2022 }),
    newId: () => newUrn(seed.bytes),
  }
}
