import { type JsonObject, type Problem, pointer, problem } from '../core/index.js'
import type { LanguageMap } from '../i18n/index.js'
import type { ExportCodes } from './codes.js'

/** Something that the format could not say, or asks for and the ladder does not say; `path` is its place in the ladder. */
export type ExportLoss = Extract<Problem, { readonly code: keyof ExportCodes }>

/** A ladder in another format, and what was lost on the way. */
export interface Exported<D extends object = JsonObject> {
  readonly document: D
  readonly losses: readonly ExportLoss[]
}

/** The short names of the formats. */
export type ExportFormat = 'ctdl' | 'case' | 'clr' | 'elm'

/** Notes losses down, each once. */
export interface LossLog {
  readonly losses: readonly ExportLoss[]
  add<C extends keyof ExportCodes>(code: C, params: Omit<ExportCodes[C], 'format'>, path: string): void
  /** Every member of a part that is none of those that were kept. */
  dropped(part: object, kept: readonly string[], path: string): void
  /** Whatever is not in the one language that the format has room for. */
  oneLanguage(text: LanguageMap, language: string, path: string): void
}

/** A log for one format. */
export function createLossLog(format: ExportFormat): LossLog {
  const losses: ExportLoss[] = []
  const seen = new Set<string>()
  const add: LossLog['add'] = (code, params, path) => {
    const key = JSON.stringify([code, params, path])
    if (seen.has(key)) return
    seen.add(key)
    losses.push(problem(code, { format, ...params } as never, path) as ExportLoss)
  }
  return {
    losses,
    add,
    dropped(part, kept, path) {
      for (const [member, value] of Object.entries(part)) {
        const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
        if (!isEmpty && !kept.includes(member)) add('export.member_dropped', { member }, pointer(path, member))
      }
    },
    oneLanguage(text, language, path) {
      const others = Object.keys(text).filter((tag) => tag !== language)
      if (others.length > 0) add('export.language_dropped', { languages: others.join(', ') }, path)
    },
  }
}

/** The tag under which a ladder's own language is in a map, or that of the text that stands in for it. */
export function mainLanguage(text: LanguageMap, language: string): string {
  const tags = Object.keys(text)
  return tags.find((tag) => tag.toLowerCase() === language.toLowerCase()) ?? (tags[0] as string)
}
