import { briefPhrases } from '../english/brief.js'
import { domain } from '../english/domain.js'
import { drawPhrases } from '../english/draw.js'
import { judgement } from '../english/judgement.js'
import { limitPhrases } from '../english/limits.js'
import { mapPhrases } from '../english/map.js'
import { plan } from '../english/plan.js'
import { stepPhrases } from '../english/steps.js'
import { enPage } from '../page-books/en.js'
import type { LadderBook } from '../phrases.js'

/** English for the page of a ladder. */
export const enLadder: LadderBook = /* @__PURE__ */ Object.freeze({
  ...enPage,
  words: /* @__PURE__ */ Object.freeze({ ...enPage.words, ...domain, ...judgement, ...plan }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...enPage.phrases,
    ...limitPhrases,
    ...briefPhrases,
    ...stepPhrases,
    ...drawPhrases,
    ...mapPhrases,
  }),
})
