import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyJson, copyJsonObject, isJsonObject, parseJson, requireWellFormed, utf8 } from '../../src/core/index.js'
import { failure, json, refuses, untyped } from './support.js'

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

describe('parseJson: what is JSON (RFC 8259)', () => {
  it.each([
    ['{"a":[1,2.5,-3e2,0,-0.1E-1],"b":null,"c":true,"d":""}', { a: [1, 2.5, -300, 0, -0.01], b: null, c: true, d: '' }],
    [' \t\r\n[ ] \n', []],
    ['{ }', {}],
    ['"a:b,c{[\\"]}"', 'a:b,c{["]}'],
    ['"\\u0041\\\\"', 'A\\'],
    ['17', 17],
    ['null', null],
    ['{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}', { a: { a: { a: 1 } }, b: [{ a: 1 }, { a: 2 }] }],
    ['{"a:":1,"a":2,":a":3}', { 'a:': 1, a: 2, ':a': 3 }],
    ['{"":1," ":2}', { '': 1, ' ': 2 }],
  ])('reads %s', (text, value) => {
    expect(parseJson(text)).toEqual(value)
    expect(parseJson(utf8(text))).toEqual(value)
  })

  it.each([
    '',
    ' ',
    '{',
    '}',
    '[',
    ']',
    '[1',
    '[1,]',
    '{"a":1,}',
    '{"a"}',
    '{a:1}',
    "{'a':1}",
    '[1 2]',
    '{"a" 1}',
    '{"a":1 "b":2}',
    '{"a"::1}',
    '{}x',
    '{}{}',
    '1 2',
    '[]]',
    '"',
    '"a',
    '"\\"',
    '"\\x41"',
    '"\\u12"',
    '"a\nb"',
    '"\u0000"',
    'nul',
    'undefined',
    'True',
    '//a\n1',
    '/**/1',
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    '1e+',
    '0x10',
    '-',
    '--1',
    'NaN',
    'Infinity',
    '-Infinity',
    '1_000',
    '[1:2]',
    '\u00a01',
    '\u20281',
  ])('refuses %j', (text) => refuses(() => parseJson(text), 'core.json_invalid'))

  it('keeps numbers as ECMAScript reads them, -0 and overflow included (RFC 8259 section 6)', () => {
    expect(parseJson('[9007199254740993,-0,1e-400]')).toEqual([9007199254740992, -0, 0])
  })

  it('refuses a number too large for a double when it is copied or signed, and never reports it as finite', () => {
    expect(parseJson('1e400')).toBe(Number.POSITIVE_INFINITY)
    refuses(() => copyJson(parseJson('{"a":1e400}')), 'core.number_not_finite', '/a')
  })

  it('freezes the whole result', () => {
    const value = parseJson('{"a":[{"b":1}]}') as { a: { b: number }[] }
    expect([Object.isFrozen(value), Object.isFrozen(value.a), Object.isFrozen(value.a[0])]).toEqual([true, true, true])
  })

  it('refuses what is neither text nor bytes', () => {
    for (const input of [undefined, null, 5, true, {}, [1], new Date(0), new ArrayBuffer(2), new DataView(new ArrayBuffer(2))]) {
      refuses(() => parseJson(untyped(input)), 'core.input_type')
    }
  })
})

