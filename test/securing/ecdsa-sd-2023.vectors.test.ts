import { describe, expect, it } from 'vitest'
import { createContextLoader } from '../../src/contexts/index.js'
import { fromHex, fromMultibase58, type JsonObject, toHex } from '../../src/core/index.js'
import { canonize, hmacLabels, labelStatements, relabelStatements } from '../../src/rdf/index.js'
import { sha256 } from '../../src/runtime/node/index.js'
import { ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import { toProofValue } from '../../src/securing/data-integrity/selective/proof-value.js'
import type { Sealed } from '../../src/securing/index.js'
import { errorOf, openOptions, thaw } from '../support/badges.js'
import { contextsOfMap } from '../support/vector-contexts.js'
import { hasVectors, readVector, readVectorJson, vectorsDir } from '../support/vectors.js'

const present = hasVectors('test/securing')
const ROOT = 'w3c-vc-di-ecdsa'
const loader = createContextLoader(present ? contextsOfMap(vectorsDir() as string) : {})
const options = { ...openOptions(), loader }
const sealedOf = (document: JsonObject): Sealed => ({
  form: 'embedded',
  document,
  proof: document['proof'] as JsonObject,
  path: '/proof',
})
const hex = (list: readonly string[]): Uint8Array[] => list.map((one) => fromHex(one))

describe.runIf(present).each([
  ['prc', 'prCredMandatory.json', 'prCredSelective.json'],
  ['employ', 'employMandatory.json', 'employSelective.json'],
])('ECDSA cryptosuites 1.0, appendices A.7 and A.8: ecdsa-sd-2023/%s, byte for byte', (folder, mandatoryFile, selectiveFile) => {
  // biome-ignore lint/suspicious/noExplicitAny: each file has a form of its own
  const read = (file: string): any => readVectorJson(`${ROOT}/ecdsa-sd-2023/${folder}/${file}.json`)
  const signed = present ? (read('addSignedSDBase') as JsonObject) : {}
  const { proof, ...unsigned } = signed
  const revealed = present ? (read('derivedRevealDocument') as JsonObject) : {}
  const mandatory = present ? (readVectorJson(`${ROOT}/${mandatoryFile}`) as unknown as string[]) : []
  const selective = present ? (readVectorJson(`${ROOT}/${selectiveFile}`) as unknown as string[]) : []
  const hmacKey = fromHex('00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF')
  const statements = () => labelStatements(unsigned, { loader, labels: hmacLabels(hmacKey) })

  it('the document signed is the one published, but for one text', () => {
    const published = readVectorJson(`${ROOT}/${folder === 'prc' ? 'prCredUnsigned' : 'employmentAuth'}.json`)
    // The description of prCredUnsigned.json was changed after the vectors had been made.
    expect({ ...published, description: unsigned['description'] }).toEqual(unsigned)
  })

  it('canonical statements, and those under HMAC labels (sections 3.4.2 and 3.4.4)', async () => {
    expect(await canonize(unsigned, { loader })).toBe((read('addBaseDocCanon') as string[]).join(''))
    expect(statements().lines).toEqual(read('addBaseDocHMACCanon'))
  })

  it('mandatory statements (sections 3.6.2 and 3.4.16)', () => {
    const { lines, select } = statements()
    const chosen = select(mandatory)
    const transform = read('addBaseTransform')
    expect(transform.mandatoryPointers).toEqual(mandatory)
    expect(chosen.indexes.map((index) => [index, lines[index]])).toEqual(transform.mandatory.value)
    const others = lines.flatMap((line, index) => (chosen.indexes.includes(index) ? [] : [[index, line]]))
    expect(others).toEqual(transform.nonMandatory.value)
    const values = (read('addPointerValues') as { pointer: string; value: unknown }[]).map(({ pointer, value }) => [
      pointer,
      value,
    ])
    expect(mandatory.map((pointer) => [pointer, unsigned[pointer.slice(1)]])).toEqual(values)
  })

  it('hashes of the configuration and the mandatory statements (sections 3.6.3 and 3.6.4)', async () => {
    const { lines, select } = statements()
    const config = read('addProofConfig') as JsonObject
    const { proofValue: _, ...own } = proof as JsonObject
    expect(config).toEqual({ ...own, '@context': unsigned['@context'] })
    const canonical = await canonize(config, { loader })
    expect(canonical).toBe(readVector(`${ROOT}/ecdsa-sd-2023/${folder}/addProofConfigCanon.txt`))
    const mandatoryHash = sha256(
      select(mandatory)
        .indexes.map((index) => lines[index])
        .join(''),
    )
    expect({ proofHash: toHex(sha256(canonical)), mandatoryHash: toHex(mandatoryHash) }).toEqual(read('addHashData'))
  })

  it('the base proof value (section 3.5.2)', () => {
    const { baseSignature, publicKey, signatures, mandatoryPointers } = read('addRawBaseSignatureInfo')
    const pointers = mandatoryPointers ?? mandatory
    const components = [fromHex(baseSignature), fromMultibase58(publicKey), hmacKey, hex(signatures), pointers]
    expect(toProofValue([0xd9, 0x5d, 0x00], components)).toBe((proof as JsonObject)['proofValue'])
  })

  it('groups and what is shown (section 3.5.4)', () => {
    const { select, lines } = statements()
    const groups = read('derivedGroupIndexes')
    const chosen = { mandatory: select(mandatory), selective: select(selective), combined: select([...mandatory, ...selective]) }
    expect(chosen.mandatory.indexes).toEqual(groups.mandatoryIndexes)
    expect(chosen.selective.indexes).toEqual(groups.selectiveIndexes)
    expect(chosen.combined.indexes).toEqual(groups.combinedIndexes)
    expect(chosen.combined.document).toEqual(read('derivedUnsignedReveal'))
    expect([...chosen.combined.labelMap]).toEqual(read('derivedDisclosureData').labelMap.value)
    const all = read('derivedAllGroupData').groups
    for (const group of ['mandatory', 'selective', 'combined'] as const) {
      expect(chosen[group].indexes.map((index) => [index, lines[index]])).toEqual(all[group].matching.value)
    }
  })

  it('the derived proof and document (section 3.6.6)', async () => {
    const derived = await ecdsaSd2023.derive?.(sealedOf(signed), { reveal: selective, loader })
    expect(derived).toEqual({ credential: revealed, mediaType: 'application/vc', extension: 'json' })
    expect(Object.isFrozen(derived?.credential)).toBe(true)
  })

  it('what a verifier canonicalizes (section 3.5.9)', async () => {
    const { proof: _, ...document } = revealed
    const { labelMap } = read('verifyDerivedProofValue') as { labelMap: [string, string][] }
    expect(await relabelStatements(document, loader, new Map(labelMap))).toEqual(read('verifyNQuads'))
  })

  it('verifies, base and derived (section 3.6.7)', async () => {
    const base = await ecdsaSd2023.open(sealedOf(signed), options)
    expect(base).toMatchObject({ credential: unsigned, disclosure: { form: 'base', hidden: 0 }, warnings: [] })
    const { proof: _, ...document } = revealed
    const derived = await ecdsaSd2023.open(sealedOf(revealed), options)
    expect(derived).toMatchObject({ credential: document, disclosure: { form: 'derived' } })
    expect(derived.verificationMethod).toBe((proof as JsonObject)['verificationMethod'])
  })

  it.each(['base', 'derived'])('after any change of a leaf the %s proof breaks', async (form) => {
    const whole = form === 'base' ? signed : revealed
    const leaves: (string | number)[][] = []
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (typeof value === 'object' && value !== null)
        for (const [key, member] of Object.entries(value)) walk(member, [...path, key])
      else leaves.push(path)
    }
    walk(whole, [])
    expect(leaves.length).toBeGreaterThan(12)
    for (const path of leaves) {
      if (path[0] === '@context') continue
      const copy = thaw(whole)
      const holder = path.slice(0, -1).reduce((at, key) => at[key], copy)
      holder[path.at(-1) as string] = `${holder[path.at(-1) as string]}x`
      expect((await errorOf(ecdsaSd2023.open(sealedOf(copy), options))).name, path.join('/')).toBe('RungsError')
    }
  })
})
