import { dashPhrases } from '../english/dash.js'
import { outputs } from '../english/outputs.js'
import { enLadder } from '../ladder-books/en.js'
import type { DashboardBook } from '../phrases.js'

/** English for dashboards. */
export const enDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...enLadder,
  words: /* @__PURE__ */ Object.freeze({ ...enLadder.words, ...outputs }),
  phrases: /* @__PURE__ */ Object.freeze({ ...enLadder.phrases, ...dashPhrases }),
})
