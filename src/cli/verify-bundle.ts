import { usageError } from '../core/index.js'
import { type OpenedBundle, openBundle, type Snapshot } from '../verify/bundle/index.js'
import type { Args } from './args.js'
import { readInput } from './files.js'
import type { CliIo } from './io.js'
import { loadDocuments, readNow } from './load.js'
import { clean, rows } from './style.js'

/** The options of a verification out of a bundle. */
export const BUNDLE_OPTIONS = {
  bundle: { type: 'string' },
  'bundle-signer': { type: 'string' },
} as const

/** The bundle of `--bundle`, or `undefined`. @throws RungsError `cli.usage`, and those of opening a bundle */
export async function loadBundle(io: CliIo, args: Args): Promise<OpenedBundle | undefined> {
  const file = args.text('bundle')
  const signers = args.text('bundle-signer')
  if (file === undefined) {
    if (signers !== undefined) throw usageError('cli.usage', { problem: 'signer_alone' })
    if (args.words.length === 0) throw usageError('cli.usage', { problem: 'word_missing' })
    return undefined
  }
  if (args.words.length > 0) throw usageError('cli.usage', { problem: 'badge_in_bundle' })
  return openBundle(await readInput(io, file), {
    trustedBy: signers === undefined ? [] : signers.split(','),
    documents: await loadDocuments(io, args),
    now: readNow(args),
  })
}

/** How old the documents of a bundle are, laid out for reading. */
export function agesOf({ created, signer, snapshots }: OpenedBundle): string {
  const by = signer === undefined ? 'nobody' : clean(signer.controller ?? signer.verificationMethod)
  const trust = signer === undefined || signer.isTrusted ? '' : ', whom you do not trust'
  return rows([
    ['Bundle', `of ${created}, signed by ${by}${trust}`],
    ...snapshots.map((one): [string, string] => ['Document', `${clean(one.url, 100)} (${one.purpose}): ${ageOf(one)}`]),
  ])
}

function ageOf({ state, ageSeconds, by }: Snapshot): string {
  if (state === 'untrusted') return 'not used, since nobody you trust vouches for it'
  if (ageSeconds === undefined) return 'not used, since nobody says how old it is'
  const age = `${inWords(ageSeconds)} old${by === 'document' ? ' by its own word' : ''}`
  return state === 'stale' ? `not used, since it is too old: ${age}` : age
}

function inWords(seconds: number): string {
  const [count, unit] =
    seconds >= 172_800 ? [seconds / 86_400, 'days'] : seconds >= 7200 ? [seconds / 3600, 'hours'] : [seconds / 60, 'minutes']
  return `${Math.floor(count as number)} ${unit}`
}
