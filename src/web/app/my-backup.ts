import { isJsonObject, isRungsError, parseJson } from '../../core/index.js'
import { field } from './ask.js'
import { byId, saveFile } from './dom.js'
import { type MyParts, tell } from './my-parts.js'

const TYPE = 'RungsWallet'
const MIN_LENGTH = 8
const MAX_BYTES = 256 * 1024 * 1024
/** As keystores have it by default: a passphrase that people think of needs stretching. */
const SEAL = { work: { N: 2 ** 17, r: 8, p: 1 } } as const

/** Whether a text is an exported wallet. */
export function isBackup(text: string): boolean {
  if (!text.startsWith('{') || !text.slice(0, 100).includes(TYPE)) return false
  try {
    const value = parseJson(text, { maxBytes: MAX_BYTES })
    return isJsonObject(value) && value['type'] === TYPE
  } catch (error) {
    if (!isRungsError(error)) throw error
    return false
  }
}

/** Saves everything as one encrypted file, by which badges and keys move to another device. @throws RungsError `keys.*` */
export async function saveBackup({ wallet, secret, words }: MyParts): Promise<void> {
  const { say } = words()
  const [first, second] = [byId<HTMLInputElement>('passphrase'), byId<HTMLInputElement>('again')]
  const passphrase = first.value
  const wrong = passphrase.length < MIN_LENGTH ? 'my.tooShort' : passphrase !== second.value ? 'my.differ' : undefined
  if (wrong !== undefined) {
    tell(say(wrong))
    first.focus()
    return
  }
  tell(say('my.working'))
  const text = await wallet.exportFile(passphrase, { keyPassphrase: secret, seal: SEAL })
  saveFile(`badges-${new Date().toISOString().slice(0, 10)}.json`, 'application/json', text)
  first.value = ''
  second.value = ''
  tell(say('my.exported'))
}

/** Takes a backup in, beside what is there. @throws RungsError `holder.wallet_invalid`, `keys.*` */
export async function restoreBackup(text: string, { wallet, secret, ask, words, redraw }: MyParts): Promise<void> {
  const { say } = words()
  const label = say('my.passphrase')
  const parts = [
    field(label, { name: 'passphrase', type: 'password', required: '', autocomplete: 'current-password', dir: 'ltr' }),
  ]
  const answer = await ask({ text: say('my.restoreAsk'), parts, yes: say('my.goOn') })
  if (answer === undefined) return
  tell(say('my.working'))
  await navigator.storage?.persist?.()
  const count = await wallet.importFile(text, String(answer.get('passphrase')), { keyPassphrase: secret })
  await redraw()
  tell(say('wallet.imported', { count }))
}
