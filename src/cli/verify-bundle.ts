import { addDuration, parseDuration, usageError } from '../core/index.js'
import type { FetchPurpose } from '../net/index.js'
import { type MaxAgeSeconds, type OpenedBundle, openBundle, type Snapshot } from '../verify/bundle/index.js'
import type { Args } from './args.js'
import { readInput } from './files.js'
import type { CliIo } from './io.js'
import { byGeneration, loadDocuments } from './load-documents.js'
import { readNow } from './options.js'
import { clean, rows, type Style } from './style.js'

/** The options of a verification out of a bundle. */
export const BUNDLE_OPTIONS = {
  bundle: { type: 'string' },
  'bundle-signer': { type: 'string' },
  'max-age': { type: 'string' },
} as const

/** The bundle of `--bundle`, or `undefined`. @throws RungsError `cli.usage`, and those of opening a bundle */
export async function loadBundle(io: CliIo, args: Args): Promise<OpenedBundle | undefined> {
  const file = args.text('bundle')
  const signers = args.text('bundle-signer')
  if (file === undefined) {
    if (signers !== undefined) throw usageError('cli.usage', { problem: 'without_bundle', what: '--bundle-signer' })
    if (args.text('max-age') !== undefined) throw usageError('cli.usage', { problem: 'without_bundle', what: '--max-age' })
    if (args.words.length === 0) throw usageError('cli.usage', { problem: 'word_missing' })
    return undefined
  }
  if (args.words.length > 0) throw usageError('cli.usage', { problem: 'badge_in_bundle' })
  return openBundle(await readInput(io, file), {
    trustedBy: signers === undefined ? [] : signers.split(','),
    documents: byGeneration(await loadDocuments(io, args)).documents,
    maxAgeSeconds: readMaxAge(args.text('max-age')),
    now: readNow(args),
  })
}

const PURPOSES: readonly string[] = ['controller', 'status', 'schema', 'refresh', 'trust'] satisfies FetchPurpose[]

/** `status=P7D,controller=P90D` as seconds by purpose. @throws RungsError `cli.usage` */
function readMaxAge(text: string | undefined): Partial<MaxAgeSeconds> {
  const pairs = text === undefined ? [] : text.split(',').map((pair) => pair.split('='))
  return Object.fromEntries(
    pairs.map(([purpose = '', age = '', ...rest]) => {
      const duration = parseDuration(age)
      if (!PURPOSES.includes(purpose) || duration === undefined || rest.length > 0)
        throw usageError('cli.usage', { problem: 'max_age', what: '--max-age' })
      return [purpose, addDuration(0, duration) / 1000]
    }),
  )
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
