import type { PageBook } from '../phrases.js'
import { bakePortuguese } from '../portuguese/bake.js'
import { bundlePortuguese } from '../portuguese/bundle.js'
import { groundPortuguese } from '../portuguese/ground.js'
import { olderPortuguese } from '../portuguese/older.js'
import { pagesPortuguese } from '../portuguese/phrases.js'
import { proofPortuguese } from '../portuguese/proof.js'
import { statusPortuguese } from '../portuguese/status.js'
import { trustPortuguese } from '../portuguese/trust.js'
import { valuesPortuguese } from '../portuguese/values.js'
import { verifyPortuguese } from '../portuguese/verify.js'
import { webPortuguese } from '../portuguese/web.js'

/** Portuguese for the pages in a browser. */
export const ptPage: PageBook = /* @__PURE__ */ Object.freeze({
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
    ...trustPortuguese,
    ...olderPortuguese,
  }),
  phrases: /* @__PURE__ */ Object.freeze({ ...pagesPortuguese, ...webPortuguese }),
  values: valuesPortuguese,
})
