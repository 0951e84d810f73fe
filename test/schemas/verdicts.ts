import { isJsonObject, type JsonValue } from '../../src/core/index.js'
import { mutationsOf } from './mutations.js'

const dates = '2026-01-01,2026-02-29,2024-02-29,2100-02-29,2000-02-29,0000-02-29,2026-04-31,2026-13-01,2026-1-1,2026-00-10'
  .split(',')
  .flatMap((date) => [date, `${date}T09:00:00Z`])
const times =
  '09:30:00,23:59:59.123456789012345678Z,09:30:00.Z,24:00:00Z,24:00:00.000Z,24:00:00.001Z,24:01:00Z,23:60:00Z,23:59:60Z,09:30Z,09:30:00+14:00,09:30:00-14:01,09:30:00+13:59,09:30:00+0100,09:30:00z'
    .split(',')
    .map((time) => `2026-01-01T${time}`)
const durations = 'P,PT,P1Y,P1YT,P1Y6M,P6M1Y,P1W,P2W3D,PT35H,PT90M,P1DT12H,PT1.5H,-P1Y,P1y,P123456Y,PT12345678901S,P1S'.split(',')
const numbers = '0,-0,-0.00,-1,-0.01,+1,1.,.5,12.50,1e3,007,1234567890123456789012345678901,1.1234567890123456789'.split(',')
const ranges =
  '^1,~1.2,1.x,1.X.x,1.x.3,1.2.*,^1.x,=1.x,=1.2,>=1.2 <2,>=1.2  <2, 1 ,\t1,>= 1,1 || 2,2026-spring,spring 2026,*,1.2.3.4,v1,\u0662,1234567890'.split(
    ',',
  )
const tags =
  'en,EN,e,en-US,en-us,zh-Hant-TW,zh-cmn-Hans,de-CH-1996,es-419,sl-rozaj-biske,en-a-bbb-x-c,en-x,x-en,i-klingon,abcd,abcdefgh,abcdefghi,en-,en_US,fil,en-u-ca'.split(
    ',',
  )
const urls =
  'did:web:a,urn:x,https:,:x,a:b,1a:b,a+b.c-1:x,https://a b,https://a/<b>,https://a/\u00e9,https://a/\u0001,https://a\u00a0b,https://a|b,https://a\\b,HTTPS://A,https://a/`'.split(
    ',',
  )
const words = [
  'EUR',
  'eur',
  'EU',
  'ext:',
  'ext:x',
  'ext:\n',
  'Ext:x',
  'ESCO',
  'current',
  'verified',
  ' ',
  '\n',
  '\ufeff',
  '\u3000',
  'x\n',
  '\u00b7',
]

const kinds = [dates, times, durations, numbers, ranges, tags, urls, words]

/** Texts on either side of every pattern of the schemas, and a line break after some. */
export const texts: readonly string[] = kinds.flat().concat('2026-01-01\n', 'P1Y\n', '1\n', '^1\n', 'en\n', 'a:b\n', 'EUR\n')

/** A few of each kind, so that every place sees what belongs elsewhere. */
const someTexts = kinds.flatMap((kind) => kind.slice(0, 3))
const numbersToTry = [0, -0, -1, 1.5, 2 ** 53, -(2 ** 53), 2 ** 53 - 1, 1e300]

/** What a mutation of each value left, with some of the texts above for every text, and odd numbers for every number. */
export function* broken(document: JsonValue): Generator<readonly [label: string, document: JsonValue]> {
  for (const { label, document: changed } of mutationsOf(document)) yield [label, changed as JsonValue]
  for (const [path, value] of leavesOf(document)) {
    const tries: readonly JsonValue[] = typeof value === 'string' ? someTexts : typeof value === 'number' ? numbersToTry : []
    for (const other of tries) yield [`${path.join('/')} = ${JSON.stringify(other)}`, withValue(document, path, other)]
  }
}

function* leavesOf(
  value: JsonValue,
  path: readonly (string | number)[] = [],
): Generator<readonly [readonly (string | number)[], JsonValue]> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* leavesOf(item as JsonValue, [...path, index])
  else if (isJsonObject(value)) for (const [key, member] of Object.entries(value)) yield* leavesOf(member, [...path, key])
  else yield [path, value]
}

function withValue(value: JsonValue, [step, ...rest]: readonly (string | number)[], by: JsonValue): JsonValue {
  if (step === undefined) return by
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? withValue(item as JsonValue, rest, by) : (item as JsonValue)))
  const members = value as { readonly [key: string]: JsonValue }
  return { ...members, [step]: withValue(members[step] as JsonValue, rest, by) }
}
