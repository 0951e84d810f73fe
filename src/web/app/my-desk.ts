import { cleanText, loadMyBadgesBook, type MyBadgesBook } from '../../i18n/index.js'
import { openIndexedDbStore } from '../../storage/indexeddb/index.js'
import { type Asker, createAsker } from './ask.js'
import type { Brought } from './brought.js'
import { deviceSecret } from './device-secret.js'
import { byId, element, fill } from './dom.js'
import { saveBackup } from './my-backup.js'
import { takeAll } from './my-intake.js'
import { loadPublished } from './my-ladders.js'
import { isExchangeLink } from './my-links.js'
import { listBadges } from './my-list.js'
import { type MyParts, orTell, tell } from './my-parts.js'
import { STORE_NAME } from './my-store.js'
import { openMyWallet } from './my-wallet.js'
import { latestOnly, rewordPage, type Words, wordsOf } from './words.js'

/** What the page of a worker's own badges does. */
export interface MyDesk {
  take(all: readonly Brought[]): Promise<void>
  /** Takes what somebody else may have put here, once the person says so. */
  takeHanded(all: readonly Brought[], leftOut: number): Promise<void>
  speak(language: string): Promise<void>
  checkAll(): Promise<void>
  backUp(): Promise<void>
  identify(): Promise<void>
}

/** Opens the wallet of this device and lists what is in it. */
export async function openMyDesk(language: string): Promise<MyDesk> {
  const store = await openIndexedDbStore({ name: STORE_NAME })
  const { ladders, documents, verifyPage } = await loadPublished()
  const { wallet, checker, reader, wanted } = openMyWallet(store, documents)
  const secret = await deviceSecret()
  let words: Words<MyBadgesBook> = wordsOf(await loadMyBadgesBook(language))
  const bookOfLatest = latestOnly(loadMyBadgesBook)
  const asked = createAsker(byId('results'), () => words)
  const ask: Asker = (question) => {
    tell('')
    return asked.ask(question)
  }
  const parts: MyParts = {
    wallet,
    checker,
    reader,
    ask,
    secret,
    verifyPage,
    words: () => words,
    redraw: () => listBadges(parts, ladders),
  }
  await parts.redraw()
  const clear = (): void => {
    asked.cancel()
    fill(byId('results'))
  }
  let before: Promise<unknown> = Promise.resolve()
  /** What is brought while something is asked waits until that is answered: neither takes the other away. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const taken = before.then(act)
    before = taken.catch(() => undefined)
    return taken
  }
  const takeHanded = async (all: readonly Brought[], leftOut: number): Promise<void> => {
    const [only] = all
    const text = all.length === 1 ? await only?.read() : undefined
    // Whom a link leads to is asked anyway.
    if (typeof text === 'string' && isExchangeLink(text.trim())) return takeAll(all, parts)
    const what = all.map(({ name }) => cleanText(name, 80)).join(', ')
    const answer = await ask({ text: words.say('my.sharedAsk', { what }), yes: words.say('my.goOn') })
    if (answer === undefined) return
    await takeAll(all, parts)
    if (leftOut > 0) tell(words.say('web.leftOut', { count: leftOut }))
  }
  return {
    take: (all) =>
      inTurn(async () => {
        clear()
        tell(words.say('my.working'))
        await takeAll(all, parts)
        if (byId('status').textContent === words.say('my.working')) tell('')
      }),
    takeHanded: (all, leftOut) => inTurn(() => takeHanded(all, leftOut)),
    async speak(tag) {
      const book = await bookOfLatest(tag)
      if (book === undefined) return
      words = wordsOf(book)
      clear()
      tell('')
      rewordPage(words, words.say('my.title'))
      await parts.redraw()
    },
    async checkAll() {
      const { say } = words
      tell(say('web.checking'))
      wanted.clear()
      const checked = await wallet.check()
      await parts.redraw()
      tell(say('web.done', { count: checked.length }))
      const hosts = Array.from(wanted)
      if (hosts.length === 0) return
      if ((await ask({ text: say('web.tellsHosts', { hosts }), yes: say('web.askOnline') })) === undefined) return
      checker.allow(hosts)
      tell(say('web.checking'))
      await wallet.check()
      await parts.redraw()
      tell(say('web.done', { count: checked.length }))
    },
    backUp: () => orTell(words, '', () => saveBackup(parts)),
    async identify() {
      // A key that somebody issues to must not be cleared.
      await navigator.storage?.persist?.()
      const { did } = await wallet.keyFor(secret)
      fill(byId('did'), element('code', { dir: 'ltr' }, did))
    },
  }
}
