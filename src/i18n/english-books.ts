import { briefPhrases } from './english/brief.js'
import { drawPhrases } from './english/draw.js'
import { historyPhrases } from './english/history.js'
import { limitPhrases } from './english/limits.js'
import { stepPhrases } from './english/steps.js'
import type { BriefBook, DrawBook, HistoryBook, StepBook } from './phrases.js'

/** English for ladders, without the rest of its catalogue. */
export const briefEnglish: BriefBook = /* @__PURE__ */ Object.freeze({
  tag: 'en',
  direction: 'ltr',
  review: 'reviewed',
  phrases: /* @__PURE__ */ Object.freeze({ ...limitPhrases, ...briefPhrases }),
})

/** English for payoffs and calendars, without the rest of its catalogue. */
export const stepEnglish: StepBook = /* @__PURE__ */ Object.freeze({
  tag: 'en',
  direction: 'ltr',
  review: 'reviewed',
  phrases: /* @__PURE__ */ Object.freeze({ ...limitPhrases, ...briefPhrases, ...stepPhrases }),
})

/** English for pictures, without the rest of its catalogue. */
export const drawEnglish: DrawBook = /* @__PURE__ */ Object.freeze({
  tag: 'en',
  direction: 'ltr',
  review: 'reviewed',
  phrases: /* @__PURE__ */ Object.freeze({ ...limitPhrases, ...briefPhrases, ...stepPhrases, ...drawPhrases }),
})

/** English for the history of a ladder, without the rest of its catalogue. */
export const historyEnglish: HistoryBook = /* @__PURE__ */ Object.freeze({
  tag: 'en',
  direction: 'ltr',
  review: 'reviewed',
  phrases: /* @__PURE__ */ Object.freeze({ ...limitPhrases, ...briefPhrases, ...historyPhrases }),
})
