import {
  asList,
  checkOptions,
  deepFreeze,
  formatDateTime,
  isAbsoluteUrl,
  isJsonObject,
  requireOption,
  toEpochMs,
  usageError,
  type VerifiedReport,
} from '../core/index.js'
import { hashIdentity, matchIdentity, parseSubjectLinkCredential, type VerifiableCredential } from '../credential/index.js'
import { type SubjectLink, subjectKeysOf } from '../ladder/index.js'
import type { Verifier } from '../verify/index.js'
import { isStatusOpen } from './status-open.js'

/** Options of {@link linkByPresentation}. */
export interface LinkByPresentationOptions {
  readonly verifier: Verifier
  /** The challenge that the worker was given, and the domain that they gave it to. */
  readonly binding: { readonly challenge: string; readonly domain: string }
}

/** Options of {@link linkByDocuments} and {@link linkByEmail}. */
export interface LinkOptions {
  readonly now: Date
}

/**
 * Links the ids that proved one presentation, all for this challenge and domain. A presentation with one right proof, and one
 * that is not verified as a whole, links nothing.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { mechanisms } from 'rungs/preset/all'
 * import { linkByPresentation } from 'rungs/trust'
 * const verifier = createVerifier({ mechanisms })
 * const binding = { challenge: crypto.randomUUID(), domain: 'https://courier.example' }
 * const links = await linkByPresentation('{"type":"VerifiablePresentation"}', { verifier, binding })
 * ```
 */
export async function linkByPresentation(input: unknown, options: LinkByPresentationOptions): Promise<readonly SubjectLink[]> {
  checkOptions(options, ['verifier', 'binding'], 'linkByPresentation')
  const { verifier, binding } = options
  requireOption(typeof verifier?.verifyPresentation === 'function', 'verifier', 'a verifier')
  const isBound = [binding?.challenge, binding?.domain].every((text) => typeof text === 'string' && text !== '')
  requireOption(isBound, 'binding', 'challenge and domain')
  const { outcome, proofs, at } = await verifier.verifyPresentation(input, {
    binding: { challenge: binding.challenge, domain: binding.domain },
  })
  if (outcome !== 'verified') return []
  const controllers = proofs.flatMap(({ state, controller }) =>
    state === 'pass' && controller !== undefined ? [controller] : [],
  )
  const [first, ...others] = [...new Set(controllers)].sort()
  return deepFreeze(others.map((other) => ({ keys: [first as string, other], basis: 'presentation', asOf: at })))
}

/**
 * Links two ids whose controller documents name each other in `alsoKnownAs`. One that is named by the other alone proves
 * nothing: anybody can name anybody. The documents must have been resolved from the ids themselves.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { linkByDocuments } from 'rungs/trust'
 * const here = { id: 'did:web:ana.example', alsoKnownAs: ['did:web:ana.work.example'] }
 * const there = { id: 'did:web:ana.work.example', alsoKnownAs: ['did:web:ana.example'] }
 * linkByDocuments(here, there, { now: new Date('2026-05-01') })?.basis // 'alsoKnownAs'
 * ```
 */
export function linkByDocuments(one: unknown, other: unknown, options: LinkOptions): SubjectLink | undefined {
  const asOf = readNow(options, 'linkByDocuments')
  const [a, b] = [readDocument(one), readDocument(other)]
  if (a === undefined || b === undefined || a.id === b.id || !a.names.includes(b.id) || !b.names.includes(a.id)) return undefined
  return deepFreeze({ keys: [a.id, b.id].sort() as [string, string], basis: 'alsoKnownAs', asOf })
}

/**
 * The link that a verified credential states. Whether its issuer is believed is for the policy that it is used with. One that
 * can be withdrawn, and of which nobody could look whether it was, links nothing.
 *
 * @throws RungsError `trust.not_verified` (usage); as `parseSubjectLinkCredential` for another kind of credential
 * @example
 * ```ts
 * import type { VerifiedReport } from 'rungs'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import type { SubjectLink } from 'rungs/ladder'
 * import { linkByCredential } from 'rungs/trust'
 * const read = (report: VerifiedReport<VerifiableCredential>): SubjectLink | undefined => linkByCredential(report)
 * ```
 */
export function linkByCredential(report: VerifiedReport<VerifiableCredential>): SubjectLink | undefined {
  if (report?.outcome !== 'verified') throw usageError('trust.not_verified', {})
  const link = parseSubjectLinkCredential(report.credential)
  return isStatusOpen(report) ? undefined : deepFreeze({ ...link, basis: 'linkCredential', asOf: report.at })
}

/**
 * Links the keys of a verified credential that are hashes of an e-mail address to the address itself, hashed without salt: what
 * several credentials are linked to is then the same. The worker must have proved to you that the address is theirs; a hash
 * alone proves nothing, since anybody can hash an address.
 *
 * @throws RungsError `trust.not_verified`, `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import type { VerifiedReport } from 'rungs'
 * import type { SubjectLink } from 'rungs/ladder'
 * import { linkByEmail } from 'rungs/trust'
 * const read = (report: VerifiedReport<unknown>, proved: string): readonly SubjectLink[] =>
 *   linkByEmail(report, proved, { now: new Date() })
 * ```
 */
export function linkByEmail(report: VerifiedReport<unknown>, provedEmail: string, options: LinkOptions): readonly SubjectLink[] {
  const asOf = readNow(options, 'linkByEmail')
  if (report?.outcome !== 'verified') throw usageError('trust.not_verified', {})
  requireOption(typeof provedEmail === 'string' && provedEmail.includes('@'), 'provedEmail', 'e-mail address')
  const address = `hash:${hashIdentity(provedEmail)}`
  const { credentialSubject } = isJsonObject(report.credential) ? report.credential : {}
  const links = asList(credentialSubject, MAX_NAMES).flatMap((subject) =>
    asList(isJsonObject(subject) ? subject['identifier'] : undefined).flatMap((identifier): readonly SubjectLink[] => {
      if (!isJsonObject(identifier) || identifier['identityType'] !== 'emailAddress') return []
      if (matchIdentity(identifier, provedEmail).result !== 'same') return []
      const [key] = subjectKeysOf({ identifier })
      return key === undefined || key === address ? [] : [{ keys: [address, key], basis: 'emailHash', asOf }]
    }),
  )
  return deepFreeze([...new Map(links.map((link) => [link.keys[1], link])).values()])
}

/** Names of one document that are looked at. */
const MAX_NAMES = 1000

function readNow(options: LinkOptions, where: string): string {
  checkOptions(options, ['now'], where)
  requireOption(options.now instanceof Date, 'now', 'Date')
  return formatDateTime(toEpochMs(options.now))
}

function readDocument(document: unknown): { readonly id: string; readonly names: readonly unknown[] } | undefined {
  if (!isJsonObject(document) || !isAbsoluteUrl(document['id'])) return undefined
  return { id: document['id'], names: asList(document['alsoKnownAs'], MAX_NAMES) }
}
