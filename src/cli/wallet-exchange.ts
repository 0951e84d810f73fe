import { isJsonObject, type JsonObject, usageError } from '../core/index.js'
import type { MatchableCredential, VcapiHolder } from '../exchange/vcalm/index.js'
import type { Wallet, WalletHeldBadge } from '../holder/index.js'
import { ed25519Signature2020 } from '../securing/data-integrity/ed25519-signature-2020.js'
import { eddsaRdfc2022 } from '../securing/data-integrity/eddsa-rdfc-2022.js'
import type { Args } from './args.js'
import type { CliIo } from './io.js'
import { readPassphrase } from './passphrase.js'
import { clean, type Style } from './style.js'

/** A badge of the wallet that is verified now: others convince nobody. */
export interface OwnBadge extends MatchableCredential {
  readonly badge: WalletHeldBadge['badge']
  readonly subject: string | undefined
}

export function askPassphrase(io: CliIo, args: Args, { say }: Style): Promise<string> {
  return readPassphrase(io, `${say('passphrase.of', { file: clean(args.text('wallet') ?? 'wallet') })} `)
}

/** Whoever presents in a `vcapi` exchange, as one of the wallet's DIDs. */
export function holderOf(wallet: Wallet, did: string, passphrase: string): VcapiHolder {
  return {
    did,
    mechanisms: [eddsaRdfc2022, ed25519Signature2020],
    present: (credentials, binding, mechanism) => wallet.presentAs(did, credentials, { binding, passphrase, mechanism }),
  }
}

export async function ownBadges(wallet: Wallet): Promise<readonly OwnBadge[]> {
  return (await wallet.held()).flatMap(({ badge, credential, report }) => {
    if (report.outcome !== 'verified') return []
    const content = report.credential as unknown as JsonObject
    const subject = content['credentialSubject']
    const id = isJsonObject(subject) ? subject['id'] : undefined
    return [{ badge, credential, content, subject: typeof id === 'string' ? id : undefined }]
  })
}

/** The badges that `--badge` names. @throws RungsError `core.option_invalid` */
export async function namedBadges(wallet: Wallet, args: Args, held: readonly OwnBadge[]): Promise<readonly OwnBadge[]> {
  const named = args.text('badge')?.split(',') ?? []
  const ids = await Promise.all(named.map(async (id) => (await wallet.get(id)).id))
  const shown = held.filter(({ badge }) => ids.includes(badge.id))
  if (shown.length < ids.length)
    throw usageError('core.option_invalid', { option: 'badge', expected: 'ids of verified badges of the wallet' })
  return shown
}