describe('parseJson: bytes and text (RFC 8259 section 8.1)', () => {
  it('skips a byte order mark before bytes, and refuses one in text and a second one in bytes', () => {
    expect(parseJson(new Uint8Array([0xef, 0xbb, 0xbf, 0x5b, 0x5d]))).toEqual([])
    refuses(() => parseJson('\ufeff[]'), 'core.json_invalid')
    refuses(() => parseJson(new Uint8Array([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x5b, 0x5d])), 'core.json_invalid')
  })

  it.each([
    ['a stray continuation byte', [0x22, 0x80, 0x22]],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a cut sequence', [0x22, 0xf0, 0x9f, 0x98]],
    ['beyond U+10FFFF', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x5b, 0x00, 0x5d, 0x00]],
  ])('refuses bytes that are not UTF-8: %s', (_name, bytes) => {
    refuses(() => parseJson(Uint8Array.from(bytes)), 'core.text_not_utf8')
  })

  it.each([
    ['"\\ud800"', ''],
    ['"\\uDFFF"', ''],
    ['"\ud800"', ''],
    ['"\\ude00\\ud83d"', ''],
    ['"\\ud83d\\ud83d\\ude00"', ''],
    ['"\\ud83dx\\ude00"', ''],
    ['{"a":"\\ud800"}', '/a'],
    ['{"a":{"b~/c":"\ud800"}}', '/a/b~0~1c'],
    ['["x","\udc00"]', '/1'],
    ['[["\\udc00"]]', '/0/0'],
    ['{"\\ud800":1}', ''],
    ['{"\udc00":1}', ''],
    ['{"a":[{"\\ud800":1}]}', '/a/0'],
  ])('refuses a lone surrogate, plain or escaped: %j (RFC 7493 section 2.1)', (text, path) => {
    refuses(() => parseJson(text), 'core.text_not_well_formed', path)
  })

  it('reads surrogate pairs, plain, escaped and mixed in case', () => {
    expect(parseJson('["😀","\\ud83d\\uDE00"]')).toEqual(['😀', '😀'])
  })
})

describe('parseJson: duplicate and forbidden members (RFC 7493 section 2.3)', () => {
  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"b":2,"a":3}',
    '{"a":1,"\\u0061":2}',
    '{"\\u0061":1,"\\u0061":2}',
    '{"\\/":1,"/":2}',
    '{"":1,"":2}',
    '{"x":{"a":1,"a":2}}',
    '[{"a":1},{"a":1,"a":2}]',
    '{"a":{},"a":{}}',
    '{"a" : 1 , "a"\n:2}',
    '{"1":1,"1":2}',
    '{"a\\\\":1,"a\\\\":2}',
    '{"\\ud83d\\ude00":1,"😀":2}',
    '{"constructor":1,"constructor":2}',
  ])('refuses %s', (text) => refuses(() => parseJson(text), 'core.json_key_duplicate'))

  it('names the repeated member, cut between characters', () => {
    expect(failure(() => parseJson('{"b":{"a":"a"},"\\u0061":"b","c":[{"a":1}],"a":2}')).params).toEqual({ key: 'a' })
    const long = JSON.stringify(`x${'😀'.repeat(200)}`)
    const { key } = failure(() => parseJson(`{${long}:1,${long}:2}`)).params as { key: string }
    expect(key).toBe(`x${'😀'.repeat(63)}`)
  })

  it('keeps members apart that only look alike: normalisation forms, case and look-alikes', () => {
    expect(Object.keys(parseJson('{"é":1,"e\u0301":2,"A":3,"a":4,"а":5}') as object)).toHaveLength(5)
  })

  it.each(['{"__proto__":1}', '{"\\u005f_proto__":{"admin":true}}', '{"__proto__":{},"__proto__":{}}'])('refuses %s', (text) => {
    refuses(() => parseJson(text), 'core.json_key_forbidden')
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it('says where a forbidden member is', () => {
    refuses(() => parseJson('{"a":[0,{"__proto__":1}]}'), 'core.json_key_forbidden', '/a/1')
  })

  it('reads other names of Object.prototype as plain members', () => {
    const value = parseJson('{"constructor":1,"toString":2,"hasOwnProperty":3,"prototype":4,"__proto":5}')
    expect(value).toEqual(JSON.parse('{"constructor":1,"toString":2,"hasOwnProperty":3,"prototype":4,"__proto":5}'))
  })
})

