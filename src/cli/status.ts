import { formatDateTime, fromUtf8, inputError, parseDateTime, usageError } from '../core/index.js'
import type { CredentialState, PublishedList, StatusService } from '../issue/index.js'
import type { RevocationReason } from '../status/index.js'
import type { Store } from '../storage/index.js'
import { type Args, readArgs } from './args.js'
import { readInput } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadServices, STORE_OPTIONS, withStore } from './status-lists.js'
import { clean, jsonText, rows, type Style, styleFor } from './style.js'

/** What an action works with. */
interface Job {
  readonly io: CliIo
  readonly args: Args
  readonly style: Style
  readonly store: Store
  readonly services: readonly StatusService[]
  /** The id of the credential, where one is named. */
  readonly id: string | undefined
}

const CHANGE = { reason: { type: 'string' }, 'appeal-until': { type: 'string' } } as const
const PUBLISH = { list: { type: 'string' }, force: { type: 'boolean' }, copy: { type: 'string' } } as const

const ACTIONS: Readonly<
  Record<
    string,
    { readonly options: object; readonly words: readonly [number, number]; readonly run: (job: Job) => Promise<number> }
  >
> = {
  publish: { options: PUBLISH, words: [1, 1], run: publish },
  revoke: { options: CHANGE, words: [2, 2], run: (job) => change(job, 'revoked') },
  suspend: { options: CHANGE, words: [2, 2], run: (job) => change(job, 'suspended') },
  reinstate: { options: {}, words: [2, 2], run: (job) => change(job, 'valid') },
  show: { options: {}, words: [1, 2], run: show },
  audit: { options: {}, words: [1, 1], run: audit },
}

/** `rungs status` */
export async function status(argv: readonly string[], io: CliIo): Promise<number> {
  const [name = ''] = argv
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (action === undefined) throw usageError('cli.usage', { problem: 'action_unknown', what: `status ${clean(name, 40)}` })
  const args = readArgs(argv, { options: { ...STORE_OPTIONS, ...action.options }, words: action.words })
  if (name === 'publish' && args.text('key') === undefined)
    throw usageError('cli.usage', { problem: 'option_missing', what: '--key' })
  return withStore(io, args, async (store) =>
    action.run({ io, args, style: styleFor(io), store, services: await loadServices(io, args, store), id: args.words[1] }),
  )
}

async function publish({ io, args, style, store, services }: Job): Promise<number> {
  const list = args.text('list')
  // A store without lists has nothing to publish yet; one with lists of others has nothing that this key can sign.
  if (services.length === 0 && (await store.read(({ lists }) => lists.list())).length > 0)
    throw usageError('core.option_invalid', {
      option: list === undefined ? 'key' : 'list',
      expected: list === undefined ? 'key of an issuer of lists in the store' : 'URL of a list of the issuer in the store',
    })
  const files = args.text('copy')?.split(',') ?? []
  const copies = await Promise.all(files.map(async (file) => fromUtf8(await readInput(io, file))))
  const published: PublishedList[] = []
  for (const service of services)
    published.push(...(await service.publish({ ...(list !== undefined && { list }), force: args.flag('force'), copies })))
  tellLists(io, args, style, published, {})
  return EXIT.ok
}

function tellLists(io: CliIo, args: Args, style: Style, published: readonly PublishedList[], more: object): void {
  if (args.flag('json')) {
    io.out(jsonText({ ...more, lists: published }))
    return
  }
  io.out(
    rows(
      published.map(({ list, isNew, validUntil }) => [
        clean(list),
        style.say(isNew ? 'lists.signed' : 'lists.kept', { until: validUntil }),
      ]),
    ),
  )
}

async function change(job: Job, target: CredentialState): Promise<number> {
  const { io, args, style } = job
  const credential = job.id as string
  const service = (await serviceOf(job)).service
  const asked = { credential, ...reasonOf(args) }
  const changed =
    target === 'valid'
      ? await service.reinstate({ credential })
      : await (target === 'revoked' ? service.revoke(asked) : service.suspend(asked))
  if (!args.flag('json')) io.out(`${style.strong(clean(credential))}  ${style.say(`lists.${changed.state}`)}\n`)
  // Without a key, whoever has it publishes.
  const published = args.text('key') === undefined ? [] : await service.publish({ list: changed.list })
  tellLists(io, args, style, published, { credential, ...changed })
  return EXIT.ok
}

function reasonOf(args: Args): { readonly reason: RevocationReason; readonly appealUntil?: string } {
  const appealUntil = args.text('appeal-until')
  if (appealUntil !== undefined && parseDateTime(appealUntil) === undefined)
    throw usageError('cli.usage', { problem: 'date_time', what: '--appeal-until' })
  return { reason: args.text('reason') as RevocationReason, ...(appealUntil !== undefined && { appealUntil }) }
}

/** The service whose lists have a place of the credential. */
async function serviceOf({ services, id }: Job): Promise<{ readonly service: StatusService; readonly state: CredentialState }> {
  for (const service of services) {
    const state = await service.findState(id as string)
    if (state !== undefined) return { service, state }
  }
  throw inputError('status.place_unknown', {})
}

async function show(job: Job): Promise<number> {
  const { io, args, style, store, id } = job
  if (id === undefined) return showLists(job)
  const { state } = await serviceOf(job)
  const entries = await store.read(async ({ lists }) =>
    Promise.all((await lists.placesOf(id)).map(async ({ list, index }) => ({ list: (await lists.get(list))?.url ?? '', index }))),
  )
  if (args.flag('json')) io.out(jsonText({ credential: id, state, entries }))
  else {
    io.out(`${style.strong(clean(id))}  ${style.say(`lists.${state}`)}\n`)
    io.out(rows(entries.map(({ list, index }) => [clean(list), String(index)])))
  }
  return EXIT.ok
}

async function showLists({ io, args, style, store }: Job): Promise<number> {
  const lists = await store.read(async (view) =>
    Promise.all(
      (await view.lists.list()).map(async ({ id, url, purpose, length, next }) => {
        const publication = await view.lists.publication(id)
        const published = publication === undefined ? null : formatDateTime(publication.atMs)
        return { list: url, purpose, length, allocated: next, placed: await view.lists.countPlaces(id), published }
      }),
    ),
  )
  if (args.flag('json')) io.out(jsonText({ lists }))
  else
    io.out(
      rows(
        lists.map(({ list, length, allocated, placed, published }) => [
          clean(list),
          `${style.say('lists.places', { allocated, length, placed })} ${published ?? style.say('lists.unpublished')}`,
        ]),
      ),
    )
  return EXIT.ok
}

async function audit({ io, args, style, services }: Job): Promise<number> {
  const audits = []
  for (const service of services) audits.push(await service.audit())
  const findings = audits.flatMap((one) => one.findings)
  const lists = audits.flatMap((one) => one.lists)
  const entries = Math.max(0, ...audits.map((one) => one.entries))
  if (args.flag('json')) io.out(jsonText({ isSound: findings.length === 0, entries, lists, findings }))
  else {
    io.out(`${findings.length === 0 ? style.good(style.say('lists.sound')) : style.bad(style.say('lists.unsound'))}\n`)
    io.out(rows(findings.map((one) => [style.faint(one.code), style.words(one).text])))
    io.out(
      rows(
        lists.map(({ list, allocated, placed, unused }) => [
          clean(list),
          style.say('lists.audited', { allocated, placed, unused }),
        ]),
      ),
    )
  }
  return findings.length === 0 ? EXIT.ok : EXIT.rejected
}
