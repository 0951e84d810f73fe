import { usageError } from '../core/index.js'
import { type OpenedBundle, openBundle, type Snapshot } from '../verify/bundle/index.js'
import type { Args } from './args.js'
import { readInput } from './files.js'
import type { CliIo } from './io.js'
import { loadDocuments, readNow } from './load.js'
import { clean, rows, type Style } from './style.js'

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
export function agesOf({ created, signer, snapshots }: OpenedBundle, style: Style): string {
  const { say } = style
  const by = signer === undefined ? '' : clean(signer.controller ?? signer.verificationMethod)
  const made =
    signer === undefined
      ? say('bundle.madeUnsigned', { created })
      : say(signer.isTrusted ? 'bundle.made' : 'bundle.madeUntrusted', { created, signer: by })
  return rows([
    [say('label.bundle'), made],
    ...snapshots.map((one): [string, string] => [
      say('label.document'),
      `${clean(one.url, 100)} (${one.purpose}): ${ageOf(one, style)}`,
    ]),
  ])
}

function ageOf({ state, ageSeconds, by }: Snapshot, style: Style): string {
  const { say } = style
  if (state === 'untrusted') return say('bundle.untrusted')
  if (ageSeconds === undefined) return say('bundle.undated')
  const age = say(by === 'document' ? 'bundle.ageOwn' : 'bundle.age', { age: inWords(ageSeconds, style) })
  return state === 'stale' ? say('bundle.stale', { age }) : age
}

function inWords(seconds: number, { say }: Style): string {
  if (seconds >= 172_800) return say('unit.days', { count: Math.floor(seconds / 86_400) })
  if (seconds >= 7200) return say('unit.hours', { count: Math.floor(seconds / 3600) })
  return say('unit.minutes', { count: Math.floor(seconds / 60) })
}
