import { exchange } from '../english/exchange.js'
import { myPhrases } from '../english/my.js'
import { store } from '../english/store.js'
import { enLadder } from '../ladder-books/en.js'
import type { MyBadgesBook } from '../phrases.js'

/** English for the page of a worker’s own badges. */
export const enMy: MyBadgesBook = /* @__PURE__ */ Object.freeze({
  ...enLadder,
  words: /* @__PURE__ */ Object.freeze({ ...enLadder.words, ...exchange, ...store }),
  phrases: /* @__PURE__ */ Object.freeze({ ...enLadder.phrases, ...myPhrases }),
})
