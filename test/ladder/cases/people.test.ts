import { describe, expect, it } from 'vitest'
import { isRungsError, type JsonObject, type VerifiedReport } from '../../../src/core/index.js'
import { buildIdentityObject, type VerifiableCredential } from '../../../src/credential/index.js'
import { presentCredentials } from '../../../src/holder/index.js'
import type { Fact, SubjectLink } from '../../../src/ladder/index.js'
import { place, type Requirement, toFacts } from '../../../src/ladder/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { eddsaJcs2022 } from '../../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { linkByEmail } from '../../../src/trust/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { NOW as BADGE_NOW, controllerOf, newSigner, RECIPIENT } from '../../support/badges.js'
import { achievementId, badgeFor, recordOf, sealRecord } from '../../support/records.js'
import { schoolReport } from '../../trust/support.js'
import { at, statusOf } from '../delivery.js'
import { badgeDocument, verified } from '../reports.js'
import { badge, decide, fact, ladderOf, NOW, needs, OTHER, outcomeOf, rung, rungId, SCHOOL, WORKER } from './support.js'

const peers = (min: number): Requirement => ({ op: 'endorsement', from: 'peer', min, distinct: true })
const endorsed = (by: string, more: Partial<Omit<Fact, 'achievement'>> = {}, of = WORKER): Fact =>
  fact(`${by}-${of}`, { issuer: by, subjectKeys: [of], endorsement: { from: 'peer' }, ...more })
const codeOf = (step: () => unknown): readonly [string, object] | undefined => {
  try {
    step()
  } catch (error) {
    if (isRungsError(error)) return [error.code, error.params]
    throw error
  }
  return undefined
}
const hashed = 'hash:sha256$b5809d8a'
const inside = (subject: string, report: object): object => ({ path: '/x', subject, report })

describe('case 31: same worker under several DIDs and e-mail hashes; different salts; new e-mail', () => {
  it('facts connect through keys that a trusted issuer put together', () => {
    const link = badge('courier', { subjectKeys: [WORKER, hashed] })
    const placement = at([link, fact('first-aid', { subjectKeys: [hashed] }), fact('secure-goods')])
    expect(placement.subject).toEqual([WORKER, hashed].sort())
    expect(statusOf(placement, 'van')).toBe('eligible')
  })

  it('anyone can issue a badge that names two people, and links nobody with it', () => {
    const link = badge('courier', { subjectKeys: [WORKER, 'did:key:victim'], issuer: 'did:key:attacker' })
    const facts = [link, fact('first-aid', { subjectKeys: ['did:key:victim'] }), fact('secure-goods')]
    expect(codeOf(() => at(facts))).toEqual(['ladder.subject_ambiguous', { count: 2 }])
  })

  it('badges to one e-mail address with different salts connect through who proved it; a new address is another person until both are proved', async () => {
    const named = async (identity: string, salt: string): Promise<VerifiedReport<VerifiableCredential>> =>
      schoolReport({ subject: { identifier: [buildIdentityObject({ identity, salt })] } })
    const first = await named('ana@courier.example', '0123456789abcdef')
    const second = await named('ana@courier.example', 'fedcba9876543210')
    const moved = await named('ana@new.example', '00112233445566ff')
    const [one, other, third] = [first, second, moved].map((report) => toFacts(report)[0]?.subjectKeys[0] as string)
    expect(new Set([one, other, third]).size).toBe(3)
    const facts = [
      fact('a', { subjectKeys: [one as string] }),
      fact('b', { subjectKeys: [other as string] }),
      fact('c', { subjectKeys: [third as string] }),
    ]
    const now = new Date(NOW)
    const old = [first, second].flatMap((report) => linkByEmail(report, 'ana@courier.example', { now }))
    const ladder = ladderOf(['a', 'b', 'c'].map((name) => rung(name, needs(name))))
    const met = (links: readonly SubjectLink[], subject: readonly string[] = [one as string]): readonly string[] =>
      place(ladder, facts, {
        now: NOW,
        subject,
        links,
        policy: { trust: { ids: [SCHOOL] }, subjectLinks: ['emailHash'] },
      }).rungs.flatMap(({ outcome, id }) => (outcome === 'met' ? [id] : []))
    expect(met([])).toEqual([rungId('a')])
    expect(met(old)).toEqual([rungId('a'), rungId('b')])
    expect(linkByEmail(moved, 'ana@courier.example', { now })).toEqual([])
    const both = [...old, ...linkByEmail(moved, 'ana@new.example', { now })]
    expect(met(both)).toEqual([rungId('a'), rungId('b')])
    // Whoever proved both addresses is asked about under both.
    expect(met(both, [one as string, third as string])).toEqual(['a', 'b', 'c'].map(rungId))
  })
})

