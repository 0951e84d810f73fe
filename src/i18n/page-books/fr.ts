import { bakeFrench } from '../french/bake.js'
import { bundleFrench } from '../french/bundle.js'
import { groundFrench } from '../french/ground.js'
import { olderFrench } from '../french/older.js'
import { pagesFrench } from '../french/phrases.js'
import { proofFrench } from '../french/proof.js'
import { statusFrench } from '../french/status.js'
import { trustFrench } from '../french/trust.js'
import { valuesFrench } from '../french/values.js'
import { verifyFrench } from '../french/verify.js'
import { webFrench } from '../french/web.js'
import type { PageBook } from '../phrases.js'

/** French for the pages in a browser. */
export const frPage: PageBook = /* @__PURE__ */ Object.freeze({
  tag: 'fr',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...groundFrench,
    ...proofFrench,
    ...verifyFrench,
    ...statusFrench,
    ...bundleFrench,
    ...bakeFrench,
    ...trustFrench,
    ...olderFrench,
  }),
  phrases: /* @__PURE__ */ Object.freeze({ ...pagesFrench, ...webFrench }),
  values: valuesFrench,
})
