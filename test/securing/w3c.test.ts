import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, createContextLoader } from '../../src/contexts/index.js'
import {
  canonicalizeJson,
  concatBytes,
  fromBase58,
  fromMultibase58,
  isJsonObject,
  type JsonObject,
  toBase64url,
  toHex,
  utf8,
} from '../../src/core/index.js'
import { createSigner, decodeMultikey, type Signer } from '../../src/keys/index.js'
import { canonize } from '../../src/rdf/index.js'
import { sha256, sha384, sha384Hex } from '../../src/runtime/node/index.js'
import { ecdsaJcs2019 } from '../../src/securing/data-integrity/ecdsa-jcs-2019.js'
import { ecdsaRdfc2019 } from '../../src/securing/data-integrity/ecdsa-rdfc-2019.js'
import { ed25519Signature2020 } from '../../src/securing/data-integrity/ed25519-signature-2020.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { unsecuredDocument } from '../../src/securing/data-integrity/proof.js'
import type { Mechanism, Sealed } from '../../src/securing/index.js'
import { NOW_MS, openOptions, thaw } from '../support/badges.js'
import { contextsOfMap } from '../support/vector-contexts.js'
import { hasVectors, readVector, readVectorJson, vectorsDir } from '../support/vectors.js'

const present = hasVectors('test/securing')
const ROOT = 'w3c-vc-di-eddsa'
const loader = createContextLoader(present ? contextsOfMap(vectorsDir() as string) : {})
const options = { ...openOptions(), loader }

interface MultikeyPair {
  readonly publicKeyMultibase: string
  readonly privateKeyMultibase?: string
  readonly secretKeyMultibase?: string
}

function signerOf({ publicKeyMultibase, privateKeyMultibase, secretKeyMultibase = '' }: MultikeyPair): Signer {
  const d = toBase64url(fromMultibase58(privateKeyMultibase ?? secretKeyMultibase).subarray(2))
  return createSigner({ ...decodeMultikey(publicKeyMultibase), d } as never)
}

const proofsOf = (document: JsonObject): JsonObject[] => [document['proof']].flat().filter(isJsonObject)
const sealedOf = (document: JsonObject, index = 0): Sealed => ({
  form: 'embedded',
  document,
  proof: proofsOf(document)[index] as JsonObject,
  path: `/proof/${index}`,
})

interface Case {
  readonly mechanism: Mechanism
  readonly folder: string
  /** What the names of the folder's files end in. */
  readonly suffix: string
  readonly unsigned: string
  readonly keyPair: string
  readonly hash?: (text: string) => Uint8Array
}

const eddsa = { folder: ROOT, unsigned: `${ROOT}/unsigned.json`, keyPair: `${ROOT}/keyPair.json` }
const ECDSA = 'w3c-vc-di-ecdsa'
const p256 = { unsigned: `${ECDSA}/unsigned.json`, keyPair: `${ECDSA}/p256KeyPair.json` }
const p384 = { unsigned: `${ECDSA}/unsigned.json`, keyPair: `${ECDSA}/p384KeyPair.json`, hash: sha384 }
const employ = { unsigned: `${ECDSA}/employmentAuth.json` }

const cases: readonly Case[] = [
  { ...eddsa, mechanism: eddsaRdfc2022, folder: `${ROOT}/eddsa-rdfc-2022`, suffix: 'DataInt' },
  {
    ...eddsa,
    mechanism: eddsaRdfc2022,
    folder: `${ROOT}/eddsa-rdfc-2022/employ`,
    suffix: 'DataInt',
    unsigned: `${ROOT}/employmentAuth.json`,
  },
  { ...eddsa, mechanism: eddsaJcs2022, folder: `${ROOT}/eddsa-jcs-2022`, suffix: 'JCS' },
  { ...eddsa, mechanism: ed25519Signature2020, folder: `${ROOT}/Ed25519Signature2020`, suffix: 'EdSig' },
  { ...p256, mechanism: ecdsaRdfc2019, folder: `${ECDSA}/ecdsa-rdfc-2019-p256`, suffix: 'ECDSAP256' },
  { ...p256, ...employ, mechanism: ecdsaRdfc2019, folder: `${ECDSA}/ecdsa-rdfc-2019-p256/employ`, suffix: 'ECDSAP256' },
  { ...p384, mechanism: ecdsaRdfc2019, folder: `${ECDSA}/ecdsa-rdfc-2019-p384`, suffix: 'ECDSAP384' },
  { ...p384, ...employ, mechanism: ecdsaRdfc2019, folder: `${ECDSA}/ecdsa-rdfc-2019-p384/employ`, suffix: 'ECDSAP384' },
  { ...p256, mechanism: ecdsaJcs2019, folder: `${ECDSA}/ecdsa-jcs-2019-p256`, suffix: 'JCSECDSAP256' },
  { ...p384, mechanism: ecdsaJcs2019, folder: `${ECDSA}/ecdsa-jcs-2019-p384`, suffix: 'JCSECDSAP384' },
]

