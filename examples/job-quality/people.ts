import { type SecretJwk, toDidKey, toPublicJwk } from 'rungs/keys'
import type { Seed } from './seed.js'

/** Where somebody works from one month of the year up to another, and how many hours a month. */
export interface Spell {
  readonly platform: 'courier' | 'groceries'
  /** From 0, and the first month after. */
  readonly from: number
  readonly until: number
  readonly hours: number
}

/** Somebody invented: what they do over the year, and what they decide. */
export interface Person {
  readonly name: string
  readonly did: string
  readonly secretJwk: SecretJwk
  /** What makes their pseudonyms; it stays with them. */
  readonly secret: Uint8Array
  readonly region: string
  readonly spells: readonly Spell[]
  /** Courses by the month in which they are passed. */
  readonly courses: ReadonlyMap<number, readonly string[]>
  readonly optsOut: boolean
  readonly claims: boolean
  /** Whether they want to be counted in figures about all. */
  readonly contributes: boolean
}

export const MONTHS = 12
/** The last one is small: figures about it would be about people. */
const REGIONS = [...Array(5).fill('North'), ...Array(4).fill('South'), ...Array(3).fill('East')] as readonly string[]

/** People of a seed, always the same. Each has a seed of their own, so that one more changes nobody else. */
export function inventPeople(seed: Seed, count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `worker-${String(index + 1).padStart(3, '0')}`
    return inventPerson(name, index % 60 === 7 ? 'Harbour' : undefined, seed.branch(name))
  })
}

function inventPerson(name: string, region: string | undefined, seed: Seed): Person {
  const secretJwk = seed.key()
  const from = seed.chance(0.6) ? 0 : seed.whole(1, 8)
  const until = seed.chance(0.8) ? MONTHS : Math.min(MONTHS, from + seed.whole(2, 8))
  const first: Spell = { platform: seed.chance(0.65) ? 'courier' : 'groceries', from, until, hours: seed.whole(40, 150) }
  const other = first.platform === 'courier' ? 'groceries' : 'courier'
  const second: readonly Spell[] = seed.chance(0.3)
    ? [{ platform: other, from: Math.min(until - 1, from + seed.whole(0, 3)), until, hours: seed.whole(15, 50) }]
    : []
  const courses = new Map<number, readonly string[]>()
  if (seed.chance(0.9)) courses.set(from, ['road-safety'])
  const van = from + seed.whole(1, 5)
  if (seed.chance(0.6) && van < until) courses.set(van, [...(courses.get(van) ?? []), 'van-driving'])
  const mentoring = van + seed.whole(2, 4)
  if (seed.chance(0.35) && mentoring < until) courses.set(mentoring, ['mentoring'])
  return {
    name,
    did: toDidKey(toPublicJwk(secretJwk)),
    secretJwk,
    secret: seed.bytes(32),
    region: region ?? seed.pick(REGIONS),
    spells: [first, ...second],
    courses,
    optsOut: seed.chance(0.06),
    claims: seed.chance(0.12),
    contributes: seed.chance(0.85),
  }
}

/** Hours of one month of a spell: some months are slow, and a few have no work at all. */
export function hoursOf({ hours }: Spell, seed: Seed): number {
  if (seed.chance(0.05)) return 0
  return Math.round(hours * (0.7 + seed.fraction() * 0.6) * 10) / 10
}
