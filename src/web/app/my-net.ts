import { createBrowserNet } from '../../net/browser.js'
import type { PostingNet } from '../../net/index.js'
import type { MyParts } from './my-parts.js'

/** A net that asks the person before it talks to a host for the first time, and waits for the answer. */
export function netWithConsent({ checker, ask, words }: MyParts): PostingNet {
  return createBrowserNet({
    ownOrigin: location.origin,
    timeoutMs: 30_000,
    onFetch: async ({ origin }) => {
      const { host } = new URL(origin)
      if (checker.isAllowed(host)) return true
      const { say } = words()
      if ((await ask({ text: say('my.hostAsk', { host }), yes: say('my.goOn') })) === undefined) return false
      checker.allow([host])
      return true
    },
  })
}