describe.runIf(present).each(cases)(
  'EdDSA and ECDSA cryptosuites 1.0, test vectors: $folder, byte for byte',
  ({ mechanism, folder, suffix, ...one }) => {
    const text = (name: string): string => readVector(`${folder}/${name}${suffix}.txt`)
    const json = (file: string): JsonObject => (present ? (readVectorJson(file) as JsonObject) : {})
    const unsigned = json(one.unsigned)
    const config = json(`${folder}/proofConfig${suffix}.json`)
    const signed = json(`${folder}/signed${suffix}.json`)
    const hash = one.hash ?? sha256
    const isDeterministic = one.keyPair === eddsa.keyPair

    it('canonical forms and their hashes (sections 3.2.3 to 3.2.5, 3.3.3 to 3.3.5)', async () => {
      const canonical = async (part: JsonObject): Promise<string> =>
        mechanism.id.includes('jcs')
          ? canonicalizeJson(part)
          : canonize(part, { loader, ...(one.hash !== undefined && { hash: sha384Hex }) })
      for (const [name, part] of [
        ['Doc', unsigned],
        ['proof', config],
      ] as const) {
        const [canon, hashed] = name === 'Doc' ? ['canonDoc', 'docHash'] : ['proofCanon', 'proofHash']
        expect(await canonical(part)).toBe(text(canon))
        expect(toHex(hash(await canonical(part)))).toBe(text(hashed))
      }
    })

    it('combined hash, signature and proof (sections 3.2.1 and 3.3.1)', async () => {
      const signer = { ...signerOf(readVectorJson(one.keyPair) as never), id: config['verificationMethod'] as string }
      const asked: Uint8Array[] = []
      const spying: Signer = {
        ...signer,
        sign: (bytes) => {
          asked.push(bytes)
          return signer.sign(bytes)
        },
      }
      const secured = await mechanism.secure(unsigned, { signer: spying, loader, now: Date.parse(config['created'] as string) })
      expect(asked.map(toHex)).toEqual([text('combinedHash')])
      expect(secured).toMatchObject({ mediaType: 'application/vc', extension: 'json' })
      const [proof, published] = [proofsOf(secured.credential as JsonObject)[0], proofsOf(signed)[0]]
      expect({ ...proof, proofValue: '' }).toEqual({ ...published, proofValue: '' })
      if (isDeterministic) expect(secured.credential).toEqual(signed)
      const proofValue = published?.['proofValue'] as string
      expect(proofValue).toBe(text('sigBTC58'))
      expect(toHex(fromBase58(proofValue.slice(1)))).toBe(text('sigHex'))
    })

    it('verifies (sections 3.2.2 and 3.3.2)', async () => {
      const opened = await mechanism.open(sealedOf(signed), options)
      const { proof: _proof, ...document } = signed
      expect(opened.credential).toEqual(document)
      expect(opened.verificationMethod).toBe(config['verificationMethod'])
      expect(opened.created).toBe(config['created'])
    })
  },
)

const setsAndChains = [
  'signedProofSet1',
  'signedProofSet2',
  'proofChainTempDoc1',
  'proofChainTempDoc2',
  'signedProofChain1',
  'signedProofChain2',
]

