import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Award } from '../../src/ladder/index.js'
import { type AuthorityGraph, type AuthorityLink, judgeAward } from '../../src/trust/authority-chain.js'

const DAY = 86_400_000
const BASE = Date.parse('2026-01-01T00:00:00Z')
const party = (n: number): string => `did:example:p${n}`
const achievement = (n: number): string => `urn:x:a${n}`
const PARTIES = 6

interface Drawn {
  readonly from: number
  readonly to: number
  readonly about: readonly number[]
  readonly start: number
  readonly length: number
  readonly mayDelegate: number
  readonly parent: number | undefined
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  from: fc.nat({ max: PARTIES - 1 }),
  to: fc.nat({ max: PARTIES - 1 }),
  about: fc.uniqueArray(fc.nat({ max: 2 }), { minLength: 1 }),
  start: fc.nat({ max: 5 }),
  length: fc.nat({ max: 9 }),
  mayDelegate: fc.nat({ max: 4 }),
  parent: fc.option(fc.nat({ max: 11 }), { nil: undefined, freq: 4 }),
})

const toLink = (one: Drawn, index: number): AuthorityLink => ({
  credentialId: `urn:x:c${index}`,
  issuer: party(one.from),
  subject: party(one.to),
  mayAward: [{ ids: one.about.map(achievement) }],
  fromMs: BASE + one.start * DAY,
  untilMs: BASE + (one.start + one.length) * DAY,
  mayDelegate: one.mayDelegate,
  ...(one.parent !== undefined && { delegatedFrom: `urn:x:c${one.parent}` }),
  isUnchecked: false,
})

const grouped = (links: readonly AuthorityLink[], end: 'issuer' | 'subject'): ReadonlyMap<string, readonly AuthorityLink[]> =>
  new Map(links.map((link) => [link[end], links.filter((other) => other[end] === link[end])]))

/** Every way down from a root without going twice over a link, taken as it is written: slow and plain. */
function oracle(
  links: readonly Drawn[],
  roots: readonly number[],
  issuer: number,
  about: number,
  day: number,
  maxDepth: number,
): boolean {
  if (roots.includes(issuer)) return true
  const holds = (link: Drawn): boolean => link.about.includes(about) && link.start <= day && day <= link.start + link.length
  const walk = (path: readonly number[]): boolean => {
    const last = links[path.at(-1) as number] as Drawn
    if (last.to === issuer && path.every((index, place) => (links[index] as Drawn).mayDelegate >= path.length - 1 - place))
      return true
    if (path.length >= maxDepth) return false
    return links.some(
      (link, index) =>
        !path.includes(index) &&
        link.from === last.to &&
        holds(link) &&
        (link.parent ?? path.at(-1)) === path.at(-1) &&
        walk([...path, index]),
    )
  }
  return links.some((link, index) => roots.includes(link.from) && holds(link) && walk([index]))
}

it('finds authority in any graph of delegations exactly where every way down from a root, tried one by one, finds it', () => {
  const seen = { yes: 0, no: 0, unknown: 0 }
  fc.assert(
    fc.property(
      fc.array(drawn, { maxLength: 12 }),
      fc.uniqueArray(fc.nat({ max: PARTIES - 1 }), { minLength: 1, maxLength: 2 }),
      fc.nat({ max: PARTIES - 1 }),
      fc.nat({ max: 2 }),
      fc.nat({ max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      (drawnLinks, roots, issuer, about, day, maxDepth) => {
        const links = drawnLinks.map(toLink)
        const graph: AuthorityGraph = {
          roots: new Map(roots.map((root) => [party(root), { id: party(root) }])),
          bySubject: grouped(links, 'subject'),
          byIssuer: grouped(links, 'issuer'),
          maxDepth,
        }
        const award: Award = {
          issuer: party(issuer),
          achievement: { id: achievement(about), aliases: [] },
          alignments: [],
          validFrom: new Date(BASE + day * DAY).toISOString(),
        }
        const verdict = judgeAward(award, graph)
        seen[verdict.authorised]++
        expect(verdict.authorised === 'yes').toBe(oracle(drawnLinks, roots, issuer, about, day, maxDepth))
        // What it rests on leads from the issuer to a root, link by link.
        const ends = verdict.chain.flatMap((link) => [link.subject, link.issuer])
        for (let at = 1; at + 1 < ends.length; at += 2) expect(ends[at]).toBe(ends[at + 1])
        if (verdict.chain.length > 0) {
          expect(ends[0]).toBe(award.issuer)
          expect(graph.roots.has(ends.at(-1) as string)).toBe(true)
        }
        expect(verdict.findings.length === 0).toBe(verdict.authorised === 'yes')
        if (verdict.authorised === 'no') expect(verdict.isUnsure).toBe(false)
      },
    ),
    { numRuns: 3000 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50)
})

it('stays quick in a dense graph', () => {
  const links = Array.from({ length: 3000 }, (_, index) =>
    toLink(
      { from: index % 60, to: (index * 7 + 1) % 60, about: [0], start: 0, length: 99, mayDelegate: 1000, parent: undefined },
      index,
    ),
  )
  const award: Award = {
    issuer: party(1),
    achievement: { id: achievement(0), aliases: [] },
    alignments: [],
    validFrom: '2026-01-05T00:00:00Z',
  }
  const graph: AuthorityGraph = {
    roots: new Map([['did:x:none', { id: 'did:x:none' }]]),
    bySubject: grouped(links, 'subject'),
    byIssuer: grouped(links, 'issuer'),
    maxDepth: 64,
  }
  const start = performance.now()
  expect(judgeAward(award, graph).authorised).toBe('unknown')
  expect(performance.now() - start).toBeLessThan(2000)
})
