import { wantedLanguages } from '../exchange/index.js'
import { type Language, matchLanguage } from '../i18n/index.js'

/** The language that a browser would rather have, of those that there are. */
export function languageFor(request: Request): Language {
  return matchLanguage(wantedLanguages(request)) ?? 'en'
}
