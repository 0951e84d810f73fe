import type { Catalogue } from '../catalogue.js'
import { bulk } from '../hindi/bulk.js'
import { dashHindi } from '../hindi/dash.js'
import { domain } from '../hindi/domain.js'
import { drawHindi } from '../hindi/draw.js'
import { exchange } from '../hindi/exchange.js'
import { helpHindi } from '../hindi/help.js'
import { historyHindi } from '../hindi/history.js'
import { judgement } from '../hindi/judgement.js'
import { mapHindi } from '../hindi/map.js'
import { myHindi } from '../hindi/my.js'
import { offer } from '../hindi/offer.js'
import { outputs } from '../hindi/outputs.js'
import { briefHindi } from '../hindi/phrases.js'
import { plan } from '../hindi/plan.js'
import { stepsHindi } from '../hindi/steps.js'
import { store } from '../hindi/store.js'
import { hiPage } from '../page-books/hi.js'

/** Hindi. */
export const hi: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'hi',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...hiPage.words,
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
    ...hiPage.phrases,
    ...briefHindi,
    ...stepsHindi,
    ...drawHindi,
    ...helpHindi,
    ...mapHindi,
    ...historyHindi,
    ...dashHindi,
    ...myHindi,
  }),
  values: hiPage.values,
})
