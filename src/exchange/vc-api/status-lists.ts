import type { JsonObject } from '../../core/index.js'
import type { BitstringStatusListEntry } from '../../status/index.js'

/** A list as it is published. */
export interface PublishedStatusList {
  /** The signed list credential: JSON, or the text as it is served, such as a token. */
  readonly credential: JsonObject | string
  readonly mediaType: string
  /** For how long it may be kept, milliseconds. */
  readonly ttlMs: number
}

/** Databases index what they look up, and none of them long texts. */
export const MAX_NAME_CHARACTERS = 500

/** Where credentials get their places in status lists, and where the lists are published from. */
export interface StatusLists {
  /**
   * A place that no other credential has. It is kept before it is given out.
   *
   * @param credential what is about to be signed, without the entry
   * @param credentialId what one without an `id` is known by; absent where nobody said
   */
  allocate(credential: JsonObject, credentialId?: string): Promise<BitstringStatusListEntry>
  /** The list whose URL is the base URL, `/status/` and this id, such as `1` or `revocation/1`; `undefined` where there is none. */
  read(listId: string): Promise<PublishedStatusList | undefined>
}
