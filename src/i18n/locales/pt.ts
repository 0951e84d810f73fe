import type { Catalogue } from '../catalogue.js'
import { ptPage } from '../page-books/pt.js'
import { bulkPortuguese } from '../portuguese/bulk.js'
import { dashPortuguese } from '../portuguese/dash.js'
import { domainPortuguese } from '../portuguese/domain.js'
import { drawPortuguese } from '../portuguese/draw.js'
import { exchangePortuguese } from '../portuguese/exchange.js'
import { helpPortuguese } from '../portuguese/help.js'
import { historyPortuguese } from '../portuguese/history.js'
import { judgementPortuguese } from '../portuguese/judgement.js'
import { mapPortuguese } from '../portuguese/map.js'
import { myPortuguese } from '../portuguese/my.js'
import { offerPortuguese } from '../portuguese/offer.js'
import { outputsPortuguese } from '../portuguese/outputs.js'
import { briefPortuguese } from '../portuguese/phrases.js'
import { planPortuguese } from '../portuguese/plan.js'
import { stepsPortuguese } from '../portuguese/steps.js'
import { storePortuguese } from '../portuguese/store.js'

/** Portuguese, as it is written in Brazil and understood elsewhere. */
export const pt: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'pt',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...ptPage.words,
    ...domainPortuguese,
    ...judgementPortuguese,
    ...planPortuguese,
    ...offerPortuguese,
    ...storePortuguese,
    ...bulkPortuguese,
    ...outputsPortuguese,
    ...exchangePortuguese,
  }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...ptPage.phrases,
    ...briefPortuguese,
    ...stepsPortuguese,
    ...drawPortuguese,
    ...helpPortuguese,
    ...mapPortuguese,
    ...historyPortuguese,
    ...dashPortuguese,
    ...myPortuguese,
  }),
  values: ptPage.values,
})
