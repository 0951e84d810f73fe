import { ptPage } from '../page-books/pt.js'
import type { LadderBook } from '../phrases.js'
import { domainPortuguese } from '../portuguese/domain.js'
import { drawPortuguese } from '../portuguese/draw.js'
import { judgementPortuguese } from '../portuguese/judgement.js'
import { mapPortuguese } from '../portuguese/map.js'
import { briefPortuguese } from '../portuguese/phrases.js'
import { planPortuguese } from '../portuguese/plan.js'
import { stepsPortuguese } from '../portuguese/steps.js'

/** Portuguese for the page of a ladder. */
export const ptLadder: LadderBook = /* @__PURE__ */ Object.freeze({
  ...ptPage,
  words: /* @__PURE__ */ Object.freeze({ ...ptPage.words, ...domainPortuguese, ...judgementPortuguese, ...planPortuguese }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...ptPage.phrases,
    ...briefPortuguese,
    ...stepsPortuguese,
    ...drawPortuguese,
    ...mapPortuguese,
  }),
})
