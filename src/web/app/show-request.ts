import type { Proven, Request } from './asking.js'
import type { Checked } from './checking.js'
import { button, byId, element, foreign, newId } from './dom.js'
import { drawnImage } from './picture.js'
import type { PersonActions } from './show-person.js'
import { toList } from './show-report.js'
import type { Words } from './words.js'

type Asked = Omit<Request, 'show'>

/** What an answer proves, in words. */
export function toldOf(proven: Proven, { say }: Words): string {
  return say(proven === 'yes' ? 'web.presentYes' : proven === 'no' ? 'web.presentNo' : 'web.presentOpen')
}

/** What was asked of a device, and what its answer proves once there is one. */
export function showRequest(
  asked: Asked,
  checked: Checked,
  words: Words,
  actions: PersonActions,
  title: HTMLElement,
): HTMLElement {
  const { answer } = checked
  const { say } = words
  const isOpen = answer?.proven !== 'yes'
  const hosts = isOpen ? (answer?.hosts ?? []) : []
  return element(
    'section',
    { class: 'device asked', tabindex: '-1' },
    title,
    answer === undefined ? undefined : element('p', { class: `said ${answer.proven}` }, toldOf(answer.proven, words)),
    isOpen ? requested(asked, words, actions) : undefined,
    toList(say('web.noted'), isOpen ? (answer?.report.findings ?? []) : [], words),
    hosts.length === 0
      ? undefined
      : element(
          'div',
          { class: 'ask' },
          element('p', {}, say('web.tellsHosts', { hosts })),
          button(say('web.askOnline'), () => actions.lookUpAnswer?.(checked)),
        ),
    button(say('web.presentAgain'), () => actions.ask?.(checked)),
  )
}

/** The request as a code and as a text, and a place for the answer. */
function requested(asked: Asked, { say }: Words, actions: PersonActions): HTMLElement {
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
