import type { RungStatus } from '../ladder/index.js'

/** The colours of texts and lines. On every ground here texts have a contrast of at least 4.5:1, lines of 3:1 (WCAG 2.2). */
export const INK = {
  text: '#14213d',
  note: '#33415c',
  line: '#4a5568',
  faint: '#707a8a',
  grid: '#d5dae1',
  paper: '#ffffff',
  band: '#cfe0f7',
  mark: '#1d4ed8',
} as const

/** How a status looks: by its ground, its border and its sign, so that nobody has to tell colours apart. */
export interface StatusLook {
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly dash?: string
  readonly sign: Sign
}

/** The signs, drawn as paths. */
export type Sign = 'check' | 'clock' | 'star' | 'up' | 'half' | 'lock' | 'end' | 'pause' | 'cross' | 'question'

const GREEN = { fill: '#d8f3dc', stroke: '#2d6a4f', strokeWidth: 2.5 } as const
const AMBER = { fill: '#fff3cd', stroke: '#8a5a00', strokeWidth: 2 } as const
const GREY = { fill: '#f1f3f5', stroke: '#5c636a', strokeWidth: 1.5 } as const
const RED = { fill: '#fde2e4', stroke: '#9b1c31', strokeWidth: 2 } as const

/** The looks of all statuses. */
export const STATUS_LOOKS: Readonly<Record<RungStatus, StatusLook>> = {
  held: { ...GREEN, sign: 'check' },
  heldLapsing: { ...AMBER, strokeWidth: 2.5, sign: 'clock' },
  grandfathered: { ...GREEN, sign: 'star', dash: '10 3' },
  eligible: { fill: '#dbeafe', stroke: '#1d4ed8', strokeWidth: 3, sign: 'up' },
  inProgress: { ...AMBER, sign: 'half', dash: '6 4' },
  locked: { ...GREY, sign: 'lock', dash: '3 4' },
  lapsed: { ...RED, sign: 'end', dash: '6 4' },
  suspended: { ...RED, sign: 'pause', dash: '10 3' },
  revoked: { ...RED, sign: 'cross', strokeWidth: 2.5 },
  indeterminate: { ...GREY, sign: 'question', strokeWidth: 2, dash: '6 4' },
}

/** How a rung looks where nothing is known of a worker. */
export const PLAIN_LOOK: Readonly<Omit<StatusLook, 'sign'>> = { fill: '#eef3fb', stroke: '#33415c', strokeWidth: 2 }

/** How the kinds of ways between rungs are dashed. */
export const EDGE_DASHES: Readonly<Record<'needed' | 'alternative' | 'recommended', string | undefined>> = {
  needed: undefined,
  alternative: '8 5',
  recommended: '2 5',
}

/** What is drawn for a sign within a circle of radius 11 around 0,0. */
export const SIGN_PATHS: Readonly<Record<Sign, string>> = {
  check: 'M-5 0.5 L-1.5 4 L5 -4',
  clock: 'M0 -5.5 V0 L4 2.5',
  star: 'M0 -6 L1.6 -1.9 L6 -1.7 L2.6 1.1 L3.8 5.4 L0 3 L-3.8 5.4 L-2.6 1.1 L-6 -1.7 L-1.6 -1.9 Z',
  up: 'M0 5.5 V-5 M-4.5 -0.5 L0 -5 L4.5 -0.5',
  half: 'M-6 0 A6 6 0 0 1 6 0 Z',
  lock: 'M-4 -0.5 H4 V5 H-4 Z M-2.5 -0.5 V-3 A2.5 2.5 0 0 1 2.5 -3 V-0.5',
  end: 'M-4.5 -4.5 H4.5 M-4.5 4.5 H4.5 M-3.5 -4.5 L3.5 4.5 M3.5 -4.5 L-3.5 4.5',
  pause: 'M-2.5 -4.5 V4.5 M2.5 -4.5 V4.5',
  cross: 'M-4.5 -4.5 L4.5 4.5 M4.5 -4.5 L-4.5 4.5',
  question: 'M-3 -2.5 A3 3 0 1 1 0.8 0.3 Q0 0.8 0 2.2 M0 5 V5.2',
}
