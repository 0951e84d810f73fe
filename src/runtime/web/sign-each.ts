import { everyPair } from '../every-pair.js'
import type { PublicKeyHandle, SecretKeyHandle } from '../types.js'
import { sign, verify } from './keys.js'

/** A raw signature of each message. */
export function signEach(handle: SecretKeyHandle, messages: readonly Uint8Array[]): Promise<Uint8Array[]> {
  return Promise.all(messages.map((message) => sign(handle, message)))
}

/** Whether each message has the raw signature in its place. */
export function verifyEach(
  handle: PublicKeyHandle,
  messages: readonly Uint8Array[],
  signatures: readonly Uint8Array[],
): Promise<boolean> {
  return everyPair(messages, signatures, (message, signature) => verify(handle, message, signature))
}
