import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNames, type JsonObject, type Report } from '../../src/core/index.js'
import { buildEndorsementCredential, type ProfileInput, type VerifiableCredential } from '../../src/credential/index.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { findEndorsementRings } from '../../src/verify/index.js'
import {
  badgeOf,
  controllerDocument,
  controllerOf,
  errorOf,
  type Loose,
  loader,
  NOW_MS,
  newSigner,
  signedBadge,
} from '../support/badges.js'
import { badgeFor, recordOf, sealRecord } from '../support/records.js'
import { codesOf, signer, verifier, verifierOf } from './support.js'

const school = await newSigner()
const [courier, teacher] = [controllerOf(signer), controllerOf(school)]
let number = 0
const endorsement = (endorses: string, issuer: string | ProfileInput, changes: object = {}): JsonObject =>
  ({
    ...(buildEndorsementCredential({
      id: `urn:uuid:6c8f7a52-9f13-4c7e-9e1c-${String(++number).padStart(12, '0')}`,
      name: 'Endorsement',
      issuer,
      validFrom: '2026-05-02T09:00:00Z',
      endorses,
    }) as unknown as JsonObject),
    ...changes,
  }) as JsonObject
const badge = badgeOf(courier)
const badgeId = badge['id'] as string
const told = async (given: JsonObject, of: JsonObject = badge, by = verifier, key = signer) => {
  const report = await by.verify(await signedBadge(key, { ...of, endorsement: [given] } as JsonObject))
  const [first] = report.endorsements ?? []
  return [report.outcome, codesOf(report), first?.isSelf, first?.isMutual]
}

describe('an endorsement that is no independent word', () => {
  it('by an issuer whose id is a million blanks costs nothing (OB 3.0 section 10: ids are compared without white space)', async () => {
    const blanks = `did:web:${' '.repeat(1_000_000)}x`
    const forged = { ...(await signedBadge(school, endorsement(badgeId, teacher))), issuer: blanks }
    const { credential } = await eddsaJcs2022.secure({ ...badge, endorsement: [forged] }, { signer, loader, now: NOW_MS })
    expect(codesOf(await verifier.verify(credential))).toContain('endorsements.rejected')
  })

  it('by an outsider says nothing of that', async () => {
    expect(await told(await signedBadge(school, endorsement(badgeId, teacher)))).toEqual(['verified', [], false, false])
  })

  it.each<[string, () => Promise<JsonObject>]>([
    ['the issuer of its own badge', () => signedBadge(signer, endorsement(badgeId, courier))],
    ['the issuer of its own profile', () => signedBadge(signer, endorsement(courier, courier))],
  ])('%s', async (_what, make) => {
    const [outcome, codes, isSelf] = await told(await make())
    expect([outcome, isSelf]).toEqual(['verified', true])
    expect(codes).toContain('endorsements.self')
  })

  it('a worker of their own badge', async () => {
    const ana = await newSigner()
    const given = await signedBadge(ana, endorsement(badgeId, controllerOf(ana)))
    const own = badgeOf(courier, { subject: controllerOf(ana) })
    expect(await told(given, own)).toEqual(['verified', ['endorsements.self'], true, false])
  })

  it('one with the parent organisation of the issuer, or that is it', async () => {
    const parentOrg = { id: 'https://group.example/', name: 'Group' }
    const sister = await signedBadge(school, endorsement(badgeId, { id: teacher, parentOrg }))
    const ours = badgeOf(courier, { issuer: { id: courier, parentOrg } })
    expect(await told(sister, ours)).toEqual(['verified', ['endorsements.linked'], true, false])
    const above = badgeOf(courier, { issuer: { id: courier, parentOrg: { id: teacher, name: 'Board' } } })
    expect(await told(await signedBadge(school, endorsement(badgeId, teacher)), above)).toEqual([
      'verified',
      ['endorsements.linked'],
      true,
      false,
    ])
  })

  it('one who is the issuer under did:web, or under its key', async () => {
    const web = await newSigner('Ed25519', 'did:web:courier.example:team#key-1')
    const https = await newSigner('Ed25519', 'https://Courier.example/team/#key-1')
    const knowing = verifierOf({ documents: [controllerDocument(web), controllerDocument(https)] })
    const given = await signedBadge(web, endorsement(badgeId, controllerOf(web)))
    const of = badgeOf(controllerOf(https))
    expect(await told(given, of, knowing, https)).toEqual(['verified', ['endorsements.linked'], true, false])
    const near = await newSigner('Ed25519', 'https://courier.example/other#key-1')
    const tenant = verifierOf({ documents: [controllerDocument(web), controllerDocument(near)] })
    expect(await told(given, badgeOf(controllerOf(near)), tenant, near)).toEqual(['verified', [], false, false])
  })
})

