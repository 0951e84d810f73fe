import type { ContextLoader } from '../../contexts/index.js'
import { asList, isAbsoluteUrl, isJsonObject, type JsonObject, type Problem, parseDateTime, problem } from '../../core/index.js'
import { contextProblems, type DataModel, dataModelOf } from './contexts.js'
import { identifierProblems } from './identifiers.js'
import { relatedResourceProblems } from './related-resources.js'
import { broken } from './rule.js'
import { textProblems } from './texts.js'
import { isTypes, typedMemberProblems } from './typed-members.js'

/** What {@link validateCredential} needs. */
export interface ValidateCredentialOptions {
  /** Which contexts are known; nothing is fetched. */
  readonly loader: ContextLoader
  /** Whether a date without an offset is refused, as of a credential about to be issued. Default `false`: it is read as UTC. */
  readonly requireOffsets?: boolean
}

const DATES: Readonly<Record<DataModel, readonly [from: string, until: string]>> = {
  '2.0': ['validFrom', 'validUntil'],
  '1.1': ['issuanceDate', 'expirationDate'],
}

/**
 * What breaks the rules of the Verifiable Credentials Data Model, 2.0 or 1.1, that hold for every credential whatever it is about:
 * contexts, types, identifiers, names, issuer, subjects, dates, extension points and related resources (VCDM 2.0 sections 4 and 5).
 * Whether contexts define every term is for canonicalization to tell.
 *
 * @returns problems `schema.data_model`, `contexts.unknown` and `validity.order`; none for a credential that keeps the rules
 * @example
 * ```ts
 * import { createContextLoader, CREDENTIALS_V2 } from 'rungs/contexts'
 * import { validateCredential } from 'rungs/credential/data-model'
 * const credential = { '@context': [CREDENTIALS_V2], type: ['VerifiableCredential'], issuer: 'did:example:1', credentialSubject: {} }
 * validateCredential(credential, { loader: createContextLoader() })[0]?.path // '/credentialSubject'
 * ```
 */
export function validateCredential(
  credential: JsonObject,
  { loader, requireOffsets = false }: ValidateCredentialOptions,
): readonly Problem[] {
  const contexts = contextProblems(credential, loader)
  const model = dataModelOf(credential)
  // Under other contexts its members mean something else.
  if (model === undefined) return contexts
  return [
    ...contexts,
    ...typeProblems(credential),
    ...identifierProblems(credential),
    ...textProblems(credential),
    ...issuerProblems(credential),
    ...subjectProblems(credential),
    ...dateProblems(credential, model, requireOffsets),
    ...typedMemberProblems(credential),
    ...relatedResourceProblems(credential),
  ]
}

function typeProblems({ type }: JsonObject): readonly Problem[] {
  if (!isTypes(type as JsonObject[string] | undefined)) return [broken('type', 'type names')]
  return asList(type).includes('VerifiableCredential') ? [] : [broken('type', 'VerifiableCredential among others')]
}

/** A URL, or an object whose id is one (section 4.7). */
function issuerProblems({ issuer }: JsonObject): readonly Problem[] {
  if (isJsonObject(issuer) && isAbsoluteUrl(issuer['id'])) return textProblems(issuer, '/issuer')
  return isAbsoluteUrl(issuer) ? [] : [broken('issuer', 'a URL, or an object whose id is one')]
}

/** Section 4.8: one or more objects that say something. */
function subjectProblems({ credentialSubject }: JsonObject): readonly Problem[] {
  const subjects = asList(credentialSubject)
  const isFine = subjects.length > 0 && subjects.every((one) => isJsonObject(one) && Object.keys(one).length > 0)
  return isFine ? [] : [broken('credentialSubject', 'one or more objects that say something')]
}

/** Section 4.9; VCDM 1.1 section 4.6, which requires the first of the two. */
function dateProblems(credential: JsonObject, model: DataModel, requireOffsets: boolean): readonly Problem[] {
  const [from, until] = DATES[model]
  const found: Problem[] = []
  if (model === '1.1' && credential[from] === undefined) found.push(broken(from, 'a date', ''))
  const [start, end] = [from, until].map((member) => {
    if (credential[member] === undefined) return undefined
    const date = parseDateTime(credential[member])
    if (date !== undefined && (date.hasOffset || !requireOffsets)) return date.epochMs
    found.push(broken(member, 'RFC 3339 date-time with offset'))
    return undefined
  })
  if (start !== undefined && end !== undefined && end < start) {
    const params = { validFrom: credential[from] as string, validUntil: credential[until] as string }
    found.push(problem('validity.order', params, `/${until}`))
  }
  return found
}
