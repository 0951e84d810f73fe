import type { RungsError } from '../core/index.js'
import {
  type Fact,
  groupByWorker,
  type Ladder,
  type Placement,
  type PlaceOptions,
  place as placeOn,
  toFacts,
} from '../ladder/index.js'
import { skipValidityCheck } from '../verify/index.js'
import type { Args } from './args.js'
import type { CliIo } from './io.js'
import { loadPolicy } from './load-policy.js'
import { loadVerifier } from './load-verifier.js'
import { readNow } from './options.js'
import { styleFor } from './style.js'
import { tellUnreadable } from './verify.js'
import { type VerifiedInput, verifyInputs } from './verify-inputs.js'
import { toReadable } from './verify-view.js'

/** Where each worker stands by some badges, and what became of the badges. */
export interface WorkerPlacements {
  readonly placements: readonly Placement[]
  readonly done: readonly VerifiedInput[]
}

/** A worker whom badges name, by what they say, and how to place them. */
export interface Worker {
  readonly facts: readonly Fact[]
  readonly options: PlaceOptions
}

/** Verifies badges and tells apart the workers whom they name; what does not count is told at once. */
export async function readWorkers(
  io: CliIo,
  args: Args,
  ladder: Ladder,
  inputs: readonly string[],
): Promise<{ readonly workers: readonly Worker[]; readonly done: readonly VerifiedInput[]; readonly options: PlaceOptions }> {
  const policy = await loadPolicy(io, args)
  // The ladder judges dates itself, so that it can say "expired" where a verification would only reject.
  const verifier = await loadVerifier(io, args, { validity: skipValidityCheck })
  const style = styleFor(io)
  const facts: Fact[] = []
  const done = await verifyInputs(io, verifier, inputs, ({ input, report, error }) => {
    if (report === undefined) tellUnreadable(io, input, error as RungsError, args.flag('json'))
    else if (report.outcome === 'verified') facts.push(...toFacts(report))
    else io.err(`${toReadable(input, report, style)}\n`)
  })
  const jurisdiction = args.text('jurisdiction')
  const ids = policy && (policy.issuers ?? []).map((issuer) => (typeof issuer === 'string' ? issuer : issuer.id))
  const trusted = ids ?? [ladder.owner, ...(ladder.contributors ?? [])]
  const options = {
    now: readNow(args),
    policy: { trust: { ids: trusted } },
    ...(jurisdiction !== undefined && { jurisdiction }),
  }
  const workers = groupByWorker(facts, trusted).map((worker) => ({
    facts: worker.facts,
    options: { ...options, subject: worker.keys },
  }))
  return { workers, done, options }
}

/** Where each worker stands whom badges name. */
export async function placeWorkers(io: CliIo, args: Args, ladder: Ladder, inputs: readonly string[]): Promise<WorkerPlacements> {
  const { workers, done } = await readWorkers(io, args, ladder, inputs)
  return { placements: workers.map(({ facts, options }) => placeOn(ladder, facts, options)), done }
}
