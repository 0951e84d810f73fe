import type { PageBook } from '../phrases.js'
import { bakeSpanish } from '../spanish/bake.js'
import { bundleSpanish } from '../spanish/bundle.js'
import { groundSpanish } from '../spanish/ground.js'
import { olderSpanish } from '../spanish/older.js'
import { pagesSpanish } from '../spanish/phrases.js'
import { proofSpanish } from '../spanish/proof.js'
import { statusSpanish } from '../spanish/status.js'
import { trustSpanish } from '../spanish/trust.js'
import { valuesSpanish } from '../spanish/values.js'
import { verifySpanish } from '../spanish/verify.js'
import { webSpanish } from '../spanish/web.js'

/** Spanish for the pages in a browser. */
export const esPage: PageBook = /* @__PURE__ */ Object.freeze({
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
    ...trustSpanish,
    ...olderSpanish,
  }),
  phrases: /* @__PURE__ */ Object.freeze({ ...pagesSpanish, ...webSpanish }),
  values: valuesSpanish,
})
