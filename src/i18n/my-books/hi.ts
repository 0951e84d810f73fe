import { exchange } from '../hindi/exchange.js'
import { myHindi } from '../hindi/my.js'
import { store } from '../hindi/store.js'
import { hiLadder } from '../ladder-books/hi.js'
import type { MyBadgesBook } from '../phrases.js'

/** Hindi for the page of a worker’s own badges. */
export const hiMy: MyBadgesBook = /* @__PURE__ */ Object.freeze({
  ...hiLadder,
  words: /* @__PURE__ */ Object.freeze({ ...hiLadder.words, ...exchange, ...store }),
  phrases: /* @__PURE__ */ Object.freeze({ ...hiLadder.phrases, ...myHindi }),
})
