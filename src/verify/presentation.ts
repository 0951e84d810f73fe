import {
  type Check,
  checkOptions,
  deepFreeze,
  finding,
  formatDateTime,
  isJsonObject,
  type JsonObject,
  type Outcome,
  type PresentationReport,
  presentationCheckNames,
  type Report,
  usageError,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import type { Binding } from '../securing/index.js'
import { checked, checkOfError, PASSED, SKIPPED } from './check.js'
import { checkHolder } from './check-holder.js'
import { checkProof } from './check-proof.js'
import { skipBindingCheck, type VerifyPresentationOptions } from './presentation-options.js'
import { shareResolver } from './share-resolver.js'
import { sniffPresentation } from './sniff-presentation.js'
import { splitStaples, withStaples } from './staple.js'
import { openOptions, type VerifierParts, verifyCredential } from './verify-credential.js'

/** How many endorsements, and how many status lists, are looked at for one presentation. */
const MAX_NESTED = 128

type PresentationChecks = Partial<Record<(typeof presentationCheckNames)[number], Check>>

/** Checks form, proof and holder of a presentation, and verifies each credential inside by itself (VCDM 2.0 sections 4.13 and 7). */
export async function verifyPresentation(
  input: unknown,
  options: VerifyPresentationOptions,
  parts: VerifierParts,
  now: number,
): Promise<PresentationReport<VerifiableCredential>> {
  checkOptions(options ?? {}, ['binding'], 'verifyPresentation')
  const binding = requireBinding(options)
  const { mechanisms } = parts
  // Badges of one issuer are the rule: its document is fetched once for all of them.
  const shared = { ...parts, resolver: shareResolver(parts.resolver).resolver }
  const open = await openOptions(shared, { now })
  const made: PresentationChecks = {}
  let sniffed: ReturnType<typeof sniffPresentation>
  try {
    sniffed = sniffPresentation(input, mechanisms, parts.options.limits)
  } catch (error) {
    return report(now, { form: checkOfError('form', error) }, [], [], undefined)
  }
  made.form = PASSED
  if (!('content' in sniffed)) {
    const shown = await verifyCredential(input, shared, { now, ...(binding !== undefined && { binding }) })
    return report(now, { ...made, ...checksOfShown(shown, sniffed.secured.keyBinding) }, shown.proofs, [shown], undefined)
  }
  const { check, reports, opened } = await checkProof(sniffed.secured, mechanisms, {
    ...open,
    purpose: 'authentication',
    ...(binding !== undefined && { binding }),
  })
  made.proof = check
  const credentials: Report<VerifiableCredential>[] = []
  // Shared, so that many badges in one presentation cannot send a verifier around without end.
  const budgets = { endorsements: { left: MAX_NESTED }, statusLookups: { left: MAX_NESTED } }
  // One after another: a presentation of many must not cost more memory than one of few.
  const { presented, positions, lists } = splitStaples(sniffed.credentials)
  const lent = lists.size === 0 ? shared : withStaples(shared, lists, now)
  // Whoever shows what another has shown, for another occasion, must not make a verifier ask about it: that tells who keeps the status that somebody looks.
  const scope = { now, ...budgets, ...(binding !== undefined && check.state === 'fail' && { isMisused: true as const }) }
  for (const credential of presented) credentials.push(await verifyCredential(credential, lent, scope))
  const controllers = opened.flatMap(({ controller }) => controller ?? [])
  if (opened.length > 0) made.holder = checkHolder(sniffed.content, controllers, credentials, positions)
  return report(now, made, reports, credentials, holderOf(sniffed.content, controllers))
}

/** Whoever holds the key that the issuer named has bound the SD-JWT to this occasion (RFC 9901 section 7.3); or nobody has. */
function checksOfShown({ checks, proofs }: Report<VerifiableCredential>, keyBinding: string | undefined): PresentationChecks {
  const { proof } = checks
  // A proof inside says nothing about who holds the token around it.
  const state = proofs[0]?.state
  if (state !== 'pass' && state !== 'warn') return { proof }
  return { proof, holder: keyBinding === undefined ? checked('unknown', finding('holder', 'holder.unknown', {})) : PASSED }
}

function requireBinding(options: VerifyPresentationOptions): Binding | undefined {
  const binding = (options as Partial<VerifyPresentationOptions> | undefined)?.binding
  if (binding === skipBindingCheck) return undefined
  const isGiven = isJsonObject(binding) && isText(binding['challenge']) && isText(binding['domain'])
  if (!isGiven)
    throw usageError('core.option_invalid', { option: 'binding', expected: 'challenge and domain, or skipBindingCheck' })
  return binding as unknown as Binding
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function holderOf(content: JsonObject, controllers: readonly string[]): string | undefined {
  const { holder } = content
  const named = isJsonObject(holder) ? holder['id'] : holder
  return controllers.find((controller) => named === undefined || controller === named)
}

function report(
  now: number,
  made: PresentationChecks,
  proofs: PresentationReport<VerifiableCredential>['proofs'],
  credentials: readonly Report<VerifiableCredential>[],
  holder: string | undefined,
): PresentationReport<VerifiableCredential> {
  const checks = { form: made.form ?? SKIPPED, proof: made.proof ?? SKIPPED, holder: made.holder ?? SKIPPED }
  return deepFreeze({
    outcome: outcomeOf(Object.values(checks), credentials),
    at: formatDateTime(now),
    checks,
    proofs,
    findings: presentationCheckNames.flatMap((name) => checks[name].findings),
    ...(holder !== undefined && { holder }),
    credentials,
  })
}

/** What is wrong anywhere is wrong of the whole; a holder whom nobody could check leaves it open. */
function outcomeOf(checks: readonly Check[], credentials: readonly Report<VerifiableCredential>[]): Outcome {
  const outcomes = credentials.map(({ outcome }) => outcome)
  if (checks.some(({ state }) => state === 'fail') || outcomes.includes('rejected')) return 'rejected'
  const isOpen = checks.some(({ state }) => state === 'unknown' || state === 'skipped') || outcomes.includes('indeterminate')
  return isOpen ? 'indeterminate' : 'verified'
}