describe.runIf(present)('proof sets and chains (Data Integrity 1.0 section 4.5)', () => {
  const read = (file: string): JsonObject => readVectorJson(`${ROOT}/proof-set-chain/${file}.json`) as JsonObject

  it.each(setsAndChains)('%s: every proof verifies by itself', async (file) => {
    const document = read(file)
    for (const [index, proof] of proofsOf(document).entries()) {
      // The temporary documents hold a proof whose predecessors are left out.
      const complete = [proof['previousProof'] ?? []].flat().every((id) => proofsOf(document).some((one) => one['id'] === id))
      const result = eddsaRdfc2022.open(sealedOf(document, index), options)
      if (complete) await expect(result).resolves.toMatchObject({ verificationMethod: proof['verificationMethod'] })
      else await expect(result).rejects.toMatchObject({ code: 'proof.previous_missing', path: `/proof/${index}/previousProof` })
    }
  })

  it.each([
    ['proofSetConfig1', 'proofSetConfigSigned1', 'keyPair1', undefined],
    ['proofSetConfig2', 'proofSetConfigSigned2', 'keyPair2', undefined],
    ['proofChainConfig1', 'proofChainConfigSigned1', 'keyPair3', 'signedProofSet2'],
    ['proofChainConfig2', 'proofChainConfigSigned2', 'keyPair4', 'signedProofChain1'],
  ] as const)('%s: the same signature, byte for byte', async (configFile, signedFile, pair, before) => {
    const config = read(configFile)
    const signer = signerOf(
      (readVectorJson(`${ROOT}/proof-set-chain/multiKeyPairs.json`) as Record<string, MultikeyPair>)[pair] as MultikeyPair,
    )
    const whole = before === undefined ? read('unsigned') : read(before)
    const document = unsecuredDocument(whole, config, '/proof')
    const proofConfig = { ...config, '@context': document['@context'] as string }
    const hash = async (part: JsonObject): Promise<Uint8Array> => sha256(utf8(await canonize(part, { loader })))
    const signature = await signer.sign(concatBytes(await hash(proofConfig), await hash(document)))
    expect(toHex(signature)).toBe(toHex(fromMultibase58(read(signedFile)['proofValue'] as string)))
  })

  it('a changed predecessor breaks the proofs built on it', async () => {
    const document = thaw(read('signedProofChain1'))
    const chained = proofsOf(document).findIndex((proof) => proof['previousProof'] !== undefined)
    document.proof[0].created = '2023-02-24T23:36:39Z'
    await expect(eddsaRdfc2022.open(sealedOf(document, chained), options)).rejects.toMatchObject({
      code: 'proof.signature_invalid',
    })
    await expect(eddsaRdfc2022.open(sealedOf(document, 1), options)).resolves.toBeDefined()
  })

  it('a proof that names itself or nothing as its predecessor is refused', async () => {
    for (const previousProof of ['urn:uuid:none', [], [5], {}]) {
      const document = thaw(read('signedProofChain1'))
      const chained = proofsOf(document).findIndex((proof) => proof['previousProof'] !== undefined)
      document.proof[chained].previousProof = previousProof
      await expect(eddsaRdfc2022.open(sealedOf(document, chained), options)).rejects.toMatchObject({ kind: 'input' })
    }
    const own = thaw(read('signedProofSet1'))
    own.proof.previousProof = own.proof.id
    await expect(eddsaRdfc2022.open(sealedOf(own), options)).rejects.toMatchObject({ code: 'proof.previous_missing' })
  })
})

describe.runIf(present)('the vectors after a change', () => {
  it('every changed leaf breaks the proof', async () => {
    const signed = readVectorJson(`${ROOT}/eddsa-rdfc-2022/signedDataInt.json`) as JsonObject
    const leaves: (string | number)[][] = []
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (typeof value === 'object' && value !== null)
        for (const [key, member] of Object.entries(value)) walk(member, [...path, key])
      else leaves.push(path)
    }
    walk(signed, [])
    expect(leaves.length).toBeGreaterThan(15)
    for (const path of leaves) {
      const copy = thaw(signed)
      const holder = path.slice(0, -1).reduce((at, key) => at[key], copy)
      const last = path.at(-1) as string
      holder[last] = `${holder[last]}x`
      if (path[0] === '@context') holder[last] = CREDENTIALS_V2
      const same = JSON.stringify(copy) === JSON.stringify(signed)
      if (!same)
        await expect(eddsaRdfc2022.open(sealedOf(copy), { ...options, now: NOW_MS }), path.join('/')).rejects.toMatchObject({
          name: 'RungsError',
        })
    }
  })
})
