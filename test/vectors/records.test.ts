import { describe, expect, it } from 'vitest'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { type Loose, NOW } from '../support/badges.js'
import { hasVectors, readVectorJson } from '../support/vectors.js'

const present = hasVectors('records of CLR 2.0')
const folder = '1edtech-ob-spec/examples/'
const file = (part: string): string => `${folder}ob_v3p0_impl_${part}.json`
const CLR = 'linked-data-proof-clr.html'

/** Every file of the vectors that is a record of CLR 2.0, or was made to stand in one, with what becomes of it offline. */
const EXPECTED: readonly (readonly [part: string, outcome: string, codes: readonly string[], why: string])[] = [
  [`${CLR}.01.Credential`, 'rejected', ['schema.restated', 'proof.none'], 'The record is not signed.'],
  [`${CLR}.02.Document-before-signing`, 'rejected', ['schema.restated', 'proof.none'], 'The record is not signed.'],
  [
    `${CLR}.07.Signed-credential`,
    'indeterminate',
    ['schema.restated', 'did.offline', 'nested.unchecked'],
    'Keys cannot be looked up.',
  ],
  [
    'migrating.md.04.Upgraded-OB-2-0-assertion-included-within-CLR-2-0',
    'rejected',
    ['schema.invalid', 'proof.none'],
    'It is the badge as it is before it is signed, with a bare creator.',
  ],
]

describe.runIf(present)('records of the published vectors', () => {
  const verifier = createVerifier({ mechanisms, now: NOW })

  it.each(EXPECTED)('%s: %s', async (part, outcome, codes, why) => {
    const report = await verifier.verify(readVectorJson(file(part)))
    expect([report.outcome, report.findings.map(({ code }) => code)], why).toEqual([outcome, codes])
  })

  it('the signed record is verified, and so is the credential in it, once the issuer publishes its key', async () => {
    const record = readVectorJson(file(`${CLR}.07.Signed-credential`)) as Loose
    const { verificationMethod } = record.proof[0]
    const [id, publicKeyMultibase] = verificationMethod.split('#')
    const documents = [
      {
        id,
        verificationMethod: [{ id: verificationMethod, type: 'Multikey', controller: id, publicKeyMultibase }],
        assertionMethod: [verificationMethod],
      },
    ]
    const knowing = createVerifier({ mechanisms, now: NOW, documents })
    const report = await knowing.verify(record)
    expect([report.outcome, report.findings.map(({ code }) => code)]).toEqual(['verified', ['schema.restated']])
    expect(report.nested?.map(({ subject, report: { outcome, proofs } }) => [subject, outcome, proofs[0]?.state])).toEqual([
      ['same', 'verified', 'pass'],
    ])
    record.credentialSubject.verifiableCredential[0].name = 'Other degree'
    const changed = await knowing.verify(record)
    expect([changed.outcome, changed.checks.proof.state]).toEqual(['rejected', 'fail'])
  })
})
