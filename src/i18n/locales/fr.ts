import type { Catalogue } from '../catalogue.js'
import { bulkFrench } from '../french/bulk.js'
import { dashFrench } from '../french/dash.js'
import { domainFrench } from '../french/domain.js'
import { drawFrench } from '../french/draw.js'
import { exchangeFrench } from '../french/exchange.js'
import { helpFrench } from '../french/help.js'
import { historyFrench } from '../french/history.js'
import { judgementFrench } from '../french/judgement.js'
import { mapFrench } from '../french/map.js'
import { myFrench } from '../french/my.js'
import { offerFrench } from '../french/offer.js'
import { outputsFrench } from '../french/outputs.js'
import { briefFrench } from '../french/phrases.js'
import { planFrench } from '../french/plan.js'
import { stepsFrench } from '../french/steps.js'
import { storeFrench } from '../french/store.js'
import { frPage } from '../page-books/fr.js'

/** French. */
export const fr: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'fr',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...frPage.words,
    ...domainFrench,
    ...judgementFrench,
    ...planFrench,
    ...offerFrench,
    ...storeFrench,
    ...bulkFrench,
    ...outputsFrench,
    ...exchangeFrench,
  }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...frPage.phrases,
    ...briefFrench,
    ...stepsFrench,
    ...drawFrench,
    ...helpFrench,
    ...mapFrench,
    ...historyFrench,
    ...dashFrench,
    ...myFrench,
  }),
  values: frPage.values,
})
