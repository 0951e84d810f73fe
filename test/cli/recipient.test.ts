import { describe, expect, it } from 'vitest'
import { toKnownRecipient, toRecipient } from '../../src/cli/recipient.js'
import { isRungsError } from '../../src/core/index.js'

const codeOf = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return isRungsError(error) ? error.code : error
  }
}

describe('whom a word names', () => {
  it.each(['https://social.example/@ana', 'https://ana@people.example/me', 'acct:ana@social.example', 'did:example:ana@home'])(
    'a URL with an at sign is a URL: %s',
    (url) => {
      expect(toRecipient(url)).toEqual({ id: url })
      expect(toKnownRecipient(url)).toEqual({ ids: [url] })
    },
  )

  it('an e-mail address goes into the badge as a salted hash', () => {
    const made = toRecipient('ana@example.com')
    expect(made).toMatchObject({ identifier: [{ identityType: 'emailAddress', hashed: true }] })
    expect(JSON.stringify(made)).not.toContain('ana@')
    expect(toKnownRecipient('ana@example.com')).toEqual({ identities: [{ value: 'ana@example.com' }] })
  })

  it.each(['mailto:ana@example.com', 'MAILTO:ana@example.com', 'nobody', 'ana @example.com', '@example.com'])(
    'is neither, and neither hashed as what nobody is called nor written down: %s',
    (text) => {
      for (const read of [toRecipient, toKnownRecipient]) expect(codeOf(() => read(text))).toBe('cli.subject_invalid')
    },
  )
})
