import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildOutcomeObservationCredential } from '../../src/credential/index.js'
import { publishTally, type Tally } from '../../src/insight/index.js'

const tally = (counts: readonly number[], more: Partial<Tally> = {}): Tally => ({
  question: 'https://council.example/ballots/7',
  method: 'secretBallot',
  electorate: 1000,
  people: counts.reduce((sum, count) => sum + count, 0),
  options: counts.map((count, at) => ({ id: `o${at}`, count })),
  ...more,
})
const told = (counts: readonly number[], more?: Partial<Tally>) => {
  const { options, leading } = publishTally(tally(counts, more))
  return { counts: options.map(({ count }) => count), leading }
}
const frame = {
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab41',
  issuer: 'did:web:council.example',
  validFrom: '2026-05-01T00:00:00Z',
  subject: 'https://courier.example/ladders/delivery',
  periodFrom: '2026-04-01T00:00:00Z',
  periodUntil: '2026-04-15T00:00:00Z',
}

/** Whom a published tally is about, and how many votes each has. `isEach`: whether each is known to have used one. */
interface Whole {
  readonly people: number
  readonly choices: number
  readonly isEach: boolean
}

/** Every way in which people can have chosen that fits what was told. */
function* fitting(shown: readonly (number | null)[], whole: Whole, leading: number): Generator<readonly number[]> {
  const { people, choices, isEach } = whole
  const free = shown.flatMap((count, at) => (count === null ? [at] : []))
  const told = shown.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  function* fill(at: number, sum: number, chosen: readonly number[]): Generator<readonly number[]> {
    if (at < free.length) {
      for (
        let count = isEach && at === free.length - 1 ? Math.max(0, people - sum) : 0;
        count <= Math.min(people, people * choices - sum);
        count++
      )
        yield* fill(at + 1, sum + count, [...chosen, count])
      return
    }
    const all = shown.map((count, place) => count ?? (chosen[free.indexOf(place)] as number))
    const isLed = leading < 0 || all.every((count, place) => place === leading || count < (all[leading] as number))
    if (isLed && (!isEach || sum >= people)) yield all
  }
  yield* fill(0, told, [])
}

/** The places of withheld counts that are told to within fewer than ten, by trying all that fits; -1 for all of them together. */
function exposed(shown: readonly (number | null)[], whole: Whole, leading: number): readonly number[] {
  const low = shown.map(() => Number.POSITIVE_INFINITY)
  const high = shown.map(() => -1)
  let [least, most] = [Number.POSITIVE_INFINITY, -1]
  for (const all of fitting(shown, whole, leading)) {
    all.forEach((count, at) => {
      low[at] = Math.min(low[at] as number, count)
      high[at] = Math.max(high[at] as number, count)
    })
    const hidden = sumOf(all.filter((_, at) => shown[at] === null))
    ;[least, most] = [Math.min(least, hidden), Math.max(most, hidden)]
  }
  // Nothing fits where more is assumed than is true.
  if (most < 0 || !shown.includes(null)) return []
  const isVague = (from: number, to: number): boolean => from >= 10 || to - from >= 10
  const told = shown.flatMap((count, at) => (count !== null || isVague(low[at] as number, high[at] as number) ? [] : [at]))
  return isVague(least, most) ? told : [...told, -1]
}
const one = (people: number): Whole => ({ people, choices: 1, isEach: true })

const chosen = fc.array(fc.integer({ min: 0, max: 26 }), { minLength: 2, maxLength: 4 })
/** People who each choose some of three or four options; often so many that few votes are left. */
const severalChosen = fc
  .record({ people: fc.integer({ min: 10, max: 20 }), choices: fc.integer({ min: 2, max: 3 }) })
  .chain(({ people, choices }) => {
    const count = fc.oneof(fc.nat({ max: people }), fc.integer({ min: people - 2, max: people }), fc.nat({ max: 4 }))
    return fc.record({
      people: fc.constant(people),
      choices: fc.constant(choices),
      counts: fc.array(count, { minLength: 3, maxLength: 4 }),
    })
  })
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

