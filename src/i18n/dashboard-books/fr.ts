import { dashFrench } from '../french/dash.js'
import { frLadder } from '../ladder-books/fr.js'
import type { DashboardBook } from '../phrases.js'

/** French for dashboards. */
export const frDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...frLadder,
  phrases: /* @__PURE__ */ Object.freeze({ ...frLadder.phrases, ...dashFrench }),
})
