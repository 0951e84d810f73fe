import { bake } from '../arabic/bake.js'
import { bundle } from '../arabic/bundle.js'
import { ground } from '../arabic/ground.js'
import { older } from '../arabic/older.js'
import { pagesArabic } from '../arabic/phrases.js'
import { proof } from '../arabic/proof.js'
import { status } from '../arabic/status.js'
import { trust } from '../arabic/trust.js'
import { valuesArabic } from '../arabic/values.js'
import { verify } from '../arabic/verify.js'
import { webArabic } from '../arabic/web.js'
import type { PageBook } from '../phrases.js'

/** Arabic for the pages in a browser. */
export const arPage: PageBook = /* @__PURE__ */ Object.freeze({
  tag: 'ar',
  direction: 'rtl',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({ ...ground, ...proof, ...verify, ...status, ...bundle, ...bake, ...trust, ...older }),
  phrases: /* @__PURE__ */ Object.freeze({ ...pagesArabic, ...webArabic }),
  values: valuesArabic,
})
