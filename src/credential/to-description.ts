import { isJsonObject } from '../core/index.js'
import { cleanText, type Phrasebook, phrase } from '../i18n/index.js'
import { olderGenerationOf } from './ob2/index.js'

/** What a credential says of itself, as plain text of one line each: nothing here has been checked by being shown. */
export interface CredentialDescription {
  readonly what: string
  /** Its rung, and of which version of the ladder. */
  readonly rung?: string
  readonly who: string
  /** Its name, its id and the domain that the id rests on, as far as there are any. */
  readonly issuer: string
  readonly issuerId: string
  /** As the credential writes it. */
  readonly from?: string
  readonly until?: string
  readonly results: readonly string[]
}

type Book = Phrasebook<'badge.nameless' | 'badge.nobody' | 'badge.hashed' | 'badge.rung' | 'badge.domain' | 'badge.endorsement'>

/**
 * A credential in a few texts for people, whatever its shape, its generation and its honesty: bounded, without characters that steer or
 * hide text, and never markup.
 *
 * @example
 * ```ts
 * import { toDescription } from 'rungs/credential'
 * import { en } from 'rungs/i18n'
 * toDescription({ name: 'Bicycle courier' }, en).what // 'Bicycle courier'
 * ```
 */
export function toDescription(credential: unknown, book: Book): CredentialDescription {
  const root = isJsonObject(credential) ? credential : {}
  return olderGenerationOf(root) === undefined ? describeToday(root, book) : describeOlder(root, book)
}

/** An assertion of an older generation, whose class may be no more than a link, or an endorsement. */
function describeOlder(root: { readonly [key: string]: unknown }, book: Book): CredentialDescription {
  const { badge, recipient, claim, issuedOn, expires } = root
  const badgeClass = objectOf(badge)
  const issuer = badgeClass['issuer'] ?? root['issuer']
  const { identity, hashed } = objectOf(recipient)
  const who = hashed === true ? phrase(book, 'badge.hashed') : clean(identity)
  const about = clean(objectOf(claim)['id'])
  return {
    what:
      clean(badgeClass['name']) ||
      clean(badge) ||
      (about && phrase(book, 'badge.endorsement', { about })) ||
      clean(root['id']) ||
      phrase(book, 'badge.nameless'),
    who: who || phrase(book, 'badge.nobody'),
    ...issuerOf(issuer, book),
    ...optional('from', issuedOn),
    ...optional('until', expires),
    results: [],
  }
}

function describeToday(root: { readonly [key: string]: unknown }, book: Book): CredentialDescription {
  const subject = objectOf(root['credentialSubject'])
  const achievement = objectOf(subject['achievement'])
  const ladder = objectOf(achievement['ladder'])
  const named = identityIn(subject['identifier'], book)
  return {
    what: clean(achievement['name']) || clean(root['name']) || clean(root['id']) || phrase(book, 'badge.nameless'),
    ...(typeof ladder['rung'] === 'string' && {
      rung: phrase(book, 'badge.rung', { rung: clean(ladder['rung']), version: clean(ladder['ladderVersion'], 40) }),
    }),
    who: clean(subject['id']) || named || phrase(book, 'badge.nobody'),
    ...issuerOf(root['issuer'], book),
    ...optional('from', root['validFrom'] ?? root['issuanceDate']),
    ...optional('until', root['validUntil'] ?? root['expirationDate']),
    results: (Array.isArray(subject['result']) ? subject['result'] : []).slice(0, 8).map(resultText),
  }
}

/** Whom an identifier names (OB 3.0 `IdentityObject`): in plain text where it is so in the badge. */
function identityIn(identifiers: unknown, book: Book): string {
  if (!Array.isArray(identifiers)) return ''
  const plain = identifiers.map(objectOf).find(({ hashed }) => hashed === false)
  return clean(plain?.['identityHash']) || phrase(book, 'badge.hashed')
}

function issuerOf(issuer: unknown, book: Book): { readonly issuer: string; readonly issuerId: string } {
  const issuerId = clean(isJsonObject(issuer) ? issuer['id'] : issuer)
  const name = clean(objectOf(issuer)['name'])
  const domain = domainOf(issuerId)
  const parts = [name, issuerId, domain === '' ? '' : phrase(book, 'badge.domain', { domain })].filter((part) => part !== '')
  return { issuer: parts.join(' · ') || phrase(book, 'badge.nobody'), issuerId }
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

function clean(value: unknown, limit?: number): string {
  return typeof value === 'string' ? cleanText(value, limit) : ''
}
