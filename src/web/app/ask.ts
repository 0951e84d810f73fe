import { button, element, newId } from './dom.js'
import type { Words } from './words.js'

/** What a person is asked. */
export interface Question {
  readonly text: string
  /** What stands below it, fields among it. */
  readonly parts?: readonly (Node | undefined)[]
  /** What the button says that goes on. */
  readonly yes: string
}

/** Asks, and gives what was entered; `undefined` for no. */
export type Asker = (question: Question) => Promise<FormData | undefined>

/** Asks, and takes back what is asked. */
export interface Asking {
  readonly ask: Asker
  /** Answers what is being asked with no. */
  cancel(): void
}

/** Asks on the page. What has the focus is the first field, or else the question, and afterwards what had it before. */
export function createAsker(place: HTMLElement, words: () => Words): Asking {
  let cancel: (() => void) | undefined
  const ask: Asker = ({ text, parts = [], yes }) =>
    new Promise((resolve) => {
      // One question at a time: what was asked before is not answered any more.
      cancel?.()
      cancel = () => end(undefined)
      const before = document.activeElement
      const end = (answer: FormData | undefined): void => {
        cancel = undefined
        section.remove()
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
        resolve(answer)
      }
      const form = element(
        'form',
        {},
        element('p', {}, text),
        ...parts,
        element(
          'p',
          { class: 'tools' },
          element('button', {}, yes),
          button(words().say('web.cancel'), () => end(undefined)),
        ),
      )
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        end(new FormData(form))
      })
      const section = element('section', { class: 'ask', tabindex: '-1' }, form)
      place.prepend(section)
      const field = form.querySelector<HTMLElement>('input, textarea')
      ;(field ?? section).focus()
      section.scrollIntoView({ block: 'nearest' })
    })
  return { ask, cancel: () => cancel?.() }
}

/** A field with its label. */
export function field(label: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const id = newId('field')
  return element('p', {}, element('label', { for: id }, label), element('input', { id, ...attributes }))
}
