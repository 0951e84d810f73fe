import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSchema } from '../../../src/schemas/index.js'
import { createOpenBadges2 } from '../../../src/verify/ob2/index.js'
import { ANA, assertionOf, classOf, profileOf } from '../../support/ob2.js'
import { verifierOf } from '../support.js'
import { jwsOf, keyOf } from './support.js'

const HOST = 'https://school.example'
const { document: key, privateKey } = keyOf(HOST)
const validate = await loadSchema('verification-report')
const plain = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__'))

/** Members whose value decides whether the badge holds: with any other value it does not, unless they may be left out. */
const PARTS = {
  assertion: ['id', 'type', 'recipient', 'badge', 'verification', 'issuedOn', 'expires', 'endorsement', 'evidence', 'revoked'],
  badge: ['id', 'type', 'name', 'image', 'criteria', 'issuer', 'endorsement', 'related'],
  profile: ['id', 'type', 'name', 'email', 'publicKey', 'verification', 'revocationList'],
  key: ['id', 'type', 'owner', 'publicKeyPem'],
} as const

describe('whatever stands in the documents of a badge', () => {
  const members = Object.entries(PARTS).flatMap(([part, names]) => names.map((name) => [part, name] as const))

  it('a report comes out, which fits its schema, and no other badge passes for this one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...members), plain, fc.boolean(), async ([part, name], value, isSigned) => {
        const change = (own: string, document: object) => (own === part ? { ...document, [name]: value } : document)
        const verification = { type: isSigned ? 'signed' : 'hosted' }
        const assertion = change('assertion', assertionOf(HOST, { verification }))
        const documents = [
          assertion,
          change('badge', classOf(HOST)),
          change('profile', profileOf(HOST, { publicKey: key.id })),
          change('key', key),
        ].filter(
          (one, index, all) =>
            typeof (one as { id: unknown }).id === 'string' &&
            all.findIndex((other) => (other as { id: unknown }).id === (one as { id: unknown }).id) === index,
        )
        const verifier = verifierOf({ generations: [createOpenBadges2({ documents })] })
        const input = isSigned ? jwsOf(assertion, privateKey) : assertion
        const report = await verifier.verify(input, { recipient: { identities: [{ value: ANA }] } })
        expect(validate(JSON.parse(JSON.stringify(report)))).toEqual([])
        if (report.outcome !== 'verified') return
        expect(report.credential).toMatchObject({ badge: { issuer: { id: `${HOST}/issuer` } } })
        expect(report.checks.recipient.state).toBe('pass')
      }),
      { numRuns: 300 },
    )
  })

  it('a token whose payload is any JSON is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('type', 'badge', 'recipient', 'verification', '@context', 'id'), plain),
        async (payload) => {
          const report = await verifierOf({ generations: [createOpenBadges2()] }).verify(jwsOf(payload, privateKey))
          expect(report.outcome).not.toBe('verified')
        },
      ),
      { numRuns: 100 },
    )
  })
})
