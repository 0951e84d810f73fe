import { describe, it } from 'vitest'
import { above, achievement, OWNER, rungId } from '../support.js'
import {
  type Defect,
  expectDefect,
  first,
  governed,
  kept,
  moved,
  named,
  recognises,
  second,
  withRecognition,
  withRung,
} from './support.js'

const defects: readonly Defect[] = [
  // Rules
  [
    'ladder.regulated_granted',
    'error',
    '/recognition/0/to',
    { rung: rungId('a') },
    withRung({ regulated: true }, { recognition: [recognises({})] }),
  ],
  [
    'ladder.regulated_granted',
    'error',
    '/recognition/0/to',
    { rung: achievement('licence') },
    withRung(
      { regulated: true, awards: { id: achievement('licence') } },
      { recognition: [recognises({ to: { achievement: achievement('licence') } })] },
    ),
  ],
  [
    'ladder.regulated_granted',
    'error',
    '/migrations/0/to',
    { rung: rungId('a') },
    withRung({ regulated: true }, { migrations: [{ fromRung: rungId('old'), to: rungId('a'), mode: 'map' }] }),
  ],
  ['ladder.group_empty', 'error', '/recognition/0/to', { op: 'to' }, withRecognition({ to: {} })],
  [
    'ladder.rung_unknown',
    'error',
    '/recognition/0/to/rung',
    { rung: rungId('zzz') },
    withRecognition({ to: { rung: rungId('zzz') } }),
  ],
  ['ladder.match_without_criteria', 'error', '/recognition/0/from', {}, withRecognition({ from: {} })],
  [
    'ladder.uuid_without_issuers',
    'error',
    '/recognition/0/from/ids/0',
    { id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1' },
    withRecognition({ from: { ids: ['urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1'] } }),
  ],
  [
    'ladder.dates_reversed',
    'error',
    '/recognition/0/validUntil',
    { from: '2026-01-01', until: '2025-01-01' },
    withRecognition({ validUntil: '2025-01-01' }),
  ],
  [
    'ladder.dates_reversed',
    'error',
    '/rollout/until',
    { from: '2026-02-01', until: '2026-01-01' },
    withRung({}, { rollout: { phase: 'pilot', from: '2026-02-01', until: '2026-01-01' } }),
  ],
  [
    'ladder.dates_reversed',
    'error',
    '/rungs/0/rollout/until',
    { from: '2026-02-01', until: '2026-01-01' },
    withRung({ rollout: { phase: 'pilot', from: '2026-02-01', until: '2026-01-01' } }),
  ],
  [
    'ladder.id_look_alike',
    'warning',
    '/contributors/0',
    { id: 'did:web:c\u043eurier.example', other: OWNER },
    withRung({}, { contributors: ['did:web:c\u043eurier.example'] }),
  ],
  // Versions
  ['ladder.migration_missing', 'warning', '/supersedes', { version: '1.4.0' }, second(undefined)],
  ['ladder.migration_uncovered', 'error', '/migrations', { rung: rungId('b') }, second([kept]), { ladders: [first] }],
  [
    'ladder.migration_uncovered',
    'error',
    '/migrations',
    { rung: rungId('b') },
    second([kept], { version: '1.5.0' }),
    { ladders: [first] },
  ],
  ['ladder.migration_duplicate', 'error', '/migrations/1/fromRung', { rung: rungId('a') }, second([kept, kept])],
  ['ladder.bridge_missing', 'error', '/migrations/0', { rung: rungId('a') }, second([{ ...kept, mode: 'bridge' }])],
  [
    'ladder.rung_unknown',
    'error',
    '/migrations/0/to',
    { rung: rungId('zzz') },
    second([{ ...kept, to: [rungId('a'), rungId('zzz')] }]),
  ],
  [
    'ladder.rung_unknown',
    'error',
    '/migrations/2/fromRung',
    { rung: rungId('zzz') },
    second([kept, moved, { ...kept, fromRung: rungId('zzz') }]),
    { ladders: [first] },
  ],
  ['ladder.group_empty', 'error', '/migrations/0/to', { op: 'to' }, second([{ ...kept, to: [] }])],
  [
    'ladder.rung_unknown',
    'error',
    '/migrations/0/bridge/rung',
    { rung: rungId('zzz') },
    second([{ ...kept, mode: 'bridge', bridge: above('zzz') }]),
  ],
  // Governance
  [
    'ladder.governance_unreachable',
    'error',
    '/governance/required/0/min',
    { constituency: 'workers', min: 3, seats: 2 },
    governed({ required: [{ constituency: 'workers', min: 3 }] }),
  ],
  [
    'ladder.decision_missing',
    'warning',
    '/governance/decisions',
    {},
    governed({ required: [{ constituency: 'workers', min: 2 }] }),
  ],
]

describe('lintLadder: rules, versions and governance', () => {
  it.each(named(defects))('$code at $path', ({ one }) => expectDefect(one))
})
