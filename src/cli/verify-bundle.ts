import { addDuration, parseDuration, usageError } from '../core/index.js'
import type { FetchPurpose } from '../net/index.js'
import { type MaxAgeSeconds, type OpenedBundle, openBundle, type Snapshot } from '../verify/bundle/index.js'
import type { Args } from './args.js'
import { readInput } from './files.js'
import type { CliIo } from './io.js'
import { byGeneration, loadDocuments, readNow } from './load.js'
import { clean, rows } from './style.js'

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
    if (signers !== undefined || args.text('max-age') !== undefined)
      throw usageError('cli.usage', { problem: '--bundle-signer and --max-age go with --bundle' })
    if (args.words.length === 0) throw usageError('cli.usage', { problem: 'a file or name is missing' })
    return undefined
  }
  if (args.words.length > 0)
    throw usageError('cli.usage', { problem: 'the badge is in the bundle, and no other is verified with it' })
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
        throw usageError('cli.usage', {
          problem: `--max-age needs purposes with durations such as status=P7D; purposes: ${PURPOSES.join(', ')}`,
        })
      return [purpose, addDuration(0, duration) / 1000]
    }),
  )
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
