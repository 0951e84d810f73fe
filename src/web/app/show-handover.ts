import { isRungsError } from '../../core/index.js'
import { drawQr } from '../../draw/index.js'
import type { MyBadgesBook } from '../../i18n/index.js'
import { button, element, saveFile } from './dom.js'
import { drawnImage } from './picture.js'
import type { Words } from './words.js'

/** Something that is given to somebody else. */
export interface Handover {
  readonly title: string
  readonly text: string
  /** What else there is to say of it. */
  readonly note?: string
  readonly fileName: string
  readonly type: string
  /** An address that shows the same. */
  readonly link?: string | undefined
}

/** Denser codes are read from no screen. */
const MAX_VERSION = 35

/** A text as a code to scan where it fits, as a file, and by what else the device can send with. */
export function showHandover({ title, text, note, fileName, type, link }: Handover, words: Words<MyBadgesBook>): HTMLElement {
  const { say } = words
  const code = codeOf(text, words)
  return element(
    'section',
    { class: 'handover', tabindex: '-1' },
    element('h3', {}, title),
    code ?? element('p', {}, say('my.tooLong')),
    code === undefined ? undefined : element('p', {}, say('my.code')),
    note === undefined ? undefined : element('p', {}, note),
    element(
      'p',
      { class: 'tools' },
      button(say('my.saveFile'), () => saveFile(fileName, type, text)),
      sendButton(text, fileName, words),
    ),
    link === undefined ? undefined : linked(link, words),
  )
}

function codeOf(text: string, { say, catalogue }: Words<MyBadgesBook>): HTMLElement | undefined {
  try {
    const svg = drawQr(text, { title: '', lang: catalogue.tag, maxVersion: MAX_VERSION })
    return drawnImage(svg, say('my.code'), 'code')
  } catch (error) {
    if (!isRungsError(error) || error.code !== 'draw.qr_too_long') throw error
    return undefined
  }
}

/** The link itself, which is opened, and sent on as any other, or copied. */
function linked(link: string, { say }: Words<MyBadgesBook>): HTMLElement {
  const copied = element('span', { role: 'status' })
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link)
    copied.textContent = say('my.copied')
  }
  return element(
    'p',
    { class: 'tools' },
    element('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, say('my.link')),
    button(say('my.copy'), () => void copy().catch(() => undefined)),
    copied,
  )
}

function sendButton(text: string, name: string, { say }: Words<MyBadgesBook>): HTMLElement | undefined {
  // Few kinds of files may be sent between apps; a text may.
  const file = new File([text], `${name}.txt`, { type: 'text/plain' })
  const data = { files: [file] }
  if (navigator.canShare?.(data) !== true) return undefined
  // Whoever sends to nobody after all need not hear of it.
  return button(say('my.send'), () => void navigator.share(data).catch(() => undefined))
}
