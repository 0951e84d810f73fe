import { checkOptions, late } from '../../core/index.js'
import type { Generation } from '../generation.js'
import { knownDocuments } from './documents-known.js'

/** Options of {@link createOpenBadges2}. */
export interface CreateOpenBadges2Options {
  /**
   * Assertions, badge classes, profiles, keys and revocation lists by their `id`, which are then not fetched. They are believed as what
   * their ids show: pass only what you had from there, or from whom you trust for it. Default: none.
   */
  readonly documents?: readonly unknown[]
}

/**
 * Support for badges of Open Badges 2.0 that knows some of their documents without a network.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, and those of reading JSON
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { mechanisms } from 'rungs/preset/all'
 * import { createOpenBadges2 } from 'rungs/verify/ob2'
 * const generations = [createOpenBadges2({ documents: [] })]
 * const report = await createVerifier({ mechanisms, generations }).verify('{"type":"Assertion"}')
 * report.outcome // 'rejected'
 * ```
 */
export function createOpenBadges2(options: CreateOpenBadges2Options = {}): Generation {
  checkOptions(options, ['documents'], 'createOpenBadges2')
  const known = knownDocuments(options.documents ?? [])
  const load = late(() => import('./verify-claims.js'))
  const loadDocuments = late(() => import('./documents.js'))
  return Object.freeze({
    generation: '2.0',
    async verify(badge, scope) {
      const [{ verifyClaims }, { createDocuments }] = await Promise.all([load(), loadDocuments()])
      return verifyClaims(badge, { ...scope, documents: createDocuments(known, scope.options.net) })
    },
  } satisfies Generation)
}

/**
 * Support for badges of Open Badges 2.0, passed to a verifier as one of its `generations`. Hosted badges are what their host shows, so a
 * verifier needs a `net` for them; signed ones are right by a key that their issuer's profile lists.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { createNet } from 'rungs/net'
 * import { mechanisms } from 'rungs/preset/all'
 * import { openBadges2 } from 'rungs/verify/ob2'
 * const verifier = createVerifier({ mechanisms, generations: [openBadges2], net: createNet() })
 * ```
 */
export const openBadges2: Generation = /* @__PURE__ */ createOpenBadges2()
