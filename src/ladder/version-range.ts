type Numbers = readonly [number, number, number]

const VERSION = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\+[\dA-Za-z.-]{1,64})?$/
const COMPARATOR = /^(\^|~|>=|<=|>|<|=)?(\d{1,9})(?:\.(\d{1,9}|[xX*]))?(?:\.(\d{1,9}|[xX*]))?$/
const PLAIN_TEXT = /^[\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}$/u

/**
 * A test of versions from a range: `^1`, `~1.2`, `1.x`, comparators joined by spaces such as `>=1.2 <2`, or one exact
 * version. Missing parts of a version are zero; a version that is not numeric, such as `2026-spring` or `1.0.0-beta`,
 * satisfies only the range that spells it the same.
 *
 * @returns `undefined` for anything else
 */
export function parseVersionRange(range: string): ((version: string) => boolean) | undefined {
  if (range.length > 256) return undefined
  const words = range.trim().split(/ +/)
  const tests = words.map(parseComparator)
  if (tests.every((test) => test !== undefined)) {
    return (version) => {
      if (version === range) return true
      const numbers = parseNumbers(version)
      return numbers !== undefined && tests.every((test) => test(numbers))
    }
  }
  return words.length === 1 && PLAIN_TEXT.test(range) ? (version) => version === range : undefined
}

function parseComparator(word: string): ((version: Numbers) => boolean) | undefined {
  const match = COMPARATOR.exec(word)
  if (match === null) return undefined
  const [, operator = '=', major, minor, patch] = match
  const wild = isWild(minor) ? 1 : isWild(patch) ? 2 : undefined
  // `1.x.3` means nothing, and neither does an operator before a wildcard.
  if ((wild === 1 && patch !== undefined && !isWild(patch)) || (wild !== undefined && match[1] !== undefined)) return undefined
  const low: Numbers = [Number(major), toNumber(minor), toNumber(patch)]
  if (wild !== undefined) return between(low, bump(low, wild - 1))
  switch (operator) {
    case '^':
      return between(low, bump(low, low[0] > 0 || minor === undefined ? 0 : low[1] > 0 || patch === undefined ? 1 : 2))
    case '~':
      return between(low, bump(low, minor === undefined ? 0 : 1))
    case '>=':
      return (version) => compare(version, low) >= 0
    case '<=':
      return (version) => compare(version, low) <= 0
    case '>':
      return (version) => compare(version, low) > 0
    case '<':
      return (version) => compare(version, low) < 0
    default:
      return (version) => compare(version, low) === 0
  }
}

function parseNumbers(version: string): Numbers | undefined {
  const match = VERSION.exec(version)
  return match === null ? undefined : [Number(match[1]), toNumber(match[2]), toNumber(match[3])]
}

function isWild(part: string | undefined): boolean {
  return part === 'x' || part === 'X' || part === '*'
}

function toNumber(part: string | undefined): number {
  return part === undefined || isWild(part) ? 0 : Number(part)
}

function between(low: Numbers, high: Numbers): (version: Numbers) => boolean {
  return (version) => compare(version, low) >= 0 && compare(version, high) < 0
}

function bump(version: Numbers, place: number): Numbers {
  return [0, 1, 2].map((index) =>
    index < place ? version[index] : index === place ? (version[index] as number) + 1 : 0,
  ) as unknown as Numbers
}

function compare(a: Numbers, b: Numbers): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}
