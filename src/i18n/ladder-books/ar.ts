import { domain } from '../arabic/domain.js'
import { drawArabic } from '../arabic/draw.js'
import { judgement } from '../arabic/judgement.js'
import { mapArabic } from '../arabic/map.js'
import { briefArabic } from '../arabic/phrases.js'
import { plan } from '../arabic/plan.js'
import { stepsArabic } from '../arabic/steps.js'
import { arPage } from '../page-books/ar.js'
import type { LadderBook } from '../phrases.js'

/** Arabic for the page of a ladder. */
export const arLadder: LadderBook = /* @__PURE__ */ Object.freeze({
  ...arPage,
  words: /* @__PURE__ */ Object.freeze({ ...arPage.words, ...domain, ...judgement, ...plan }),
  phrases: /* @__PURE__ */ Object.freeze({ ...arPage.phrases, ...briefArabic, ...stepsArabic, ...drawArabic, ...mapArabic }),
})
