import type { Catalogue } from '../catalogue.js'
import { bakeSpanish } from '../spanish/bake.js'
import { bulkSpanish } from '../spanish/bulk.js'
import { bundleSpanish } from '../spanish/bundle.js'
import { domainSpanish } from '../spanish/domain.js'
import { drawSpanish } from '../spanish/draw.js'
import { exchangeSpanish } from '../spanish/exchange.js'
import { groundSpanish } from '../spanish/ground.js'
import { helpSpanish } from '../spanish/help.js'
import { judgementSpanish } from '../spanish/judgement.js'
import { mapSpanish } from '../spanish/map.js'
import { offerSpanish } from '../spanish/offer.js'
import { olderSpanish } from '../spanish/older.js'
import { outputsSpanish } from '../spanish/outputs.js'
import { briefSpanish, pagesSpanish } from '../spanish/phrases.js'
import { planSpanish } from '../spanish/plan.js'
import { proofSpanish } from '../spanish/proof.js'
import { statusSpanish } from '../spanish/status.js'
import { stepsSpanish } from '../spanish/steps.js'
import { storeSpanish } from '../spanish/store.js'
import { trustSpanish } from '../spanish/trust.js'
import { valuesSpanish } from '../spanish/values.js'
import { verifySpanish } from '../spanish/verify.js'
import { webSpanish } from '../spanish/web.js'

/** Spanish. */
export const es: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'es',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...groundSpanish,
    ...proofSpanish,
    ...verifySpanish,
    ...statusSpanish,
    ...bundleSpanish,
    ...bakeSpanish,
    ...domainSpanish,
    ...judgementSpanish,
    ...planSpanish,
    ...trustSpanish,
    ...offerSpanish,
    ...storeSpanish,
    ...bulkSpanish,
    ...olderSpanish,
    ...outputsSpanish,
    ...exchangeSpanish,
  }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...briefSpanish,
    ...stepsSpanish,
    ...drawSpanish,
    ...pagesSpanish,
    ...helpSpanish,
    ...webSpanish,
    ...mapSpanish,
  }),
  values: valuesSpanish,
})
