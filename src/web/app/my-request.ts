import { isJsonObject, isRungsError, type JsonObject, parseJson } from '../../core/index.js'
import { cleanText } from '../../i18n/index.js'
import { eddsaRdfc2022 } from '../../securing/data-integrity/eddsa-rdfc-2022.js'
import type { Binding } from '../../securing/index.js'
import { byId } from './dom.js'
import { type MyParts, tell } from './my-parts.js'
import { chooseAmong, ownBadges } from './own-badges.js'
import { showHandover } from './show-handover.js'

const MAX_CHARACTERS = 20_000

/** The challenge and domain of what a verifier asks with, bare or as a presentation request (VCALM 1.0); `undefined` where it is none. */
export function readRequest(text: string): Binding | undefined {
  if (text.length > MAX_CHARACTERS || !text.startsWith('{')) return undefined
  const value = jsonOf(text)
  const inner = value?.['verifiablePresentationRequest']
  const { challenge, domain } = (isJsonObject(inner) ? inner : value) ?? {}
  return isText(challenge) && isText(domain) ? { challenge, domain } : undefined
}

/** Proves to one verifier, on one occasion, that the badges that the person chooses are theirs. @throws RungsError `keys.*`, `securing.*` */
export async function answerRequest(binding: Binding, parts: MyParts): Promise<void> {
  const { wallet, secret, words } = parts
  const { say } = words()
  const badges = await ownBadges(parts)
  if (badges.length === 0) return tell(say('my.noMatch'))
  const domain = cleanText(binding.domain, 200)
  const chosen = await chooseAmong(badges, say('my.proveFor', { domain }), parts)
  if (chosen === undefined) return
  const shown = chosen.badges.map(({ credential }) => credential)
  const presentation = await wallet.presentAs(chosen.did, shown, { binding, passphrase: secret, mechanism: eddsaRdfc2022 })
  const text = typeof presentation === 'string' ? presentation : JSON.stringify(presentation)
  const title = say('my.proofReady', { domain })
  const made = showHandover({ text, title, fileName: 'presentation.json', type: 'application/json' }, words())
  byId('results').prepend(made)
  tell(title)
  made.focus()
}

function jsonOf(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text, { maxBytes: MAX_CHARACTERS * 4 })
    return isJsonObject(value) ? value : undefined
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 4096
}
