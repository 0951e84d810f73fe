import { describe, expect, it } from 'vitest'
import { toDot, toMermaid } from '../../src/draw/index.js'
import { above, ladderOf, needs, rung } from '../ladder/support.js'
import { placedOn, STATUSES, tangle } from './support.js'

const ladder = ladderOf([
  rung('courier', needs('traffic')),
  rung('car', above('courier')),
  rung('bike', above('courier')),
  rung('dispatch', { op: 'anyOf', of: [above('car'), above('bike')] }, { regulated: true }),
  rung('teach', needs('teach'), { recommends: above('car') }),
])
const evil = 'a"]; click r0 "javascript:alert(1)"\n%%{init: {}}%%\n`x` & <b>\\" }\u202e#quot;'
const hostile = ladderOf([rung('a', needs('a'), { name: { en: evil } })], { name: { en: evil } })

describe('Mermaid', () => {
  it('has the rungs and the ways between them', () => {
    const text = toMermaid(ladder, { placement: placedOn(ladder, ['held', 'eligible', 'locked']) })
    expect(text.split('\n').slice(0, 8)).toEqual([
      'flowchart BT',
      '  accTitle: Delivery: where a worker stands',
      expect.stringMatching(/^ {2}accDescr: 5 rungs, the first at the bottom\. Rung courier: held, a first step\./),
      '  r0["Rung courier<br/>held"]:::held',
      '  r1["Rung car<br/>ready to be awarded"]:::eligible',
      '  r2["Rung bike<br/>not yet"]:::locked',
      '  r3["Rung dispatch<br/>held<br/>awarded by an authority alone"]:::held',
      '  r4["Rung teach<br/>ready to be awarded"]:::eligible',
    ])
    for (const way of ['  r0 --> r1', '  r0 --> r2', '  r1 -.-> r3', '  r2 -.-> r3', '  r1 -.- r4'])
      expect(text.split('\n')).toContain(way)
    expect(text).not.toContain('r0 --> r3')
    expect(text).toContain('  classDef eligible fill:#dbeafe,stroke:#1d4ed8,stroke-width:3px,color:#14213d')
    expect(text).not.toContain('classDef plain')
  })

  it('defines every class that it uses', () => {
    for (const placement of [undefined, placedOn(ladder, STATUSES)]) {
      const text = toMermaid(ladder, placement === undefined ? {} : { placement })
      const used = new Set(Array.from(text.matchAll(/:::(\w+)/g), (match) => match[1]))
      const defined = new Set(Array.from(text.matchAll(/classDef (\w+)/g), (match) => match[1]))
      expect(defined).toEqual(used)
    }
  })

  it('a hostile name stays one label', () => {
    const lines = toMermaid(hostile).trimEnd().split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[3]).toMatch(/^ {2}r0\["[^"[\]{}<>`\\%\u202e]*"\]:::plain$/)
    expect(lines[3]).toContain('#34;#93;#59; click r0 #34;javascript:alert#40;1#41;#34;')
    expect(lines[1]).not.toMatch(/["[\]{}<>`\\%#;\u202e]/)
    expect(lines[2]).not.toMatch(/["[\]{}<>`\\%#;\u202e]/)
  })
})

describe('DOT', () => {
  it('has the rungs and the ways between them', () => {
    const lines = toDot(ladder, { placement: placedOn(ladder, ['held', 'eligible', 'locked']) }).split('\n')
    expect(lines[0]).toBe('digraph ladder {')
    expect(lines[1]).toContain('label="Delivery: where a worker stands\\nedition 1.0.0, as of May 1, 2026"')
    expect(lines).toContain(
      '  r0 [label="Rung courier\\nheld", style="rounded,filled,solid", fillcolor="#d8f3dc", color="#2d6a4f", penwidth=2.5]',
    )
    for (const way of ['  r0 -> r1 [style=solid]', '  r2 -> r3 [style=dashed]', '  r1 -> r4 [style=dotted]'])
      expect(lines).toContain(way)
  })

  it('a hostile name stays one label', () => {
    const text = toDot(hostile)
    const outside = text.replace(/"(?:[^"\\]|\\.)*"/gs, '""')
    expect(outside).toMatch(
      /^digraph ladder \{\n {2}graph \[[^\n]*\]\n {2}node \[[^\n]*\]\n {2}edge \[[^\n]*\]\n {2}r0 \[[^\n]*\]\n\}\n$/,
    )
    expect(outside).not.toContain('javascript')
    expect(text).not.toContain('\u202e')
  })

  it('both refuse too many rungs and unknown options', () => {
    for (const write of [toDot, toMermaid]) {
      expect(() => write(tangle(301, 1))).toThrow(expect.objectContaining({ code: 'draw.too_many' }))
      expect(() => write(ladder, { dir: 'LR' } as never)).toThrow(expect.objectContaining({ code: 'core.option_unknown' }))
    }
  })
})
