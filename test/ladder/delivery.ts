import { type Fact, type Ladder, type Placement, type PlaceOptions, place, type RungStatus } from '../../src/ladder/index.js'
import { above, ladderOf, NOW, needs, rung, rungId } from './support.js'

/** The delivery ladder of the design (section 6A), shortened: two tracks meet again at the cargo vehicle. */
export const delivery: Ladder = ladderOf(
  [
    rung('courier', needs('traffic-law')),
    rung('motorcycle', { op: 'allOf', of: [above('courier'), needs('licence-a')] }),
    rung(
      'van',
      { op: 'allOf', of: [above('courier'), needs('first-aid'), needs('secure-goods')] },
      { validity: { grace: 'P30D', renewal: needs('refresher') } },
    ),
    rung('cargo', {
      op: 'allOf',
      of: [
        { op: 'anyOf', of: [above('motorcycle'), above('van')] },
        {
          op: 'sum',
          of: [{ match: needs('course') }, { match: needs('e-learning'), cap: '12' }],
          measure: 'hours',
          min: '35',
          overlap: 'sum',
        },
      ],
    }),
    rung('licence', needs('licence-c', { issuers: { any: true } }), { regulated: true }),
  ],
  { contributors: ['did:web:partner.example'] },
)
export const at = (facts: readonly Fact[], options: Partial<PlaceOptions> = {}, ladder: Ladder = delivery): Placement =>
  place(ladder, facts, { now: NOW, ...options })
export const statusOf = (placement: Placement, name: string): RungStatus | undefined =>
  placement.rungs.find(({ id }) => id === rungId(name))?.status
