import { createDiscloseCryptosuite, createSignCryptosuite, createVerifyCryptosuite } from '@digitalbazaar/bbs-2023-cryptosuite'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as bazaar from '@digitalbazaar/vc'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { createBbs2023, createBbsSigner, generateBbsKey } from '../../src/securing/data-integrity/bbs-2023.js'
import { badgeOf, errorOf, loader, NOW, NOW_MS, newSigner, thaw } from '../support/badges.js'
import { documentLoader } from '../support/peer-libraries.js'
import { deriveBy, openBy } from '../support/selective.js'

const bbsSigner = createBbsSigner(await generateBbsKey())
const [did = '', multikey = ''] = bbsSigner.id.split('#')
const unused = await newSigner()
const now = new Date(NOW)
const mandatoryPointers = ['/issuer', '/validFrom', '/validUntil', '/credentialSubject/achievement/name']
const mechanism = createBbs2023({ signer: bbsSigner, mandatoryPointers })
const badge = badgeOf(did)
const pointers = ['/credentialSubject/achievement/criteria', '/name']

/** The key, as the peer asks for it. */
async function load(url: string): Promise<unknown> {
  if (!url.startsWith(did)) return documentLoader(url)
  const context = 'https://w3id.org/security/multikey/v1'
  const method = { id: bbsSigner.id, type: 'Multikey', controller: did, publicKeyMultibase: multikey }
  const document = url.includes('#')
    ? { '@context': context, ...method }
    : {
        '@context': ['https://www.w3.org/ns/did/v1', context],
        id: did,
        verificationMethod: [method],
        assertionMethod: [method.id],
      }
  return { contextUrl: null, documentUrl: url, document }
}

const peer = {
  async issue(): Promise<JsonObject> {
    const signer = {
      id: bbsSigner.id,
      algorithm: 'BBS-BLS12-381-SHA-256',
      publicKey: bbsSigner.publicKey,
      // Asked for by the suite's host, and not called where there is the other.
      sign: () => Promise.reject(new Error('not called')),
      multisign: ({ header, messages }: { header: Uint8Array; messages: Uint8Array[] }) => bbsSigner.sign(header, messages),
    }
    const suite = new DataIntegrityProof({ signer, date: NOW, cryptosuite: createSignCryptosuite({ mandatoryPointers }) })
    return (await bazaar.issue({ credential: thaw(badge), suite, documentLoader: load, now })) as JsonObject
  },
  async derive(credential: JsonObject, selectivePointers: readonly string[]): Promise<JsonObject> {
    const suite = new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers }) })
    return (await bazaar.derive({ verifiableCredential: thaw(credential), suite, documentLoader: load as never })) as JsonObject
  },
  async verify(credential: JsonObject): Promise<boolean> {
    const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() })
    return (await bazaar.verifyCredential({ credential: thaw(credential), suite, documentLoader: load as never, now })).verified
  },
}
const ours = {
  issue: async (): Promise<JsonObject> =>
    (await mechanism.secure(badge, { signer: unused, loader, now: NOW_MS })).credential as JsonObject,
  derive: (credential: JsonObject, reveal: readonly string[]) => deriveBy(mechanism, credential, reveal),
  verify: async (credential: JsonObject): Promise<boolean> => (await openBy(mechanism, credential)).controller === did,
}
const sides = { ours, peer }
const names = ['ours', 'peer'] as const

describe('bbs-2023 with @digitalbazaar/bbs-2023-cryptosuite', () => {
  it.each(names.flatMap((issuer) => names.flatMap((holder) => names.map((verifier) => ({ issuer, holder, verifier })))))(
    '$issuer issues, $holder derives, $verifier verifies',
    async ({ issuer, holder, verifier }) => {
      const base = await sides[issuer].issue()
      const shown = await sides[holder].derive(base, pointers)
      expect(shown).toMatchObject({ name: 'First aid' })
      expect(await sides[verifier].verify(shown)).toBe(true)
      const changed = { ...shown, name: 'Surgery' }
      if (verifier === 'peer') expect(await peer.verify(changed)).toBe(false)
      else expect(await errorOf(ours.verify(changed))).toMatchObject({ kind: 'input' })
    },
  )

  it('we open the base proof of the peer', async () => {
    expect(await openBy(mechanism, await peer.issue())).toMatchObject({ disclosure: { form: 'base' }, controller: did })
  })
})
