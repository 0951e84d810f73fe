import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalizeJson, parseJson, toHex, utf8 } from '../../src/core/index.js'
import { hasVectors, readVector, vectorsDir } from '../support/vectors.js'
import { json, refuses, untyped } from './support.js'

describe.runIf(hasVectors('JSON canonicalization'))('canonicalizeJson: published vectors of RFC 8785', () => {
  const names = hasVectors('JSON canonicalization') ? readdirSync(join(vectorsDir() ?? '', 'rfc8785-jcs/input')) : []

  it('are all six', () => expect(names).toHaveLength(6))

  it.each(names)('%s: text and bytes', (name) => {
    const canonical = canonicalizeJson(parseJson(readVector(`rfc8785-jcs/input/${name}`)))
    expect(canonical).toBe(readVector(`rfc8785-jcs/output/${name}`))
    const hex = readVector(`rfc8785-jcs/outhex/${name.replace('.json', '.txt')}`).replace(/\s+/g, '')
    expect(toHex(utf8(canonical))).toBe(hex)
  })
})

function double(hex: string): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(`0x${hex}`))
  return view.getFloat64(0)
}

describe('canonicalizeJson', () => {
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s as %s (RFC 8785 appendix B)', (hex, text) => expect(canonicalizeJson(double(hex))).toBe(text))

  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('refuses the number %s (RFC 8785 appendix B)', (hex) => {
    refuses(() => canonicalizeJson({ a: [double(hex)] }), 'core.number_not_finite', '/a/0')
  })

  it('sorts members by UTF-16 code units, not by code points (RFC 8785 section 3.2.3)', () => {
    expect(canonicalizeJson({ '\uff5e': 1, '😀': 2, a: 3, '10': 4, '9': 5, A: 6, '': 7, é: 8, '\r': 9 })).toBe(
      '{"":7,"\\r":9,"10":4,"9":5,"A":6,"a":3,"é":8,"😀":2,"\uff5e":1}',
    )
  })

  it('escapes strings as section 3.2.2.2 says and leaves the rest alone', () => {
    expect(canonicalizeJson('\b\t\n\f\r"\\/\u0000\u001f\u007f\u2028é😀')).toBe(
      '"\\b\\t\\n\\f\\r\\"\\\\/\\u0000\\u001f\u007f\u2028é😀"',
    )
  })

  it('keeps the order of arrays and sorts at every level', () => {
    expect(canonicalizeJson([{ b: 1, a: [3, { d: null, c: true }] }, 1, false])).toBe(
      '[{"a":[3,{"c":true,"d":null}],"b":1},1,false]',
    )
  })

  it('refuses lone surrogates (RFC 8785 section 3.2.2.2)', () => {
    refuses(() => canonicalizeJson({ a: ['\ud800'] }), 'core.text_not_well_formed', '/a/0')
    refuses(() => canonicalizeJson([{ '\ud800': 1 }], '/x'), 'core.text_not_well_formed', '/x/0')
  })

  it('refuses what is not JSON rather than writing something else', () => {
    for (const value of [undefined, () => 1, 1n, Symbol('a'), new Date(0), new Map(), new Uint8Array(1), new String('a')]) {
      refuses(() => canonicalizeJson(untyped(value)), 'core.json_value_unsupported')
      refuses(() => canonicalizeJson(untyped({ a: [value] })), 'core.json_value_unsupported', '/a/0')
    }
    refuses(() => canonicalizeJson(Object.assign([1], { 2: 3 })), 'core.json_value_unsupported', '/1')
    const cycle: unknown[] = []
    cycle.push(cycle)
    expect(() => canonicalizeJson(untyped(cycle))).toThrowError(expect.objectContaining({ code: 'core.json_too_deep' }))
  })

  it('is what parses back to the same value, and is stable', () => {
    fc.assert(
      fc.property(json, (written) => {
        const canonical = canonicalizeJson(written as never)
        expect(parseJson(canonical)).toEqual(written)
        expect(canonicalizeJson(parseJson(canonical))).toBe(canonical)
      }),
    )
  })

  it('does not depend on the order in which members were added', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'binary' }).filter((key) => Buffer.from(key).toString() === key && key !== '__proto__'),
          fc.integer(),
        ),
        (value) => {
          expect(canonicalizeJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(canonicalizeJson(value))
        },
      ),
    )
  })
})
