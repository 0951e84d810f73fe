import type { ContextLoader } from '../../contexts/index.js'
import { asList, isAbsoluteUrl, isJsonObject, type JsonObject, type Problem } from '../../core/index.js'
import { contextProblems, dataModelOf } from './contexts.js'
import { identifierProblems } from './identifiers.js'
import { broken } from './rule.js'
import { isTypes } from './typed-members.js'

/**
 * What breaks the rules of the Verifiable Credentials Data Model for a presentation: contexts, types, identifiers and holder
 * (VCDM 2.0 section 4.13). The credentials inside are each judged by themselves.
 *
 * @returns problems `schema.data_model` and `contexts.unknown`; none for a presentation that keeps the rules
 * @example
 * ```ts
 * import { createContextLoader } from 'rungs/contexts'
 * import { validatePresentation } from 'rungs/credential/data-model'
 * const presentation = { '@context': 'https://www.w3.org/ns/credentials/v2', type: 'VerifiablePresentation', holder: {} }
 * validatePresentation(presentation, { loader: createContextLoader() })[0]?.path // '/holder'
 * ```
 */
export function validatePresentation(
  presentation: JsonObject,
  { loader }: { readonly loader: ContextLoader },
): readonly Problem[] {
  const contexts = contextProblems(presentation, loader)
  if (dataModelOf(presentation) === undefined) return contexts
  const { type, holder } = presentation
  const found = [...contexts, ...identifierProblems(presentation)]
  if (!isTypes(type) || !asList(type).includes('VerifiablePresentation'))
    found.push(broken('type', 'VerifiablePresentation among others'))
  const isHolder = isJsonObject(holder) ? isAbsoluteUrl(holder['id']) : holder === undefined || isAbsoluteUrl(holder)
  if (!isHolder) found.push(broken('holder', 'a URL, or an object whose id is one'))
  return found
}
