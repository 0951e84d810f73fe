import { describe, expect, it } from 'vitest'
import { buildDecisionReceiptCredential } from '../../src/credential/index.js'
import { en } from '../../src/i18n/index.js'
import { type AcceptancePolicy, accept, type BuildDecisionReceiptOptions, buildDecisionReceipt } from '../../src/trust/index.js'
import { errorOf, type Loose, thaw } from '../support/badges.js'
import { verifierOf } from '../verify/support.js'
import { jwtRegistry, newParty } from './sources-support.js'
import { ESCO, policyOf, reportOf, SCHOOL, schoolReport } from './support.js'

const report = await schoolReport()
const platform = await newParty('Groceries')
const policy: AcceptancePolicy = {
  ...policyOf({ minResult: { min: '90' } }, { maxAge: 'P1Y' }),
  id: 'https://groceries.example/policies/riders',
  version: '3',
}
const refused = accept(report, policy)
const appeal = { url: 'https://groceries.example/appeal', email: 'people@groceries.example' }
const receiptOf = (
  more: Partial<BuildDecisionReceiptOptions> = {},
  decision = refused,
): ReturnType<typeof buildDecisionReceipt> =>
  buildDecisionReceipt(decision, {
    id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab77',
    issuer: platform.profile.id,
    policy,
    appeal,
    ...more,
  })

describe('a decision receipt', () => {
  it('says what was decided, by what, on what, why, what was asked, and where to appeal', () => {
    expect(receiptOf()).toEqual({
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/rungs/v0'],
      id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab77',
      type: ['VerifiableCredential', 'DecisionReceiptCredential'],
      issuer: platform.profile.id,
      validFrom: refused.at,
      credentialSubject: {
        type: 'DecisionReceipt',
        receipt: {
          decision: 'notAccepted',
          decidedAt: refused.at,
          language: 'en',
          policy: policy.id,
          policyVersion: '3',
          policyDigest: refused.policyDigest,
          inputDigest: refused.inputDigest,
          asked: [expect.stringMatching(/https:\/\/school\.example\/achievements\/first-aid.*90.*1 year/)],
          reasons: [
            { code: 'trust.rule_unmet', text: 'Rule 0 of the policy is not met (requirement.result_too_low).' },
            { code: 'requirement.result_too_low', text: expect.stringContaining('85') },
          ],
          appeal,
        },
      },
    })
    expect(Object.isFrozen(receiptOf().credentialSubject)).toBe(true)
  })

  it('says what an accepted badge counts for, and by which rule', () => {
    const open = {
      ...policyOf({ match: { alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: ESCO }] }, rungs: ['urn:x:rung'] }),
    }
    const decision = accept(report, open)
    expect(receiptOf({ policy: open }, decision).credentialSubject.receipt).toMatchObject({
      decision: 'accepted',
      countsFor: ['urn:x:rung'],
      roles: ['first-aider'],
      reasons: [{ code: 'requirement.met_direct' }],
    })
  })

  it('is signed, verified, and rejected when a word of it is changed', async () => {
    for (const by of [platform, jwtRegistry]) {
      const { credential } = await by.sealCredential(receiptOf({ issuer: by.profile.id, subject: 'did:example:worker' }))
      const verified = await reportOf(credential)
      expect((verified.credential.credentialSubject as Loose).receipt.reasons).toHaveLength(2)
    }
    const { credential } = await platform.sealCredential(receiptOf())
    for (const change of [
      (one: Loose) => {
        one.credentialSubject.receipt.decision = 'accepted'
      },
      (one: Loose) => {
        one.credentialSubject.receipt.appeal.email = 'nobody@groceries.example'
      },
      (one: Loose) => {
        one.credentialSubject.receipt.inputDigest = refused.policyDigest
      },
      (one: Loose) => one.credentialSubject.receipt.reasons.pop(),
      (one: Loose) => one.credentialSubject.receipt.reasons.reverse(),
      (one: Loose) => {
        one.credentialSubject.id = 'did:example:other'
      },
    ]) {
      const copy = thaw(credential)
      change(copy)
      expect((await verifierOf().verify(copy)).outcome).toBe('rejected')
    }
  })

  it('names nobody and repeats nothing of the badge unless told to', async () => {
    const personal = await schoolReport({
      subject: {
        id: 'did:example:worker',
        identifier: [{ type: 'IdentityObject', identityType: 'name', hashed: false, identityHash: 'Ana Sousa' }],
        result: [],
      },
      evidence: [{ narrative: 'A secret.' }],
    })
    const receipt = JSON.stringify(receiptOf({}, accept(personal, policy)))
    for (const word of ['worker', 'Ana', 'secret', (personal.credential as Loose).id]) expect(receipt).not.toContain(word)
    expect(receiptOf({ subject: 'did:example:worker' }).credentialSubject.id).toBe('did:example:worker')
  })

  it('does not tell the worker what the platform should do', () => {
    const stranger = { ...policy, issuers: ['did:web:other.example'] }
    const receipt = JSON.stringify(receiptOf({ policy: stranger }, accept(report, stranger)))
    expect(receipt).toContain(SCHOOL)
    expect(receipt).not.toContain('add it to the issuers')
  })

  it('takes words of another language, and others for what was asked', () => {
    const de = { ...en, words: { ...en.words, 'trust.rule_unmet': { text: 'Regel {rule} ist nicht erfüllt.', fix: '' } } }
    expect(
      receiptOf({ catalogue: de, language: 'de', asked: ['ein Nachweis', 'ein Nachweis', ''] }).credentialSubject.receipt,
    ).toMatchObject({
      language: 'de',
      asked: ['ein Nachweis'],
      reasons: [{ text: 'Regel 0 ist nicht erfüllt.' }, {}],
    })
  })

  it('lists all rules where none is about the badge, as far as it is readable', () => {
    const many = { ...policy, accepts: Array.from({ length: 200 }, (_, n) => ({ match: { ids: [`urn:x:${n}`] } })) }
    expect(receiptOf({ policy: many }, accept(report, many)).credentialSubject.receipt.asked).toHaveLength(50)
  })

  it('needs the policy that was decided by, and a human to turn to', async () => {
    expect((await errorOf(() => receiptOf({ policy: policyOf() }))).code).toBe('trust.policy_differs')
    for (const [wrong, code] of [
      [{}, 'credential.field_missing'],
      [undefined, 'credential.field_missing'],
      [{ email: 'nobody' }, 'credential.field_invalid'],
      [{ email: 'a@b\n<script>' }, 'credential.field_invalid'],
      [{ url: 'appeal' }, 'credential.field_invalid'],
      [{ phone: '1' }, 'credential.field_unknown'],
    ] as const) {
      expect((await errorOf(() => receiptOf({ appeal: wrong as never }))).code).toBe(code)
    }
    expect((await errorOf(() => receiptOf({ roles: ['x'] } as never))).code).toBe('credential.field_unknown')
    expect(
      (await errorOf(() => buildDecisionReceiptCredential({ id: 'urn:x:1', issuer: 'urn:x:2', validFrom: refused.at } as never)))
        .code,
    ).toBe('credential.field_missing')
  })
})
