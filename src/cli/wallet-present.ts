import { eddsaRdfc2022 } from '../securing/data-integrity/eddsa-rdfc-2022.js'
import type { Args } from './args.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadLadder } from './load-ladder.js'
import { loadPolicy } from './load-policy.js'
import { readPassphrase } from './passphrase.js'
import { findRung } from './recipient.js'
import { clean, jsonText, rows, type Style } from './style.js'
import type { FolderWallet } from './wallet-folder.js'

/** `rungs wallet present` */
export async function presentRung(io: CliIo, args: Args, { wallet }: FolderWallet, style: Style): Promise<number> {
  const ladder = await loadLadder(io, args.need('ladder'))
  const rung = findRung(ladder, args.need('rung'))
  const policy = await loadPolicy(io, args)
  const jurisdiction = args.text('jurisdiction')
  const ids = policy?.issuers?.map((issuer) => (typeof issuer === 'string' ? issuer : issuer.id))
  const { say } = style
  const { presentations, link, disclosure } = await wallet.present({
    ladder,
    rung,
    binding: { challenge: args.need('challenge'), domain: args.need('domain') },
    passphrase: await readPassphrase(io, `${say('passphrase.of', { file: clean(args.text('wallet') ?? 'wallet') })} `),
    mechanism: eddsaRdfc2022,
    policy: { trust: { ids: ids ?? [ladder.owner, ...(ladder.contributors ?? [])] } },
    ...(jurisdiction !== undefined && { jurisdiction }),
  })
  const made = [...presentations.map(({ presentation }) => presentation), ...(link === undefined ? [] : [link])]
  const file = args.need('out')
  await writeFileAtomically(io, file, `${JSON.stringify(made.length === 1 ? made[0] : made, null, 2)}\n`, { mode: 0o600 })
  const shown = presentations.flatMap(({ badges }) => badges)
  const unneeded = disclosure.badges.flatMap((badge) => badge.unneeded)
  if (args.flag('json')) io.out(jsonText({ file, badges: shown, unneeded, approximate: disclosure.approximate }))
  else {
    const names = []
    for (const id of shown) names.push(clean((await wallet.get(id)).about.name ?? id, 80))
    io.out(`${style.good(say('wallet.presented'))}\n`)
    io.out(
      rows([
        [say('label.file'), clean(file)],
        [say('label.badge'), names.join(', ')],
        [say('label.hidden'), clean(unneeded.join(' '), 1000)],
        [say('label.note'), disclosure.approximate ? say('wallet.fewer') : undefined],
      ]),
    )
  }
  return EXIT.ok
}
