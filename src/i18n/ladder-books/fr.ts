import { domainFrench } from '../french/domain.js'
import { drawFrench } from '../french/draw.js'
import { judgementFrench } from '../french/judgement.js'
import { mapFrench } from '../french/map.js'
import { briefFrench } from '../french/phrases.js'
import { planFrench } from '../french/plan.js'
import { stepsFrench } from '../french/steps.js'
import { frPage } from '../page-books/fr.js'
import type { LadderBook } from '../phrases.js'

/** French for the page of a ladder. */
export const frLadder: LadderBook = /* @__PURE__ */ Object.freeze({
  ...frPage,
  words: /* @__PURE__ */ Object.freeze({ ...frPage.words, ...domainFrench, ...judgementFrench, ...planFrench }),
  phrases: /* @__PURE__ */ Object.freeze({ ...frPage.phrases, ...briefFrench, ...stepsFrench, ...drawFrench, ...mapFrench }),
})
