import { describe, expect, it } from 'vitest'
import { createContextLoader } from '../../src/contexts/index.js'
import { fromHex, type JsonObject, toHex } from '../../src/core/index.js'
import { canonize, labelStatements, shuffledLabels } from '../../src/rdf/index.js'
import { sha256 } from '../../src/runtime/node/index.js'
import { bbs2023, createBbs2023, createBbsSigner } from '../../src/securing/data-integrity/bbs-2023.js'
import { toProofValue } from '../../src/securing/data-integrity/selective/proof-value.js'
import { errorOf, openOptions } from '../support/badges.js'
import { changed, componentsOf, sealedOf } from '../support/selective.js'
import { contextsOfMap } from '../support/vector-contexts.js'
import { hasVectors, readVector, readVectorJson, vectorsDir } from '../support/vectors.js'

const present = hasVectors('test/securing')
const ROOT = 'w3c-vc-di-bbs'
const loader = createContextLoader(present ? contextsOfMap(vectorsDir() as string) : {})
const options = { ...openOptions(), loader }
// biome-ignore lint/suspicious/noExplicitAny: each file has a form of its own
const readAny = (file: string): any => readVectorJson(`${ROOT}/${file}.json`)

describe.runIf(present).each([
  ['top level', '', 'windMandatory', 'windSelective'],
  ['prc', 'prc/', 'prCredMandatory', 'prCredSelective'],
])('BBS cryptosuites 1.0, test vectors, %s, byte for byte', (_name, folder, mandatoryFile, selectiveFile) => {
  const read = (file: string) => readAny(`${folder}${file}`)
  const signed = present ? (read('addSignedSDBase') as JsonObject) : {}
  const { proof, ...unsigned } = signed
  const revealed = present ? (read('derivedRevealDocument') as JsonObject) : {}
  const mandatory = present ? (readAny(mandatoryFile) as string[]) : []
  const selective = present ? (readAny(selectiveFile) as string[]) : []
  const keys = present ? readAny('BBSKeyMaterial') : {}
  const hmacKey = fromHex(present ? keys.hmacKeyString : '')
  const presentationHeader = fromHex(present ? readAny('BBSDeriveMaterial').presentationHeaderHex : '')
  const pair = () => ({ publicKey: fromHex(keys.publicKeyHex), secretKey: fromHex(keys.privateKeyHex) })
  const statements = () => labelStatements(unsigned, { loader, labels: shuffledLabels(hmacKey) })

  it('canonical statements, shuffled labels, mandatory statements and hashes (sections 3.3.1, 3.4.2 and 3.4.3)', async () => {
    const { lines, select } = statements()
    expect(await canonize(unsigned, { loader })).toBe((read('addBaseDocCanon') as string[]).join(''))
    expect(lines).toEqual(read('addBaseDocHMACCanon'))
    const chosen = select(mandatory).indexes
    expect(chosen.map((index) => [index, lines[index]])).toEqual(read('addBaseTransform').mandatory.value)
    const canonical = await canonize(read('addProofConfig'), { loader })
    expect(canonical).toBe(readVector(`${ROOT}/${folder}addProofConfigCanon.txt`))
    const mandatoryHash = sha256(chosen.map((index) => lines[index]).join(''))
    expect({ proofHash: toHex(sha256(canonical)), mandatoryHash: toHex(mandatoryHash) }).toEqual(read('addHashData'))
  })

  it('the signature and the base proof value (sections 3.4.5 and 3.3.2)', async () => {
    const { proofHash, mandatoryHash } = read('addHashData')
    const header = fromHex(proofHash + mandatoryHash)
    const messages = (read('addBaseTransform').nonMandatory.value as [number, string][]).map(([, line]) => Buffer.from(line))
    const signature = await createBbsSigner(pair()).sign(
      header,
      messages.map((message) => Uint8Array.from(message)),
    )
    expect(toHex(signature)).toBe(read('addRawBaseSignatureInfo').bbsSignature)
    const components = [signature, header, pair().publicKey, hmacKey, mandatory]
    expect(toProofValue([0xd9, 0x5d, 0x02], components)).toBe((proof as JsonObject)['proofValue'])
    expect(createBbsSigner(pair()).id).toBe((proof as JsonObject)['verificationMethod'])
  })

  it('what is shown, and all of the derived proof value but the proof itself, which is random (section 3.3.4)', async () => {
    const mechanism = createBbs2023({ presentationHeader })
    const derived = (await mechanism.derive?.(sealedOf(signed), { reveal: selective, loader }))?.credential as JsonObject
    expect({ ...derived, proof: revealed['proof'] }).toEqual(revealed)
    const [made, published] = [componentsOf(derived), componentsOf(revealed)]
    expect(made.slice(1)).toEqual(published.slice(1))
    expect(made[0]).toHaveLength((published[0] as Uint8Array).length)
    expect(made[0]).not.toEqual(published[0])
    const data = read('derivedDisclosureData')
    expect([...(made[1] as Map<number, number>)].map(([key, value]) => [`c14n${key}`, `b${value}`])).toEqual(data.labelMap.value)
    const indexes = read('derivedAdjIndexes')
    expect(made.slice(2, 4)).toEqual([indexes.adjMandatoryIndexes, indexes.adjSelectiveIndexes])
  })

  it('verifies, base and derived (section 3.4.7)', async () => {
    const open = (document: JsonObject) => bbs2023.open(sealedOf(document), options)
    const isWind = folder === ''
    const derive = createBbs2023({ presentationHeader }).derive?.(sealedOf(signed), { reveal: selective, loader })
    const fresh = (await derive)?.credential as JsonObject
    for (const document of [signed, revealed, ...(fresh === undefined ? [] : [fresh])]) {
      // An inline vocabulary: the signature holds, and nobody is told that it is verified (decision 0015).
      if (isWind) expect(await errorOf(open(document))).toMatchObject({ code: 'proof.context_inline', kind: 'operation' })
      else await expect(open(document)).resolves.toMatchObject({ controller: keyDid(proof as JsonObject) })
      const other = changed(document, (copy) => {
        copy.issuer = 'did:example:other'
      })
      expect(await errorOf(open(other))).toMatchObject({ kind: 'input' })
    }
  })
})

const keyDid = (proof: JsonObject): string => (proof['verificationMethod'] as string).split('#')[0] as string

describe.runIf(present)('features that are not supported', () => {
  it.each(
    ['HolderBinding', 'Pseudonym', 'PseudonymHB'].flatMap((folder) => [
      [folder, 'addSignedSDBase'],
      [folder, 'derivedRevealDocument'],
    ]),
  )('%s/%s could not be checked', async (folder, file) => {
    const document = readAny(`${folder}/${file}`) as JsonObject
    expect(await errorOf(bbs2023.open(sealedOf(document), options))).toMatchObject({
      code: 'proof.alg_unsupported',
      kind: 'operation',
    })
  })
})