describe('case 32: two workers with the same name; transliteration; married name', () => {
  it('the same name links nobody: facts have no names, and a ladder asks for none', () => {
    expect(() => decide(needs('a'), [{ ...fact('a'), name: 'Ana' } as never])).toThrow()
  })

  it.each([
    ['the same name', 'Ana Silva', 'Ana Silva'],
    ['a name and its transliteration', 'Анна Иванова', 'Anna Ivanova'],
    ['a name before and after a marriage', 'Ana Silva', 'Ana Souza'],
  ])('%s neither joins nor parts anybody', (_, here, there) => {
    const of = (name: string, subject: string, text: string): Fact =>
      toFacts(
        verified(
          badgeDocument(name, subject, {
            credentialSubject: {
              id: subject,
              identifier: [{ type: 'IdentityObject', hashed: false, identityHash: text, identityType: 'name' }],
              achievement: { id: `https://school.example/achievements/${name}`, type: ['Achievement'] },
            },
          }),
        ),
      )[0] as Fact
    const both = ladderOf([rung('one', { op: 'allOf', of: [needs('a'), needs('b')] })])
    const two = [of('a', WORKER, here), of('b', 'did:key:other', there)]
    expect(two.map(({ subjectKeys }) => subjectKeys)).toEqual([[WORKER], ['did:key:other']])
    expect(place(both, two, { now: NOW, subject: WORKER, policy: { trust: { ids: [SCHOOL] } } }).rungs[0]?.outcome).toBe('unmet')
    expect(codeOf(() => place(both, two, { now: NOW, policy: { trust: { ids: [SCHOOL] } } }))?.[0]).toBe(
      'ladder.subject_ambiguous',
    )
    const one = [of('a', WORKER, here), of('b', WORKER, there)]
    expect(place(both, one, { now: NOW, policy: { trust: { ids: [SCHOOL] } } }).rungs[0]?.outcome).toBe('met')
  })

  it('a number that each school gives out for itself joins nobody across schools', () => {
    const of = (issuer: string, identityType: string): readonly string[] | undefined =>
      toFacts(
        verified(
          badgeDocument('a', WORKER, {
            issuer: { id: issuer },
            credentialSubject: {
              identifier: [{ type: 'IdentityObject', hashed: false, identityHash: '1001', identityType }],
              achievement: { id: 'https://school.example/achievements/a', type: ['Achievement'] },
            },
          }),
        ),
      )[0]?.subjectKeys
    expect(of(SCHOOL, 'sourcedId')).toHaveLength(1)
    expect(of(SCHOOL, 'sourcedId')).toEqual(of(SCHOOL, 'sourcedId'))
    expect(of(SCHOOL, 'sourcedId')).not.toEqual(of(OTHER, 'sourcedId'))
    expect(of(SCHOOL, 'sourcedId')).not.toEqual(of(SCHOOL, 'userName'))
    expect(of(SCHOOL, 'emailAddress')).toEqual(of(OTHER, 'emailAddress'))
    expect(of(SCHOOL, 'isbn')).toEqual([])
  })
})

