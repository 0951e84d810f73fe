import { type Check, type CheckName, type CheckState, deepFreeze, type Finding, findingOf, isRungsError } from '../core/index.js'

/** A check that was not made. */
export const SKIPPED: Check = /* @__PURE__ */ deepFreeze({ state: 'skipped', findings: [] })

/** A check without findings. */
export const PASSED: Check = /* @__PURE__ */ deepFreeze({ state: 'pass', findings: [] })

/** A check in a state, with its findings. */
export function checked(state: CheckState, ...findings: readonly Finding[]): Check {
  return { state, findings }
}

/** A check that failed or could not be made, by the kind of the error; a `usage` error is the caller's and goes on up. */
export function checkOfError(check: CheckName, error: unknown): Check {
  if (!isRungsError(error) || error.kind === 'usage') throw error
  return checked(error.kind === 'input' ? 'fail' : 'unknown', findingOf(check, error))
}

/** Whether a check was made and nothing is wrong. */
export function isWell(check: Check | undefined): boolean {
  return check?.state === 'pass' || check?.state === 'warn'
}
