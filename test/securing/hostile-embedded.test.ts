import { describe, expect, it } from 'vitest'
import { fromBase58, isJsonObject, type JsonObject, toBase58 } from '../../src/core/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { controllerOf, type Loose, NOW, thaw } from '../support/badges.js'
import { EMBEDDED, otherS, secured, signers, verdict } from './hostile-support.js'

describe.each(EMBEDDED)('%s with %s', (id, kind) => {
  const changed = (change: (proof: Loose, document: Loose) => unknown): JsonObject => {
    const copy = thaw(secured.get(`${id} ${kind}`))
    const proof = change(copy.proof, copy)
    return proof === undefined || !isJsonObject(proof) ? copy : { ...copy, proof }
  }
  const did = controllerOf(signers[kind])

  it('what is right is verified', async () => expect(await verdict(changed(() => undefined))).toEqual(['verified']))

  it.each<[string, (proof: Loose, document: Loose) => void, string, ...string[]]>([
    [
      'another purpose',
      (proof) => {
        proof.proofPurpose = 'authentication'
      },
      'rejected',
      'proof.purpose_mismatch',
    ],
    [
      'a purpose in capitals',
      (proof) => {
        proof.proofPurpose = 'AssertionMethod'
      },
      'rejected',
      'proof.purpose_mismatch',
    ],
    [
      'two purposes',
      (proof) => {
        proof.proofPurpose = ['assertionMethod', 'authentication']
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'no purpose',
      (proof) => {
        delete proof.proofPurpose
      },
      'rejected',
      'proof.member_missing',
    ],
    [
      'its type twice',
      (proof) => {
        proof.type = [proof.type, proof.type]
      },
      'indeterminate',
      'proof.unsupported',
    ],
    [
      'two types',
      (proof) => {
        proof.type = ['DataIntegrityProof', 'Ed25519Signature2020']
      },
      'indeterminate',
      'proof.unsupported',
    ],
    [
      'a cryptosuite twice',
      (proof) => {
        proof.type = 'DataIntegrityProof'
        proof.cryptosuite = ['eddsa-rdfc-2022', 'eddsa-rdfc-2022']
      },
      'indeterminate',
      'proof.unsupported',
    ],
    [
      'no proofs',
      (_proof, document) => {
        document.proof = []
      },
      'rejected',
      'proof.none',
    ],
    [
      '10 000 proofs',
      (proof, document) => {
        document.proof = Array.from({ length: 10_000 }, () => proof)
      },
      'rejected',
      'core.json_too_many_values',
    ],
    [
      '9 proofs',
      (proof, document) => {
        document.proof = Array.from({ length: 9 }, () => proof)
      },
      'rejected',
      'proof.too_many',
    ],
    [
      'no method',
      (proof) => {
        delete proof.verificationMethod
      },
      'rejected',
      'proof.member_missing',
    ],
    [
      'a method in the proof itself',
      (proof) => {
        proof.verificationMethod = { id: proof.verificationMethod }
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a key in the fragment of an https URL',
      (proof) => {
        proof.verificationMethod = `https://issuer.example/me#${did.slice(8)}`
      },
      'indeterminate',
      'did.offline',
    ],
    [
      'a did:key in capitals',
      (proof) => {
        proof.verificationMethod = `did:key:${did.slice(8).toUpperCase()}`
      },
      'rejected',
      'did.invalid',
    ],
    [
      'a did:key of another base',
      (proof) => {
        proof.verificationMethod = did.replace('did:key:z', 'did:key:u')
      },
      'rejected',
      'did.invalid',
    ],
    [
      'a did:key with another fragment',
      (proof) => {
        proof.verificationMethod = `${did}#z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu`
      },
      'rejected',
      'did.method_not_found',
    ],
    [
      'a signature cut',
      (proof) => {
        proof.proofValue = proof.proofValue.slice(0, -8)
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a signature lengthened',
      (proof) => {
        proof.proofValue += '11111111'
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'no signature',
      (proof) => {
        proof.proofValue = ''
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a signature of a letter that no base has',
      (proof) => {
        proof.proofValue += '='
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a signature of another base',
      (proof) => {
        proof.proofValue = `m${proof.proofValue.slice(1)}`
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a signature with white space',
      (proof) => {
        proof.proofValue = ` ${proof.proofValue}`
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'an end that has passed',
      (proof) => {
        proof.expires = '2026-05-31T00:00:00Z'
      },
      'rejected',
      'proof.expired',
    ],
    [
      'a day without an offset',
      (proof) => {
        proof.created = '2026-05-31'
      },
      'rejected',
      'proof.member_invalid',
    ],
  ])('%s', async (_what, change, ...expected) => {
    expect(await verdict(changed(change))).toEqual(expected)
  })

  it('10 000 proofs, where a caller has raised the limits', async () => {
    const input = changed((proof, document) => {
      const { '@context': _context, ...rest } = proof
      document.proof = Array.from({ length: 10_000 }, () => rest)
    })
    const report = await createVerifier({ mechanisms, now: NOW, limits: { maxValues: 1_000_000 } }).verify(input)
    expect([report.outcome, report.findings.map(({ code }) => code)]).toEqual(['rejected', ['proof.too_many']])
  })

  it('a name twice, in the document and in the proof (RFC 7493 section 2.3)', async () => {
    const document = secured.get(`${id} ${kind}`) as JsonObject
    const text = JSON.stringify(document)
    for (const [from, name] of [
      ['{', 'id'],
      ['"proof":{', 'proofPurpose'],
    ] as const) {
      const value = JSON.stringify((name === 'id' ? document : (document['proof'] as JsonObject))[name])
      expect(await verdict(text.replace(from, `${from}"${name}":${value},`))).toEqual(['rejected', 'core.json_key_duplicate'])
    }
  })

  it('the same proof twice is the same proof; a wrong one beside it rejects', async () => {
    const twice = changed((proof, document) => {
      document.proof = [proof, proof]
    })
    expect(await verdict(twice)).toEqual(['verified'])
    const other = changed((proof, document) => {
      document.proof = [proof, { ...proof, proofPurpose: 'authentication' }]
    })
    expect(await verdict(other)).toEqual(['rejected', 'proof.purpose_mismatch'])
  })

  it.runIf(kind !== 'Ed25519' && id !== 'ecdsa-sd-2023')(
    'the higher s is right too (ECDSA cryptosuites 1.0 asks for neither)',
    async () => {
      const input = changed((proof) => {
        proof.proofValue = `z${toBase58(otherS(kind as 'ES256', fromBase58(proof.proofValue.slice(1))))}`
      })
      expect(await verdict(input)).toEqual(['verified'])
    },
  )
})
