import { exchange } from '../arabic/exchange.js'
import { myArabic } from '../arabic/my.js'
import { store } from '../arabic/store.js'
import { arLadder } from '../ladder-books/ar.js'
import type { MyBadgesBook } from '../phrases.js'

/** Arabic for the page of a worker’s own badges. */
export const arMy: MyBadgesBook = /* @__PURE__ */ Object.freeze({
  ...arLadder,
  words: /* @__PURE__ */ Object.freeze({ ...arLadder.words, ...exchange, ...store }),
  phrases: /* @__PURE__ */ Object.freeze({ ...arLadder.phrases, ...myArabic }),
})
