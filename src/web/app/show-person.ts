import type { Checked } from './checking.js'
import { button, byId, element, foreign } from './dom.js'
import { keysOf } from './person.js'
import { drawnImage } from './picture.js'
import { toList } from './show-report.js'
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
  const input = element('input', { id, autocomplete: 'off', spellcheck: 'false', maxlength: '320' })
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
    const { report } = await actions.compare(checked, input.value)
    input.value = ''
    const state = report?.checks.recipient.state
    const name = state === 'pass' || state === 'warn' ? 'web.personYes' : state === 'fail' ? 'web.personNo' : 'web.personOpen'
    answer.textContent = words.say(name)
  })
  return form
}

function byDevice(checked: Checked, words: Words, actions: PersonActions): HTMLElement {
  const { asked, answer, report } = checked
  const { say } = words
  const title = element('h3', {}, say('web.presentTitle'))
  if (report?.outcome !== 'verified' || keysOf(report.credential).length === 0)
    return element('section', {}, title, element('p', {}, say('web.presentNoKey')))
  const said = answer === undefined ? undefined : say(SAID[answer.proven])
  const findings = answer === undefined || answer.proven === 'yes' ? [] : answer.report.findings
  const hosts = answer === undefined || answer.proven === 'yes' ? [] : answer.hosts
  return element(
    'section',
    { class: asked === undefined ? 'device' : 'device asked', tabindex: '-1' },
    title,
    said === undefined ? undefined : element('p', { class: `said ${answer?.proven}` }, said),
    asked === undefined || answer?.proven === 'yes' ? undefined : requested(asked, words, actions),
    toList(say('web.noted'), findings, words),
    hosts.length === 0
      ? undefined
      : element(
          'div',
          { class: 'ask' },
          element('p', {}, say('web.tellsHosts', { hosts })),
          button(say('web.askOnline'), () => actions.lookUpAnswer?.(checked)),
        ),
    button(say(asked === undefined ? 'web.presentAsk' : 'web.presentAgain'), () => actions.ask?.(checked)),
  )
}

/** What an answer proves, in words. */
export const SAID = { yes: 'web.presentYes', no: 'web.presentNo', open: 'web.presentOpen' } as const

function requested(asked: NonNullable<Checked['asked']>, words: Words, actions: PersonActions): HTMLElement {
  const { say } = words
  const [request, answer] = [newId('request'), newId('answer')]
  const text = element('textarea', { id: request, rows: '3', readonly: '', dir: 'ltr', spellcheck: 'false' })
  text.value = asked.text
  text.addEventListener('focus', () => text.select())
  const pasted = element('textarea', {
    id: answer,
    rows: '3',
    dir: 'ltr',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  })
  const form = element(
    'form',
    { class: 'answer' },
    element('label', { for: answer }, say('web.presentAnswer')),
    pasted,
    element(
      'p',
      { class: 'tools' },
      element('button', {}, say('web.check')),
      button(say('web.scan'), () => byId('scan').click()),
      button(say('web.choose'), () => byId('files').click()),
    ),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    actions.answer?.(pasted.value)
  })
  return element(
    'div',
    {},
    element('p', {}, say('web.presentHint')),
    drawnImage(asked.picture, say('web.presentRequest'), 'code'),
    element('p', {}, say('web.presentFor'), ' ', foreign(asked.domain)),
    element('label', { for: request }, say('web.presentRequest')),
    text,
    form,
  )
}

function newId(name: string): string {
  return `${name}-${Math.random().toString(36).slice(2)}`
}
