import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../../src/contexts/index.js'
import { type JsonObject, toBase64url, utf8 } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import type { Mechanism, Opened, OpenOptions } from '../../src/securing/index.js'
import { splitJws } from '../../src/securing/index.js'
import { openOptions, RECIPIENT } from './badges.js'

/** A JSON value as a part of a token. */
export function encodePart(value: unknown): string {
  return toBase64url(utf8(JSON.stringify(value)))
}

/** A rightly signed token with any header and payload. */
export async function forgeToken(header: Record<string, unknown>, payload: unknown, by: Signer): Promise<string> {
  const input = `${encodePart(header)}.${encodePart(payload)}`
  return `${input}.${toBase64url(await by.sign(utf8(input)))}`
}

/** What a mechanism makes of a token. */
export function openWith(
  mechanism: Mechanism,
  token: string,
  documents: readonly unknown[] = [],
  options: Partial<OpenOptions> = {},
): Promise<Opened> {
  const { header, payload } = splitJws(token)
  return mechanism.open({ form: 'compact', token, header, payload, path: '' }, { ...openOptions(documents), ...options })
}

/** A credential of VCDM 1.1 that is no badge. */
export function credentialV1(issuer: string, changes: Record<string, unknown> = {}): JsonObject {
  return {
    '@context': [CREDENTIALS_V1],
    id: 'urn:uuid:0b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a2',
    type: ['VerifiableCredential'],
    issuer: { id: issuer, name: 'Courier Platform' },
    issuanceDate: '2026-05-01T09:00:00Z',
    expirationDate: '2027-05-01T09:00:00Z',
    credentialSubject: { id: RECIPIENT, role: 'courier' },
    ...changes,
  } as JsonObject
}

/** A presentation of VCDM 2.0. */
export function presentationOf(holder: string, changes: Record<string, unknown> = {}): JsonObject {
  return {
    '@context': [CREDENTIALS_V2],
    type: ['VerifiablePresentation'],
    holder,
    ...changes,
  } as JsonObject
}
