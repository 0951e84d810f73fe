import type { VerifiedReport } from '../../src/core/index.js'
import type { AchievementCredentialInput, VerifiableCredential } from '../../src/credential/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import type { AcceptancePolicy, AcceptanceRule } from '../../src/trust/index.js'
import { type CreateVerifierOptions, createVerifier } from '../../src/verify/index.js'
import { firstAid, issuerOf, SCHOOL, school, schoolSigner } from '../issue/support.js'
import { NOW, newSigner } from '../support/badges.js'

export { SCHOOL, school, schoolSigner }
export const FIRST_AID = 'https://school.example/achievements/first-aid'
export const ESCO = 'http://data.europa.eu/esco/skill/1d21f6ad-340f-45da-a0a3-4e83867f47a6'
export const TEST = `${FIRST_AID}#test`
export const jwtSchool = issuerOf({ signer: await newSigner('ES256'), mechanism: ob3Jwt, profile: {} })

type Changes = Partial<AchievementCredentialInput>

/** A badge of the school with a result, a version, a type and an alignment. */
export function badgeInput(changes: Changes = {}): ReturnType<typeof firstAid> {
  return firstAid({
    subject: { id: 'did:example:worker', result: [{ resultDescription: TEST, value: '85', status: 'Completed' }] },
    achievement: {
      id: FIRST_AID,
      name: 'First aid',
      description: 'Gives first aid.',
      criteria: { narrative: 'Passed the test.' },
      achievementType: 'Certificate',
      version: '1.4.0',
      alignment: [{ targetName: 'first aid', targetUrl: ESCO, targetFramework: 'ESCO', targetCode: 'S1.2', targetType: 'CTDL' }],
      resultDescription: [{ id: TEST, name: 'Test', resultType: 'Percent', valueMin: '0', valueMax: '100' }],
    },
    ...changes,
  })
}

/** The report of an input, which must verify. */
export async function reportOf(
  input: unknown,
  options: Partial<CreateVerifierOptions> = {},
): Promise<VerifiedReport<VerifiableCredential>> {
  const report = await createVerifier({ mechanisms, now: NOW, ...options }).verify(input)
  if (report.outcome !== 'verified') throw new Error(JSON.stringify(report.findings))
  return report
}

/** The report of a badge of the school. */
export async function schoolReport(
  changes: Changes = {},
  options: Partial<CreateVerifierOptions> = {},
): Promise<VerifiedReport<VerifiableCredential>> {
  return reportOf((await school.issue(badgeInput(changes))).credential, options)
}

/** A policy of one rule. */
export function policyOf(rule: Partial<AcceptanceRule> = {}, changes: Partial<AcceptancePolicy> = {}): AcceptancePolicy {
  return { issuers: [SCHOOL], accepts: [{ match: { ids: [FIRST_AID] }, roles: ['first-aider'], ...rule }], ...changes }
}
