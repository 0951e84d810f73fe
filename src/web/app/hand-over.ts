import { fromBase64url, toBase64url } from '../../core/index.js'
import type { Brought } from './brought.js'

/** What goes along from the page of one language to that of another: badges as they were brought, and what the form says. */
export interface HandedOver {
  readonly badges: readonly { readonly name: string; readonly input: string | Uint8Array }[]
  readonly fields: Readonly<Record<string, string>>
}

const KEY = 'rungs-handed-over'
/** What browsers let a page keep is little. */
const MAX_CHARACTERS = 2_000_000

/** Leaves badges for the next page of this tab, which takes them at once. Where there is no room for them, they are not left. */
export function leave({ badges, fields }: HandedOver): void {
  const packed = badges.map(({ name, input }) =>
    typeof input === 'string' ? { name, text: input } : { name, bytes: toBase64url(input) },
  )
  const text = JSON.stringify({ packed, fields })
  if (text.length > MAX_CHARACTERS) return
  try {
    sessionStorage.setItem(KEY, text)
  } catch {
    // Then the next page begins anew.
  }
}

/** Takes what the page before has left, which is gone then. */
export function takeOver():
  | { readonly badges: readonly Brought[]; readonly fields: Readonly<Record<string, string>> }
  | undefined {
  try {
    const text = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    if (text === null) return undefined
    const { packed, fields } = JSON.parse(text) as {
      readonly packed: readonly { readonly name: string; readonly text?: string; readonly bytes?: string }[]
      readonly fields: Readonly<Record<string, string>>
    }
    const badges = packed.map(({ name, text: own, bytes = '' }): Brought => {
      const input = own ?? fromBase64url(bytes)
      return { name, size: input.length, read: async () => input }
    })
    return { badges, fields }
  } catch {
    return undefined
  }
}
