import { isJsonObject, type PresentationReport, toBase64url } from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import { drawQr } from '../../draw/index.js'
import type { Checked } from './checking.js'
import { keysOf } from './person.js'
import type { PersonActions } from './show-person.js'
import { showRequest } from './show-request.js'
import type { Words } from './words.js'

/** What the device of a person is asked for: once, by this page. */
export interface Request {
  readonly challenge: string
  readonly domain: string
  /** The request as it goes to the device (VCALM 1.0, verifiable presentation request). */
  readonly text: string
  /** The same as a QR code, SVG. */
  readonly picture: string
  /** It laid out; loaded with the request, since few people ask. */
  show(checked: Checked, words: Words, actions: PersonActions, title: HTMLElement): HTMLElement
}

/** Beyond it a text makes a QR code that no phone reads from a screen. */
const MAX_ID = 200

/** Asks whoever holds the key of a badge to answer; the badge itself may come along. */
export function createRequest(badge: VerifiableCredential, { reason, title }: { reason: string; title: string }): Request {
  const challenge = toBase64url(crypto.getRandomValues(new Uint8Array(16)))
  // A page from a disk has no origin; the challenge alone then tells this occasion from others.
  const domain = location.origin.startsWith('http') ? location.origin : `urn:rungs:${challenge}`
  const [subject] = [badge.credentialSubject].flat()
  const achievement = isJsonObject(subject) && isJsonObject(subject['achievement']) ? subject['achievement'] : {}
  const { id } = achievement
  const example = {
    type: ['VerifiableCredential'],
    ...(typeof id === 'string' && id.length <= MAX_ID && { credentialSubject: { achievement: { id } } }),
  }
  const query = [
    {
      type: 'DIDAuthentication',
      acceptedMethods: ['key', 'jwk', 'web'].map((method) => ({ method })),
      acceptedCryptosuites: ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'Ed25519Signature2020'].map((cryptosuite) => ({
        cryptosuite,
      })),
    },
    { type: 'QueryByExample', credentialQuery: { reason, example } },
  ]
  const text = JSON.stringify({ query, challenge, domain })
  const asked = { challenge, domain, text, picture: drawQr(text, { title, lang: document.documentElement.lang }) }
  return { ...asked, show: (...parts) => showRequest(asked, ...parts) }
}

/** What an answer proves: that who answered holds a key of the badge, that they do not, or neither. */
export type Proven = 'yes' | 'no' | 'open'

/** Judges an answer by who made it; badges inside are judged by themselves. */
export function judgeAnswer({ checks, holder }: PresentationReport<VerifiableCredential>, badge: VerifiableCredential): Proven {
  const { form, proof, holder: held } = checks
  if ([form, proof, held].some(({ state }) => state === 'fail')) return 'no'
  if ([form, proof, held].some(({ state }) => state === 'unknown' || state === 'skipped') || holder === undefined) return 'open'
  return keysOf(badge).includes(holder) ? 'yes' : 'no'
}
