import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKey, type PublicJwk, type SecretJwk } from '../../src/keys/index.js'
import { firstFile, isInstalled } from './support.js'

/** Where the packages of distributions put SoftHSM 2. */
export const softhsmModule: string | undefined = firstFile([
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/softhsm/libsofthsm.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
])

/** Why there is no token to test with, or undefined. */
export function whyNoToken(): string | undefined {
  if (softhsmModule === undefined) return 'PKCS #11: SoftHSM 2 is not installed'
  return isInstalled('pkcs11js') ? undefined : 'PKCS #11: the optional package pkcs11js is not installed'
}

export const PIN = '648219'
export const TOKEN = 'rungs-test'

/** A token in a folder of its own, with one key of each algorithm that it can hold. */
export interface Token {
  readonly module: string
  readonly keys: ReadonlyMap<string, { readonly publicJwk: PublicJwk; readonly label: string; readonly keyId: Uint8Array }>
  remove(): void
}

/** Makes a token with the tool of SoftHSM and imports keys of ours, so that we know what must come out. */
export async function makeToken(): Promise<Token> {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-softhsm-'))
  mkdirSync(join(folder, 'tokens'))
  const config = join(folder, 'softhsm2.conf')
  writeFileSync(config, `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`)
  process.env['SOFTHSM2_CONF'] = config
  const util = (...words: string[]): void => {
    execFileSync('softhsm2-util', words, { env: { ...process.env, SOFTHSM2_CONF: config }, stdio: ['ignore', 'ignore', 'pipe'] })
  }
  util('--init-token', '--free', '--label', TOKEN, '--so-pin', '12345678', '--pin', PIN)
  const keys = new Map<string, { publicJwk: PublicJwk; label: string; keyId: Uint8Array }>()
  const importKey = (alg: string, jwk: SecretJwk, publicJwk: PublicJwk, label: string, id: number): void => {
    const pem = createPrivateKey({ key: jwk as never, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' })
    const file = join(folder, 'key.pem')
    writeFileSync(file, pem, { mode: 0o600 })
    const hex = id.toString(16).padStart(4, '0')
    util('--import', file, '--token', TOKEN, '--label', label, '--id', hex, '--pin', PIN)
    rmSync(file)
    keys.set(alg, { publicJwk, label, keyId: Uint8Array.from([id >> 8, id & 255]) })
  }
  for (const [index, alg] of (['Ed25519', 'ES256', 'ES384', 'RS256'] as const).entries()) {
    const { secretJwk, publicJwk } = await generateKey(alg)
    try {
      importKey(alg, secretJwk, publicJwk, `key ${alg}`, 0xa0 + index)
    } catch (error) {
      // Builds of SoftHSM differ in whether they know the Edwards curves.
      if (alg !== 'Ed25519') throw error
    }
  }
  const twin = await generateKey('ES256')
  importKey('twin', twin.secretJwk, twin.publicJwk, 'key ES384', 0xb0)
  return { module: softhsmModule as string, keys, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** What a test does to the token by its own hands. */
export interface Hands {
  /** Makes an EC key pair inside the token, and gives the handles of its halves. */
  makePair(options: { readonly curve: string; readonly id: number; readonly sign?: boolean }): {
    readonly publicKey: Uint8Array
    readonly privateKey: Uint8Array
  }
  destroy(object: Uint8Array): void
  /** Gives an object another CKA_ID. */
  rename(object: Uint8Array, id: number): void
  /** Ends every session of this process at the token, as pulling it out does. */
  closeAll(): void
}

export async function handsOn(token: Token): Promise<Hands> {
  const { default: peer } = (await import('pkcs11js')) as unknown as { default: typeof import('pkcs11js') }
  const pkcs11 = new peer.PKCS11()
  pkcs11.load(token.module)
  try {
    pkcs11.C_Initialize({ flags: 2 })
  } catch (error) {
    if (!String(error).includes('CKR_CRYPTOKI_ALREADY_INITIALIZED')) throw error
  }
  const slot = pkcs11.C_GetSlotList(true).find((found) => pkcs11.C_GetTokenInfo(found).label.trimEnd() === TOKEN) as Uint8Array
  const session = pkcs11.C_OpenSession(slot, 4 | 2)
  try {
    pkcs11.C_Login(session, 1, PIN)
  } catch (error) {
    if (!String(error).includes('CKR_USER_ALREADY_LOGGED_IN')) throw error
  }
  return {
    makePair: ({ curve, id, sign = true }) =>
      pkcs11.C_GenerateKeyPair(
        session,
        { mechanism: 0x1040 },
        [
          { type: 0x1, value: true },
          { type: 0x102, value: Uint8Array.of(id) },
          { type: 0x10a, value: true },
          { type: 0x180, value: Buffer.from(curve, 'hex') },
        ],
        [
          { type: 0x1, value: true },
          { type: 0x2, value: true },
          { type: 0x102, value: Uint8Array.of(id) },
          { type: 0x103, value: true },
          { type: 0x108, value: sign },
        ],
      ),
    destroy: (object) => pkcs11.C_DestroyObject(session, object),
    rename: (object, id) => pkcs11.C_SetAttributeValue(session, object, [{ type: 0x102, value: Uint8Array.of(id) }]),
    closeAll: () => pkcs11.C_CloseAllSessions(slot),
  }
}
