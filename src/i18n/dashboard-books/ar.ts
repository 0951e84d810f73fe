import { dashArabic } from '../arabic/dash.js'
import { outputs } from '../arabic/outputs.js'
import { arLadder } from '../ladder-books/ar.js'
import type { DashboardBook } from '../phrases.js'

/** Arabic for dashboards. */
export const arDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...arLadder,
  words: /* @__PURE__ */ Object.freeze({ ...arLadder.words, ...outputs }),
  phrases: /* @__PURE__ */ Object.freeze({ ...arLadder.phrases, ...dashArabic }),
})
