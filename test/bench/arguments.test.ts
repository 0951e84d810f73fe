import { describe, expect, it } from 'vitest'
import { matches, parseArguments } from './arguments.js'

describe('the arguments of the benchmark', () => {
  it.each([
    [[], { n: 100_000 }],
    [['--only', 'canonize'], { n: 100_000, only: 'canonize' }],
    [['--only', 'issue/*', '--json', 'a.json'], { n: 100_000, only: 'issue/*', json: 'a.json' }],
    [['--only', 'memory', '--n', '1000000'], { n: 1_000_000, only: 'memory' }],
  ])('%j are read', (words, expected) => expect(parseArguments(words)).toEqual(expected))

  it.each([
    [['--unknown']],
    [['canonize']],
    [['--only']],
    [['--only', '']],
    [['--json', '']],
    [['--n', '10']],
    [['--only', 'canonize', '--n', '10']],
    [['--only', 'memory', '--n', '0']],
    [['--only', 'memory', '--n', '1e3']],
    [['--only', 'memory', '--n', '1000001']],
    [['--only', 'memory', '--json', 'a.json']],
  ])('%j are refused', (words) => expect(parseArguments(words)).toBeUndefined())
})

describe('the pattern of --only', () => {
  it.each([
    ['issue/eddsa-rdfc-2022', 'eddsa', true],
    ['issue/eddsa-rdfc-2022', 'jwt', false],
    ['issue/eddsa-rdfc-2022', '*', true],
    ['issue/eddsa-rdfc-2022', 'issue/*', true],
    ['issue/eddsa-rdfc-2022', 'eddsa*', false],
    ['issue/eddsa-rdfc-2022', '*2022', true],
    ['issue/eddsa-rdfc-2022', 'i*e*rdfc*2', true],
    ['issue/eddsa-rdfc-2022', 'i*rdfc*eddsa*2', false],
    ['ab', 'ab*ab', false],
    ['aba', 'ab*b*a', false],
    ['a.b', 'a.*', true],
    ['axb', 'a.*', false],
  ])('%s and %s: %s', (name, pattern, expected) => expect(matches(name, pattern)).toBe(expected))

  it('takes no longer for many stars', () => {
    expect(matches('a'.repeat(10_000), `${'*a'.repeat(2000)}*b`)).toBe(false)
  })
})
