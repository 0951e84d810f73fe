import { isRungsError, type JsonObject, usageError } from '../core/index.js'
import { receiveCredential, resolveCredentialOffer } from '../exchange/oid4vci/index.js'
import { runVcapiExchange } from '../exchange/vcalm/index.js'
import type { Wallet } from '../holder/index.js'
import type { Args } from './args.js'
import { type CliIo, EXIT } from './io.js'
import { clean, jsonText, rows, type Style } from './style.js'
import { askPassphrase, holderOf } from './wallet-exchange.js'
import type { FolderWallet } from './wallet-folder.js'
import { type Begun, begin, netFor, offerPlace } from './wallet-net.js'

/** What came, and from whom. */
interface Received {
  readonly origin: string
  readonly outcome: string
  readonly credentials: readonly (JsonObject | string)[]
  /** Tells the other side that it is kept. */
  readonly thank?: () => Promise<void>
}

/** `rungs wallet receive` */
export async function receiveBadges(io: CliIo, args: Args, { wallet, save }: FolderWallet, style: Style): Promise<number> {
  const pin = args.text('pin')
  // Where a PIN was told, only one of them can carry it.
  const begun = await begin(args.words[0] as string, pin === undefined ? ['vcapi', 'oid4vci'] : ['oid4vci'])
  const passphrase = await askPassphrase(io, args, style)
  const { did } = await wallet.keyFor(passphrase, args.text('for'))
  const take = begun.protocol === 'vcapi' ? takeByVcapi : takeByOid4vci
  const { origin, outcome, credentials, thank } = await take(begun, { wallet, did, passphrase, pin })
  const count = { added: 0, copied: 0, present: 0 }
  let failed = 0
  for (const credential of credentials) {
    try {
      const became = await wallet.add(credential)
      for (const one of ['added', 'copied', 'present'] as const) count[one] += became[one].length
    } catch (error) {
      // An offer is taken once: what else came, and the key that it is for, are kept.
      if (!isRungsError(error)) throw error
      failed++
      io.err(`rungs wallet: ${clean(origin, 300)}: ${style.words(error).text}  ${error.code}\n`)
    }
  }
  await save()
  if (failed === 0) await thank?.()
  if (args.flag('json')) io.out(jsonText({ origin, did, outcome, ...count }))
  else {
    const { say } = style
    io.out(
      `${say('wallet.added', { count: count.added })}\n${rows([
        [say('label.from'), origin],
        [say('label.did'), did],
      ])}`,
    )
  }
  if (failed > 0) return EXIT.unreadable
  return outcome === 'done' && credentials.length > 0 ? EXIT.ok : EXIT.rejected
}

interface Taker {
  readonly wallet: Wallet
  readonly did: string
  readonly passphrase: string
  readonly pin: string | undefined
}

async function takeByVcapi({ url, origin }: Begun, { wallet, did, passphrase }: Taker): Promise<Received> {
  const { outcome, received } = await runVcapiExchange(url, {
    net: netFor(url, origin),
    holder: holderOf(wallet, did, passphrase),
  })
  return { origin: origin ?? new URL(url).origin, outcome, credentials: received }
}

async function takeByOid4vci({ url, origin }: Begun, { wallet, did, passphrase, pin }: Taker): Promise<Received> {
  const place = offerPlace(url)
  const offer = await resolveCredentialOffer(url, { net: netFor(place ?? 'https://localhost', origin) })
  const { credential_issuer: issuer, grants } = offer
  const isAsked = Object.values(grants ?? {}).some((grant) => 'tx_code' in grant)
  if (isAsked && pin === undefined) throw usageError('cli.usage', { problem: 'option_missing', what: '--pin' })
  const { credential, notify } = await receiveCredential({
    offer,
    net: netFor(issuer, origin ?? place),
    signer: await wallet.signer(did, passphrase),
    ...(isAsked && pin !== undefined && { txCode: pin }),
  })
  const thank = async (): Promise<void> => {
    // The badge is kept, whether or not the issuer hears of it.
    await notify?.('credential_accepted').catch((error: unknown) => {
      if (!isRungsError(error)) throw error
    })
  }
  return { origin: issuer, outcome: 'done', credentials: [credential], thank }
}
