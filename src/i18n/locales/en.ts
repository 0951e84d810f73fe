import type { Catalogue } from '../catalogue.js'
import { bake } from '../english/bake.js'
import { briefPhrases } from '../english/brief.js'
import { bulk } from '../english/bulk.js'
import { bundle } from '../english/bundle.js'
import { closedValues } from '../english/closed.js'
import { domain } from '../english/domain.js'
import { drawPhrases } from '../english/draw.js'
import { exchange } from '../english/exchange.js'
import { expectedValues } from '../english/expected.js'
import { ground } from '../english/ground.js'
import { helpPhrases } from '../english/help.js'
import { judgement } from '../english/judgement.js'
import { limitPhrases } from '../english/limits.js'
import { mapPhrases } from '../english/map.js'
import { offer } from '../english/offer.js'
import { older } from '../english/older.js'
import { outputs } from '../english/outputs.js'
import { pagePhrases } from '../english/pages.js'
import { plan } from '../english/plan.js'
import { proof } from '../english/proof.js'
import { status } from '../english/status.js'
import { stepPhrases } from '../english/steps.js'
import { store } from '../english/store.js'
import { trust } from '../english/trust.js'
import { usageValues, values } from '../english/values.js'
import { verify } from '../english/verify.js'
import { webPhrases } from '../english/web.js'

/** English: what every other language is written after. */
export const en: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'en',
  direction: 'ltr',
  review: 'reviewed',
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
    ...limitPhrases,
    ...briefPhrases,
    ...stepPhrases,
    ...drawPhrases,
    ...pagePhrases,
    ...helpPhrases,
    ...webPhrases,
    ...mapPhrases,
  }),
  values: /* @__PURE__ */ Object.freeze({ ...usageValues, ...closedValues, ...values, ...expectedValues }),
})
