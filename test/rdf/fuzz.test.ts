import { describe, expect, it } from 'vitest'
import { generate } from '../fuzz/generate.js'
import { run } from '../fuzz/run.js'
import { engine, type Outcome, type Subject } from '../fuzz/subject.js'
import { differingIn, renderSummary } from '../fuzz/summary.js'

const SEED = 1

describe('differential fuzz against jsonld and rdf-canonize (JSON-LD 1.1 API sections 5 and 8, RDFC-1.0)', () => {
  it('equal statements, both refuse, or the engine declines', async () => {
    const n = 400
    const tally = await run({ seed: SEED, n })
    const sum = (kind: string): number =>
      Object.entries(tally.counts).reduce((all, [name, count]) => all + (name.startsWith(kind) ? count : 0), 0)
    expect(differingIn(tally), renderSummary(tally, SEED, false)).toBe(0)
    // A fuzz of refusals alone, or an engine that declines everything, would show nothing.
    expect(tally.accepted).toBeGreaterThan(0.35 * n)
    expect(sum('equal')).toBeGreaterThan(0.3 * n)
  })

  it('makes the same document of the same seed and index', () => {
    for (let index = 0; index < 50; index++) expect(generate(SEED, index)).toEqual(generate(SEED, index))
    expect(generate(SEED, 1)).not.toEqual(generate(SEED, 2))
    expect(generate(SEED, 1)).not.toEqual(generate(SEED + 1, 1))
  })

  const outcomeOf = (change: (nquads: string) => Outcome): Subject => {
    return async (document, loader) => {
      const outcome = await engine(document, loader)
      return 'nquads' in outcome ? change(outcome.nquads) : outcome
    }
  }

  it.each([
    ['a statement left out', outcomeOf((nquads) => ({ nquads: nquads.replace(/^.*\n/, '') })), 'statements: fewer'],
    ['a fault', outcomeOf(() => ({ fault: new TypeError('x') })), 'fault: TypeError: x'],
    ['everything accepted', () => ({ nquads: '' }), 'accepted; the oracle: rdf.term_undefined'],
  ] satisfies [string, Subject, string][])('would notice %s, with a small document', async (_what, subject, what) => {
    const { differences } = await run({ seed: SEED, n: 40, subject })
    const found = differences.find((one) => one.what === what)
    expect(JSON.stringify(found?.document).length).toBeLessThan(150)
  })

  it('would notice a document that is changed', async () => {
    const subject: Subject = (document, loader) => {
      document['id'] = 'urn:changed'
      return engine(document, loader)
    }
    await expect(run({ seed: SEED, n: 1, subject })).rejects.toThrow(TypeError)
  })
})
