/** Thrown inside the engine alone: this document is left to jsonld. */
export interface Decline {
  readonly declined: string
}

/** Leaves the whole document to jsonld: the engine never guesses. */
export function decline(reason: string): never {
  throw { declined: reason } satisfies Decline
}

/** Whether a thrown value says that the engine declined. */
export function isDecline(thrown: unknown): thrown is Decline {
  return typeof thrown === 'object' && thrown !== null && 'declined' in thrown
}
