import type { Catalogue } from '../catalogue.js'
import { bundle } from '../hindi/bundle.js'
import { domain } from '../hindi/domain.js'
import { ground } from '../hindi/ground.js'
import { briefHindi, pagesHindi } from '../hindi/phrases.js'
import { proof } from '../hindi/proof.js'
import { status } from '../hindi/status.js'
import { trust } from '../hindi/trust.js'
import { valuesHindi } from '../hindi/values.js'
import { verify } from '../hindi/verify.js'

/** Hindi. */
export const hi: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'hi',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({ ...ground, ...proof, ...verify, ...status, ...bundle, ...domain, ...trust }),
  phrases: /* @__PURE__ */ Object.freeze({ ...briefHindi, ...pagesHindi }),
  values: valuesHindi,
})
