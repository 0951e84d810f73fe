import { fromUtf8, isRungsError, type RungsError, usageError } from '../core/index.js'
import type { BadgeFreshness, WalletBadge } from '../holder/index.js'
import { definePaperTemplate, type PaperTemplate } from '../holder/index.js'
import { type Args, readArgs } from './args.js'
import { readPicture } from './badge-file.js'
import { expandInputs, readInput, readJsonFile } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadVerifier } from './load-verifier.js'
import { readNow, VERIFY_OPTIONS } from './options.js'
import { choosePassphrase } from './passphrase.js'
import { clean, jsonText, rows, type Style, styleFor, table } from './style.js'
import { tellUnreadable } from './verify.js'
import { type FolderWallet, openWalletFolder } from './wallet-folder.js'
import { exportWallet, importWallet } from './wallet-move.js'
import { presentRung } from './wallet-present.js'
import { receiveBadges } from './wallet-receive.js'
import { shareBadges } from './wallet-share.js'

type Action = (io: CliIo, args: Args, opened: FolderWallet, style: Style) => Promise<number>

interface ActionSpec {
  readonly run: Action
  readonly words: readonly [number, number]
  readonly options?: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly required?: boolean }>>
}

const FOR = { for: { type: 'string' }, from: { type: 'string' } } as const
const OUT = { out: { type: 'string', required: true } } as const

const ACTIONS: Readonly<Record<string, ActionSpec>> = {
  init: { run: makeKey, words: [0, 0], options: FOR },
  key: { run: makeKey, words: [0, 0], options: FOR },
  add: { run: add, words: [1, 10_000], options: { template: { type: 'string' } } },
  list: { run: list, words: [0, 1] },
  show: { run: show, words: [1, 1] },
  check: { run: check, words: [0, 0] },
  present: {
    run: presentRung,
    words: [0, 0],
    options: {
      ...OUT,
      ladder: { type: 'string', required: true },
      rung: { type: 'string', required: true },
      challenge: { type: 'string', required: true },
      domain: { type: 'string', required: true },
      policy: { type: 'string' },
      jurisdiction: { type: 'string' },
    },
  },
  receive: { run: receiveBadges, words: [1, 1], options: { for: { type: 'string' }, pin: { type: 'string' } } },
  share: { run: shareBadges, words: [1, 1], options: { badge: { type: 'string' } } },
  export: { run: exportWallet, words: [0, 0], options: OUT },
  import: { run: importWallet, words: [1, 1] },
}

/** `rungs wallet` */
export async function wallet(argv: readonly string[], io: CliIo): Promise<number> {
  const [name = '', ...rest] = argv
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (action === undefined)
    throw usageError('cli.usage', { problem: name === '' ? 'word_missing' : 'action_unknown', what: clean(name) })
  const args = readArgs(rest, {
    options: { ...VERIFY_OPTIONS, wallet: { type: 'string' }, ...action.options },
    words: action.words,
  })
  const opened = await openWalletFolder(io, args.text('wallet') ?? 'wallet', {
    verifier: await loadVerifier(io, args),
    now: readNow(args),
    isNew: name === 'init',
  })
  return action.run(io, args, opened, styleFor(io))
}

/** `rungs wallet init` and `rungs wallet key` */
async function makeKey(io: CliIo, args: Args, { wallet: own, save }: FolderWallet, { say, good }: Style): Promise<number> {
  const folder = args.text('wallet') ?? 'wallet'
  const counterparty = args.text('for')
  const from = args.text('from')
  const known = from === undefined ? (await own.keys()).find((key) => key.counterparty === counterparty) : undefined
  const key =
    known ??
    (from === undefined
      ? await own.keyFor(await choosePassphrase(io, `${say('passphrase.new', { file: clean(folder) })} `), counterparty)
      : await own.addKey(fromUtf8(await readInput(io, from)), counterparty))
  if (known === undefined) await save()
  if (args.flag('json')) io.out(jsonText({ wallet: folder, ...key }))
  else {
    io.out(`${good(say('wallet.ready'))}\n`)
    io.out(
      rows([
        [say('label.wallet'), clean(folder)],
        [say('label.did'), key.did],
        [say('label.by'), counterparty === undefined ? undefined : clean(counterparty)],
      ]),
    )
  }
  return EXIT.ok
}

