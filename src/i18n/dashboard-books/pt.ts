import { ptLadder } from '../ladder-books/pt.js'
import type { DashboardBook } from '../phrases.js'
import { dashPortuguese } from '../portuguese/dash.js'
import { outputsPortuguese } from '../portuguese/outputs.js'

/** Portuguese for dashboards. */
export const ptDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...ptLadder,
  words: /* @__PURE__ */ Object.freeze({ ...ptLadder.words, ...outputsPortuguese }),
  phrases: /* @__PURE__ */ Object.freeze({ ...ptLadder.phrases, ...dashPortuguese }),
})
