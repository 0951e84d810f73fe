import { copyJson, parseDateOrDateTime, usageError } from '../core/index.js'
import { throwFirst } from './fact-shape.js'
import { acceptsIssuer } from './judge.js'
import { lastInstantOf } from './last-instant.js'
import { date, iri, list, oneOf, optional, problemsOf, record, type Shape, shape, text, wrongType } from './shape.js'
import type { PlacementPolicy, PlacementWarning, SubjectLink, SubjectLinkBasis } from './types.js'

const MAX_LINKS = 1000

/** All that may show two keys to be one worker's, strongest first. A name is not among them. */
export const LINK_BASES: readonly SubjectLinkBasis[] = [
  'credential',
  'presentation',
  'alsoKnownAs',
  'linkCredential',
  'emailHash',
]

const pair: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (!Array.isArray(value) || value.length !== 2) return wrongType(state, 'two keys', value, path)
  value.forEach((key, index) => {
    text.check(key, `${path}/${index}`, state)
  })
})

const links: Shape<false> = /* @__PURE__ */ list(
  /* @__PURE__ */ record<SubjectLink>({
    keys: pair,
    basis: /* @__PURE__ */ oneOf(LINK_BASES),
    asOf: date,
    validUntil: /* @__PURE__ */ optional(date),
    issuer: /* @__PURE__ */ optional(iri),
    credential: /* @__PURE__ */ optional(iri),
  }),
  'links',
  MAX_LINKS,
)

/** The links that a policy believes at an instant, in an order of their own, and a warning for each of the others. */
export function linksOf(
  input: unknown,
  policy: PlacementPolicy,
  nowMs: number,
): { readonly accepted: readonly SubjectLink[]; readonly warnings: readonly PlacementWarning[] } {
  if (input === undefined) return { accepted: [], warnings: [] }
  if (!Array.isArray(input)) throw usageError('core.option_invalid', { option: 'links', expected: 'list of links' })
  const copy = copyJson(input)
  throwFirst(problemsOf(links, copy, '/links'))
  const given = new Map((copy as unknown as readonly SubjectLink[]).map((link) => [textOf(link), link]))
  const sorted = [...given].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link)
  const accepted = sorted.filter((link) => isBelieved(link, policy, nowMs))
  return {
    accepted,
    warnings: sorted
      .filter((link) => !accepted.includes(link))
      .map(({ basis, credential }) => ({
        code: 'ladder.link_not_accepted' as const,
        params: { basis },
        ...(credential !== undefined && { credential }),
      })),
  }
}

function isBelieved(link: SubjectLink, policy: PlacementPolicy, nowMs: number): boolean {
  // What a credential that names both keys shows is read off the credential.
  if (link.basis === 'credential' || !(policy.subjectLinks ?? []).includes(link.basis)) return false
  if (link.basis === 'linkCredential' && (link.issuer === undefined || !acceptsIssuer(policy.trust, link.issuer))) return false
  const until = link.validUntil === undefined ? Number.POSITIVE_INFINITY : lastInstantOf(link.validUntil)
  return (parseDateOrDateTime(link.asOf)?.epochMs as number) <= nowMs && nowMs <= until
}

function textOf({ keys, basis, asOf, validUntil, issuer, credential }: SubjectLink): string {
  return JSON.stringify([[...keys].sort(), basis, asOf, validUntil, issuer, credential])
}