/** `rungs wallet add` */
async function add(io: CliIo, args: Args, { wallet: own, save }: FolderWallet, { say }: Style): Promise<number> {
  const templates: PaperTemplate[] = []
  for (const file of args.text('template')?.split(',') ?? []) templates.push(definePaperTemplate(await readJsonFile(io, file)))
  const count = { added: 0, copied: 0, present: 0 }
  let failed = false
  for (const input of await expandInputs(io, args.words)) {
    try {
      const became = await own.add(await readPicture(io, input), { templates })
      for (const one of ['added', 'copied', 'present'] as const) count[one] += became[one].length
      if (args.flag('json')) {
        const ids = (badges: readonly WalletBadge[]): string[] => badges.map(({ id }) => id)
        io.out(jsonText({ input, added: ids(became.added), copied: ids(became.copied), present: ids(became.present) }))
      }
    } catch (error) {
      if (!isRungsError(error)) throw error
      // A folder may hold pictures of other things; one that is named is meant.
      if (!args.words.includes(input) && error.code === 'bake.no_credential') continue
      failed = true
      tellUnreadable(io, input, error as RungsError, args.flag('json'))
    }
  }
  await save()
  if (!args.flag('json'))
    io.out(
      `${[
        say('wallet.added', { count: count.added }),
        ...(count.copied > 0 ? [say('wallet.copied', { count: count.copied })] : []),
        ...(count.present > 0 ? [say('issue.present', { count: count.present })] : []),
      ].join(', ')}\n`,
    )
  return failed ? EXIT.unreadable : EXIT.ok
}

/** `rungs wallet list` */
async function list(io: CliIo, args: Args, { wallet: own }: FolderWallet, style: Style): Promise<number> {
  const [text] = args.words
  const found = await own.list(text === undefined ? {} : { text })
  if (args.flag('json')) {
    for (const badge of found) io.out(jsonText(badge))
    return EXIT.ok
  }
  const ids = new Set(found.map(({ id }) => id))
  for (const { ladder, badges } of await own.byLadder()) {
    const shown = badges.filter(({ id }) => ids.has(id))
    if (shown.length === 0) continue
    io.out(`${style.strong(ladder === undefined ? style.say('wallet.noLadder') : clean(ladder))}\n`)
    io.out(
      table(
        shown.map(({ id, about }) => [
          id.slice(0, 8),
          nameOf(about, style),
          clean(about.issuerName ?? about.issuer ?? ''),
          about.validUntil?.slice(0, 10) ?? '',
        ]),
      ),
    )
  }
  return EXIT.ok
}

/** `rungs wallet show` */
async function show(io: CliIo, args: Args, { wallet: own }: FolderWallet, style: Style): Promise<number> {
  const badge = await own.get(args.words[0] as string)
  const { about, copies, supersededBy } = badge
  if (args.flag('json')) io.out(jsonText(badge))
  else {
    const { say } = style
    io.out(
      rows([
        [say('label.what'), nameOf(about, style)],
        [say('label.id'), badge.id],
        [say('label.rung'), clean(about.rung ?? '')],
        [say('label.who'), clean(about.subjects.join(' '), 500)],
        [say('label.issuer'), clean([about.issuerName, about.issuer].filter((one) => one !== undefined).join(' · '))],
        [say('label.from'), clean(about.validFrom ?? '')],
        [say('label.until'), clean(about.validUntil ?? '')],
        [
          say('label.copies'),
          copies.map(({ form, carriers }) => [form, ...carriers.map(({ kind }) => kind)].join(' < ')).join(', '),
        ],
        [say('label.note'), supersededBy === undefined ? undefined : say('wallet.superseded')],
      ]),
    )
  }
  return EXIT.ok
}

/** `rungs wallet check` */
async function check(io: CliIo, args: Args, { wallet: own, save }: FolderWallet, style: Style): Promise<number> {
  const told = await own.check()
  await save()
  for (const one of told) {
    const { badge, ...rest } = one
    if (args.flag('json')) io.out(jsonText({ id: badge.id, name: badge.about.name ?? null, ...rest }))
    else io.out(`${freshness(one, style)}\n`)
  }
  const current = told.filter(({ badge }) => badge.supersededBy === undefined)
  if (current.some(({ outcome }) => outcome === 'rejected')) return EXIT.rejected
  return current.some(({ outcome }) => outcome === 'indeterminate') ? EXIT.indeterminate : EXIT.ok
}

function freshness({ badge, outcome, codes, daysLeft, statusDays }: BadgeFreshness, style: Style): string {
  const { say, good, bad, unsure } = style
  const sign = outcome === 'verified' ? good('✔') : outcome === 'rejected' ? bad('✘') : unsure('?')
  const notes = [
    ...codes.slice(0, 3),
    ...(badge.supersededBy === undefined ? [] : [say('wallet.superseded')]),
    ...(daysLeft === undefined ? [] : [daysLeft < 0 ? say('wallet.ended') : say('wallet.daysLeft', { count: daysLeft })]),
    ...(statusDays === undefined ? [] : [say('wallet.statusDays', { count: statusDays })]),
  ]
  return [
    sign,
    badge.id.slice(0, 8),
    nameOf(badge.about, style),
    ...(notes.length > 0 ? [style.faint(notes.join('; '))] : []),
  ].join('  ')
}

function nameOf({ name, credential }: WalletBadge['about'], { say }: Style): string {
  return clean(name ?? credential ?? '', 80) || say('badge.nameless')
}
