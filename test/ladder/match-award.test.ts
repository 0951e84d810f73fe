import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AchievementMatch, awardsOf, evaluateRequirement, matchesAward, toFacts } from '../../src/ladder/index.js'
import { type Loose, thaw } from '../support/badges.js'
import { schoolReport } from '../trust/support.js'

const report = await schoolReport()
const [fact] = toFacts(report)
const [award] = awardsOf(report.credential as Loose)

describe('awardsOf', () => {
  it('says of a badge what its fact says', () => {
    const {
      credentialId: _id,
      subjectKeys: _keys,
      results: _results,
      amounts: _amounts,
      status: _status,
      statusAsOf: _asOf,
      authorised: _yes,
      ...rest
    } = fact as Loose
    expect(award).toEqual(rest)
  })

  it('finds none in another credential, or in one without achievement, issuer or date', () => {
    for (const change of [
      (copy: Loose) => {
        copy.type = ['VerifiableCredential']
      },
      (copy: Loose) => delete copy.credentialSubject.achievement,
      (copy: Loose) => delete copy.issuer,
      (copy: Loose) => delete copy.validFrom,
    ]) {
      const copy = thaw(report.credential)
      change(copy)
      expect(awardsOf(copy)).toEqual([])
    }
  })
})

describe('matchesAward', () => {
  it('matches exactly where a requirement finds the fact', () => {
    const ids = fc.subarray([award?.achievement.id as string, 'urn:x:other', 'urn:x:alias'], { minLength: 1 })
    const alignedTo = fc.subarray(
      [
        { framework: 'ESCO', kind: 'skill', code: 'S1.2' },
        { framework: 'ESCO', kind: 'skill', code: 'S1.2', version: '1.1' },
        { framework: 'ONET', kind: 'skill', code: 'S1.2' },
        { framework: 'ESCO', kind: 'skill', uri: award?.alignments[0]?.uri as string },
      ] as const,
      { minLength: 1 },
    )
    const match = fc.record(
      {
        ids,
        alignedTo,
        achievementType: fc.constantFrom('Certificate', 'License'),
        versions: fc.constantFrom('^1', '^2', '1.4.0'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<AchievementMatch>
    const seen = new Set<boolean>()
    fc.assert(
      fc.property(match, fc.boolean(), (one, hasAlias) => {
        const aliased = {
          ...(fact as Loose),
          achievement: { ...(fact as Loose).achievement, aliases: hasAlias ? ['urn:x:alias'] : [] },
        }
        const trace = evaluateRequirement({ op: 'credential', match: one, issuers: { any: true }, currency: 'ever' }, [aliased], {
          now: report.at,
        })
        seen.add(trace.outcome === 'met')
        expect(matchesAward(one, aliased)).toBe(trace.outcome === 'met')
      }),
      { numRuns: 500 },
    )
    expect(seen.size).toBe(2)
  })
})
