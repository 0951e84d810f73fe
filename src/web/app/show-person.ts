import type { Checked } from './checking.js'
import { button, element, newId } from './dom.js'
import { keysOf } from './person.js'
import type { Words } from './words.js'

/** What can be done to know whose badge it is. */
export interface PersonActions {
  /** Compares the badge with what somebody typed. */
  compare(checked: Checked, text: string): Promise<Checked>
  /** Asks the device of the person; absent where the page has no place for it. */
  ask?(checked: Checked): void
  /** Checks an answer again, with the network. */
  lookUpAnswer?(checked: Checked): void
  /** Takes the answer as a text. */
  answer?(text: string): void
}

/** Whether a badge is of the person who brings it: by what is known of them, or by what their device answers. */
export function showPerson(checked: Checked, words: Words, actions: PersonActions): HTMLElement {
  return element(
    'details',
    { class: 'whose', ...(checked.asked !== undefined && { open: '' }) },
    element('summary', {}, words.say('web.person')),
    element('p', {}, words.say('web.personHint')),
    byIdentity(checked, words, actions),
    actions.ask === undefined ? undefined : byDevice(checked, words, actions),
  )
}

function byIdentity(checked: Checked, words: Words, actions: PersonActions): HTMLElement {
  const id = newId('person')
  const input = element('input', { id, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: '320' })
  const answer = element('p', { role: 'status' })
  const form = element(
    'form',
    { class: 'person' },
    element('label', { for: id }, words.say('web.personLabel')),
    input,
    element('button', {}, words.say('web.check')),
    answer,
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const entered = input.value.trim()
    // What was said of one person must not be read as said of the next.
    answer.textContent = ''
    const compared = entered === '' ? undefined : await actions.compare(checked, entered)
    input.value = ''
    if (compared === undefined) return
    const { report } = compared
    const state = report?.checks.recipient.state
    const name = state === 'pass' || state === 'warn' ? 'web.personYes' : state === 'fail' ? 'web.personNo' : 'web.personOpen'
    answer.textContent = words.say(name)
  })
  return form
}

function byDevice(checked: Checked, words: Words, actions: PersonActions): HTMLElement {
  const { asked, report } = checked
  const { say } = words
  const title = element('h3', {}, say('web.presentTitle'))
  if (report?.outcome !== 'verified' || keysOf(report.credential).length === 0)
    return element('section', {}, title, element('p', {}, say('web.presentNoKey')))
  if (asked !== undefined) return asked.show(checked, words, actions, title)
  return element(
    'section',
    { class: 'device' },
    title,
    button(say('web.presentAsk'), () => actions.ask?.(checked)),
  )
}
