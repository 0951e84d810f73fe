import type { JsonObject } from '../core/index.js'
import { createNet, type Net } from '../net/index.js'
import { mechanisms } from '../preset/index.js'
import type { SchemaValidator } from '../schemas/index.js'
import { acceptRetiredKeys } from '../securing/index.js'
import { type AcceptancePolicy, createTrustList } from '../trust/index.js'
import { type CrossCheck, createVerifier, type skipValidityCheck, type Verifier } from '../verify/index.js'
import type { Args } from './args.js'
import type { CliIo } from './io.js'
import { byGeneration, loadDocuments, loadSchemas } from './load-documents.js'
import { readNow } from './options.js'

/** A verifier as the options ask for it. */
export async function loadVerifier(
  io: CliIo,
  args: Args,
  options: {
    readonly policy?: AcceptancePolicy
    readonly validity?: typeof skipValidityCheck
    readonly crossCheck?: CrossCheck
    /** Instead of the network. */
    readonly net?: Net
    /** Beside those of `--schemas`. */
    readonly schemas?: Readonly<Record<string, SchemaValidator>>
  } = {},
): Promise<Verifier> {
  const net = options.net ?? (args.flag('offline') ? undefined : (io.net ?? createNet()))
  const { withBetaContext } = await import('../vc-js/index.js')
  return createVerifier({
    // Badges of the beta are still in wallets, and are told from others.
    mechanisms: mechanisms.map(withBetaContext),
    ...byGeneration(await loadDocuments(io, args)),
    now: readNow(args),
    schemas: { ...options.schemas, ...(await validatorsOf(await loadSchemas(io, args))) },
    ...(net !== undefined && { net }),
    ...(args.flag('accept-retired-keys') && { retiredKeys: acceptRetiredKeys }),
    ...(options.policy?.issuers !== undefined && { trust: createTrustList(options.policy.issuers) }),
    ...(options.validity !== undefined && { validity: options.validity }),
    ...(options.crossCheck !== undefined && { crossCheck: options.crossCheck }),
  })
}

async function validatorsOf(schemas: readonly JsonObject[]): Promise<Readonly<Record<string, SchemaValidator>>> {
  if (schemas.length === 0) return {}
  // What compiles schemas is large, and few need it.
  const { compileSchemas } = await import('../schemas/compile-schema.js')
  return compileSchemas(schemas)
}