describe('parseJson: bounds', () => {
  it('counts bytes, not characters', () => {
    expect(parseJson('"é"', { maxBytes: 4 })).toBe('é')
    refuses(() => parseJson('"é"', { maxBytes: 3 }), 'core.input_too_large')
    refuses(() => parseJson('"😀"', { maxBytes: 5 }), 'core.input_too_large')
    refuses(() => parseJson(utf8('"é"'), { maxBytes: 3 }), 'core.input_too_large')
    expect(failure(() => parseJson('12', { maxBytes: 1 })).params).toEqual({ limitBytes: 1 })
    refuses(() => parseJson(' '.repeat(4 * 1024 * 1024 + 1)), 'core.input_too_large')
  })

  it('bounds depth before it parses', () => {
    expect(parseJson(nested(64))).toBeDefined()
    refuses(() => parseJson(nested(65)), 'core.json_too_deep')
    refuses(() => parseJson('{"a":'.repeat(65)), 'core.json_too_deep')
    refuses(() => parseJson('['.repeat(1_000_000)), 'core.json_too_deep')
    expect(parseJson('[]', { maxDepth: 1 })).toEqual([])
    refuses(() => parseJson('[]', { maxDepth: 0 }), 'core.json_too_deep')
    expect(parseJson('"["', { maxDepth: 0 })).toBe('[')
    expect(parseJson(`[${Array(100).fill('[]').join(',')}]`, { maxDepth: 2 })).toHaveLength(100)
  })

  it('bounds members and elements, those of one-element containers too', () => {
    for (const [text, count] of [
      ['[]', 0],
      ['{ }', 0],
      ['7', 0],
      ['[1]', 1],
      ['[1,2,3]', 3],
      ['{"a":1,"b":2}', 2],
      ['[[1],[ ],{"a":[2]}]', 6],
      ['[[[[1]]]]', 4],
      ['[",,["]', 1],
    ] as const) {
      expect(parseJson(text, { maxValues: count })).toBeDefined()
      expect(copyJson(JSON.parse(text), { maxValues: count })).toBeDefined()
      if (count === 0) continue
      refuses(() => parseJson(text, { maxValues: count - 1 }), 'core.json_too_many_values')
      refuses(() => copyJson(JSON.parse(text), { maxValues: count - 1 }), 'core.json_too_many_values')
    }
    refuses(() => parseJson(`[${'0,'.repeat(200_000)}0]`), 'core.json_too_many_values')
    expect(parseJson(`[${'0,'.repeat(199_999)}0]`)).toHaveLength(200_000)
  })

  it('never loses a bound to an undefined, misspelt or impossible limit', () => {
    refuses(() => parseJson(nested(65), untyped({ maxDepth: undefined })), 'core.json_too_deep')
    refuses(() => parseJson('[]', untyped({ maxdepth: 3 })), 'core.option_unknown')
    for (const limit of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5', null, 1001]) {
      refuses(() => parseJson('[]', untyped({ maxDepth: limit })), 'core.option_invalid')
      refuses(() => copyJson([], untyped({ maxDepth: limit })), 'core.option_invalid')
    }
    refuses(() => parseJson('[]', untyped(null)), 'core.option_invalid')
    expect(parseJson(nested(1000), { maxDepth: 1000 })).toBeDefined()
  })

  it('takes linear time for strings of backslashes and quotes, closed or not', () => {
    const million = 1_000_000
    refuses(() => parseJson(`"${'\\'.repeat(million + 1)}`), 'core.json_invalid')
    refuses(() => parseJson(`["${'\\\\'.repeat(million)}`), 'core.json_invalid')
    refuses(() => parseJson(`"${'\\"'.repeat(million)}`), 'core.json_invalid')
    refuses(() => parseJson('"'.repeat(million)), 'core.json_invalid')
    refuses(() => parseJson(`{"${'\\\\'.repeat(million)}":1,"${'\\\\'.repeat(million)}":2}`), 'core.json_key_duplicate')
    expect(parseJson(`"${'\\\\'.repeat(million)}"`)).toHaveLength(million)
    refuses(() => parseJson(`[${' '.repeat(million)}`), 'core.json_invalid')
  })
})

