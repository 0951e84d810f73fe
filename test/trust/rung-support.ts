import { skipRequirements } from '../../src/issue/index.js'
import { ladder, rungId } from '../issue/support.js'

export { ladder }

/** What the school asks for when it issues the badge of a rung. */
export const RECIPIENT_RUNG = {
  ladder,
  rung: rungId('courier'),
  subject: 'did:example:worker',
  held: skipRequirements,
  validFrom: '2026-02-01T00:00:00Z',
} as const
