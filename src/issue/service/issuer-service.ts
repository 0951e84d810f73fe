import {
  checkOptions,
  copyJsonObject,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type Now,
  newUrn,
  platformRandom,
  requireOption,
  toEpochMs,
  usageError,
} from '../../core/index.js'
import type { CredentialBody, Store } from '../../storage/index.js'
import type { IssueBadgeRequest, IssueRungRequest, Issuer } from '../issuer.js'
import { type CredentialLog, createCredentialLog } from '../log/credential-log.js'
import { ignoreEvents, type ServiceEvent, timed } from '../operations/events.js'
import type { AllocateStatusOptions, StatusService } from '../status/service.js'
import { type ExpiringOptions, type ExpiringPage, listExpiring } from './expiring.js'
import { type RecordedCredential, recipientIn, recordOnce, withGiven } from './record.js'
import { refreshCredential, renewCredential } from './renew.js'
import { findSuccessor } from './successor.js'

/** Options of {@link createIssuerService}. */
export interface CreateIssuerServiceOptions {
  readonly store: Store
  readonly issuer: Issuer
  /** Where credentials get their status from. Default: they have none, and cannot be revoked. */
  readonly status?: StatusService
  /** Where newer versions are had, such as `https://courier.example/refresh/`: the id of the credential follows it. Default: nowhere. */
  readonly refreshUrl?: string
  /** Whether credentials are kept, so that the same key gives the same bytes, and renewing works. Personal data. Default `true`. */
  readonly keepTexts?: boolean
  /** Hears what happens, for meters and logs. */
  readonly observe?: (event: ServiceEvent) => void
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** Options of {@link IssuerService.issue}. */
export interface IssueOnceOptions {
  /** Tells apart what one recipient gets of one achievement: a row of a table, a year, an order. At most 500 characters. */
  readonly idempotencyKey: string
  /** By what the recipient is known in the log. Default: the subject's id, or its first identifier. */
  readonly recipient?: string
  /** Which lists the credential has a place in. Default: the first of the status service. */
  readonly purposes?: AllocateStatusOptions['purposes']
}

/** The newest version of a credential, for whoever asks at its refresh service. */
export interface NewestVersion extends CredentialBody {
  /** The id of the one that took its place, if one did. */
  readonly replacedBy?: string
}

/** An issuer with a memory. */
export interface IssuerService {
  readonly log: CredentialLog
  /**
   * Issues a badge exactly once for its issuer, achievement, recipient and idempotency key. The same again gives what is there, also
   * where the rest of the request differs.
   *
   * @throws RungsError as `Issuer.issue` does, and `storage.*`: calling again is safe after any of them
   */
  issue(request: IssueBadgeRequest | IssueRungRequest, options: IssueOnceOptions): Promise<RecordedCredential>
  /** The same for a badge made elsewhere. @throws RungsError as `Issuer.sealBadge` does, and `storage.*` */
  sealBadge(draft: unknown, options: IssueOnceOptions): Promise<RecordedCredential>
  /**
   * Issues a successor of a badge once for its key: a new id and a status of its own, `replaces` naming the old one, the first
   * `awardedDate` kept. The old one stays as it is.
   *
   * @throws RungsError `issue.renewal_refused`, as `Issuer.reseal` does, and `storage.*`
   */
  renew(
    id: string,
    options: { readonly idempotencyKey: string; readonly changes?: Readonly<Record<string, unknown>> },
  ): Promise<RecordedCredential>
  /**
   * Signs a newer version of a credential under its id, with the same status and `awardedDate`: for who asks at its refresh service.
   *
   * @throws RungsError `issue.renewal_refused`, as `Issuer.sealBadge` does, and `storage.*`
   */
  refresh(id: string, options?: { readonly changes?: Readonly<Record<string, unknown>> }): Promise<CredentialBody>
  /** What the refresh service of a credential answers (OB 3.0 section 9.1 step 3); undefined where nothing was kept. */
  newest(id: string): Promise<NewestVersion | undefined>
  /** Credentials that end soon, to tell their holders; nothing but their ids. @throws RungsError `storage.*` */
  expiring(options: ExpiringOptions): Promise<ExpiringPage>
}

const OPTIONS = ['store', 'issuer', 'status', 'refreshUrl', 'keepTexts', 'observe', 'now', 'random'] as const

/**
 * An issuer that writes down what it issues: one credential for each idempotency key, with a place in the status lists, whatever crashes
 * in between.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createIssuer } from 'rungs'
 * import { createIssuerService, createStatusService } from 'rungs/issue'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { createMemoryStore } from 'rungs/storage'
 * const store = createMemoryStore()
 * const issuer = createIssuer({ signer: createSigner(await generateKey()), mechanism: eddsaRdfc2022 })
 * const status = createStatusService({ store, issuer, baseUrl: 'https://courier.example/status/' })
 * const service = createIssuerService({ store, issuer, status })
 * const request = {
 *   subject: { id: 'did:example:ana' },
 *   achievement: {
 *     id: 'https://courier.example/achievements/route-safety',
 *     name: 'Route safety',
 *     description: 'Plans safe routes.',
 *     criteria: { narrative: 'Passed the test.' },
 *   },
 * }
 * const first = await service.issue(request, { idempotencyKey: '2026' })
 * const again = await service.issue(request, { idempotencyKey: '2026' })
 * again.text === first.text // true
 * ```
 */
export function createIssuerService(options: CreateIssuerServiceOptions): IssuerService {
  checkOptions(options, OPTIONS, 'createIssuerService')
  const { store, issuer, status, refreshUrl, keepTexts = true, now, random = platformRandom, observe = ignoreEvents } = options
  requireOption(status === undefined || typeof status.reserve === 'function', 'status', 'a status service')
  requireOption(
    refreshUrl === undefined || (isAbsoluteUrl(refreshUrl) && refreshUrl.endsWith('/')),
    'refreshUrl',
    'URL that ends with a slash',
  )
  const log = createCredentialLog({ store, issuer, observe, ...(now !== undefined && { now }), random })
  const parts = {
    store,
    issuer: issuer.profile.id,
    signer: issuer,
    log,
    status,
    refreshUrl,
    keepTexts,
    nowMs: () => toEpochMs(now),
    newId: () => newUrn(random),
    published: new Set<string>(),
  }
  const recorded = (step: () => Promise<RecordedCredential>): Promise<RecordedCredential> =>
    timed('issue', observe, step, ({ outcome }, durationMs) => ({ name: 'credential.issued', outcome, durationMs }))
  return Object.freeze({
    log,
    issue: (request: IssueBadgeRequest | IssueRungRequest, asked: IssueOnceOptions) =>
      recorded(async () => {
        const subject = isJsonObject(request?.subject) ? request.subject : { id: request?.subject }
        const achievement = 'ladder' in request ? request.rung : (request.achievement as { readonly id?: unknown })?.id
        return recordOnce(
          {
            ...readAsked(asked, achievement, { credentialSubject: subject as JsonObject }),
            id: request.id ?? parts.newId(),
            make: (given) => issuer.issue({ ...request, ...given } as IssueBadgeRequest),
          },
          parts,
        )
      }),
    sealBadge: (draft: unknown, asked: IssueOnceOptions) =>
      recorded(async () => {
        const content = copyJsonObject(draft)
        const [subject] = [content['credentialSubject']].flat()
        const achievement =
          isJsonObject(subject) && isJsonObject(subject['achievement']) ? subject['achievement']['id'] : undefined
        return recordOnce(
          {
            ...readAsked(asked, achievement, content),
            id: typeof content['id'] === 'string' ? content['id'] : parts.newId(),
            make: (given) => issuer.sealBadge(withGiven(content, given)),
          },
          parts,
        )
      }),
    renew: (id: string, asked: Parameters<IssuerService['renew']>[1]) =>
      timed(
        'renew',
        observe,
        async () => {
          checkOptions(asked, ['idempotencyKey', 'changes'], 'renew')
          requireKey(asked.idempotencyKey)
          return renewCredential(id, asked, parts)
        },
        (_, durationMs) => ({ name: 'credential.renewed', durationMs }),
      ),
    refresh: (id: string, asked: Parameters<IssuerService['refresh']>[1] = {}) =>
      timed(
        'refresh',
        observe,
        async () => {
          checkOptions(asked, ['changes'], 'refresh')
          return refreshCredential(id, asked, parts)
        },
        (_, durationMs) => ({ name: 'credential.renewed', durationMs }),
      ),
    async newest(id: string) {
      const body = await log.loadText(id)
      if (body === undefined) return undefined
      const successor = await store.read((view) => findSuccessor(view, id, parts.issuer))
      return { ...body, ...(successor !== undefined && { replacedBy: successor.id }) }
    },
    expiring: (asked: ExpiringOptions) => listExpiring(asked, parts),
  })
}

function readAsked(asked: IssueOnceOptions, achievement: unknown, content: JsonObject) {
  checkOptions(asked, ['idempotencyKey', 'recipient', 'purposes'], 'issue')
  const { idempotencyKey, recipient = recipientIn(content), purposes } = asked
  requireKey(idempotencyKey)
  if (recipient === '') throw inputError('credential.recipient_missing', {}, '/credentialSubject')
  const facts = { achievement: typeof achievement === 'string' ? achievement : '', recipient, row: idempotencyKey }
  return { facts, ...(purposes !== undefined && { purposes }) }
}

function requireKey(key: unknown): void {
  if (typeof key !== 'string' || key === '' || key.length > 500)
    throw usageError('core.option_invalid', { option: 'idempotencyKey', expected: 'text of 1 to 500 characters' })
}
