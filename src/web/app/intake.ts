import { imageKind, MAX_IMAGE_BYTES } from '../../bake/index.js'
import { inputError, isRungsError, type RungsError } from '../../core/index.js'
import type { Brought } from './brought.js'
import type { Checked, Checker } from './checking.js'
import { button, element } from './dom.js'
import type { Words } from './words.js'

const MAX_AT_ONCE = 500
const LINK = /^https:\/\/\S+$/i

/** Where questions are asked and answers go. */
export interface IntakePlaces {
  readonly results: HTMLElement
  words(): Words
  add(checked: Checked): Promise<void>
  /** Takes what answers a request of this page, where there is one. */
  answer?(input: string | Uint8Array): Promise<boolean>
}

/**
 * Has everything that is brought checked: files, texts, links once somebody says so, and QR codes in pictures.
 *
 * @returns what takes what is brought, and says how many were left out because they were too many
 */
export function createIntake(
  checker: Checker,
  { results, words: say, add, answer }: IntakePlaces,
): (all: readonly Brought[]) => Promise<number> {
  const checkLink = (url: string): void => {
    const words = say()
    const { host } = new URL(url)
    const act = async (): Promise<void> => {
      ask.remove()
      checker.allow([host])
      try {
        await add(await checkBytes(url, await checker.fetch(url)))
      } catch (error) {
        if (!isRungsError(error)) throw error
        await add(unread(url, url, error))
      }
    }
    const ask = element(
      'section',
      { class: 'ask', tabindex: '-1' },
      element('p', {}, words.say('web.askLink', { hosts: [host] })),
      button(words.say('web.fetch'), () => void act()),
      button(words.say('web.cancel'), () => ask.remove()),
    )
    results.prepend(ask)
    ask.focus()
  }
  const checkText = async (name: string, text: string): Promise<void> => {
    if (LINK.test(text.trim())) checkLink(text.trim())
    else if ((await answer?.(text.trim())) !== true) await add(await checker.check(name, text.trim()))
  }
  const checkBytes = (name: string, bytes: Uint8Array): Promise<Checked> => checker.check(name, bytes)
  const takeOne = async ({ name, type = '', size, read }: Brought): Promise<void> => {
    if (size > MAX_IMAGE_BYTES) return add(unread(name, '', inputError('core.input_too_large', { limitBytes: MAX_IMAGE_BYTES })))
    // A folder cannot be read, nor what is gone since it was chosen.
    const input = await read().catch(() => undefined)
    if (input === undefined) return add({ name, input: '', hosts: [] })
    if (typeof input === 'string') return checkText(name, input)
    if ((await answer?.(input)) === true) return
    const checked = await checkBytes(name, input)
    if (!isPictureAlone(checked, input, type)) return add(checked)
    // A picture without a badge may be one of a QR code.
    const { readQrFile } = await import('./scan.js')
    const text = await readQrFile(input, type)
    if (text === undefined) await add(checked)
    else await checkText(name, text)
  }
  const takeAll = async (all: readonly Brought[]): Promise<number> => {
    for (const one of all.slice(0, MAX_AT_ONCE)) await takeOne(one)
    return Math.max(0, all.length - MAX_AT_ONCE)
  }
  let before: Promise<unknown> = Promise.resolve()
  return (all) => {
    // In the order in which they were brought, also where some take longer.
    const taken = before.then(() => takeAll(all))
    before = taken.catch(() => undefined)
    return taken
  }
}

function unread(name: string, input: string, error: RungsError): Checked {
  return { name, input, error, hosts: [] }
}

/** Whether it is a picture that holds no badge. */
function isPictureAlone({ report }: Checked, bytes: Uint8Array, type: string): boolean {
  if (report?.findings.some(({ code }) => code === 'bake.no_credential') === true) return true
  return imageKind(bytes) === undefined && /^image\/(jpeg|webp|gif|bmp|avif)$/.test(type)
}
