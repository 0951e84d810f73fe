import { type Check, type CheckState, type Finding, finding, isRungsError, type JsonObject, usageError } from '../core/index.js'
import type { TrustContext, TrustSource } from '../verify/index.js'

const MAX_SOURCES = 64

/**
 * A trust source that passes when any of its sources does. Where none passes, one that could not be checked leaves the whole
 * `unknown`, since it might have passed; else one that fails decides, and else the issuer is only not known: `warn`. The
 * findings of all sources are kept, in their order.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { anyOf, createRegistryTrustList, createTrustList } from 'rungs/trust'
 * const own = createTrustList(['did:web:school.example'])
 * const trust = anyOf([own, createRegistryTrustList({ registry: {} })])
 * ```
 */
export function anyOf(sources: readonly TrustSource[]): TrustSource {
  return combine(sources, ['pass', 'unknown', 'fail', 'warn'])
}

/**
 * A trust source that passes when all of its sources do: one that fails decides, else one that could not be checked leaves the
 * whole `unknown`, else one that warns is enough for `warn`. The findings of all sources are kept, in their order.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { allOf, createTrustList } from 'rungs/trust'
 * const both = allOf([createTrustList(['did:web:a.example', 'did:web:b.example']), createTrustList(['did:web:a.example'])])
 * ```
 */
export function allOf(sources: readonly TrustSource[]): TrustSource {
  return combine(sources, ['fail', 'unknown', 'warn', 'pass'])
}

/** The first state of the order that any source is in; one that says nothing (`skipped`) does not count. */
function combine(sources: readonly TrustSource[], order: readonly CheckState[]): TrustSource {
  const list: readonly unknown[] = Array.isArray(sources) ? [...sources] : []
  if (list.length === 0 || list.length > MAX_SOURCES || !list.every(isSource)) {
    throw usageError('core.option_invalid', { option: 'sources', expected: `1 to ${MAX_SOURCES} trust sources` })
  }
  return Object.freeze({
    async check(credential: JsonObject, context: TrustContext): Promise<Check> {
      const checks = await Promise.all(list.map((source) => ask(source, credential, context)))
      const state = order.find((wanted) => checks.some((check) => check.state === wanted)) ?? 'skipped'
      // What passes needs no excuse for what did not.
      const told = state === 'pass' ? checks.filter((check) => check.state === 'pass') : checks
      return { state, findings: unique(told.flatMap(({ findings }) => findings)) }
    },
  })
}

function isSource(source: unknown): source is TrustSource {
  return typeof (source as TrustSource | null | undefined)?.check === 'function'
}

/** A source that cannot be asked is one that could not be checked; it must not bring the others down. */
async function ask(source: TrustSource, credential: JsonObject, context: TrustContext): Promise<Check> {
  try {
    return await source.check(credential, context)
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    return { state: 'unknown', findings: [finding('trust', 'trust.source_failed', { code: error.code })] }
  }
}

function unique(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter((one) => {
    const text = JSON.stringify(one)
    return !seen.has(text) && seen.add(text)
  })
}
