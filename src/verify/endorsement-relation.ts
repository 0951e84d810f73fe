import { isJsonObject, type JsonObject, type JsonValue, type ProofReport } from '../core/index.js'
import { issuerIdOf } from '../securing/index.js'

/** Whose word an endorsement is, beside the object that it stands in. */
export interface EndorsementRelation {
  /** Whether it is about the very object that it stands in. */
  readonly isAboutHolder: boolean
  /**
   * `self`: by whom it is about, by the issuer of the credential, or by its subject. `linked`: by somebody who shares a key, an address or
   * a parent organisation with the issuer, or is that organisation.
   */
  readonly independence: 'other' | 'self' | 'linked'
}

/** What an endorsement says of the object that it stands in, and of whom. `makers` are controllers and methods of the credential's proofs. */
export function relationOf(
  endorsement: JsonObject,
  proofs: readonly ProofReport[],
  holder: JsonObject,
  credential: JsonObject,
  makers: ReadonlySet<string>,
): EndorsementRelation {
  const [about, ...more] = idsOf(endorsement['credentialSubject'])
  const issuer = issuerIdOf(endorsement)
  const isAboutHolder = about !== undefined && more.length === 0 && about === holder['id']
  if (issuer === undefined) return { isAboutHolder, independence: 'other' }
  const owners = [about, issuerIdOf(credential), ...idsOf(credential['credentialSubject'])]
  if (owners.includes(issuer)) return { isAboutHolder, independence: 'self' }
  const isLinked =
    owners.some((owner) => owner !== undefined && isSameParty(owner, issuer)) ||
    proofs.some((proof) => makersOf(proof).some((maker) => makers.has(maker))) ||
    shareOrganisation(endorsement['issuer'], credential['issuer'])
  return { isAboutHolder, independence: isLinked ? 'linked' : 'other' }
}

/** The key and its controller, where the proof was found right. */
export function makersOf({ state, verificationMethod, controller }: ProofReport): readonly string[] {
  if (state !== 'pass' && state !== 'warn') return []
  return [verificationMethod, controller].filter((one) => one !== undefined)
}

/** A did:web and the https URL that it stands for, or two spellings of one id (OB 3.0 section 10), are one party. */
export function isSameParty(one: string, other: string): boolean {
  return plainId(one) === plainId(other)
}

function plainId(id: string): string {
  const bare = id.trim()
  const web = /^did:web:([^#?]+)$/.exec(bare)?.[1]
  // Colons separate the parts of a path; that of a port is written as %3A.
  const url = decoded(web === undefined ? bare : `https://${web.replaceAll(':', '/')}`)
  return url.replace(/^https:\/\/[^/]+/i, (origin) => origin.toLowerCase()).replace(/\/$/, '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function shareOrganisation(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  const [a, b] = [organisationsOf(one), organisationsOf(other)]
  return a.some((id) => b.includes(id))
}

/** A profile's own id and those of the organisations above it. */
function organisationsOf(profile: JsonValue | undefined): readonly string[] {
  const ids: string[] = []
  let at = profile
  for (let depth = 0; depth < 8 && isJsonObject(at); depth++) {
    if (typeof at['id'] === 'string') ids.push(plainId(at['id']))
    at = at['parentOrg']
  }
  return typeof at === 'string' && at !== '' ? [...ids, plainId(at)] : ids
}

function idsOf(subject: JsonValue | undefined): readonly string[] {
  return [subject].flat().flatMap((one) => (isJsonObject(one) && typeof one['id'] === 'string' ? [one['id']] : []))
}
