import { bake } from '../hindi/bake.js'
import { bundle } from '../hindi/bundle.js'
import { ground } from '../hindi/ground.js'
import { older } from '../hindi/older.js'
import { pagesHindi } from '../hindi/phrases.js'
import { proof } from '../hindi/proof.js'
import { status } from '../hindi/status.js'
import { trust } from '../hindi/trust.js'
import { valuesHindi } from '../hindi/values.js'
import { verify } from '../hindi/verify.js'
import { webHindi } from '../hindi/web.js'
import type { PageBook } from '../phrases.js'

/** Hindi for the pages in a browser. */
export const hiPage: PageBook = /* @__PURE__ */ Object.freeze({
  tag: 'hi',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({ ...ground, ...proof, ...verify, ...status, ...bundle, ...bake, ...trust, ...older }),
  phrases: /* @__PURE__ */ Object.freeze({ ...pagesHindi, ...webHindi }),
  values: valuesHindi,
})
