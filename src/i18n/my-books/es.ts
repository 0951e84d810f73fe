import { esLadder } from '../ladder-books/es.js'
import type { MyBadgesBook } from '../phrases.js'
import { exchangeSpanish } from '../spanish/exchange.js'
import { mySpanish } from '../spanish/my.js'
import { storeSpanish } from '../spanish/store.js'

/** Spanish for the page of a worker’s own badges. */
export const esMy: MyBadgesBook = /* @__PURE__ */ Object.freeze({
  ...esLadder,
  words: /* @__PURE__ */ Object.freeze({ ...esLadder.words, ...exchangeSpanish, ...storeSpanish }),
  phrases: /* @__PURE__ */ Object.freeze({ ...esLadder.phrases, ...mySpanish }),
})
