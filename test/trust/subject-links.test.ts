import { describe, expect, it } from 'vitest'
import { isRungsError, type JsonObject, type VerifiedReport } from '../../src/core/index.js'
import {
  buildIdentityObject,
  buildRecognitionCredential,
  buildSubjectLinkCredential,
  type VerifiableCredential,
} from '../../src/credential/index.js'
import { buildPresentation } from '../../src/holder/index.js'
import type { Signer } from '../../src/keys/index.js'
import { defineLadder, type Fact, type Ladder, place, type SubjectLink } from '../../src/ladder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { linkByCredential, linkByDocuments, linkByEmail, linkByPresentation, toRecognitionRule } from '../../src/trust/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { fact, needs, rung, SCHOOL } from '../ladder/support.js'
import { controllerOf, loader, NOW, NOW_MS, newSigner } from '../support/badges.js'
import { REGISTRY, registry } from './sources-support.js'
import { reportOf, schoolReport } from './support.js'

const verifier = createVerifier({ mechanisms, now: NOW })
const binding = { challenge: 'c-1', domain: 'https://courier.example' }
const [here, there] = [await newSigner(), await newSigner()]
const [HERE, THERE] = [controllerOf(here), controllerOf(there)]
const ladder: Ladder = defineLadder({
  id: 'https://courier.example/ladders/delivery',
  version: '1.0.0',
  status: 'active',
  effective: { from: '2026-01-01' },
  defaultLanguage: 'en',
  name: { en: 'Delivery' },
  description: { en: 'From first ride to dispatcher.' },
  owner: 'did:web:courier.example',
  rungs: [rung('a', { op: 'allOf', of: [needs('x'), needs('y')] })],
})
const two: readonly Fact[] = [fact('x', { subjectKeys: [HERE] }), fact('y', { subjectKeys: [THERE] })]
const outcomeWith = (links: readonly SubjectLink[], basis: readonly SubjectLink['basis'][], ids = [SCHOOL]): string | undefined =>
  place(ladder, two, { now: NOW, subject: HERE, links, policy: { trust: { ids }, subjectLinks: basis } }).rungs[0]?.outcome

async function presented(signers: readonly Signer[], bound = binding): Promise<JsonObject> {
  let document = buildPresentation([], { holder: HERE })
  for (const signer of signers) {
    const { credential } = await eddsaJcs2022.secure(document, {
      signer,
      loader,
      now: NOW_MS,
      purpose: 'authentication',
      binding: bound,
      ...(document['proof'] !== undefined && { addToProofs: {} }),
    })
    document = credential as JsonObject
  }
  return document
}

async function codeOf(step: () => unknown): Promise<string | undefined> {
  try {
    await step()
  } catch (error) {
    if (isRungsError(error)) return error.code
    throw error
  }
  return undefined
}

