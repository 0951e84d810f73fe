import { type Finding, finding, isJsonObject, type JsonObject, type JsonValue, type Problem } from '../../core/index.js'
import { parseOb2Object } from '../../credential/ob2/index.js'
import { type Ob2Scope, openFinding } from './context.js'
import { isSameIri, isWebUrl, requireDocument } from './documents.js'

/** Who and what stands behind a badge or endorsement. */
export interface Backing {
  /** The badge class, as the assertion has it inside, or else as it is published. */
  readonly badge?: JsonObject
  /** The issuer's profile, as it is published. */
  readonly profile?: JsonObject
  /** What is wrong with them. */
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
  /** A badge class that could not be had. */
  readonly classOpen?: Finding
  /** A profile that could not be had. */
  readonly issuerOpen?: Finding
  /** What shows that the issuer is another. */
  readonly issuerFault?: Finding
}

export const NO_BACKING: Backing = { problems: [], warnings: [] }

/**
 * Looks up the badge class and the profile of its issuer. A profile counts only as its own id shows it: whoever makes a badge can write
 * any profile into it. So does the word of a badge class on who its issuer is (OB 2.0, Verification).
 */
export async function findBacking(kind: 'Assertion' | 'Endorsement', claims: JsonObject, scope: Ob2Scope): Promise<Backing> {
  if (kind === 'Endorsement') return findIssuer(claims['issuer'] as JsonValue, '/issuer', NO_BACKING, scope)
  const found = await findClass(claims['badge'] as JsonValue, scope)
  if (found.badge === undefined || found.problems.length > 0) return found
  return findIssuer(found.badge['issuer'] as JsonValue, '/badge/issuer', found, scope)
}

async function findClass(given: JsonValue, { documents }: Ob2Scope): Promise<Backing> {
  const path = '/badge'
  const id = idOf(given)
  // One that is nowhere published is a part of the assertion (OB 2.0 BadgeClass: ephemeral classes).
  if (isJsonObject(given) && !isWebUrl(id)) return { ...NO_BACKING, badge: given }
  let published: JsonObject
  try {
    published = requireDocument(await documents.get(id, 'BadgeClass'), id, 'BadgeClass', ['BadgeClass'])
  } catch (error) {
    return { ...NO_BACKING, classOpen: openFinding('schema', error, path) }
  }
  const { problems, warnings } = parseOb2Object('BadgeClass', published, path)
  if (problems.length > 0 || !isJsonObject(given)) return { badge: published, problems, warnings }
  const issuer = idOf(given['issuer'] as JsonValue)
  const actual = idOf(published['issuer'] as JsonValue)
  if (isSameIri(actual, issuer)) return { badge: given, problems, warnings }
  const params = { issuer: issuer.slice(0, 2048), actual: actual.slice(0, 2048) }
  return {
    badge: given,
    problems,
    warnings,
    issuerFault: finding('issuer', 'ob2.class_issuer_mismatch', params, '/badge/issuer'),
  }
}

async function findIssuer(given: JsonValue, path: string, before: Backing, { documents }: Ob2Scope): Promise<Backing> {
  const id = idOf(given)
  let profile: JsonObject
  try {
    profile = requireDocument(await documents.get(id, 'Profile'), id, 'Profile', ['Profile', 'Issuer'])
  } catch (error) {
    return { ...before, issuerOpen: openFinding('issuer', error, path) }
  }
  const { problems, warnings } = parseOb2Object('Profile', profile, path)
  return { ...before, profile, problems: [...before.problems, ...problems], warnings: [...before.warnings, ...warnings] }
}

/** The IRI of an object, or what stands for it. */
export function idOf(value: JsonValue | undefined): string {
  const id = isJsonObject(value) ? value['id'] : value
  return typeof id === 'string' ? id : ''
}
