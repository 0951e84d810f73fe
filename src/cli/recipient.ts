import { inputError, isAbsoluteUrl, platformRandom, toBase64url } from '../core/index.js'
import { buildIdentityObject, type SubjectInput } from '../credential/index.js'
import type { Ladder } from '../ladder/index.js'
import type { KnownRecipient } from '../verify/index.js'

/** Without a colon, which only stands in URLs such as `acct:ana@example.com`. */
const EMAIL = /^[^\s@"<>:]{1,64}@[^\s@"<>:]{1,255}$/

/**
 * The recipient of a DID or URL, or of an e-mail address, which goes into the badge only as a freshly salted hash.
 *
 * @throws RungsError `cli.subject_invalid`
 */
export function toRecipient(text: string): SubjectInput {
  if (EMAIL.test(text)) return { identifier: [buildIdentityObject({ identity: text, salt: toBase64url(platformRandom(24)) })] }
  if (isUrl(text)) return { id: text }
  throw unreadable()
}

/**
 * Whom a badge should be about: a DID, URL or e-mail address.
 *
 * @throws RungsError `cli.subject_invalid`
 */
export function toKnownRecipient(text: string): KnownRecipient {
  if (EMAIL.test(text)) return { identities: [{ value: text }] }
  if (isUrl(text)) return { ids: [text] }
  throw unreadable()
}

/** An address as a URL would stand in the badge for everybody to read. */
function isUrl(text: string): boolean {
  return isAbsoluteUrl(text) && !/^mailto:/i.test(text)
}

function unreadable(): Error {
  return inputError('cli.subject_invalid', { expected: 'DID, URL or e-mail address' })
}

/**
 * The rung that a name means: its id, or the last part of its id where only one rung ends so.
 *
 * @throws RungsError `credential.rung_unknown`, `cli.rung_ambiguous`
 */
export function findRung(ladder: Ladder, name: string): string {
  if (ladder.rungs.some(({ id }) => id === name)) return name
  const found = ladder.rungs.filter(({ id }) => id.endsWith(`/${name}`) || id.endsWith(`#${name}`) || id.endsWith(`:${name}`))
  if (found.length === 0) throw inputError('credential.rung_unknown', { rung: name.slice(0, 200) })
  if (found.length > 1) throw inputError('cli.rung_ambiguous', { rung: name.slice(0, 200) })
  return (found[0] as { id: string }).id
}
