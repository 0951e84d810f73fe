import { compareDecimals, requireDecimal } from '../core/index.js'
import type { Lint } from './lint-ladder.js'
import type { Governance, Ladder, RequiredAgreement } from './types.js'
import { assignVoices } from './voices.js'

/** What is wrong with who decides about a ladder, and how. */
export function lintGovernance(ladder: Ladder, lint: Lint): void {
  const { governance } = ladder
  if (governance === undefined) return
  lintAgreements(governance, lint)
  lintNames(governance, lint)
  lintEndorsers(ladder, governance, lint)
  for (const member of ['turnout', 'moreThan'] as const) {
    const percent = governance.procedure?.[member]
    if (percent === undefined) continue
    const sign = compareDecimals(requireDecimal(percent), { units: 100n, scale: 0 })
    // Nothing is more than all of it.
    if (sign > 0 || (sign === 0 && member === 'moreThan'))
      lint('error', 'ladder.percent_invalid', { percent }, `/governance/procedure/${member}`)
  }
  const isDecided = governance.decisions.length > 0 || (governance.required ?? []).length === 0
  if (ladder.status === 'active' && !isDecided) lint('warning', 'ladder.decision_missing', {}, '/governance/decisions')
}

/** As many as agree have to be some, and no more than there are. */
function lintAgreements({ bodies, required = [] }: Governance, lint: Lint): void {
  const seats = new Map<string, number>()
  for (const { constituency, count } of bodies.flatMap((body) => body.seats)) {
    seats.set(constituency, (seats.get(constituency) ?? 0) + count)
  }
  required.forEach(({ constituency, min, quorum }, index) => {
    const there = seats.get(constituency) ?? 0
    for (const [member, needed] of Object.entries({ min, quorum })) {
      const path = `/governance/required/${index}/${member}`
      if (needed === undefined) continue
      if (needed > there) lint('error', 'ladder.governance_unreachable', { constituency, min: needed, seats: there }, path)
      if (needed === 0) lint('error', 'ladder.value_invalid', { expected: `whole number from 1 to ${there}` }, path)
    }
  })
}

/** Names that are given twice, and seats that speak for nobody who is named. */
function lintNames({ bodies, required = [], constituencies }: Governance, lint: Lint): void {
  const lists = {
    required: required.map(({ constituency }) => constituency),
    constituencies: (constituencies ?? []).map(({ id }) => id),
  }
  for (const [member, names] of Object.entries(lists)) {
    names.forEach((name, index) => {
      const first = names.indexOf(name)
      if (first !== index)
        lint('error', 'ladder.slot_duplicate', { first: `/governance/${member}/${first}` }, `/governance/${member}/${index}`)
    })
  }
  if (constituencies === undefined) return
  bodies.forEach(({ seats }, body) => {
    seats.forEach(({ constituency, count }, seat) => {
      const path = `/governance/bodies/${body}/seats/${seat}/constituency`
      if (!lists.constituencies.includes(constituency))
        lint('error', 'ladder.governance_unreachable', { constituency, min: count, seats: 0 }, path)
    })
  })
}

/** Of those whom a ladder names itself, each has one voice: enough of them have to be there for all constituencies at once. */
function lintEndorsers({ owner }: Ladder, { required = [], constituencies = [] }: Governance, lint: Lint): void {
  const named = new Map(
    constituencies.flatMap(({ id, endorsers }) => (endorsers === undefined ? [] : [[id, endorsers] as const])),
  )
  const speakers = new Map([...named].map(([id, endorsers]) => [id, endorsers.filter((one) => one !== owner)]))
  const voices = assignVoices(required.slice(0, 2 * constituencies.length), speakers)
  const missing = required.findIndex(
    ({ constituency, min }) => named.has(constituency) && (voices.get(constituency)?.length ?? 0) < min,
  )
  if (missing < 0) return
  const { constituency, min } = required[missing] as RequiredAgreement
  const seats = voices.get(constituency)?.length ?? 0
  lint('error', 'ladder.governance_unreachable', { constituency, min, seats }, `/governance/required/${missing}/min`)
}