describe('People 31: one worker under several DIDs', () => {
  it('one presentation with both proofs for one challenge and domain links them', async () => {
    const links = await linkByPresentation(await presented([here, there]), { verifier, binding })
    expect(links).toEqual([{ keys: [HERE, THERE].sort(), basis: 'presentation', asOf: NOW }])
    expect(outcomeWith(links, ['presentation'])).toBe('met')
    expect(outcomeWith(links, [])).toBe('unmet')
    expect(outcomeWith(links, ['alsoKnownAs', 'emailHash', 'linkCredential', 'credential'])).toBe('unmet')
  })

  it('one proof, another challenge, and a proof that is broken link nothing', async () => {
    expect(await linkByPresentation(await presented([here]), { verifier, binding })).toEqual([])
    const other = await presented([here, there], { ...binding, challenge: 'c-2' })
    expect(await linkByPresentation(other, { verifier, binding })).toEqual([])
    const document = await presented([here, there])
    const proofs = document['proof'] as readonly JsonObject[]
    const broken = { ...document, proof: [proofs[0], { ...proofs[1], proofValue: (proofs[0] as JsonObject)['proofValue'] }] }
    expect(await linkByPresentation(broken, { verifier, binding })).toEqual([])
    expect(await codeOf(() => linkByPresentation(document, { verifier } as never))).toBe('core.option_invalid')
  })

  it('DID documents link that name each other, and not one that is named by the other alone', () => {
    const one = { id: HERE, alsoKnownAs: ['urn:x', THERE] }
    const other = { id: THERE, alsoKnownAs: HERE }
    const now = new Date(NOW)
    const link = linkByDocuments(one, other, { now })
    expect(link).toEqual({ keys: [HERE, THERE].sort(), basis: 'alsoKnownAs', asOf: NOW })
    expect(outcomeWith([link as SubjectLink], ['alsoKnownAs'])).toBe('met')
    for (const silent of [{ id: THERE }, { id: THERE, alsoKnownAs: [] }, { alsoKnownAs: [HERE] }, null, 'x', one]) {
      expect(linkByDocuments(one, silent, { now })).toBeUndefined()
    }
  })

  it('a link credential counts where its issuer is trusted, and while it may be looked up', async () => {
    const draft = (more: object = {}): never =>
      buildSubjectLinkCredential({
        id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a2',
        issuer: REGISTRY,
        validFrom: '2026-01-01T00:00:00Z',
        subject: HERE,
        sameWorkerAs: THERE,
        ...more,
      }) as never
    const report = await reportOf((await registry.sealCredential(draft())).credential)
    const link = linkByCredential(report) as SubjectLink
    expect(link).toMatchObject({ keys: [HERE, THERE], basis: 'linkCredential', issuer: REGISTRY, asOf: NOW })
    expect(outcomeWith([link], ['linkCredential'], [SCHOOL, REGISTRY])).toBe('met')
    expect(outcomeWith([link], ['linkCredential'])).toBe('unmet')
    const open = { ...report, credential: { ...report.credential, credentialStatus: { type: 'BitstringStatusListEntry' } } }
    expect(linkByCredential(open as never)).toBeUndefined()
    expect(await codeOf(() => linkByCredential({ ...report, outcome: 'rejected' } as never))).toBe('trust.not_verified')
  })

  it('a proved e-mail links hashes of it with different salts, and no other', async () => {
    const hashed = async (salt: string, identity = 'ana@courier.example'): Promise<VerifiedReport<VerifiableCredential>> =>
      schoolReport({ subject: { identifier: [buildIdentityObject({ identity, salt })] } })
    const reports = [await hashed('0123456789abcdef'), await hashed('fedcba9876543210')]
    const now = new Date(NOW)
    const links = reports.flatMap((report) => linkByEmail(report, 'ana@courier.example', { now }))
    expect(links.map(({ basis }) => basis)).toEqual(['emailHash', 'emailHash'])
    expect(links[0]?.keys[0]).toBe(links[1]?.keys[0])
    const [first, second] = links.map(({ keys }) => keys[1]) as [string, string]
    const facts = [fact('x', { subjectKeys: [first] }), fact('y', { subjectKeys: [second] })]
    const placed = (subjectLinks: readonly SubjectLink['basis'][]): string | undefined =>
      place(ladder, facts, { now: NOW, subject: first, links, policy: { trust: { ids: [SCHOOL] }, subjectLinks } }).rungs[0]
        ?.outcome
    expect([placed(['emailHash']), placed(['presentation'])]).toEqual(['met', 'unmet'])
    expect(linkByEmail(await hashed('0123456789abcdef', 'eve@courier.example'), 'ana@courier.example', { now })).toEqual([])
    expect(await codeOf(() => linkByEmail(reports[0] as never, 'Ana', { now }))).toBe('core.option_invalid')
  })
})

describe('toRecognitionRule', () => {
  const signed = async (more: object = {}): Promise<VerifiedReport<VerifiableCredential>> =>
    reportOf(
      (
        await registry.sealCredential(
          buildRecognitionCredential({
            id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
            issuer: REGISTRY,
            validFrom: '2026-01-01T00:00:00Z',
            subject: 'https://registry.example/recognition/1',
            rule: {
              from: { ids: [fact('b').achievement.id] },
              to: { achievement: fact('x').achievement.id },
              kind: 'full',
              validFrom: '2026-01-01',
            },
            ...more,
          }) as never,
        )
      ).credential,
    )

  it('reads the rule with its date and status, and the rule counts', async () => {
    const { rule, status, statusAsOf } = toRecognitionRule(await signed())
    expect([rule.assertedBy, status, statusAsOf]).toEqual([REGISTRY, 'active', NOW])
    const policy = { trust: { ids: [SCHOOL] }, recognition: { rules: [rule], acceptAssertedBy: [REGISTRY] } }
    const facts = [fact('b', { subjectKeys: [HERE] }), fact('y', { subjectKeys: [HERE] })]
    expect(place(ladder, facts, { now: NOW, policy }).rungs[0]?.outcome).toBe('met')
    const others = { ...policy, recognition: { ...policy.recognition, acceptAssertedBy: [] } }
    expect(place(ladder, facts, { now: NOW, policy: others }).rungs[0]?.outcome).toBe('unmet')
  })

  it('says that nobody could look whether it was withdrawn, and refuses what is not verified', async () => {
    const report = await signed()
    const open = { ...report, credential: { ...report.credential, credentialStatus: { type: 'BitstringStatusListEntry' } } }
    expect(toRecognitionRule(open as never).status).toBe('unknown')
    expect(await codeOf(() => toRecognitionRule({ ...report, outcome: 'indeterminate' } as never))).toBe('trust.not_verified')
    expect(await codeOf(async () => toRecognitionRule(await schoolReport()))).toBe('credential.field_invalid')
  })
})
