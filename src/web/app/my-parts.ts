import { isRungsError } from '../../core/index.js'
import type { Wallet } from '../../holder/index.js'
import { cleanText, type MyBadgesBook, render } from '../../i18n/index.js'
import type { Asker } from './ask.js'
import type { Checker } from './checking.js'
import { byId, element, foreign } from './dom.js'
import type { Words } from './words.js'

/** What the parts of the page work with. */
export interface MyParts {
  readonly wallet: Wallet
  readonly checker: Checker
  /** Reads badges without looking up statuses. */
  readonly reader: Checker
  readonly ask: Asker
  /** What the keys are sealed with on this device. */
  readonly secret: string
  /** The address of the verify page, where there is one. */
  readonly verifyPage?: string | undefined
  words(): Words<MyBadgesBook>
  /** Lists the badges anew. */
  redraw(): Promise<void>
}

/** Says what became of something, to screen readers too. */
export function tell(text: string): void {
  byId('status').textContent = text
}

/** Does something, and shows why where it could not be done. What is no error of the library goes on. */
export async function orTell(words: Words<MyBadgesBook>, name: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!isRungsError(error)) throw error
    const { text, fix } = render(error, words.catalogue)
    const shown = element(
      'article',
      { class: 'report rejected', tabindex: '-1' },
      element('h3', {}, `✘ ${text}`),
      name === '' ? undefined : element('p', {}, foreign(cleanText(name, 100))),
      fix === undefined ? undefined : element('p', { class: 'fix' }, fix),
    )
    byId('results').prepend(shown)
    tell('')
    shown.focus()
  }
}
