import { esPage } from '../page-books/es.js'
import type { LadderBook } from '../phrases.js'
import { domainSpanish } from '../spanish/domain.js'
import { drawSpanish } from '../spanish/draw.js'
import { judgementSpanish } from '../spanish/judgement.js'
import { mapSpanish } from '../spanish/map.js'
import { briefSpanish } from '../spanish/phrases.js'
import { planSpanish } from '../spanish/plan.js'
import { stepsSpanish } from '../spanish/steps.js'

/** Spanish for the page of a ladder. */
export const esLadder: LadderBook = /* @__PURE__ */ Object.freeze({
  ...esPage,
  words: /* @__PURE__ */ Object.freeze({ ...esPage.words, ...domainSpanish, ...judgementSpanish, ...planSpanish }),
  phrases: /* @__PURE__ */ Object.freeze({ ...esPage.phrases, ...briefSpanish, ...stepsSpanish, ...drawSpanish, ...mapSpanish }),
})
