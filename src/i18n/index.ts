export { directionOf, withoutControls } from './bidi.js'
export type { Catalogue, CatalogueHead, CatalogueOf, CodeWords, WordBook, Words } from './catalogue.js'
export { cleanText, graphemesOf } from './clean-text.js'
export { briefEnglish, drawEnglish, historyEnglish, stepEnglish } from './english-books.js'
export { formatDate, formatYear } from './format.js'
export { chooseEntry, chooseText, type LanguageEntry, type LanguageMap } from './language-map.js'
export { type Language, languages, loadCatalogue, loadPageBook, matchLanguage } from './languages.js'
export { legalLimits } from './limits.js'
export { loadDashboardBook } from './load-dashboard-book.js'
export { loadLadderBook } from './load-ladder-book.js'
export { loadMyBadgesBook } from './load-my-badges-book.js'
export { en } from './locales/en.js'
export {
  type BriefBook,
  type BriefPhrases,
  type DashboardBook,
  type DrawBook,
  type DrawPhrases,
  type HelpPhrases,
  type HistoryBook,
  type HistoryPhrases,
  type LadderBook,
  type MyBadgesBook,
  type PageBook,
  type PhraseArguments,
  type Phrasebook,
  type PhraseName,
  type PhraseParams,
  type Phrases,
  type Plural,
  phrase,
  type StepBook,
  type StepPhrases,
  type Values,
} from './phrases.js'
export { type Occurrence, type ProblemDetails, type ToProblemDetailsOptions, toProblemDetails } from './problem-details.js'
export { problemType } from './problem-types.js'
export { type Renderable, render } from './render.js'
export { type ReportSummary, type Summarizable, summarizeReport } from './summary.js'
