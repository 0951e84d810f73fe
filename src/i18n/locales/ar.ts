import { bulk } from '../arabic/bulk.js'
import { dashArabic } from '../arabic/dash.js'
import { domain } from '../arabic/domain.js'
import { drawArabic } from '../arabic/draw.js'
import { exchange } from '../arabic/exchange.js'
import { helpArabic } from '../arabic/help.js'
import { historyArabic } from '../arabic/history.js'
import { judgement } from '../arabic/judgement.js'
import { mapArabic } from '../arabic/map.js'
import { myArabic } from '../arabic/my.js'
import { offer } from '../arabic/offer.js'
import { outputs } from '../arabic/outputs.js'
import { briefArabic } from '../arabic/phrases.js'
import { plan } from '../arabic/plan.js'
import { stepsArabic } from '../arabic/steps.js'
import { store } from '../arabic/store.js'
import type { Catalogue } from '../catalogue.js'
import { arPage } from '../page-books/ar.js'

/** Arabic. */
export const ar: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'ar',
  direction: 'rtl',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...arPage.words,
    ...domain,
    ...judgement,
    ...plan,
    ...offer,
    ...store,
    ...bulk,
    ...outputs,
    ...exchange,
  }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...arPage.phrases,
    ...briefArabic,
    ...stepsArabic,
    ...drawArabic,
    ...helpArabic,
    ...mapArabic,
    ...historyArabic,
    ...dashArabic,
    ...myArabic,
  }),
  values: arPage.values,
})
