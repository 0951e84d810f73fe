import { dashHindi } from '../hindi/dash.js'
import { outputs } from '../hindi/outputs.js'
import { hiLadder } from '../ladder-books/hi.js'
import type { DashboardBook } from '../phrases.js'

/** Hindi for dashboards. */
export const hiDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...hiLadder,
  words: /* @__PURE__ */ Object.freeze({ ...hiLadder.words, ...outputs }),
  phrases: /* @__PURE__ */ Object.freeze({ ...hiLadder.phrases, ...dashHindi }),
})
