import type { Catalogue } from '../catalogue.js'
import { briefPhrases } from '../english/brief.js'
import { bulk } from '../english/bulk.js'
import { dashPhrases } from '../english/dash.js'
import { domain } from '../english/domain.js'
import { drawPhrases } from '../english/draw.js'
import { exchange } from '../english/exchange.js'
import { helpPhrases } from '../english/help.js'
import { historyPhrases } from '../english/history.js'
import { judgement } from '../english/judgement.js'
import { limitPhrases } from '../english/limits.js'
import { mapPhrases } from '../english/map.js'
import { myPhrases } from '../english/my.js'
import { offer } from '../english/offer.js'
import { outputs } from '../english/outputs.js'
import { plan } from '../english/plan.js'
import { stepPhrases } from '../english/steps.js'
import { store } from '../english/store.js'
import { enPage } from '../page-books/en.js'

/** English: what every other language is written after. */
export const en: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'en',
  direction: 'ltr',
  review: 'reviewed',
  words: /* @__PURE__ */ Object.freeze({
    ...enPage.words,
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
    ...enPage.phrases,
    ...limitPhrases,
    ...briefPhrases,
    ...stepPhrases,
    ...drawPhrases,
    ...helpPhrases,
    ...mapPhrases,
    ...historyPhrases,
    ...dashPhrases,
    ...myPhrases,
  }),
  values: enPage.values,
})