describe('case 33: self-issued or mutual endorsements (rings)', () => {
  it("endorsements count by different people, and not one's own", () => {
    const facts = [
      fact('a'),
      endorsed('did:key:p'),
      endorsed('did:key:q'),
      endorsed('did:key:p', { credentialId: 'urn:again' }),
      endorsed(WORKER),
    ]
    expect(decide(peers(2), facts)).toMatchObject({ outcome: 'met', params: { actual: 2, needed: 2 } })
    expect(outcomeOf(peers(3), facts)).toBe('unmet')
    expect(outcomeOf({ ...peers(1), from: 'client' } as Requirement, facts)).toBe('unmet')
    expect(outcomeOf(peers(2), facts, { policy: { trust: { any: true }, organisations: [['did:key:p', 'did:key:q']] } })).toBe(
      'unmet',
    )
  })

  it('rings do not count, however long', () => {
    const ring = [fact('a'), endorsed('did:key:p'), endorsed(WORKER, {}, 'did:key:q'), endorsed('did:key:q', {}, 'did:key:p')]
    const placed = place(ladderOf([rung('one', peers(1))]), ring, { now: NOW, subject: WORKER })
    expect(placed.rungs[0]?.trace.considered).toEqual([
      {
        id: 'urn:example:did:key:p-did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
        rejected: 'requirement.endorser_ring',
      },
    ])
    expect(placed.rungs[0]?.outcome).toBe('unmet')
    expect(place(ladderOf([rung('one', peers(1))]), ring.slice(0, 2), { now: NOW, subject: WORKER }).rungs[0]?.outcome).toBe(
      'met',
    )
  })

  it('a revoked, ended or unlooked-up endorsement does not count, or perhaps', () => {
    expect(outcomeOf(peers(1), [fact('a'), endorsed('did:key:p', { status: 'revoked' })])).toBe('unmet')
    expect(outcomeOf(peers(1), [fact('a'), endorsed('did:key:p', { validUntil: '2026-01-01' })])).toBe('unmet')
    expect(outcomeOf(peers(1), [fact('a'), endorsed('did:key:p', { status: 'unknown' })])).toBe('indeterminate')
  })
})

describe('case 34: credential presented by someone who is not the subject', () => {
  it('of a link only what the policy believes counts, and the trace says by what', () => {
    const facts = [fact('a', { subjectKeys: ['did:key:other'] })]
    const links = [{ keys: [WORKER, 'did:key:other'], basis: 'presentation', asOf: '2026-04-01' }] as const
    const at = (more: object, given: readonly object[] = links): ReturnType<typeof place> =>
      place(ladderOf([rung('one', needs('a'))]), facts, {
        now: NOW,
        subject: WORKER,
        links: given as never,
        policy: { trust: { ids: [SCHOOL] }, ...more },
      })
    const linked = at({ subjectLinks: ['presentation'] })
    expect(linked.rungs[0]).toMatchObject({
      outcome: 'met',
      trace: { linkedBy: [{ id: 'urn:example:a', basis: ['presentation'] }] },
    })
    expect(linked.links).toEqual(links)
    expect(at({}).rungs[0]?.outcome).toBe('unmet')
    expect(at({ subjectLinks: ['presentation'] }, [{ ...links[0], asOf: '2026-06-01' }]).rungs[0]?.outcome).toBe('unmet')
    expect(at({ subjectLinks: ['presentation'] }, [{ ...links[0], validUntil: '2026-04-02' }]).rungs[0]?.outcome).toBe('unmet')
    expect(() => at({ subjectLinks: ['name'] })).toThrow()
    expect(() => at({}, [{ ...links[0], basis: 'name' }])).toThrow()
  })

  it('ladder.subject_ambiguous unless the worker is named; foreign facts never count', () => {
    const facts = [badge('courier'), badge('van', { subjectKeys: ['did:key:other'] })]
    expect(codeOf(() => at(facts))).toEqual(['ladder.subject_ambiguous', { count: 2 }])
    const named = at(facts, { subject: WORKER })
    expect(named.current).toEqual([rungId('courier')])
    expect(named.warnings).toEqual([{ code: 'requirement.subject_unlinked', params: {}, credential: 'urn:example:badge-van' }])
    expect(at(facts, { subject: [WORKER, 'did:key:other'] }).current).toEqual([rungId('van')])
  })

  it('a presentation of a badge that is about somebody else says so, and gives no fact of its holder', async () => {
    const [school, eve] = [await newSigner(), await newSigner()]
    const binding = { challenge: 'c-1', domain: 'https://courier.example' }
    const stolen = await badgeFor('First aid', school)
    const { presentation } = await presentCredentials([stolen], { signer: eve, mechanism: eddsaJcs2022, binding, now: BADGE_NOW })
    const report = await createVerifier({ mechanisms, now: BADGE_NOW }).verifyPresentation(presentation, { binding })
    expect(report.checks.holder.findings).toMatchObject([{ code: 'holder.subject_mismatch' }])
    const facts = report.credentials.flatMap((one) => (one.outcome === 'verified' ? toFacts(one) : []))
    expect(facts.map(({ subjectKeys }) => subjectKeys)).toEqual([[RECIPIENT]])
    const ladder = ladderOf([
      rung('one', needs('x', { match: { ids: [achievementId('First aid')] }, issuers: { ids: [controllerOf(school)] } })),
    ])
    const outcome = (subject: string): string | undefined => place(ladder, facts, { now: BADGE_NOW, subject }).rungs[0]?.outcome
    expect([outcome(controllerOf(eve)), outcome(RECIPIENT)]).toEqual(['unmet', 'met'])
  })
})

