import type { Binding } from '../securing/index.js'

/**
 * Takes a presentation without a challenge and a domain: anybody who has seen it can show it again, to anybody. For files and
 * examples alone.
 */
export const skipBindingCheck: unique symbol = /* @__PURE__ */ Symbol('skipBindingCheck')

/** What a presentation must have been made for. */
export interface VerifyPresentationOptions {
  /** The challenge that was given to the holder, once, and the domain that asked. */
  readonly binding: Binding | typeof skipBindingCheck
}
