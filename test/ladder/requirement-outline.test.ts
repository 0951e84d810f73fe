import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../src/i18n/index.js'
import { outlineRequirement, type Requirement } from '../../src/ladder/index.js'
import { ladderOf } from '../browser/ladder-fixture.js'

const ladder = ladderOf('did:web:platform.example')
const credential = (id: string): Requirement => ({ op: 'credential', match: { ids: [id] } }) as Requirement
const [a, b, c] = ['https://a.example/1', 'https://a.example/2', 'https://a.example/3'].map(credential) as [
  Requirement,
  Requirement,
  Requirement,
]

describe('outlineRequirement', () => {
  it('is a tree of one-line texts as deep as the requirement', () => {
    const asked: Requirement = {
      op: 'allOf',
      of: [
        { op: 'anyOf', of: [a, b] },
        { op: 'not', of: c },
      ],
    }
    const outline = outlineRequirement(ladder, asked, 'en')
    const [any, not] = outline.parts
    expect(outline.text).toBe('all of these:')
    expect(any?.parts.map(({ text }) => text)).toEqual([
      'a credential for https://a.example/1',
      'a credential for https://a.example/2',
    ])
    expect([not?.text, not?.parts.length, not?.parts[0]?.parts]).toEqual(['none of this:', 1, []])
  })

  it('names rungs in the wanted language, and phrases are those of the catalogue', async () => {
    const [, dispatcher] = ladder.rungs
    const catalogue = await loadCatalogue('es')
    const outline = outlineRequirement(ladder, dispatcher?.requires as Requirement, 'es', { catalogue })
    expect(outline.parts[0]?.text).toBe('el paso «Mensajera»')
  })

  it('keeps a text in its line, whatever is in it', () => {
    const hostile = ladderOf('did:web:platform.example', {
      rungs: [{ ...ladder.rungs[0], name: { en: 'a\n  - b\u202e\u200b' } }, ladder.rungs[1]],
    })
    const outline = outlineRequirement(hostile, hostile.rungs[1]?.requires as Requirement, 'en')
    expect(outline.parts).toHaveLength(2)
    expect(outline.parts[0]?.text).toBe('the step "a - b"')
  })
})
