import { describe, expect, it } from 'vitest'
import { concatBytes, type JsonObject, toMultibase64url } from '../../src/core/index.js'
import { ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import { type CborValue, encodeCbor } from '../../src/securing/data-integrity/selective/cbor.js'
import { controllerOf, errorOf, loader, NOW_MS, newSigner } from '../support/badges.js'
import { resultBadge } from '../support/result-badge.js'
import { componentsOf, deriveBy, openBy, proofBytesOf, proofValueOf, withComponents, withValue } from '../support/selective.js'

const signer = await newSigner('ES256')
const badge = resultBadge(controllerOf(signer))
const secure = async (document: JsonObject): Promise<JsonObject> =>
  (await ecdsaSd2023.secure(document, { signer, loader, now: NOW_MS })).credential as JsonObject
const derive = (document: JsonObject, reveal: readonly string[]) => deriveBy(ecdsaSd2023, document, reveal)
const open = (document: JsonObject) => openBy(ecdsaSd2023, document)
const base = await secure(badge)
const derived = await derive(base, ['/credentialSubject/result/1', '/evidence/0'])
type Subject = { achievement: JsonObject } & JsonObject
const subjectOf = (document: JsonObject): Subject => document['credentialSubject'] as Subject

describe('proof values that are none (sections 3.5.3 and 3.5.8)', () => {
  const refused = { code: 'proof.member_invalid', kind: 'input', path: '/proof/proofValue', params: { member: 'proofValue' } }
  const bytes = proofBytesOf(derived)
  const spelt = (change: (bytes: Uint8Array) => Uint8Array): string => toMultibase64url(change(Uint8Array.from(bytes)))

  it.each<[string, string]>([
    ['base58', `z${proofValueOf(derived).slice(1)}`],
    ['padding', `${proofValueOf(derived)}=`],
    ['nothing', 'u'],
    ['the header alone', spelt((all) => all.subarray(0, 3))],
    ['the header of BBS', spelt((all) => concatBytes(Uint8Array.of(0xd9, 0x5d, 0x03), all.subarray(3)))],
    ['no header', spelt((all) => all.subarray(3))],
    ['a byte less', spelt((all) => all.subarray(0, -1))],
    ['a byte more', spelt((all) => concatBytes(all, Uint8Array.of(0)))],
    ['something else than an array', spelt((all) => concatBytes(all.subarray(0, 3), encodeCbor('text')))],
    ['a megabyte', `u${'A'.repeat(1_000_001)}`],
  ])('%s', async (_what, proofValue) => {
    expect(await errorOf(open(withValue(derived, proofValue)))).toMatchObject(refused)
    expect(await errorOf(derive(withValue(base, proofValue), []))).toMatchObject(refused)
  })

  it('every truncation', async () => {
    for (let length = 0; length < bytes.length; length += 97) {
      expect(
        await errorOf(
          open(
            withValue(
              derived,
              spelt((all) => all.subarray(0, length)),
            ),
          ),
        ),
      ).toMatchObject(refused)
    }
  })

  const long = new Uint8Array(65)
  it.each<[string, JsonObject, (components: CborValue[]) => void]>([
    ['a component less', derived, (all) => all.pop()],
    ['a component more', derived, (all) => all.push(0)],
    ['a longer base signature', derived, (all) => all.splice(0, 1, long)],
    ['a shorter key', derived, (all) => all.splice(1, 1, new Uint8Array(34))],
    ['a signature of 65 bytes', derived, (all) => all.splice(2, 1, [long])],
    ['signatures that are no array', derived, (all) => all.splice(2, 1, 5)],
    ['labels that are no map', derived, (all) => all.splice(3, 1, [])],
    ['a label of 31 bytes', derived, (all) => all.splice(3, 1, new Map([[0, new Uint8Array(31)]]))],
    ['a label that is a number', derived, (all) => all.splice(3, 1, new Map([[0, 0]]))],
    ['an index that is a text', derived, (all) => all.splice(4, 1, ['0'])],
    ['an index twice', derived, (all) => all.splice(4, 1, [1, 1])],
    ['indexes in disorder', derived, (all) => all.splice(4, 1, [2, 1])],
    ['an index beyond the statements', derived, (all) => all.splice(4, 1, [...(all[4] as number[]), 4_000_000_000])],
    ['an HMAC key of 16 bytes', base, (all) => all.splice(2, 1, new Uint8Array(16))],
    ['a base signature of 65 bytes in a list', base, (all) => all.splice(3, 1, [long])],
    ['pointers that are no texts', base, (all) => all.splice(4, 1, [5])],
  ])('%s', async (_what, document, change) => {
    expect(await errorOf(open(withComponents(document, change)))).toMatchObject(refused)
  })

  it('labels for other blank nodes, or one label for two', async () => {
    const labels = componentsOf(derived)[3] as ReadonlyMap<number, Uint8Array>
    const same = new Map([...labels].map(([key]) => [key, labels.get(0) as Uint8Array]))
    for (const map of [new Map([...labels].slice(1)), new Map([...labels, [99, new Uint8Array(32)]]), same, new Map()]) {
      const error = await errorOf(open(withComponents(derived, (all) => all.splice(3, 1, map as never))))
      expect(error).toMatchObject({ code: 'rdf.label_map_invalid', kind: 'input' })
    }
  })

  it('fewer or more signatures than statements, before any is checked', async () => {
    for (const change of [(all: CborValue[]) => all.slice(1), (all: CborValue[]) => [...all, all[0] as CborValue]]) {
      const one = withComponents(derived, (all) => all.splice(2, 1, change(all[2] as CborValue[])))
      expect(await errorOf(open(one))).toMatchObject({ code: 'proof.signature_invalid' })
    }
  })

  it('mandatory statements told as others', async () => {
    const fewer = withComponents(derived, (all) => all.splice(4, 1, (all[4] as number[]).slice(1)))
    expect(await errorOf(open(fewer))).toMatchObject({ code: 'proof.signature_invalid' })
  })

  it('pointers of a base proof that lead nowhere', async () => {
    const lost = withComponents(base, (all) => all.splice(4, 1, ['/nothing']))
    expect(await errorOf(open(lost))).toMatchObject({ code: 'rdf.pointer_invalid' })
  })

  it('a key of another kind, even though the issuer signed it', async () => {
    const wrong = withComponents(derived, (all) => all.splice(1, 1, concatBytes(Uint8Array.of(0xed, 0x01), new Uint8Array(33))))
    expect(await errorOf(open(wrong))).toMatchObject({ code: 'proof.signature_invalid' })
    // The issuer signs whatever key it is told: this one is told nothing else.
    const key = new Uint8Array(35)
    const forging = {
      ...signer,
      sign: (bytes: Uint8Array) => signer.sign(concatBytes(bytes.subarray(0, 32), key, bytes.subarray(67))),
    }
    const { credential } = await ecdsaSd2023.secure(badge, { signer: forging, loader, now: NOW_MS })
    const signed = withComponents(credential as JsonObject, (all) => all.splice(1, 1, key))
    expect(await errorOf(open(signed))).toMatchObject({ code: 'keys.type_unsupported', kind: 'input' })
  })

  it('a document of more statements than anybody signs', async () => {
    const tag = Array.from({ length: 4100 }, (_, index) => `tag ${index}`)
    const achievement = { ...(subjectOf(badge).achievement as object), tag }
    const huge = { ...badge, credentialSubject: { ...subjectOf(badge), achievement } } as JsonObject
    expect(await errorOf(secure(huge))).toMatchObject({ code: 'rdf.too_complex', kind: 'operation' })
  })
})