describe('case 35: inner CLR credentials with other subjects', () => {
  it('of a record of credentials those inside count that are verified and about the same worker', () => {
    const nested = [
      inside('same', verified(badgeDocument('own'))),
      inside('other', verified(badgeDocument('foreign', OTHER))),
      inside('unknown', verified(badgeDocument('nobody', WORKER))),
      inside('same', { ...verified(badgeDocument('broken')), outcome: 'rejected' }),
      inside('same', { outcome: 'verified', credential: badgeDocument('forged') }),
      null,
    ]
    const clr = { type: ['VerifiableCredential', 'ClrCredential'], credentialSubject: { id: WORKER } }
    expect(toFacts(verified(clr, { nested })).map(({ credentialId }) => credentialId)).toEqual(['urn:uuid:own'])
  })

  it('of a signed record that holds a badge of somebody else, that badge does not count', async () => {
    const [school, platform] = [await newSigner(), await newSigner()]
    const own = await badgeFor('First aid', school, { number: 1 })
    const foreign = await badgeFor('Driving', school, { number: 2, subject: { id: 'did:example:somebody-else' } })
    const record = JSON.parse(JSON.stringify(recordOf(platform, [own]))) as {
      credentialSubject: { verifiableCredential: unknown[] }
    }
    record.credentialSubject.verifiableCredential.push(foreign)
    const report = await createVerifier({ mechanisms, now: BADGE_NOW }).verify(
      await sealRecord(platform, record as unknown as JsonObject, eddsaJcs2022),
    )
    expect(report.nested?.map(({ subject }) => subject)).toEqual(['same', 'other'])
    expect(report).toMatchObject({
      outcome: 'indeterminate',
      checks: { nested: { findings: [{ code: 'nested.subject_mismatch' }] } },
    })
    const facts = (report.nested ?? []).flatMap(({ report: inner }) => (inner.outcome === 'verified' ? toFacts(inner) : []))
    expect(facts.map(({ subjectKeys }) => subjectKeys)).toEqual([[RECIPIENT], ['did:example:somebody-else']])
    const asked = (name: string): Requirement =>
      needs('x', { match: { ids: [achievementId(name)] }, issuers: { ids: [controllerOf(school)] } })
    const ladder = ladderOf([rung('aid', asked('First aid')), rung('drive', asked('Driving'))])
    const placed = place(ladder, facts, { now: BADGE_NOW, subject: RECIPIENT })
    expect(placed.rungs.map(({ outcome }) => outcome)).toEqual(['met', 'unmet'])
    expect(placed.warnings).toMatchObject([{ code: 'requirement.subject_unlinked' }])
  })
})
