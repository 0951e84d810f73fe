import { ptLadder } from '../ladder-books/pt.js'
import type { DashboardBook } from '../phrases.js'
import { dashPortuguese } from '../portuguese/dash.js'

/** Portuguese for dashboards. */
export const ptDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...ptLadder,
  phrases: /* @__PURE__ */ Object.freeze({ ...ptLadder.phrases, ...dashPortuguese }),
})
