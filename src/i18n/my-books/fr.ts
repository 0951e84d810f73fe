import { exchangeFrench } from '../french/exchange.js'
import { myFrench } from '../french/my.js'
import { storeFrench } from '../french/store.js'
import { frLadder } from '../ladder-books/fr.js'
import type { MyBadgesBook } from '../phrases.js'

/** French for the page of a worker’s own badges. */
export const frMy: MyBadgesBook = /* @__PURE__ */ Object.freeze({
  ...frLadder,
  words: /* @__PURE__ */ Object.freeze({ ...frLadder.words, ...exchangeFrench, ...storeFrench }),
  phrases: /* @__PURE__ */ Object.freeze({ ...frLadder.phrases, ...myFrench }),
})