describe('parseJson: properties', () => {
  it('reads back whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        expect(parseJson(JSON.stringify(value, null, indent))).toEqual(value)
      }),
    )
  })

  it('refuses any text into which a duplicate member was put, however its name is spelled', () => {
    const member = fc.tuple(
      fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'),
      json,
    )
    fc.assert(
      fc.property(json, json, member, fc.boolean(), (before, after, [key, value], escaped) => {
        const spelled = escaped
          ? `"${Array.from({ length: key.length }, (_, at) => `\\u${key.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`
          : JSON.stringify(key)
        const object = `{${JSON.stringify(key)}:${JSON.stringify(value)},"${key === 'x' ? 'y' : 'x'}":${JSON.stringify(before)},${spelled}:${JSON.stringify(after)}}`
        refuses(() => parseJson(`[${JSON.stringify(before)},${object}]`), 'core.json_key_duplicate')
      }),
    )
  })

  it('answers any text with a value or an error of the library', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      '"a"',
      '1',
      'null',
      ' ',
      '\\u0061',
      '\ud800',
      '__proto__',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        let expected: unknown
        try {
          expected = JSON.parse(text)
        } catch {
          refusesAny(text)
          return
        }
        try {
          expect(parseJson(text)).toEqual(expected)
        } catch {
          expect(failure(() => parseJson(text)).kind).toBe('input')
        }
      }),
      { numRuns: 2000 },
    )
    function refusesAny(text: string): void {
      expect(failure(() => parseJson(text)).kind).toBe('input')
    }
  })
})

describe('copyJson', () => {
  it('copies into fresh, frozen JSON and leaves the object of the caller as it was', () => {
    const source = { a: [1, { b: 'x' }], c: null }
    const copy = copyJson(source) as typeof source
    expect(copy).toEqual(source)
    expect(copy).not.toBe(source)
    expect(copy.a).not.toBe(source.a)
    expect([copy, copy.a, copy.a[1]].every(Object.isFrozen)).toBe(true)
    expect([source, source.a, source.a[1]].some(Object.isFrozen)).toBe(false)
    source.a.push(9)
    source.c = 1 as never
    expect(copy).toEqual({ a: [1, { b: 'x' }], c: null })
  })

  it('reads a getter once and stores what it said', () => {
    let reads = 0
    const copy = copyJson({
      get a() {
        return ++reads
      },
    })
    expect(Object.getOwnPropertyDescriptor(copy, 'a')).toEqual({
      value: 1,
      writable: false,
      enumerable: true,
      configurable: false,
    })
    expect(reads).toBe(1)
  })

  it('copies objects without a prototype and of another realm', () => {
    expect(copyJson(Object.assign(Object.create(null) as object, { a: 1 }))).toEqual({ a: 1 })
    expect(copyJson(new Proxy({ a: [1] }, {}))).toEqual({ a: [1] })
  })

  it.each([
    ['undefined', undefined, ''],
    ['an undefined member', { a: undefined }, '/a'],
    ['a hole', Object.assign([1], { 2: 3 }), '/1'],
    ['a huge sparse array', Object.assign([], { length: 4_000_000_000 }), '/0'],
    ['a function', { a: () => 1 }, '/a'],
    ['a symbol', [Symbol('a')], '/0'],
    ['a bigint', { a: 1n }, '/a'],
    ['a date', { 'a/b': new Date(0) }, '/a~1b'],
    ['a map', new Map([['a', 1]]), ''],
    ['a set', new Set(), ''],
    ['bytes', new Uint8Array(2), ''],
    ['a boxed string', new String('a'), ''],
    [
      'a class instance',
      new (class Point {
        x = 1
      })(),
      '',
    ],
    ['an instance without a constructor name', Object.create({ constructor: 5 }), ''],
    ['a regular expression', /a/, ''],
    ['an error', new Error('a'), ''],
    ['an object with toJSON', { toJSON: () => 1 }, '/toJSON'],
    ['an object that inherits toJSON', Object.create({ toJSON: () => 1 }), ''],
    ['a proxy of a class instance', new Proxy(new Map(), {}), ''],
    [
      'a throwing getter',
      {
        get a() {
          throw new TypeError('secret')
        },
      },
      '',
    ],
    [
      'a throwing proxy',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new TypeError('secret')
          },
        },
      ),
      '',
    ],
  ])('refuses %s', (_name, value, path) => refuses(() => copyJson(value), 'core.json_value_unsupported', path as string))

  it('refuses a revoked proxy, and tells nothing of what was thrown', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const error = failure(() => copyJson({ a: proxy }))
    expect(error.code).toBe('core.json_value_unsupported')
    expect(JSON.stringify(error)).not.toContain('revoked')
  })

  it('refuses cycles as too deep', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = [cycle]
    refuses(() => copyJson(cycle), 'core.json_too_deep')
    refuses(() => copyJson(cycle, { maxDepth: 1000 }), 'core.json_too_deep')
  })

  it('bounds a proxy that claims endless elements', () => {
    const endless = new Proxy([], { get: (_target, key) => (key === 'length' ? Number.POSITIVE_INFINITY : 0) })
    refuses(() => copyJson(endless), 'core.json_too_many_values')
  })

  it('copies one object used twice as two', () => {
    const shared = { a: 1 }
    expect(copyJson([shared, shared])).toEqual([{ a: 1 }, { a: 1 }])
  })

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY]])('refuses %d', (number) => {
    refuses(() => copyJson({ a: [number] }), 'core.number_not_finite', '/a/0')
  })

  it('refuses lone surrogates and __proto__', () => {
    refuses(() => copyJson({ a: 'x\ud800' }), 'core.text_not_well_formed', '/a')
    refuses(() => copyJson({ a: { '\udc00': 1 } }), 'core.text_not_well_formed', '/a')
    refuses(() => copyJson({ a: JSON.parse('{"__proto__":{"b":1}}') }), 'core.json_key_forbidden', '/a')
  })

  it('equals its source for any JSON value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(copyJson(value)).toEqual(value)
      }),
    )
  })
})

describe('copyJsonObject and isJsonObject', () => {
  it('refuses what is not an object', () => {
    for (const [value, actual] of [
      [null, 'null'],
      [[], 'array'],
      ['a', 'string'],
      [1, 'number'],
      [true, 'boolean'],
    ] as const) {
      const error = failure(() => copyJsonObject(value))
      expect([error.code, error.params as unknown]).toEqual(['core.input_type', { expected: 'object', actual }])
      expect(isJsonObject(value)).toBe(false)
    }
    expect(copyJsonObject({ a: 1 })).toEqual({ a: 1 })
    expect(isJsonObject({})).toBe(true)
    expect(isJsonObject(undefined)).toBe(false)
  })
})

describe('requireWellFormed', () => {
  it('judges alike with and without String.prototype.isWellFormed', () => {
    const native = Object.getOwnPropertyDescriptor(String.prototype, 'isWellFormed') as PropertyDescriptor
    const unit = fc.constantFrom('\ud83d', '\ude00', 'a', '\ud800', '\udfff', '\ue000')
    const judge = (text: string): boolean => {
      try {
        requireWellFormed(text)
      } catch {
        return false
      }
      return true
    }
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 6 }), (units) => {
        const text = units.join('')
        const expected = judge(text)
        try {
          Reflect.deleteProperty(String.prototype, 'isWellFormed')
          expect(judge(text)).toBe(expected)
        } finally {
          Object.defineProperty(String.prototype, 'isWellFormed', native)
        }
      }),
      { numRuns: 500 },
    )
    expect([judge('a😀'), judge('\ud83d'), judge('\ude00\ud83d')]).toEqual([true, false, false])
  })
})
