import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as ecdsa from '@digitalbazaar/ecdsa-multikey'
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import * as bazaar from '@digitalbazaar/vc'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { createSigner, encodeMultikey, generateKey } from '../../src/keys/index.js'
import { ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import { badgeOf, controllerOf, errorOf, loader, NOW, NOW_MS, thaw } from '../support/badges.js'
import { documentLoader } from '../support/peer-libraries.js'
import { resultBadge } from '../support/result-badge.js'
import { deriveBy, openBy } from '../support/selective.js'

const pair = await generateKey('ES256')
const signer = createSigner(pair)
const did = controllerOf(signer)
const now = new Date(NOW)

/** The peer throws on any list; ours is asked for all else. */
function withoutLists(): JsonObject {
  const badge = thaw(resultBadge(did))
  delete badge.credentialSubject.achievement.resultDescription[1].allowedValue
  return badge
}

const badges: [string, JsonObject][] = [
  ['a plain badge', badgeOf(did)],
  ['a badge with results, alignments and a status', withoutLists()],
]
const mandatory = ['/issuer', '/validFrom', '/validUntil', '/credentialSubject/achievement/name']
const pointers = ['/credentialSubject/achievement/criteria', '/name']

const peer = {
  async issue(credential: JsonObject, mandatoryPointers: readonly string[] = mandatory): Promise<JsonObject> {
    const key = await ecdsa.fromJwk({ jwk: { ...pair.secretJwk }, secretKey: true, id: signer.id, controller: did })
    const cryptosuite = createSignCryptosuite({ mandatoryPointers })
    const suite = new DataIntegrityProof({ signer: key.signer(), date: NOW, cryptosuite })
    return (await bazaar.issue({ credential: thaw(credential), suite, documentLoader, now })) as JsonObject
  },
  async derive(credential: JsonObject, selectivePointers: readonly string[]): Promise<JsonObject> {
    const suite = new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers }) })
    return (await bazaar.derive({ verifiableCredential: thaw(credential), suite, documentLoader })) as JsonObject
  },
  async verify(credential: JsonObject): Promise<boolean> {
    const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() })
    const checkStatus = async () => ({ verified: true })
    return (await bazaar.verifyCredential({ credential: thaw(credential), suite, documentLoader, checkStatus, now })).verified
  },
}
const ours = {
  issue: async (credential: JsonObject): Promise<JsonObject> =>
    (await ecdsaSd2023.secure(credential, { signer, loader, now: NOW_MS })).credential as JsonObject,
  derive: (credential: JsonObject, reveal: readonly string[]) => deriveBy(ecdsaSd2023, credential, reveal),
  async verify(credential: JsonObject): Promise<boolean> {
    return (await openBy(ecdsaSd2023, credential)).controller === did
  },
}
const sides = { ours, peer }

describe.each(badges)('ecdsa-sd-2023 with @digitalbazaar/ecdsa-sd-2023-cryptosuite: %s', (_what, badge) => {
  it('the peer knows the key as we do', () => {
    expect(signer.id.endsWith(encodeMultikey(pair.publicJwk))).toBe(true)
  })

  it.each(
    (['ours', 'peer'] as const).flatMap((issuer) =>
      (['ours', 'peer'] as const).flatMap((holder) =>
        (['ours', 'peer'] as const).map((verifier) => ({ issuer, holder, verifier })),
      ),
    ),
  )('$issuer issues, $holder derives, $verifier verifies', async ({ issuer, holder, verifier }) => {
    const base = await sides[issuer].issue(badge)
    for (const reveal of [[], pointers]) {
      const shown = await sides[holder].derive(base, reveal)
      expect(await sides[verifier].verify(shown)).toBe(true)
      const changed = { ...shown, issuer: 'did:example:other' }
      if (verifier === 'peer') expect(await peer.verify(changed)).toBe(false)
      else expect(await errorOf(ours.verify(changed))).toMatchObject({ kind: 'input' })
    }
  })

  it('both derive the same proof from one base proof', async () => {
    const base = await peer.issue(badge)
    expect(await ours.derive(base, pointers)).toEqual(await peer.derive(base, pointers))
  })

  it('we open the base proof of the peer', async () => {
    expect(await openBy(ecdsaSd2023, await peer.issue(badge))).toMatchObject({ disclosure: { form: 'base' }, controller: did })
  })
})

it('a badge with a list, which the peer cannot derive from, is verified by the peer once we have derived it', async () => {
  const base = await ours.issue(resultBadge(did))
  await expect(peer.derive(base, pointers)).rejects.toThrow()
  for (const reveal of [pointers, ['/credentialSubject/achievement/resultDescription']]) {
    const shown = await ours.derive(base, reveal)
    expect(await ours.verify(shown)).toBe(true)
    expect(await peer.verify(shown)).toBe(true)
  }
})

it('a result whose value the peer made mandatory, and not its status, is shown with its status', async () => {
  const badge = withoutLists()
  const [{ value, status } = {}] = (badge['credentialSubject'] as { result: readonly JsonObject[] }).result
  const shown = await ours.derive(await peer.issue(badge, [...mandatory, '/credentialSubject/result/0/value']), [])
  const { result } = shown['credentialSubject'] as { result: readonly JsonObject[] }
  expect(result).toMatchObject([{ value, status }])
  expect([await ours.verify(shown), await peer.verify(shown)]).toEqual([true, true])
})
