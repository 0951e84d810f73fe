import { type ContextLoader, createContextLoader } from '../../contexts/index.js'
import { late, type Now, toEpochMs } from '../../core/index.js'
import { type ControllerResolver, createControllerResolver } from '../../did/index.js'
import type { Net } from '../../net/index.js'
import { generations, mechanisms as presetMechanisms } from '../../preset/index.js'
import type { SchemaValidator } from '../../schemas/index.js'
import { bbs2023 } from '../../securing/data-integrity/bbs-2023.js'
import { acceptInlineContexts, type Mechanism } from '../../securing/index.js'
import { createVerifier, skipStatusCheck, type Verifier } from '../../verify/index.js'
import type { BodyLimits } from '../read-body.js'
import type { VcApiIssuer } from './issuers.js'
import { ownLists } from './own-lists.js'
import type { StatusLists } from './status-lists.js'

/** Exported so that it is seen where it is taken: `createVcApiHandler({ unboundPresentations: acceptUnboundPresentations })`. */
export const acceptUnboundPresentations: unique symbol = /* @__PURE__ */ Symbol('acceptUnboundPresentations')

/** What a service is made of. */
export interface CreateVcApiHandlerOptions extends BodyLimits {
  /**
   * From `createVcApiIssuers`, or what makes them when they are first asked for: keys of some kinds take a while to load. Default:
   * none; the service then only verifies.
   */
  readonly issuers?: readonly VcApiIssuer[] | (() => Promise<readonly VcApiIssuer[]>)
  /** Publishes the lists that the issuer `status` gives places in. Default: there are none. */
  readonly statusLists?: StatusLists
  /** Where the service is reached from outside: status lists below it are read here, without a network. Default: nowhere. */
  readonly baseUrl?: string
  /** The path that the routes lie under, such as `/vc`. Default: the root. */
  readonly basePath?: string
  /** The ways of securing that are understood. Default: those of `rungs/preset/all`, and `bbs-2023`. */
  readonly mechanisms?: readonly Mechanism[]
  /** JSON-LD contexts by URL, beside the bundled ones. */
  readonly contexts?: Readonly<Record<string, unknown>>
  /** Validators of JSON Schemas by URL. */
  readonly schemas?: Readonly<Record<string, SchemaValidator>>
  /** DID and controller documents by id, so that their issuers are known without a network. */
  readonly documents?: readonly unknown[]
  /** The only way outward. Default: none. */
  readonly net?: Net
  /** Default: the system's clock. */
  readonly now?: Now
  /** Takes presentations without a challenge and a domain: anybody who has seen one can show it again. Default: they are refused. */
  readonly unboundPresentations?: typeof acceptUnboundPresentations
}

/** The parts of a service that its routes work with. */
export interface Service {
  readonly issuers: () => Promise<readonly VcApiIssuer[]>
  readonly statusLists: StatusLists | undefined
  readonly limits: BodyLimits
  readonly mechanisms: readonly Mechanism[]
  readonly contexts: Readonly<Record<string, unknown>>
  readonly loader: ContextLoader
  readonly resolver: ControllerResolver
  readonly verifier: Verifier
  /** Leaves the status out, for whoever asks for other checks only. */
  readonly statuslessVerifier: Verifier
  readonly isUnboundAccepted: boolean
  readonly now: () => number
}

/** The parts that the options ask for. @throws RungsError as `createVerifier` */
export function createService(options: CreateVcApiHandlerOptions): Service {
  const {
    issuers = [],
    statusLists,
    baseUrl,
    mechanisms = [...presetMechanisms, bbs2023],
    contexts = {},
    schemas,
    documents,
    net,
    now,
  } = options
  const nowMs = (): number => toEpochMs(now)
  const outward = statusLists === undefined || baseUrl === undefined ? net : ownLists(statusLists, baseUrl, net, nowMs)
  const resolving = {
    ...(documents !== undefined && { documents }),
    ...(net !== undefined && { net }),
  }
  const verifying = {
    mechanisms,
    generations,
    contexts,
    inlineContexts: acceptInlineContexts,
    ...resolving,
    ...(outward !== undefined && { net: outward }),
    ...(schemas !== undefined && { schemas }),
    ...(now !== undefined && { now }),
  } as const
  return {
    issuers: typeof issuers === 'function' ? late(issuers) : async () => issuers,
    statusLists,
    limits: {
      ...(options.maxBodyBytes !== undefined && { maxBodyBytes: options.maxBodyBytes }),
      ...(options.bodyTimeoutMs !== undefined && { bodyTimeoutMs: options.bodyTimeoutMs }),
    },
    mechanisms,
    contexts,
    loader: createContextLoader(contexts),
    resolver: createControllerResolver(resolving),
    // What was revoked here must be seen here at once; a net keeps the lists of others by itself.
    verifier: createVerifier({ ...verifying, statusMaxAgeMs: 0 }),
    statuslessVerifier: createVerifier({ ...verifying, status: skipStatusCheck }),
    isUnboundAccepted: options.unboundPresentations === acceptUnboundPresentations,
    now: nowMs,
  }
}