describe('rings of endorsements', () => {
  /** The school endorses the badge, and in that endorsement the courier the school. */
  const mutual = async (): Promise<JsonObject> => {
    const back = await signedBadge(signer, endorsement(teacher, courier))
    return (
      await eddsaJcs2022.secure(endorsement(badgeId, { id: teacher, name: 'School' }, { endorsement: [back] }), {
        signer: school,
        loader,
        now: NOW_MS,
      })
    ).credential as JsonObject
  }

  it('of two that endorse each other, in one badge, are told and marked', async () => {
    const report = await verifier.verify(await signedBadge(signer, { ...badge, endorsement: [await mutual()] } as JsonObject))
    expect([report.outcome, report.endorsements?.[0]?.isMutual, report.checks.endorsements]).toMatchObject([
      'verified',
      true,
      {
        state: 'warn',
        findings: [
          { code: 'endorsements.ring', params: { size: 2 }, path: '/endorsement/0' },
          { code: 'endorsements.ring', params: { size: 2 }, path: '/endorsement/0/endorsement/0' },
        ],
      },
    ])
  })

  it('across the credentials of a record are told', async () => {
    const one = await badgeFor('One', signer, { number: 1 })
    const other = await badgeFor('Other', school, { number: 2 })
    const praised = async (of: JsonObject, key: typeof signer, by: typeof signer) => {
      const { proof: _proof, ...draft } = of
      return signedBadge(key, {
        ...draft,
        endorsement: [await signedBadge(by, endorsement(of['id'] as string, controllerOf(by)))],
      } as JsonObject)
    }
    const badges = [await praised(one, signer, school), await praised(other, school, signer)]
    const report = await verifier.verify(await sealRecord(signer, recordOf(signer, badges)))
    expect([report.outcome, report.nested?.map((inner) => codesOf(inner.report))]).toEqual(['verified', [[], []]])
    expect(report.checks.endorsements.findings).toMatchObject([
      { code: 'endorsements.ring', path: '/credentialSubject/verifiableCredential/0/endorsement/0' },
      { code: 'endorsements.ring', path: '/credentialSubject/verifiableCredential/1/endorsement/0' },
    ])
    const single = await verifier.verify(await sealRecord(signer, recordOf(signer, badges.slice(0, 1))))
    expect(codesOf(single)).toEqual([])
  })

  it('among reports are found whatever their order, and forged endorsements draw nobody in', async () => {
    const there = await verifier.verify(await signedBadge(school, endorsement(badgeId, teacher)))
    const back = await verifier.verify(await signedBadge(signer, endorsement(teacher, courier)))
    const about = await verifier.verify(await signedBadge(signer))
    const forged = await verifier.verify({ ...(await signedBadge(signer, endorsement(teacher, courier))), name: 'x' })
    expect(findEndorsementRings([there, back, about])).toEqual([
      {
        parties: [teacher, courier],
        endorsements: [
          { report: 0, path: '' },
          { report: 1, path: '' },
        ],
      },
    ])
    expect(findEndorsementRings([about, back, there])[0]?.parties).toEqual([courier, teacher])
    // Without the badge at hand nobody knows whose it is.
    expect(findEndorsementRings([there, back])).toEqual([])
    expect(findEndorsementRings([there, about, forged])).toEqual([])
  })

  it('of workers who endorse the badges of each other are found', async () => {
    const [ana, bo] = [await newSigner(), await newSigner()]
    const badges = await Promise.all(
      [ana, bo].map(async (one, index) =>
        verifier.verify(await badgeFor('Peer', school, { number: index, subject: controllerOf(one) })),
      ),
    )
    const idOf = (index: number) => (badges[index] as Loose).credential.id as string
    const given = await Promise.all([
      verifier.verify(await signedBadge(ana, endorsement(idOf(1), controllerOf(ana)))),
      verifier.verify(await signedBadge(bo, endorsement(idOf(0), controllerOf(bo)))),
    ])
    expect(findEndorsementRings([...badges, ...given])).toMatchObject([{ parties: [controllerOf(ana), controllerOf(bo)] }])
    expect(findEndorsementRings([...badges, given[0] as (typeof given)[0]])).toEqual([])
  })

  /** A verified report of an endorsement, as plain data. */
  const reportOf = (from: string, about: string): Report<VerifiableCredential> => ({
    outcome: 'verified',
    at: '2026-06-01T00:00:00Z',
    checks: Object.fromEntries(checkNames.map((name) => [name, { state: 'pass', findings: [] }])) as never,
    proofs: [],
    findings: [],
    credential: {
      '@context': [],
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: from,
      credentialSubject: { id: about },
    } as never,
  })

  it('are exactly those whose parties endorse each other round, for any graph', () => {
    const party = fc.constantFrom('urn:a', 'urn:b', 'urn:c', 'urn:d', 'urn:e', '__proto__')
    fc.assert(
      fc.property(fc.array(fc.tuple(party, party), { maxLength: 16 }), (pairs) => {
        const edges = pairs.filter(([from, to]) => from !== to)
        const isRound = (index: number): boolean => {
          const [from, start] = pairs[index] as [string, string]
          const reached = new Set([start])
          for (let grown = true; grown; ) {
            const more = edges.filter(([a, b]) => reached.has(a) && !reached.has(b)).map(([, b]) => b)
            for (const one of more) reached.add(one)
            grown = more.length > 0
          }
          return from !== start && reached.has(from)
        }
        const found = findEndorsementRings(pairs.map(([from, about]) => reportOf(from, about)))
        const marked = found.flatMap(({ endorsements }) => endorsements.map(({ report }) => report))
        expect(marked.sort((a, b) => a - b)).toEqual(pairs.flatMap((_, index) => (isRound(index) ? [index] : [])))
      }),
    )
  })

  it('of 10 000 endorsements are found at once, and of more none are looked for', async () => {
    const reports = Array.from({ length: 10_000 }, (_, index) => reportOf(`urn:${index}`, `urn:${(index + 1) % 10_000}`))
    expect(findEndorsementRings(reports)[0]?.parties).toHaveLength(10_000)
    const more = [...reports, reportOf('urn:x', 'urn:y')]
    expect(await errorOf(() => findEndorsementRings(more))).toMatchObject({ code: 'core.option_invalid', kind: 'usage' })
  })
})
