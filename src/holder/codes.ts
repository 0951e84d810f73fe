import type { NoParams } from '../core/index.js'

/** What keeps a text from being a badge on paper. */
export type PaperFault = 'start' | 'characters' | 'truncated' | 'too_long' | 'value'

/** Codes about what a holder does with credentials. */
export interface HolderCodes {
  'holder.derive_unsupported': NoParams
  'holder.paper_unreadable': { readonly reason: PaperFault }
  'holder.paper_template_unknown': { readonly digest: string }
  'holder.paper_template_invalid': { readonly expected: 'form' | 'slots' | 'payload' }
  'holder.paper_template_differs': { readonly pointer: string }
  'holder.paper_too_long': { readonly length: number; readonly limit: number }
  'holder.wallet_key_missing': { readonly did: string }
  'holder.wallet_invalid': { readonly reason: 'form' | 'file' }
  'holder.rung_unproven': { readonly rung: string }
}
