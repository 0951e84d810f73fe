import type { JsonObject } from '../../core/index.js'
import type { BitstringStatusListEntry } from '../../status/index.js'

/** A list as it is published. */
export interface PublishedStatusList {
  /** The signed list credential: JSON, or a token. */
  readonly credential: JsonObject | string
  readonly mediaType: string
  /** For how long it may be kept, milliseconds. */
  readonly ttlMs: number
}

/** Where credentials get their places in status lists, and where the lists are published from. */
export interface StatusLists {
  /** A place that no other credential has. It is kept before it is given out. */
  allocate(): Promise<BitstringStatusListEntry>
  /** The list whose URL is the base URL, `/status/` and this id; `undefined` where there is none. */
  read(listId: string): Promise<PublishedStatusList | undefined>
}
