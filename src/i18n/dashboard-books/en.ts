import { dashPhrases } from '../english/dash.js'
import { enLadder } from '../ladder-books/en.js'
import type { DashboardBook } from '../phrases.js'

/** English for dashboards. */
export const enDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...enLadder,
  phrases: /* @__PURE__ */ Object.freeze({ ...enLadder.phrases, ...dashPhrases }),
})
