import { isJsonObject } from '../core/index.js'
import { olderGenerationOf } from '../credential/ob2/index.js'
import { clean, type Style } from './style.js'

/** What a credential says of itself, for display: nothing here has been checked by being shown. */
export interface Description {
  readonly what: string
  readonly rung?: string
  readonly who: string
  readonly issuer: string
  readonly issuerId: string
  readonly from?: string
  readonly until?: string
  readonly results: readonly string[]
}

/** Reads a credential defensively: any shape may come in. */
export function describe(credential: unknown, { say }: Style): Description {
  const root = isJsonObject(credential) ? credential : {}
  return olderGenerationOf(root) === undefined ? describeToday(root, say) : describeOlder(root, say)
}

/** An assertion of an older generation, whose class may be no more than a link, or an endorsement. */
function describeOlder(root: { readonly [key: string]: unknown }, say: Style['say']): Description {
  const { badge, recipient, claim, issuedOn, expires } = root
  const badgeClass = objectOf(badge)
  const issuer = badgeClass['issuer'] ?? root['issuer']
  const { identity, hashed } = objectOf(recipient)
  const who = hashed === true ? say('badge.hashed') : clean(identity)
  const about = clean(objectOf(claim)['id'])
  return {
    what:
      clean(badgeClass['name']) ||
      clean(badge) ||
      (about && say('badge.endorsement', { about })) ||
      clean(root['id']) ||
      say('badge.nameless'),
    who: who || say('badge.nobody'),
    ...issuerOf(issuer, say),
    ...optional('from', issuedOn),
    ...optional('until', expires),
    results: [],
  }
}

function describeToday(root: { readonly [key: string]: unknown }, say: Style['say']): Description {
  const subject = objectOf(root['credentialSubject'])
  const achievement = objectOf(subject['achievement'])
  const ladder = objectOf(achievement['ladder'])
  const named = identityIn(subject['identifier'], say)
  return {
    what: clean(achievement['name']) || clean(root['name']) || clean(root['id']) || say('badge.nameless'),
    ...(typeof ladder['rung'] === 'string' && {
      rung: say('badge.rung', { rung: clean(ladder['rung']), version: clean(ladder['ladderVersion'], 40) }),
    }),
    who: clean(subject['id']) || named || say('badge.nobody'),
    ...issuerOf(root['issuer'], say),
    ...optional('from', root['validFrom'] ?? root['issuanceDate']),
    ...optional('until', root['validUntil'] ?? root['expirationDate']),
    results: (Array.isArray(subject['result']) ? subject['result'] : []).slice(0, 8).map(resultText),
  }
}

/** Whom an identifier names (OB 3.0 `IdentityObject`): in plain text where it is so in the badge. */
function identityIn(identifiers: unknown, say: Style['say']): string {
  if (!Array.isArray(identifiers)) return ''
  const plain = identifiers.map(objectOf).find(({ hashed }) => hashed === false)
  return clean(plain?.['identityHash']) || say('badge.hashed')
}

function issuerOf(issuer: unknown, say: Style['say']): { readonly issuer: string; readonly issuerId: string } {
  const issuerId = clean(isJsonObject(issuer) ? issuer['id'] : issuer)
  const name = clean(objectOf(issuer)['name'])
  const domain = domainOf(issuerId)
  const parts = [name, issuerId, domain === '' ? '' : say('badge.domain', { domain })].filter((part) => part !== '')
  return { issuer: parts.join(' · ') || say('badge.nobody'), issuerId }
}

function resultText(result: unknown): string {
  const { value, status, achievedLevel } = objectOf(result)
  return [clean(value, 40), clean(achievedLevel, 80), clean(status, 20)].filter((part) => part !== '').join(' ')
}

function optional(name: 'from' | 'until', value: unknown): { [N in 'from' | 'until']?: string } {
  return typeof value === 'string' ? { [name]: clean(value, 40) } : {}
}

function objectOf(value: unknown): { readonly [key: string]: unknown } {
  return isJsonObject(value) ? value : {}
}

/** The domain that an issuer's id rests on: what an educator can recognise. */
function domainOf(id: string): string {
  if (id.startsWith('did:web:')) return decodePart(id.slice('did:web:'.length).split(':')[0] ?? '')
  try {
    const { protocol, hostname } = new URL(id)
    return protocol === 'https:' ? hostname : ''
  } catch {
    return ''
  }
}

function decodePart(text: string): string {
  return text.replace(/%3A/gi, ':')
}
