import { domain } from '../hindi/domain.js'
import { drawHindi } from '../hindi/draw.js'
import { judgement } from '../hindi/judgement.js'
import { mapHindi } from '../hindi/map.js'
import { briefHindi } from '../hindi/phrases.js'
import { plan } from '../hindi/plan.js'
import { stepsHindi } from '../hindi/steps.js'
import { hiPage } from '../page-books/hi.js'
import type { LadderBook } from '../phrases.js'

/** Hindi for the page of a ladder. */
export const hiLadder: LadderBook = /* @__PURE__ */ Object.freeze({
  ...hiPage,
  words: /* @__PURE__ */ Object.freeze({ ...hiPage.words, ...domain, ...judgement, ...plan }),
  phrases: /* @__PURE__ */ Object.freeze({ ...hiPage.phrases, ...briefHindi, ...stepsHindi, ...drawHindi, ...mapHindi }),
})
