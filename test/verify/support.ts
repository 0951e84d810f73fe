import { type JsonObject, toBase64url, utf8 } from '../../src/core/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { type CreateVerifierOptions, createVerifier, type Verifier } from '../../src/verify/index.js'
import { type Loose, NOW, newSigner, signedBadge, thaw, tokenBadge } from '../support/badges.js'

export const signer = await newSigner()
export const jwtSigner = await newSigner('ES256')
export const signed = await signedBadge(signer)
export const token = await tokenBadge(jwtSigner)

/** A verifier with all mechanisms at the clock of the tests. */
export function verifierOf(options: Partial<CreateVerifierOptions> = {}): Verifier {
  return createVerifier({ mechanisms, now: NOW, ...options })
}
export const verifier = verifierOf()
export type Result = Awaited<ReturnType<Verifier['verify']>>

export function codesOf(report: Result): string[] {
  return report.findings.map(({ code }) => code)
}

/** The signed badge after a change. */
export function changed(change: (copy: Loose) => void): JsonObject {
  const copy = thaw(signed)
  change(copy)
  return copy
}

/** A JSON value as a part of a token. */
export function encode(value: unknown): string {
  return toBase64url(utf8(JSON.stringify(value)))
}
