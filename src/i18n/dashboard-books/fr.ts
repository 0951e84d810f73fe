import { dashFrench } from '../french/dash.js'
import { outputsFrench } from '../french/outputs.js'
import { frLadder } from '../ladder-books/fr.js'
import type { DashboardBook } from '../phrases.js'

/** French for dashboards. */
export const frDashboard: DashboardBook = /* @__PURE__ */ Object.freeze({
  ...frLadder,
  words: /* @__PURE__ */ Object.freeze({ ...frLadder.words, ...outputsFrench }),
  phrases: /* @__PURE__ */ Object.freeze({ ...frLadder.phrases, ...dashFrench }),
})
