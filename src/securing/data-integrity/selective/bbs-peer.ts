import { operationError } from '../../../core/index.js'

/** What every operation is told. */
interface Common {
  readonly publicKey: Uint8Array
  readonly header: Uint8Array
  readonly ciphersuite: string
}

/** The part of `@digitalbazaar/bbs-signatures` that is used. It throws for points and scalars that are none. */
export interface BbsPeer {
  generateKeyPair(options: { readonly ciphersuite: string }): Promise<{ secretKey: Uint8Array; publicKey: Uint8Array }>
  sign(options: Common & { secretKey: Uint8Array; messages: readonly Uint8Array[] }): Promise<Uint8Array>
  verifySignature(options: Common & { signature: Uint8Array; messages: readonly Uint8Array[] }): Promise<boolean>
  deriveProof(
    options: Common & {
      signature: Uint8Array
      messages: readonly Uint8Array[]
      presentationHeader: Uint8Array
      disclosedMessageIndexes: readonly number[]
    },
  ): Promise<Uint8Array>
  verifyProof(
    options: Common & {
      proof: Uint8Array
      presentationHeader: Uint8Array
      disclosedMessages: readonly Uint8Array[]
      disclosedMessageIndexes: readonly number[]
    },
  ): Promise<boolean>
}

/** The one ciphersuite of `bbs-2023` (BBS cryptosuites 1.0 section 3.2.1). */
export const ciphersuite = 'BLS12-381-SHA-256'

/** The optional peer. @throws RungsError `securing.peer_missing` */
export async function loadBbs(
  load: () => Promise<BbsPeer> = () => import('@digitalbazaar/bbs-signatures') as Promise<BbsPeer>,
): Promise<BbsPeer> {
  try {
    return await load()
  } catch (cause) {
    throw operationError('securing.peer_missing', { peer: '@digitalbazaar/bbs-signatures' }, { cause })
  }
}
