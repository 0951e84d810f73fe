import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyJson } from '../../src/core/index.js'
import {
  buildOutcomeObservationCredential,
  observationDigest,
  parseOutcomeObservationCredential,
} from '../../src/credential/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { createVerifier } from '../../src/verify/index.js'
import { controllerOf, errorOf, type Loose, loader, NOW, NOW_MS, newSigner, thaw } from '../support/badges.js'
import { ballot } from './voice-inputs.js'

const build = (changes: object = {}) => buildOutcomeObservationCredential({ ...ballot, ...changes } as never)
const [yes, no] = ballot.options
const counts = (...list: readonly (number | null)[]) => ({
  leading: undefined,
  options: list.map((count, at) => ({ id: `o${at}`, count })),
})

describe('the result of a ballot or a survey', () => {
  it('keeps everything, is signed, verified and read back, and rejected once a count is changed', async () => {
    const signer = await newSigner()
    const built = build({ issuer: controllerOf(signer) })
    const { credential } = await eddsaRdfc2022.secure(built as never, { signer, loader, now: NOW_MS })
    const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW })
    expect((await verifier.verify(credential)).outcome).toBe('verified')
    expect(parseOutcomeObservationCredential(credential)).toEqual(built.credentialSubject)
    const other = thaw(credential) as Loose
    other.credentialSubject.options[0].count = 151
    expect((await verifier.verify(other)).outcome).toBe('rejected')
    other.credentialSubject = { ...thaw(credential).credentialSubject, electorate: 321 }
    expect((await verifier.verify(other)).outcome).toBe('rejected')
  })

  it('has one digest whatever it is signed with, and another once anything in it differs', async () => {
    const signer = await newSigner('ES256')
    const built = build({ issuer: controllerOf(signer) })
    const { credential } = await vcJose.secure(built as never, { signer, loader, now: NOW_MS })
    const report = await createVerifier({ mechanisms: [vcJose], now: NOW }).verify(credential)
    const read = parseOutcomeObservationCredential(report.outcome === 'verified' ? report.credential : undefined)
    expect(observationDigest(read)).toBe(observationDigest(built.credentialSubject))
    expect(observationDigest(read)).toMatch(/^uEi/)
    expect(observationDigest({ ...read, electorate: 321 })).not.toBe(observationDigest(read))
  })

  it.each<[string, object, string]>([
    ['of more people than could vote', { electorate: 213 }, 'credential.field_invalid /electorate'],
    ['of half an electorate', { electorate: 400.5 }, 'credential.field_invalid /electorate'],
    ['of a group of one', { people: 1, electorate: 1 }, 'credential.field_invalid /people'],
    ['with more votes than people', counts(150, 80), 'credential.field_invalid /options'],
    ['with fewer votes than people', counts(150, 52), 'credential.field_invalid /options'],
    ['with a negative count', counts(214, -2), 'credential.field_invalid /options/1/count'],
    ['with a count of three', counts(211, 3), 'credential.field_invalid /options/1/count'],
    ['with a count of nobody', counts(214, 0), 'credential.field_invalid /options/1/count'],
    ['with half a vote', counts(150, 63.5), 'credential.field_invalid /options/1/count'],
    ['whose one withheld count is what is left', counts(150, 52, null), 'credential.field_invalid /options'],
    ['whose withheld counts are few together', counts(150, 57, null, null), 'credential.field_invalid /options'],
    [
      'that withholds a count and tells that it is larger',
      { ...counts(202, null, null), leading: 'o1' },
      'credential.field_invalid /leading',
    ],
    [
      'that tells which of few withheld ones is the larger',
      { people: 15, electorate: 50, value: '30', ...counts(null, null), leading: 'o0' },
      'credential.field_invalid /leading',
    ],
    ['that is led by another option', { leading: 'no' }, 'credential.field_invalid /leading'],
    ['that is led by no option', { leading: 'maybe' }, 'credential.field_invalid /leading'],
    ['of one option', counts(214), 'credential.field_invalid /options'],
    ['of options that are no list', { options: { length: 2 } }, 'credential.field_invalid /options'],
    ['with an option twice', { options: [yes, yes] }, 'credential.field_invalid /options/1/id'],
    ['with an option that names voters', { options: [{ ...yes, voters: [] }, no] }, 'credential.field_invalid /options/0'],
    ['named in no language', { options: [{ ...yes, nameMap: { '!': 'x' } }, no] }, 'credential.field_invalid /options/0/nameMap'],
    ['without a question', { question: undefined }, 'credential.field_missing /question'],
    ['without a method', { method: undefined }, 'credential.field_missing /method'],
    ['without an electorate', { electorate: undefined }, 'credential.field_missing /electorate'],
    ['without a statement', { disclosure: undefined }, 'credential.field_missing /disclosure'],
    ['that tells that one took no part', { electorate: 215, value: '99' }, 'credential.field_invalid /electorate'],
    ['that tells that all took part', { electorate: 214, value: '100' }, 'credential.field_invalid /electorate'],
    ['that tells that ten took no part', { electorate: 224, value: '95' }, 'credential.field_invalid /electorate'],
    [
      'that tells the electorate, and codes the turnout',
      { disclosure: { ...ballot.disclosure, codedAbove: 66 } },
      'credential.field_invalid /disclosure/codedAbove',
    ],
    [
      'whose coded turnout tells of few',
      { electorate: undefined, value: '99', disclosure: { ...ballot.disclosure, codedAbove: 99 } },
      'credential.field_invalid /disclosure/codedAbove',
    ],
    [
      'with another turnout than the coded one',
      { electorate: undefined, value: '99', disclosure: { ...ballot.disclosure, codedAbove: 95 } },
      'credential.field_invalid /value',
    ],
    ['by show of hands', { method: 'hands' }, 'credential.field_invalid /method'],
    [
      'with a statement of four',
      { disclosure: { ...ballot.disclosure, leastPeople: 4 } },
      'credential.field_invalid /disclosure/leastPeople',
    ],
    [
      'with rounded counts',
      { disclosure: { ...ballot.disclosure, roundedTo: 5 } },
      'credential.field_invalid /disclosure/roundedTo',
    ],
    ['with another turnout', { value: '67' }, 'credential.field_invalid /value'],
    ['with no choice', { choices: 0 }, 'credential.field_invalid /choices'],
    ['with a leader and no options', { options: undefined }, 'credential.field_missing /options'],
  ])('is refused %s', async (_, changes, expected) => {
    const { code, path } = await errorOf(() => build(changes))
    expect(`${code} ${path}`).toBe(expected)
  })

  it('may be of several choices, of which the withheld ones have to leave room', () => {
    expect(build({ choices: 2, ...counts(150, null, null) }).credentialSubject.options).toHaveLength(3)
    expect(build({ choices: 2, ...counts(200, 200) }).credentialSubject.choices).toBe(2)
    const refused = (list: readonly (number | null)[], more: object = {}) =>
      expect(() => build({ choices: 2, ...counts(...list), ...more })).toThrow(
        expect.objectContaining({ code: 'credential.field_invalid', path: 'leading' in more ? '/leading' : '/options' }),
      )
    refused([200, 200, 200])
    // One withheld count is a small one, and nine votes are left for two.
    refused([150, 52, null])
    refused([214, 205, null, null])
    refused([null, null, null], { leading: 'o0' })
    refused([10, null, null], { leading: 'o0' })
    expect(build({ choices: 2, ...counts(150, null, null), leading: 'o0' }).credentialSubject.leading).toBe('o0')
    expect(() => build({ choices: 3, ...counts(215, 200) })).toThrow(expect.objectContaining({ path: '/options/0/count' }))
  })

  it('of which few took no part is signed, fits its schema and is read back', async () => {
    const signer = await newSigner()
    const { electorate: _, ...rest } = ballot
    const coded = { ...rest, value: '95', disclosure: { ...ballot.disclosure, codedAbove: 95 } }
    const built = buildOutcomeObservationCredential({ ...coded, issuer: controllerOf(signer) })
    expect((await loadSchema('outcome-observation-credential'))(copyJson(built))).toEqual([])
    const { credential } = await eddsaRdfc2022.secure(built as never, { signer, loader, now: NOW_MS })
    const report = await createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW }).verify(credential)
    expect(report.outcome).toBe('verified')
    expect(parseOutcomeObservationCredential(credential)).toEqual(built.credentialSubject)
  })

  it('leaves a plain observation as it was', () => {
    const { question, questionMap, method, constituency, choices, options, leading, disclosure, ...plain } = ballot
    expect(buildOutcomeObservationCredential(plain as never).credentialSubject.electorate).toBe(320)
    expect(() => buildOutcomeObservationCredential({ ...plain, electorate: 215 } as never)).toThrow(
      expect.objectContaining({ code: 'credential.field_invalid', path: '/electorate' }),
    )
  })

  it('takes anything at all as options, or refuses it by its code', () => {
    const option = fc.record({ id: fc.anything(), count: fc.anything() })
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(option, { maxLength: 4 })), (options) => {
        try {
          build({ options })
        } catch (error) {
          expect(String((error as Loose).code)).toMatch(/^(credential|core)\./)
        }
      }),
      { numRuns: 500 },
    )
  })
})