describe('publishTally', () => {
  it('tells counts of ten or more, the turnout and what most chose', () => {
    const published = publishTally(tally([150, 52, 12], { electorate: 320 }))
    expect(published).toMatchObject({ metric: 'ext:turnout', value: '66', unit: 'percent', people: 214, leading: 'o0' })
    expect(published.options.map(({ count }) => count)).toEqual([150, 52, 12])
    expect(Object.isFrozen(published.options[0])).toBe(true)
    // 29 of 100 is 29 percent, also in floating point.
    expect(publishTally(tally([15, 14], { electorate: 100 })).value).toBe('29')
  })

  it('withholds how many could have voted where few of them did not, or none', () => {
    const of = (electorate: number) => publishTally(tally([24, 15], { electorate }))
    // Of 39 and ten more, 79.6 percent.
    for (const electorate of [39, 40, 48, 49]) {
      const published = of(electorate)
      expect(published).toEqual(of(40))
      expect(published).toMatchObject({ value: '79', people: 39, disclosure: { codedAbove: 79 } })
      expect(published).not.toHaveProperty('electorate')
      expect(buildOutcomeObservationCredential({ ...frame, ...published }).credentialSubject.value).toBe('79')
    }
    expect(of(50)).toMatchObject({ electorate: 50, value: '78', disclosure: { leastPeople: 10, suppression: 'complementary' } })
    expect(of(50).disclosure).not.toHaveProperty('codedAbove')
    expect(publishTally(tally([24, 15], { electorate: 44 }), { leastPeople: 5, unsafeFewPeople: true }).value).toBe('88')
  })

  it('withholds few votes, and another count from which they could be worked out', () => {
    expect(told([200, 12, 2])).toEqual({ counts: [200, null, null], leading: 'o0' })
    expect(told([212, 2])).toEqual({ counts: [null, null], leading: 'o0' })
    expect(told([200, 7, 7])).toEqual({ counts: [200, null, null], leading: 'o0' })
    // A count of nobody tells as much of everybody.
    expect(told([214, 0])).toEqual({ counts: [null, null], leading: 'o0' })
  })

  it('does not tell who leads where few are withheld, or several have as many', () => {
    expect(told([12, 3])).toEqual({ counts: [null, null], leading: undefined })
    expect(told([50, 50])).toEqual({ counts: [50, 50], leading: undefined })
  })

  it('withholds another count where several may be chosen too, and more where few votes are left', () => {
    const of = (counts: readonly number[], people: number, choices: number) => told(counts, { people, choices })
    expect(of([80, 70, 3], 100, 2)).toEqual({ counts: [80, null, null], leading: 'o0' })
    expect(of([80, 70, 30], 100, 2)).toEqual({ counts: [80, 70, 30], leading: 'o0' })
    // With 100 and 99 of 200 votes told, one would be left; with 100 and 100, none.
    expect(of([100, 99, 1], 100, 2)).toEqual({ counts: [100, null, null], leading: 'o0' })
    expect(of([100, 100, 0], 100, 2).counts.filter((count) => count === null)).toHaveLength(2)
    expect(of([100, 90, 5, 5], 100, 2).counts).toEqual([100, 90, null, null])
    expect(of([100, 91, 5, 4], 100, 2).counts).toEqual([100, null, null, null])
    expect(of([100, 88, 6, 4], 99 + 1, 2).counts).toEqual([100, 88, null, null])
    expect(of([100, 95, 94, 5, 6], 100, 3).counts).toEqual([100, 95, 94, null, null])
    // Each chose at least one of fifty.
    expect(of([30, 11, 9], 50, 3)).toEqual({ counts: [30, null, null], leading: 'o0' })
    expect(of([9, 8, 7], 24, 3)).toEqual({ counts: [null, null, null], leading: undefined })
  })

  it('of several choices is taken by the builder, and no reader can tell a withheld count to within ten (exhaustive)', () => {
    let [withheld, led] = [0, 0]
    fc.assert(
      fc.property(severalChosen, ({ people, choices, counts }) => {
        fc.pre(sumOf(counts) >= people && sumOf(counts) <= people * choices)
        const published = publishTally(tally(counts, { people, choices }))
        expect(buildOutcomeObservationCredential({ ...frame, ...published }).credentialSubject.choices).toBe(choices)
        const shown = published.options.map(({ count }) => count)
        expect(shown.every((count, at) => count === null || (count === counts[at] && count >= 10))).toBe(true)
        const leading = published.options.findIndex(({ id }) => id === published.leading)
        if (shown.includes(null)) withheld++
        if (shown.includes(null) && leading >= 0) led++
        expect(shown.filter((count) => count === null)).not.toHaveLength(1)
        for (const isEach of [true, false])
          expect(exposed(shown, { people, choices, isEach }, leading), `${counts} as ${shown} of ${people}, ${choices}`).toEqual(
            [],
          )
      }),
      { numRuns: 200 },
    )
    expect(Math.min(withheld, led)).toBeGreaterThan(30)
  }, 60_000)

  it('of several choices is protected at the door as well, whatever somebody else withheld', () => {
    let [taken, refused] = [0, 0]
    const hidden = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(severalChosen, hidden, fc.boolean(), ({ people, choices, counts }, hide, tell) => {
        fc.pre(sumOf(counts) >= people && sumOf(counts) <= people * choices)
        const shown = counts.map((count, at) => (hide[at] === true || count < 10 ? null : count))
        const options = shown.map((count, at) => ({ id: `o${at}`, count }))
        const most = Math.max(...counts)
        const leading = tell && counts.filter((count) => count === most).length === 1 ? counts.indexOf(most) : -1
        const { leading: _, ...rest } = publishTally(tally(counts, { people, choices }))
        try {
          buildOutcomeObservationCredential({ ...frame, ...rest, options, ...(leading >= 0 && { leading: `o${leading}` }) })
        } catch {
          refused++
          return
        }
        taken++
        for (const isEach of [true, false])
          expect(exposed(shown, { people, choices, isEach }, leading), `${counts} as ${shown} of ${people}, ${choices}`).toEqual(
            [],
          )
      }),
      { numRuns: 200 },
    )
    expect(Math.min(taken, refused)).toBeGreaterThan(50)
  }, 60_000)

  it('is taken by the builder, and no reader can tell a withheld count to within ten, by trying all that fits', () => {
    let withheld = 0
    fc.assert(
      fc.property(chosen, (counts) => {
        fc.pre(sumOf(counts) >= 10)
        const published = publishTally(tally(counts))
        expect(buildOutcomeObservationCredential({ ...frame, ...published }).credentialSubject.people).toBe(sumOf(counts))
        const shown = published.options.map(({ count }) => count)
        expect(shown.every((count, at) => count === null || (count === counts[at] && count >= 10))).toBe(true)
        if (shown.includes(null)) withheld++
        const leading = published.options.findIndex(({ id }) => id === published.leading)
        expect(exposed(shown, one(sumOf(counts)), leading), `${counts} as ${shown}, led by ${leading}`).toEqual([])
      }),
      { numRuns: 300 },
    )
    expect(withheld).toBeGreaterThan(50)
  })

  it('is protected at the door as well: whatever counts somebody else withheld, the builder takes none that can be told', () => {
    let taken = 0
    fc.assert(
      fc.property(chosen, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.boolean(), (counts, hide, tell) => {
        fc.pre(sumOf(counts) >= 10)
        const published = publishTally(tally(counts))
        const shown = counts.map((count, at) => (hide[at] === true || count < 10 ? null : count))
        const options = shown.map((count, at) => ({ id: `o${at}`, count }))
        const most = Math.max(...counts)
        const leading = tell && counts.filter((count) => count === most).length === 1 ? counts.indexOf(most) : -1
        const { leading: _, ...rest } = published
        try {
          buildOutcomeObservationCredential({ ...frame, ...rest, options, ...(leading >= 0 && { leading: `o${leading}` }) })
        } catch {
          return
        }
        taken++
        const told = exposed(shown, one(sumOf(counts)), leading)
        expect(told, `${counts} as ${shown}, led by ${leading}`).toEqual([])
      }),
      { numRuns: 500 },
    )
    expect(taken).toBeGreaterThan(50)
  })

  it.each<[string, Tally, string]>([
    ['of nobody', tally([0, 0]), 'insight.population_too_small'],
    ['of one', tally([1, 0]), 'insight.population_too_small'],
    ['of nine', tally([9, 0]), 'insight.population_too_small'],
    ['of more than could vote', tally([60, 60], { electorate: 100 }), 'insight.table_inconsistent'],
    ['of more votes than people', tally([60, 60], { people: 100 }), 'insight.table_inconsistent'],
    ['of fewer votes than people', tally([60, 60], { people: 130 }), 'insight.table_inconsistent'],
    ['of more choices than each has', tally([90, 90, 90], { people: 100, choices: 2 }), 'insight.table_inconsistent'],
    [
      'of several choices with fewer votes than people',
      tally([40, 10], { people: 60, choices: 2 }),
      'insight.table_inconsistent',
    ],
    ['of more for one option than people', tally([120, 10], { people: 100, choices: 2 }), 'insight.table_inconsistent'],
    ['of a negative count', tally([60, -1]), 'core.option_invalid'],
    ['of half a vote', tally([60, 0.5]), 'core.option_invalid'],
    ['of one option', tally([60]), 'core.option_invalid'],
    ['of more than it has', tally([60, 60], { voters: [] } as never), 'core.option_unknown'],
    [
      'that names voters',
      { ...tally([60, 60]), options: [{ id: 'a', count: 120, voter: 'Ana' } as never] },
      'core.option_invalid',
    ],
  ])('refuses one %s', (_, input, code) => {
    expect(() => publishTally(input)).toThrow(expect.objectContaining({ code }))
  })

  it('takes a hundred options within bounds', () => {
    const before = process.cpuUsage()
    expect(
      told(
        Array.from({ length: 100 }, (_, at) => (at % 3 === 0 ? 2 : 20 + at)),
        { electorate: 100_000 },
      ).counts,
    ).toHaveLength(100)
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10)
  })
})
