import { inputError, isJsonObject, type JsonObject, usageError } from '../core/index.js'
import {
  type AskedCredentials,
  followInteraction,
  type MatchableCredential,
  parseInteractionUrl,
  runVcapiExchange,
  type VcapiExchangeEnd,
  type VcapiHolder,
} from '../exchange/vcalm/index.js'
import type { Wallet, WalletHeldBadge } from '../holder/index.js'
import { createNet, type PostingNet } from '../net/index.js'
import { ed25519Signature2020 } from '../securing/data-integrity/ed25519-signature-2020.js'
import { eddsaRdfc2022 } from '../securing/data-integrity/eddsa-rdfc-2022.js'
import type { Args } from './args.js'
import { type CliIo, EXIT } from './io.js'
import { readPassphrase } from './load.js'
import { clean, jsonText, rows, type Style } from './style.js'
import type { FolderWallet } from './wallet-folder.js'

/** `rungs wallet receive` */
export async function receiveBadges(io: CliIo, args: Args, { wallet, save }: FolderWallet, style: Style): Promise<number> {
  const { net, origin, url } = await begin(args)
  const passphrase = await askPassphrase(io, args, style)
  const { did } = await wallet.keyFor(passphrase, args.text('for'))
  const { outcome, received } = await runVcapiExchange(url, { net, holder: holderOf(wallet, did, passphrase) })
  const count = { added: 0, copied: 0, present: 0 }
  for (const credential of received) {
    const became = await wallet.add(credential)
    for (const one of ['added', 'copied', 'present'] as const) count[one] += became[one].length
  }
  await save()
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
  return outcome === 'done' && received.length > 0 ? EXIT.ok : EXIT.rejected
}

/** `rungs wallet share` */
export async function shareBadges(io: CliIo, args: Args, { wallet }: FolderWallet, style: Style): Promise<number> {
  const { net, url } = await begin(args)
  const named = args.text('badge')?.split(',') ?? []
  const held = await matchable(wallet)
  const ids = await Promise.all(named.map(async (id) => (await wallet.get(id)).id))
  const shown = held.filter(({ badge }) => ids.includes(badge.id))
  if (shown.length < ids.length)
    throw usageError('core.option_invalid', { option: 'badge', expected: 'ids of verified badges of the wallet' })
  const keys = await wallet.keys()
  const subject = shown[0]?.subject
  const did = (keys.find((key) => key.did === subject) ?? keys.find((key) => key.counterparty === undefined) ?? keys[0])?.did
  if (did === undefined || (subject !== undefined && did !== subject))
    throw usageError('holder.wallet_key_missing', { did: (subject ?? '').slice(0, 200) })
  const passphrase = shown.length > 0 ? await askPassphrase(io, args, style) : ''
  const told: AskedCredentials[] = []
  const end = await runVcapiExchange(url, {
    net,
    holder: holderOf(wallet, did, passphrase),
    held,
    consent: async (asked) => {
      told.push(asked)
      const matches = asked.queries.flatMap((query) => query.matches.map(({ credential }) => credential))
      return shown.map(({ credential }) => credential).filter((one) => matches.includes(one))
    },
  })
  tell(io, args, style, { end, told, held })
  return end.outcome === 'done' ? EXIT.ok : EXIT.rejected
}

interface OwnBadge extends MatchableCredential {
  readonly badge: WalletHeldBadge['badge']
  readonly subject: string | undefined
}

function tell(
  io: CliIo,
  args: Args,
  { say, good }: Style,
  {
    end,
    told,
    held,
  }: { readonly end: VcapiExchangeEnd; readonly told: readonly AskedCredentials[]; readonly held: readonly OwnBadge[] },
): void {
  const asked = told.flatMap(({ origin, queries }) =>
    queries.map(({ query: { reason }, matches }) => ({
      origin,
      ...(reason !== undefined && { reason }),
      badges: held.filter(({ credential }) => matches.some((one) => one.credential === credential)).map(({ badge }) => badge),
    })),
  )
  const { outcome, shown, redirectUrl } = end
  if (args.flag('json')) {
    const lines = asked.map(({ badges, ...rest }) => ({ ...rest, badges: badges.map(({ id }) => id) }))
    io.out(jsonText({ outcome, shown, asked: lines, ...(redirectUrl !== undefined && { redirectUrl }) }))
    return
  }
  io.out(`${outcome === 'done' ? good(say('exchange.done')) : say('exchange.declined')}\n`)
  for (const { origin, reason, badges } of asked)
    io.out(
      rows([
        [say('label.by'), origin],
        [say('label.note'), reason === undefined ? undefined : clean(reason, 300)],
        ...badges.map(({ id, about }): [string, string] => [
          say('label.badge'),
          `${id.slice(0, 8)}  ${clean(about.name ?? '', 80)}`,
        ]),
      ]),
    )
  if (redirectUrl !== undefined) io.out(rows([[say('label.lookAt'), clean(redirectUrl, 300)]]))
}

/** Whom the URL leads to, and where the exchange is. What somebody typed may be a service of this machine, or one at another port. */
async function begin(args: Args): Promise<{ readonly net: PostingNet; readonly origin: string; readonly url: string }> {
  const { url: scanned, origin } = parseInteractionUrl(args.words[0])
  const { hostname, port } = new URL(origin)
  const address = hostname.replace(/^\[|\]$/g, '')
  const isOwn = /^(127\.|::1$)/.test(address)
  const net = createNet({
    ...(port !== '' && { ports: [Number(port)] }),
    ...(isOwn && { unsafeAllowAddresses: [address] }),
    cache: false,
  })
  const { protocols } = await followInteraction(scanned, { net })
  const { vcapi } = protocols
  if (vcapi === undefined) throw inputError('exchange.answer_invalid', { member: 'protocols', expected: 'vcapi' })
  return { net, origin, url: vcapi }
}

function askPassphrase(io: CliIo, args: Args, { say }: Style): Promise<string> {
  return readPassphrase(io, `${say('passphrase.of', { file: clean(args.text('wallet') ?? 'wallet') })} `)
}

function holderOf(wallet: Wallet, did: string, passphrase: string): VcapiHolder {
  return {
    did,
    mechanisms: [eddsaRdfc2022, ed25519Signature2020],
    present: (credentials, binding, mechanism) => wallet.presentAs(did, credentials, { binding, passphrase, mechanism }),
  }
}

/** Badges that are verified now: others convince nobody. */
async function matchable(wallet: Wallet): Promise<readonly OwnBadge[]> {
  return (await wallet.held()).flatMap(({ badge, credential, report }) => {
    if (report.outcome !== 'verified') return []
    const content = report.credential as unknown as JsonObject
    const subject = content['credentialSubject']
    const id = isJsonObject(subject) ? subject['id'] : undefined
    return [{ badge, credential, content, subject: typeof id === 'string' ? id : undefined }]
  })
}
