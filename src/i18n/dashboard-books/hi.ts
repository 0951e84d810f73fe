import { dashHindi } from '../hindi/dash.js'
import { hiLadder } from '../ladder-books/hi.js'
import type { DashboardBook } from '../phrases.js'

/** Hindi for dashboards. */
export const hiDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...hiLadder,
  phrases: /* @__PURE__ */ Object.freeze({ ...hiLadder.phrases, ...dashHindi }),
})
