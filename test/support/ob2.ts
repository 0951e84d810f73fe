import { sha256Hex } from '#runtime'
import type { Loose } from './badges.js'
import { thaw } from './badges.js'

export const OB2 = 'https://w3id.org/openbadges/v2'
/** Whom the badges of the tests are about. */
export const ANA = 'ana@courier.example'
export const SALT = 'deadsea'

/** An issuer's profile below an origin. */
export function profileOf(origin: string, changes: object = {}): Loose {
  return {
    '@context': OB2,
    type: 'Issuer',
    id: `${origin}/issuer`,
    name: 'Vocational School',
    url: origin,
    email: 'badges@school.example',
    ...changes,
  }
}

/** A badge class below an origin, with a link to its issuer. */
export function classOf(origin: string, changes: object = {}): Loose {
  return {
    '@context': OB2,
    type: 'BadgeClass',
    id: `${origin}/badges/first-aid`,
    name: 'First aid',
    description: 'Gives first aid on the road.',
    image: `${origin}/badges/first-aid.png`,
    criteria: { narrative: 'Passed the practical test.' },
    issuer: `${origin}/issuer`,
    ...changes,
  }
}

/** A hosted assertion below an origin, with a link to its class. */
export function assertionOf(origin: string, changes: object = {}): Loose {
  return {
    '@context': OB2,
    type: 'Assertion',
    id: `${origin}/assertions/1`,
    recipient: { type: 'email', hashed: true, salt: SALT, identity: `sha256$${sha256Hex(ANA + SALT)}` },
    issuedOn: '2024-05-01T09:00:00+00:00',
    expires: '2028-05-01T09:00:00Z',
    badge: `${origin}/badges/first-aid`,
    verification: { type: 'hosted' },
    ...changes,
  }
}

/** An assertion with its class and its issuer's profile inside. */
export function wholeAssertionOf(origin: string, changes: object = {}): Loose {
  const { '@context': _outer, ...badge } = classOf(origin)
  const { '@context': _inner, ...issuer } = profileOf(origin)
  return thaw(assertionOf(origin, { badge: { ...badge, issuer }, ...changes }))
}
