import { ptLadder } from '../ladder-books/pt.js'
import type { MyBadgesBook } from '../phrases.js'
import { exchangePortuguese } from '../portuguese/exchange.js'
import { myPortuguese } from '../portuguese/my.js'
import { storePortuguese } from '../portuguese/store.js'

/** Portuguese for the page of a worker’s own badges. */
export const ptMy: MyBadgesBook = /* @__PURE__ */ Object.freeze({
  ...ptLadder,
  words: /* @__PURE__ */ Object.freeze({ ...ptLadder.words, ...exchangePortuguese, ...storePortuguese }),
  phrases: /* @__PURE__ */ Object.freeze({ ...ptLadder.phrases, ...myPortuguese }),
})
