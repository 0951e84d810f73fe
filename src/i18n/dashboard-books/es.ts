import { esLadder } from '../ladder-books/es.js'
import type { DashboardBook } from '../phrases.js'
import { dashSpanish } from '../spanish/dash.js'
import { outputsSpanish } from '../spanish/outputs.js'

/** Spanish for dashboards. */
export const esDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...esLadder,
  words: /* @__PURE__ */ Object.freeze({ ...esLadder.words, ...outputsSpanish }),
  phrases: /* @__PURE__ */ Object.freeze({ ...esLadder.phrases, ...dashSpanish }),
})
