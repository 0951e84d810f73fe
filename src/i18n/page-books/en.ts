import { bake } from '../english/bake.js'
import { bundle } from '../english/bundle.js'
import { closedValues } from '../english/closed.js'
import { expectedValues } from '../english/expected.js'
import { ground } from '../english/ground.js'
import { older } from '../english/older.js'
import { pagePhrases } from '../english/pages.js'
import { proof } from '../english/proof.js'
import { status } from '../english/status.js'
import { trust } from '../english/trust.js'
import { usageValues, values } from '../english/values.js'
import { verify } from '../english/verify.js'
import { webPhrases } from '../english/web.js'
import type { PageBook } from '../phrases.js'

/** English for the pages in a browser. */
export const enPage: PageBook = /* @__PURE__ */ Object.freeze({
  tag: 'en',
  direction: 'ltr',
  review: 'reviewed',
  words: /* @__PURE__ */ Object.freeze({ ...ground, ...proof, ...verify, ...status, ...bundle, ...bake, ...trust, ...older }),
  phrases: /* @__PURE__ */ Object.freeze({ ...pagePhrases, ...webPhrases }),
  values: /* @__PURE__ */ Object.freeze({ ...usageValues, ...closedValues, ...values, ...expectedValues }),
})
