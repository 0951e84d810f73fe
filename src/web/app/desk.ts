import { imageKind, MAX_IMAGE_BYTES } from '../../bake/index.js'
import { inputError, isRungsError, type RungsError } from '../../core/index.js'
import { type Checked, createChecker } from './checking.js'
import { button, byId, element, fill } from './dom.js'
import { toPerson } from './person.js'
import { showReport } from './show-report.js'
import { showTable } from './show-table.js'
import { loadWords, rewordPage, type Words } from './words.js'

/** Something that was brought: a file, a text, or a text with a name. */
export interface Brought {
  readonly name: string
  readonly type?: string
  read(): Promise<string | Uint8Array>
  readonly size: number
}

/** What the page does with what is brought to it. */
export interface Desk {
  take(all: readonly Brought[]): Promise<void>
  speak(language: string): Promise<void>
}

const MAX_AT_ONCE = 500
const LINK = /^https:\/\/\S+$/i

/** The desk of the verify page. */
export async function openDesk(language: string): Promise<Desk> {
  const checker = createChecker()
  const results = byId('results')
  const status = byId('status')
  let words = await loadWords(language)
  let shown: Checked[] = []

  const actions = {
    lookUp: async (checked: Checked): Promise<void> => {
      checker.allow(checked.hosts)
      await replace(checked, await checker.check(checked.name, checked.input))
    },
    compare: (checked: Checked, text: string) => checker.check(checked.name, checked.input, toPerson(text)),
  }
  const draw = (): void => {
    const tools = element(
      'p',
      { class: 'tools' },
      button(words.say('web.print'), () => print()),
      button(words.say('web.clear'), () => {
        shown = []
        draw()
      }),
    )
    const table = shown.length > 1 ? showTable(shown, words) : undefined
    fill(results, table, ...shown.map((one) => showReport(one, words, actions)), shown.length > 0 ? tools : undefined)
    status.textContent = shown.length > 0 ? words.say('web.done', { count: shown.length }) : ''
  }
  const replace = async (old: Checked, next: Checked): Promise<void> => {
    shown = shown.map((one) => (one === old ? next : one))
    draw()
  }
  const add = async (checked: Checked): Promise<void> => {
    shown = [...shown, checked]
    draw()
  }
  const checkLink = (url: string): void => {
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
    else await add(await checker.check(name, text.trim()))
  }
  const checkBytes = (name: string, bytes: Uint8Array): Promise<Checked> => checker.check(name, bytes)
  const takeOne = async ({ name, type = '', size, read }: Brought): Promise<void> => {
    if (size > MAX_IMAGE_BYTES) return add(unread(name, '', inputError('core.input_too_large', { limitBytes: MAX_IMAGE_BYTES })))
    const input = await read()
    if (typeof input === 'string') return checkText(name, input)
    const checked = await checkBytes(name, input)
    if (!isPictureAlone(checked, input, type)) return add(checked)
    // A picture without a badge may be one of a QR code.
    const { readQrFile } = await import('./scan.js')
    const text = await readQrFile(input, type)
    if (text === undefined) await add(checked)
    else await checkText(name, text)
  }
  return {
    async take(all) {
      status.textContent = words.say('web.checking')
      for (const one of all.slice(0, MAX_AT_ONCE)) await takeOne(one)
      results.querySelector<HTMLElement>('.report, .ask, table')?.scrollIntoView({ block: 'nearest' })
    },
    async speak(tag) {
      words = await loadWords(tag)
      rewordPage(words)
      draw()
    },
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

export type { Words }
