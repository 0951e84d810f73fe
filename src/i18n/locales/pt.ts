import type { Catalogue } from '../catalogue.js'
import { bakePortuguese } from '../portuguese/bake.js'
import { bulkPortuguese } from '../portuguese/bulk.js'
import { bundlePortuguese } from '../portuguese/bundle.js'
import { domainPortuguese } from '../portuguese/domain.js'
import { drawPortuguese } from '../portuguese/draw.js'
import { exchangePortuguese } from '../portuguese/exchange.js'
import { groundPortuguese } from '../portuguese/ground.js'
import { helpPortuguese } from '../portuguese/help.js'
import { judgementPortuguese } from '../portuguese/judgement.js'
import { mapPortuguese } from '../portuguese/map.js'
import { offerPortuguese } from '../portuguese/offer.js'
import { olderPortuguese } from '../portuguese/older.js'
import { outputsPortuguese } from '../portuguese/outputs.js'
import { briefPortuguese, pagesPortuguese } from '../portuguese/phrases.js'
import { planPortuguese } from '../portuguese/plan.js'
import { proofPortuguese } from '../portuguese/proof.js'
import { statusPortuguese } from '../portuguese/status.js'
import { stepsPortuguese } from '../portuguese/steps.js'
import { storePortuguese } from '../portuguese/store.js'
import { trustPortuguese } from '../portuguese/trust.js'
import { valuesPortuguese } from '../portuguese/values.js'
import { verifyPortuguese } from '../portuguese/verify.js'
import { webPortuguese } from '../portuguese/web.js'

/** Portuguese, as it is written in Brazil and understood elsewhere. */
export const pt: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'pt',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...groundPortuguese,
    ...proofPortuguese,
    ...verifyPortuguese,
    ...statusPortuguese,
    ...bundlePortuguese,
    ...bakePortuguese,
    ...domainPortuguese,
    ...judgementPortuguese,
    ...planPortuguese,
    ...trustPortuguese,
    ...offerPortuguese,
    ...storePortuguese,
    ...bulkPortuguese,
    ...olderPortuguese,
    ...outputsPortuguese,
    ...exchangePortuguese,
  }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...briefPortuguese,
    ...stepsPortuguese,
    ...drawPortuguese,
    ...pagesPortuguese,
    ...helpPortuguese,
    ...webPortuguese,
    ...mapPortuguese,
  }),
  values: valuesPortuguese,
})
