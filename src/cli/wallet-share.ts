import { usageError } from '../core/index.js'
import { type AskedCredentials, runVcapiExchange } from '../exchange/vcalm/index.js'
import type { Wallet } from '../holder/index.js'
import type { Args } from './args.js'
import { type CliIo, EXIT } from './io.js'
import { clean, jsonText, rows, type Style } from './style.js'
import { askPassphrase, holderOf, namedBadges, type OwnBadge, ownBadges } from './wallet-exchange.js'
import type { FolderWallet } from './wallet-folder.js'
import { type Begun, begin, netFor } from './wallet-net.js'
import { shareByOid4vp } from './wallet-share-oid4vp.js'

/** What somebody asks for, and which badges would do. */
export interface Asked {
  /** Who asks. */
  readonly origin: string
  readonly reason?: string
  readonly badges: readonly OwnBadge[]
  /** What would be shown of each, as JSON pointers; absent where it is all of it. */
  readonly parts?: readonly string[]
}

/** How showing ended. */
export interface Shared {
  readonly outcome: string
  readonly shown: number
  readonly asked: readonly Asked[]
  readonly redirectUrl?: string
}

/** What showing works with. */
export interface Sharing {
  readonly begun: Begun
  readonly wallet: Wallet
  readonly held: readonly OwnBadge[]
  /** What the person agrees to show. */
  readonly agreed: readonly OwnBadge[]
  readonly passphrase: string
}

/** `rungs wallet share`: nothing leaves but what `--badge` names. */
export async function shareBadges(io: CliIo, args: Args, { wallet }: FolderWallet, style: Style): Promise<number> {
  const begun = await begin(args.words[0] as string, ['vcapi', 'oid4vp'])
  const held = await ownBadges(wallet)
  const agreed = await namedBadges(wallet, args, held)
  const passphrase = agreed.length > 0 ? await askPassphrase(io, args, style) : ''
  const share = begun.protocol === 'vcapi' ? shareByVcapi : shareByOid4vp
  const shared = await share({ begun, wallet, held, agreed, passphrase })
  tell(io, args, style, shared)
  return shared.outcome === 'done' ? EXIT.ok : EXIT.rejected
}

async function shareByVcapi({ begun: { url, origin }, wallet, held, agreed, passphrase }: Sharing): Promise<Shared> {
  const keys = await wallet.keys()
  const subject = agreed[0]?.subject
  const did = (keys.find((key) => key.did === subject) ?? keys.find((key) => key.counterparty === undefined) ?? keys[0])?.did
  if (did === undefined || (subject !== undefined && did !== subject))
    throw usageError('holder.wallet_key_missing', { did: (subject ?? '').slice(0, 200) })
  const told: AskedCredentials[] = []
  const { outcome, shown, redirectUrl } = await runVcapiExchange(url, {
    net: netFor(url, origin),
    holder: holderOf(wallet, did, passphrase),
    held,
    consent: async (asked) => {
      told.push(asked)
      const matches = asked.queries.flatMap((query) => query.matches.map(({ credential }) => credential))
      return agreed.map(({ credential }) => credential).filter((one) => matches.includes(one))
    },
  })
  const asked = told.flatMap(({ origin, queries }) =>
    queries.map(({ query: { reason }, matches }) => ({
      origin,
      ...(reason !== undefined && { reason }),
      badges: held.filter(({ credential }) => matches.some((one) => one.credential === credential)),
    })),
  )
  return { outcome, shown, asked, ...(redirectUrl !== undefined && { redirectUrl }) }
}

function tell(io: CliIo, args: Args, { say, good }: Style, { outcome, shown, asked, redirectUrl }: Shared): void {
  if (args.flag('json')) {
    const lines = asked.map(({ badges, ...rest }) => ({ ...rest, badges: badges.map(({ badge }) => badge.id) }))
    io.out(jsonText({ outcome, shown, asked: lines, ...(redirectUrl !== undefined && { redirectUrl }) }))
    return
  }
  io.out(`${outcome === 'done' ? good(say('exchange.done')) : say('exchange.declined')}\n`)
  for (const { origin, reason, badges, parts } of asked)
    io.out(
      rows([
        [say('label.by'), clean(origin, 300)],
        [say('label.note'), reason === undefined ? undefined : clean(reason, 300)],
        ...badges.map(({ badge: { id, about } }): [string, string] => [
          say('label.badge'),
          `${id.slice(0, 8)}  ${clean(about.name ?? '', 80)}`,
        ]),
        [say('label.what'), parts === undefined ? undefined : clean(parts.join(' '), 1000)],
      ]),
    )
  if (redirectUrl !== undefined) io.out(rows([[say('label.lookAt'), clean(redirectUrl, 300)]]))
}
