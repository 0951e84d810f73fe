import { bake } from '../arabic/bake.js'
import { bulk } from '../arabic/bulk.js'
import { bundle } from '../arabic/bundle.js'
import { domain } from '../arabic/domain.js'
import { drawArabic } from '../arabic/draw.js'
import { exchange } from '../arabic/exchange.js'
import { ground } from '../arabic/ground.js'
import { helpArabic } from '../arabic/help.js'
import { judgement } from '../arabic/judgement.js'
import { mapArabic } from '../arabic/map.js'
import { offer } from '../arabic/offer.js'
import { older } from '../arabic/older.js'
import { outputs } from '../arabic/outputs.js'
import { briefArabic, pagesArabic } from '../arabic/phrases.js'
import { plan } from '../arabic/plan.js'
import { proof } from '../arabic/proof.js'
import { status } from '../arabic/status.js'
import { stepsArabic } from '../arabic/steps.js'
import { store } from '../arabic/store.js'
import { trust } from '../arabic/trust.js'
import { valuesArabic } from '../arabic/values.js'
import { verify } from '../arabic/verify.js'
import { webArabic } from '../arabic/web.js'
import type { Catalogue } from '../catalogue.js'

/** Arabic. */
export const ar: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'ar',
  direction: 'rtl',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...ground,
    ...proof,
    ...verify,
    ...status,
    ...bundle,
    ...bake,
    ...domain,
    ...judgement,
    ...plan,
    ...trust,
    ...offer,
    ...store,
    ...bulk,
    ...older,
    ...outputs,
    ...exchange,
  }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...briefArabic,
    ...stepsArabic,
    ...drawArabic,
    ...pagesArabic,
    ...helpArabic,
    ...webArabic,
    ...mapArabic,
  }),
  values: valuesArabic,
})
