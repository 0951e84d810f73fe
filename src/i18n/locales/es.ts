import type { Catalogue } from '../catalogue.js'
import { esPage } from '../page-books/es.js'
import { bulkSpanish } from '../spanish/bulk.js'
import { dashSpanish } from '../spanish/dash.js'
import { domainSpanish } from '../spanish/domain.js'
import { drawSpanish } from '../spanish/draw.js'
import { exchangeSpanish } from '../spanish/exchange.js'
import { helpSpanish } from '../spanish/help.js'
import { historySpanish } from '../spanish/history.js'
import { judgementSpanish } from '../spanish/judgement.js'
import { mapSpanish } from '../spanish/map.js'
import { mySpanish } from '../spanish/my.js'
import { offerSpanish } from '../spanish/offer.js'
import { outputsSpanish } from '../spanish/outputs.js'
import { briefSpanish } from '../spanish/phrases.js'
import { planSpanish } from '../spanish/plan.js'
import { stepsSpanish } from '../spanish/steps.js'
import { storeSpanish } from '../spanish/store.js'

/** Spanish. */
export const es: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'es',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...esPage.words,
    ...domainSpanish,
    ...judgementSpanish,
    ...planSpanish,
    ...offerSpanish,
    ...storeSpanish,
    ...bulkSpanish,
    ...outputsSpanish,
    ...exchangeSpanish,
  }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...esPage.phrases,
    ...briefSpanish,
    ...stepsSpanish,
    ...drawSpanish,
    ...helpSpanish,
    ...mapSpanish,
    ...historySpanish,
    ...dashSpanish,
    ...mySpanish,
  }),
  values: esPage.values,
})
