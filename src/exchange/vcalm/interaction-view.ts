/** What an interaction is about, for the page that people see. */
export interface InteractionView {
  /** Whether badges are offered or asked for. */
  readonly kind: 'offer' | 'request'
  /** What is offered or asked for. */
  readonly name: string
  readonly description?: string
  /** The name of whoever offers or asks. */
  readonly by?: string
  /** Their DID or URL. */
  readonly byId?: string
  /** RFC 3339. */
  readonly until: string
  /** Whether it takes a PIN that was told on another way. */
  readonly pinNeeded?: boolean
  /** Whether it is over: nothing can be begun any more. */
  readonly isOver: boolean
}
