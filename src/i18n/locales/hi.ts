import type { Catalogue } from '../catalogue.js'
import { bake } from '../hindi/bake.js'
import { bulk } from '../hindi/bulk.js'
import { bundle } from '../hindi/bundle.js'
import { domain } from '../hindi/domain.js'
import { drawHindi } from '../hindi/draw.js'
import { exchange } from '../hindi/exchange.js'
import { ground } from '../hindi/ground.js'
import { helpHindi } from '../hindi/help.js'
import { judgement } from '../hindi/judgement.js'
import { mapHindi } from '../hindi/map.js'
import { offer } from '../hindi/offer.js'
import { older } from '../hindi/older.js'
import { outputs } from '../hindi/outputs.js'
import { briefHindi, pagesHindi } from '../hindi/phrases.js'
import { plan } from '../hindi/plan.js'
import { proof } from '../hindi/proof.js'
import { status } from '../hindi/status.js'
import { stepsHindi } from '../hindi/steps.js'
import { store } from '../hindi/store.js'
import { trust } from '../hindi/trust.js'
import { valuesHindi } from '../hindi/values.js'
import { verify } from '../hindi/verify.js'
import { webHindi } from '../hindi/web.js'

/** Hindi. */
export const hi: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'hi',
  direction: 'ltr',
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
    ...briefHindi,
    ...stepsHindi,
    ...drawHindi,
    ...pagesHindi,
    ...helpHindi,
    ...webHindi,
    ...mapHindi,
  }),
  values: valuesHindi,
})
