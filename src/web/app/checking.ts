import { isRungsError, type PresentationReport, type Report, type RungsError } from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import type { Net } from '../../net/index.js'
import type { Binding } from '../../securing/index.js'
import {
  type CreateVerifierOptions,
  createVerifier,
  type Generation,
  type KnownRecipient,
  type Verifier,
} from '../../verify/index.js'
import type { Proven, Request } from './asking.js'
import { pageMechanisms } from './mechanisms.js'

/** Most badges are of today: what reads older ones is loaded when one comes. */
const older: Generation = {
  generation: '2.0',
  verify: async (badge, scope) => (await import('../../verify/ob2/index.js')).openBadges2.verify(badge, scope),
}
const MAX_LINKED_BYTES = 10 * 1024 * 1024

/** A badge that was brought, and what came out. */
export interface Checked {
  readonly name: string
  readonly input: string | Uint8Array
  readonly report?: Report<VerifiableCredential>
  /** Where it could not be read at all. */
  readonly error?: RungsError
  /** Whom the network would have to be asked of to know more. */
  readonly hosts: readonly string[]
  /** What the person's device was asked for, and its answer once one came. */
  readonly asked?: Request
  readonly answer?: Answer & { readonly proven: Proven }
}

/** What came back from the device of a person. */
export interface Answer {
  readonly input: string | Uint8Array
  readonly report: PresentationReport<VerifiableCredential>
  /** Whom the network would have to be asked of to know more. */
  readonly hosts: readonly string[]
}

/** Checks badges on this device, and asks hosts only once they were allowed. */
export interface Checker {
  check(name: string, input: string | Uint8Array, person?: KnownRecipient): Promise<Checked>
  /** What a presentation proves on one occasion; `undefined` where the input is none. */
  present(input: string | Uint8Array, binding: Binding): Promise<Answer | undefined>
  /** Lets these hosts be asked from now on. */
  allow(hosts: readonly string[]): void
  isAllowed(host: string): boolean
  /** What verifies as this does; hosts that it would have to ask and may not are added to the list. */
  verifierNoting(wanted: Set<string>): Verifier
  /** The bytes behind a link, from an allowed host. */
  fetch(url: string): Promise<Uint8Array>
}

/** What is known before anything is checked, who judges dates and statuses, and where the page is from if that may be asked. */
export interface CheckerOptions extends Pick<CreateVerifierOptions, 'documents' | 'status' | 'validity'> {
  readonly ownOrigin?: string
}

/** A checker that may ask nobody yet. */
export function createChecker({ ownOrigin, ...options }: CheckerOptions = {}): Checker {
  const allowed = new Set<string>()
  const netFor = (wanted: Set<string>): Net => ({
    fetch: async (url, more) => {
      // Most badges are judged without the network.
      const { createBrowserNet } = await import('../../net/browser.js')
      const net = createBrowserNet({
        ...(ownOrigin !== undefined && { ownOrigin }),
        onFetch: ({ origin }) => {
          const { host } = new URL(origin)
          if (!allowed.has(host)) wanted.add(host)
          return allowed.has(host)
        },
      })
      return net.fetch(url, more)
    },
  })
  const verifierNoting = (wanted: Set<string>): Verifier =>
    createVerifier({ ...options, mechanisms: pageMechanisms, generations: [older], net: netFor(wanted) })
  return {
    verifierNoting,
    isAllowed: (host) => allowed.has(host),
    allow: (hosts) => {
      for (const host of hosts) allowed.add(host)
    },
    fetch: async (url) => (await netFor(new Set()).fetch(url, { maxBytes: MAX_LINKED_BYTES })).bytes,
    async check(name, input, person) {
      const wanted = new Set<string>()
      try {
        const report = await verifierNoting(wanted).verify(input, person === undefined ? {} : { recipient: person })
        return { name, input, report, hosts: Array.from(wanted) }
      } catch (error) {
        if (!isRungsError(error)) throw error
        return { name, input, error, hosts: [] }
      }
    },
    async present(input, { challenge, domain }) {
      const wanted = new Set<string>()
      const report = await verifierNoting(wanted).verifyPresentation(input, { binding: { challenge, domain } })
      // An SD-JWT is a presentation too, once its holder has signed it: RFC 9901 section 4.
      const isBare = report.credentials.length > 0 && report.checks.holder.state === 'unknown' && report.holder === undefined
      return report.checks.form.state !== 'pass' || isBare ? undefined : { input, report, hosts: Array.from(wanted) }
    },
  }
}
