import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { badgeOf, controllerOf, signedBadge, tokenBadge } from '../support/badges.js'
import { codesOf, jwtSigner, signer, verifier } from './support.js'

const badge = badgeOf(controllerOf(jwtSigner))
const verifyToken = async (content: JsonObject) => verifier.verify(await tokenBadge(jwtSigner, content))

describe('a badge as a token', () => {
  it('a context that nobody knows is told: a token is signed whatever its contexts say (OB 3.0 C.1)', async () => {
    const context = [...(badge['@context'] as string[]), 'https://unknown.example/context']
    const report = await verifyToken({ ...badge, '@context': context })
    expect([report.outcome, report.checks.schema.state]).toEqual(['verified', 'warn'])
    expect(report.findings).toMatchObject([
      { code: 'schema.context_unknown', params: { url: 'https://unknown.example/context' }, path: '/@context/2' },
    ])
  })

  it.each(['obi:OpenBadgeCredential', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential', 'Other'])(
    'the type %s is no way around the schema (VCDM 2.0 section 4.5)',
    async (type) => {
      const subject = badge['credentialSubject'] as JsonObject
      const content = {
        ...badge,
        type: ['VerifiableCredential', type],
        credentialSubject: { ...subject, achievement: { id: 'urn:a:1' } },
      }
      const report = await verifyToken(content)
      expect([report.outcome, report.checks.schema.state]).toEqual(['rejected', 'fail'])
    },
  )

  it('a proof inside is judged too (OB 3.0 section 8.2.2)', async () => {
    const inner = (await signedBadge(signer, badgeOf(controllerOf(signer)))) as JsonObject
    const wrong = await verifyToken({ ...badge, proof: { ...(inner['proof'] as JsonObject) } })
    expect([wrong.outcome, wrong.proofs.map(({ state }) => state)]).toEqual(['rejected', ['pass', 'fail']])
    expect(codesOf(wrong)).toContain('proof.signature_invalid')
    const right = await verifier.verify(await tokenBadge(signer, inner))
    expect([right.outcome, right.proofs.map(({ state }) => state)]).toEqual(['verified', ['pass', 'pass']])
    const malformed = await verifyToken({ ...badge, proof: 'x' })
    expect([malformed.outcome, codesOf(malformed)]).toEqual(['rejected', ['proof.malformed']])
  })
})
