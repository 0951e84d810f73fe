import { concatBytes, fromBase64url, fromHex, type JsonObject, toBase64url, toHex, utf8 } from '../../src/core/index.js'
import { createSigner, type KeyPair, type Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, loader, NOW, NOW_MS } from '../support/badges.js'
import { newKeyPair } from '../support/keys.js'
import { credentialV1, encodePart } from '../support/tokens.js'

// Proofs that a stranger has written or changed, each through a verifier of every mechanism: what is wrong is `rejected`, what
// cannot be judged is `indeterminate`, and each says why.

export type Kind = 'Ed25519' | 'ES256' | 'ES384' | 'RS256' | 'PS256'
export const KINDS: readonly Kind[] = ['Ed25519', 'ES256', 'ES384', 'RS256', 'PS256']
export const TOKENS = ['ob3-jwt', 'vc-jwt', 'vc-jose', 'sd-jwt-vc'] as const
export const EMBEDDED = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['Ed25519Signature2020', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'ES256'],
  ['ecdsa-rdfc-2019', 'ES384'],
  ['ecdsa-jcs-2019', 'ES256'],
  ['ecdsa-jcs-2019', 'ES384'],
  ['ecdsa-sd-2023', 'ES256'],
] as const

export const pairs = Object.fromEntries(await Promise.all(KINDS.map(async (kind) => [kind, await newKeyPair(kind)]))) as Record<
  Kind,
  KeyPair
>
export const signers = Object.fromEntries(KINDS.map((kind) => [kind, createSigner(pairs[kind])])) as Record<Kind, Signer>
export const secured = new Map<string, JsonObject | string>()
for (const [id, kind] of [...EMBEDDED, ...TOKENS.flatMap((id) => KINDS.map((kind) => [id, kind] as const))]) {
  const mechanism = mechanisms.find((one) => one.id === id) as (typeof mechanisms)[number]
  const signer = signers[kind]
  const content = (id === 'vc-jwt' ? credentialV1 : badgeOf)(controllerOf(signer))
  secured.set(`${id} ${kind}`, (await mechanism.secure(content, { signer, loader, now: NOW_MS })).credential)
}

export const verifier = createVerifier({ mechanisms, now: NOW })
/** The outcome, and what the proofs say, or else why there are none. */
export async function verdict(input: unknown): Promise<readonly string[]> {
  const { outcome, proofs, findings } = await verifier.verify(input)
  const codes = (proofs.length > 0 ? proofs.flatMap((one) => one.findings) : findings).map(({ code }) => code)
  return [outcome, ...codes]
}

export type Parts = {
  readonly header: JsonObject
  readonly payload: JsonObject
  readonly head: string
  readonly body: string
  readonly tail: string
  /** With a tilde before it, for SD-JWT. */
  readonly rest: string
  readonly signer: Signer
}

export function partsOf(id: string, kind: Kind): Parts {
  const [jws = '', ...disclosures] = (secured.get(`${id} ${kind}`) as string).split('~')
  const [head = '', body = '', tail = ''] = jws.split('.')
  const read = (part: string) => JSON.parse(new TextDecoder().decode(fromBase64url(part))) as JsonObject
  const rest = disclosures.map((one) => `~${one}`).join('')
  return { header: read(head), payload: read(body), head, body, tail, rest, signer: signers[kind] }
}

export const joined = (head: string, body: string, signature: Uint8Array | string, rest: string): string =>
  `${head}.${body}.${typeof signature === 'string' ? signature : toBase64url(signature)}${rest}`
/** Rightly signed, whatever it says. */
export async function signedWith(parts: Parts, header: unknown, body = parts.body, signer = parts.signer): Promise<string> {
  const head = typeof header === 'string' ? header : encodePart(header)
  return joined(head, body, await signer.sign(utf8(`${head}.${body}`)), parts.rest)
}

/** The orders of the groups of P-256 and P-384 (SP 800-186 section 3.2.1). */
export const ORDERS = {
  ES256: 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
  ES384: 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
} as const

/** The other of the two signatures with one r. */
export function otherS(kind: 'ES256' | 'ES384', signature: Uint8Array): Uint8Array {
  const half = signature.length / 2
  const s = BigInt(`0x${ORDERS[kind]}`) - BigInt(`0x${toHex(signature.slice(half))}`)
  return concatBytes(signature.slice(0, half), fromHex(s.toString(16).padStart(half * 2, '0')))
}
