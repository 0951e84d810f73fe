import type { CredentialRequirement, Fact, Ladder, Requirement, Rung } from '../../src/ladder/index.js'
import { defineLadder } from '../../src/ladder/index.js'

export const SCHOOL = 'did:web:school.example'
export const OWNER = 'did:web:courier.example'
export const WORKER = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
export const NOW = '2026-05-01T09:00:00Z'

export const achievement = (name: string): string => `https://school.example/achievements/${name}`
export const rungId = (name: string): string => `https://courier.example/rungs/${name}`

type Deep = Partial<Omit<Fact, 'achievement'>> & { readonly achievement?: Partial<Fact['achievement']> }

/** A good fact: active, issued by the school to the worker, awarded a year before now. */
export function fact(name: string, changes: Deep = {}): Fact {
  const { achievement: more, ...rest } = changes
  return {
    credentialId: `urn:example:${name}`,
    issuer: SCHOOL,
    subjectKeys: [WORKER],
    achievement: { id: achievement(name), aliases: [], ...more },
    alignments: [],
    results: [],
    amounts: [],
    validFrom: '2025-05-01T09:00:00Z',
    status: 'active',
    authorised: 'unknown',
    ...rest,
  }
}

/** A badge for a rung of {@link ladderOf}, issued by its owner. */
export function badge(name: string, changes: Deep = {}): Fact {
  return fact(`badge-${name}`, { issuer: OWNER, ...changes, achievement: { id: rungId(name), ...changes.achievement } })
}

export function needs(name: string, more: Partial<Omit<CredentialRequirement, 'op'>> = {}): CredentialRequirement {
  return { op: 'credential', match: { ids: [achievement(name)] }, issuers: { ids: [SCHOOL] }, ...more }
}

export function rung(name: string, requires: Requirement, more: Partial<Rung> = {}): Rung {
  return { id: rungId(name), name: { en: `Rung ${name}` }, description: { en: `About ${name}.` }, requires, ...more }
}

export function ladderInput(rungs: readonly Rung[], more: Partial<Ladder> = {}): Ladder {
  return {
    id: 'https://courier.example/ladders/delivery',
    version: '1.0.0',
    status: 'active',
    effective: { from: '2026-01-01' },
    defaultLanguage: 'en',
    name: { en: 'Delivery' },
    description: { en: 'From first ride to dispatcher.' },
    owner: OWNER,
    rungs,
    ...more,
  }
}

export function ladderOf(rungs: readonly Rung[], more: Partial<Ladder> = {}): Ladder {
  return defineLadder(ladderInput(rungs, more))
}

export const above = (name: string, more: object = {}): Requirement => ({ op: 'rung', rung: rungId(name), ...more })
