import { type ContextLoader, createContextLoader, RUNGS_V0 } from '../contexts/index.js'
import {
  checkOptions,
  copyJsonObject,
  formatWholeSecond,
  inputError,
  isAbsoluteUrl,
  type JsonObject,
  type Now,
  newUrn,
  platformRandom,
  toEpochMs,
  usageError,
} from '../core/index.js'
import {
  type AchievementCredential,
  type AchievementCredentialInput,
  buildAchievementCredential,
  buildProfile,
  buildRungCredential,
  type Profile,
  type ProfileInput,
  type RungCredentialDetails,
  rungCredentialMembers,
  type SubjectInput,
} from '../credential/index.js'
import type { Signer } from '../keys/index.js'
import type { Fact, Ladder } from '../ladder/index.js'
import type { Mechanism, SecuredCredential } from '../securing/index.js'
import { toCredentialText } from './content.js'
import { prepareCredential, prepareDraft, type Stamp } from './draft.js'
import { type BadgeRow, type BadgeSeries, type BadgeTemplate, createBadgeMaker, inRow } from './issue-many.js'
import { checkPrerequisites, createLadderCheck, type PrerequisitePolicy, type skipRequirements } from './prerequisites.js'

/** Options of {@link createIssuer}. */
export interface CreateIssuerOptions {
  /** Who issues. Its `id` must be what controls the signer's key; default: exactly that. */
  readonly profile?: Omit<ProfileInput, 'id'> & { readonly id?: string }
  readonly signer: Signer
  /** How badges are secured, such as `eddsaRdfc2022`. */
  readonly mechanism: Mechanism
  /** JSON-LD contexts by URL, beside the bundled ones. */
  readonly contexts?: Readonly<Record<string, unknown>>
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** A badge as it was issued. */
export interface IssuedCredential {
  /** A deep-frozen JSON object with its proof, or a compact JWS, by the mechanism. */
  readonly credential: JsonObject | string
  readonly id: string
  readonly mediaType: string
  /** A safe name for a file, without a folder. */
  readonly fileName: string
}

type Stamped = 'id' | 'issuer' | 'validFrom'

/** A badge of any achievement. `id` and `validFrom` may be left to the issuer. */
export interface IssueBadgeRequest extends Omit<AchievementCredentialInput, Stamped> {
  readonly id?: string
  readonly validFrom?: string
}

/** A badge for one rung of a ladder. */
export interface IssueRungRequest extends Omit<RungCredentialDetails, Stamped> {
  readonly ladder: Ladder
  /** The rung's id. */
  readonly rung: string
  readonly subject: string | SubjectInput
  /** What the worker already holds: facts from verified badges or from own records; or the symbol that says not to look. */
  readonly held: readonly Fact[] | typeof skipRequirements
  /** Whose facts count. Default: the ladder's owner and contributors, and this issuer. */
  readonly policy?: PrerequisitePolicy
  /** Where the worker is, such as `US-CA`: it chooses among the variants of the rung. Default: all of them have to be met. */
  readonly jurisdiction?: string
  readonly id?: string
  readonly validFrom?: string
}

/** An issuer: safe to use many times and concurrently. */
export interface Issuer {
  readonly profile: Profile
  /**
   * Builds and secures a badge. A rung whose requirements the held facts do not meet is refused.
   *
   * @throws RungsError `issue.*`, `credential.*`, `securing.*`, `rdf.*`
   */
  issue(request: IssueBadgeRequest | IssueRungRequest): Promise<IssuedCredential>
  /**
   * The badge that `issue` would secure, after the same checks: a rung whose requirements the held facts do not meet is refused.
   *
   * @throws RungsError `issue.*`, `credential.*`
   */
  buildBadge(request: IssueBadgeRequest | IssueRungRequest): JsonObject
  /**
   * Secures a draft made elsewhere, after checking it against the OB 3.0 schema. A missing `id`, `issuer` or `validFrom`
   * is filled in.
   *
   * @throws RungsError `issue.draft_invalid`, `issue.issuer_differs`, `securing.*`, `rdf.*`
   */
  sealBadge(draft: unknown): Promise<IssuedCredential>
  /**
   * Secures a credential that is no badge, such as an endorsement, a record (CLR 2.0), an authority credential, a trust list or a
   * decision receipt. A missing `id`, `issuer` or `validFrom` is filled in; endorsements and records are checked against their schema.
   *
   * @throws RungsError `issue.credential_invalid`, `issue.draft_invalid`, `issue.issuer_differs`, `securing.*`, `rdf.*`
   */
  sealCredential(draft: unknown): Promise<IssuedCredential>
  /**
   * Issues a badge for each row of a template, one after the other as they are asked for: what the badges have in common is
   * worked out once. Each is checked as `sealBadge` checks it; without a slot for the `id` each gets a new one. Paths of errors
   * begin with the row's number.
   *
   * @throws RungsError `issue.row_invalid`, `core.slot_invalid`, and as `sealBadge` does
   * @example
   * ```ts
   * import { createIssuer } from 'rungs'
   * import { createSigner, generateKey } from 'rungs/keys'
   * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
   * const issuer = createIssuer({ signer: createSigner(await generateKey()), mechanism: eddsaRdfc2022 })
   * const { credential } = await issuer.issue({
   *   name: 'Route safety',
   *   subject: { id: 'did:example:ana' },
   *   achievement: {
   *     id: 'https://courier.example/achievements/route-safety',
   *     name: 'Route safety',
   *     description: 'Plans safe routes.',
   *     criteria: { narrative: 'Passed the test.' },
   *   },
   * })
   * const { proof, ...draft } = credential as { readonly proof: unknown }
   * const template = { draft, slots: { worker: '/credentialSubject/id', id: '/id' } }
   * const rows = [{ worker: 'did:example:bo', id: 'urn:uuid:2b7e1516-28ae-4d2a-a6ab-f7158809cf4f' }]
   * for await (const badge of issuer.issueMany(template, rows)) badge.fileName
   * ```
   */
  issueMany<Slot extends string>(
    template: BadgeTemplate<Slot>,
    rows: Iterable<BadgeRow<Slot>> | AsyncIterable<BadgeRow<Slot>>,
  ): AsyncGenerator<IssuedCredential, void, undefined>
  /**
   * The same for rows that come one by one, in any order and even several at once: a row that is no good is refused by itself.
   *
   * @throws RungsError `core.slot_invalid`, and as `sealBadge` does
   */
  createSeries<Slot extends string>(template: BadgeTemplate<Slot>): Promise<BadgeSeries<Slot>>
  /**
   * Issues a successor of a badge: a new id, `replaces` naming the old one, the first `awardedDate` kept, and the changes.
   *
   * @throws RungsError as `sealBadge` does, and those of reading JSON
   */
  reseal(previous: AchievementCredential, changes?: Readonly<Record<string, unknown>>): Promise<IssuedCredential>
}

const OPTIONS = ['profile', 'signer', 'mechanism', 'contexts', 'now', 'random'] as const
const RUNG_REQUEST = ['ladder', 'rung', 'subject', 'held', 'policy', 'jurisdiction'] as const

/**
 * An issuer over a profile, a signer and a mechanism. With an injected clock and random source the results are
 * deterministic wherever the signature is (Ed25519 is; ECDSA is not).
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `issue.controller_mismatch`, `credential.field_*`
 * @example
 * ```ts
 * import { createIssuer } from 'rungs'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * const signer = createSigner(await generateKey('Ed25519'))
 * const issuer = createIssuer({ profile: { name: 'Courier Platform' }, signer, mechanism: eddsaRdfc2022 })
 * ```
 */
export function createIssuer(options: CreateIssuerOptions): Issuer {
  checkOptions(options, OPTIONS, 'createIssuer')
  const { signer, mechanism } = options
  if (!isAbsoluteUrl(signer?.id))
    throw usageError('core.option_invalid', { option: 'signer', expected: 'a signer whose id is a URL' })
  if (typeof mechanism?.secure !== 'function')
    throw usageError('core.option_invalid', { option: 'mechanism', expected: 'a mechanism' })
  const controller = controllerOf(signer.id)
  const profile = buildProfile({ ...options.profile, id: options.profile?.id ?? controller })
  if (!speaksFor(signer.id, profile.id)) throw usageError('issue.controller_mismatch', { issuer: profile.id, controller })
  const parts: Parts = {
    profile,
    signer,
    mechanism,
    loader: createContextLoader(options.contexts),
    now: () => toEpochMs(options.now),
    random: options.random ?? platformRandom,
    toLadder: createLadderCheck(),
  }
  return Object.freeze({
    profile,
    issue: (request: IssueBadgeRequest | IssueRungRequest) => issue(request, parts),
    buildBadge: (request: IssueBadgeRequest | IssueRungRequest) => buildBadge(request, parts, parts.now()),
    sealBadge: (draft: unknown) => seal(draft, parts),
    sealCredential: async (draft: unknown) => {
      const now = parts.now()
      return secure(await prepareCredential(draft, stampAt(now, parts)), parts, now)
    },
    issueMany: <Slot extends string>(
      template: BadgeTemplate<Slot>,
      rows: Iterable<BadgeRow<Slot>> | AsyncIterable<BadgeRow<Slot>>,
    ) => issueMany(template, rows, parts),
    createSeries: <Slot extends string>(template: BadgeTemplate<Slot>) => createSeries(template, parts),
    reseal: (previous: AchievementCredential, changes: Readonly<Record<string, unknown>> = {}) =>
      reseal(previous, changes, parts),
  })
}

interface Parts {
  readonly profile: Profile
  readonly signer: Signer
  readonly mechanism: Mechanism
  readonly loader: ContextLoader
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
  readonly toLadder: (ladder: Ladder) => Ladder
}

async function issue(request: IssueBadgeRequest | IssueRungRequest, parts: Parts): Promise<IssuedCredential> {
  const now = parts.now()
  return secure(buildBadge(request, parts, now), parts, now)
}

function buildBadge(request: IssueBadgeRequest | IssueRungRequest, parts: Parts, now: number): JsonObject {
  if (typeof request !== 'object' || request === null)
    throw usageError('core.option_invalid', { option: 'issue', expected: 'a badge or a rung to issue' })
  const stamp = {
    id: request.id ?? newUrn(parts.random),
    issuer: parts.profile,
    validFrom: request.validFrom ?? formatWholeSecond(now),
  }
  if (!('ladder' in request)) return buildAchievementCredential({ ...request, ...stamp }) as unknown as JsonObject
  // The issuer is the one who issues: a request cannot name another.
  const details = rungCredentialMembers.filter((member) => member !== 'issuer')
  checkOptions(request, [...RUNG_REQUEST, ...details], 'issue')
  const { ladder: given, rung, subject, held, policy, jurisdiction, ...more } = request
  const ladder = parts.toLadder(given)
  const badge = buildRungCredential(ladder, rung, subject, { ...more, ...stamp })
  const { credentialSubject } = badge
  const issuer = parts.profile.id
  checkPrerequisites({ ladder, rung, subject: credentialSubject, held, policy, jurisdiction, issuer, now })
  return badge as unknown as JsonObject
}

async function seal(draft: unknown, parts: Parts): Promise<IssuedCredential> {
  const now = parts.now()
  return secure(await prepareDraft(draft, stampAt(now, parts)), parts, now)
}

function stampAt(now: number, { profile, random }: Parts): Stamp {
  return { id: newUrn(random), issuer: profile, validFrom: formatWholeSecond(now) }
}

async function* issueMany<Slot extends string>(
  template: BadgeTemplate<Slot>,
  rows: Iterable<BadgeRow<Slot>> | AsyncIterable<BadgeRow<Slot>>,
  parts: Parts,
): AsyncGenerator<IssuedCredential, void, undefined> {
  const series = await createSeries(template, parts)
  let index = 0
  for await (const row of rows) {
    yield await series.issue(row).catch((error: unknown) => {
      throw inRow(error, index)
    })
    index++
  }
}

async function createSeries<Slot extends string>(template: BadgeTemplate<Slot>, parts: Parts): Promise<BadgeSeries<Slot>> {
  const { signer, random } = parts
  const maker = await createBadgeMaker(template, {
    ...parts,
    stamp: () => stampAt(parts.now(), parts),
    newId: () => newUrn(random),
  })
  const issueOf = async (texts: readonly string[]) => secure(await maker.fill(texts), parts, parts.now())
  return Object.freeze({
    issue: async (row: BadgeRow<Slot>) => issueOf(maker.toTexts(row)),
    async issueText(row: BadgeRow<Slot>) {
      const texts = maker.toTexts(row)
      const secured = maker.secureText(texts, { signer, now: parts.now() })
      if (secured === undefined) {
        const { credential, ...issued } = await issueOf(texts)
        return Object.freeze({ ...issued, text: toCredentialText(credential) })
      }
      const { text, mediaType, extension } = await secured
      const id = maker.idOf(texts)
      return Object.freeze({ text, id, mediaType, fileName: `${fileStem(id)}.${extension}` })
    },
  })
}

async function reseal(
  previous: AchievementCredential,
  changes: Readonly<Record<string, unknown>>,
  parts: Parts,
): Promise<IssuedCredential> {
  const { proof: _proof, id, validFrom, validUntil: _validUntil, ...kept } = copyJsonObject(previous)
  const type = [...new Set([kept['type'], 'SuccessorCredential'].flat())]
  const first = { awardedDate: kept['awardedDate'] ?? validFrom, replaces: id }
  const draft = { ...kept, type, ...first, ...copyJsonObject(changes) }
  return seal(withLadderContext(draft), parts)
}

/** `replaces` is a term of the ladder context. */
function withLadderContext(draft: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const contexts = draft['@context']
  const list: readonly unknown[] = Array.isArray(contexts) ? contexts : [contexts]
  return list.includes(RUNGS_V0) ? draft : { ...draft, '@context': [...list, RUNGS_V0] }
}

async function secure(credential: JsonObject, parts: Parts, now: number): Promise<IssuedCredential> {
  const { signer, mechanism, loader } = parts
  const secured: SecuredCredential = await mechanism.secure(credential, { signer, loader, now })
  const id = credential['id'] as string
  return Object.freeze({
    credential: secured.credential,
    id,
    mediaType: secured.mediaType,
    fileName: `${fileStem(id)}.${secured.extension}`,
  })
}

/** A safe name for the file of a credential, without a folder. @throws RungsError `credential.field_invalid` */
export function toBadgeFileName(id: string, mediaType: string): string {
  const kind = /[+/]([a-z-]+)$/.exec(mediaType)?.[1]
  return `${fileStem(id)}.${kind === 'jwt' || kind === 'sd-jwt' ? kind : 'json'}`
}

/** A name that no file system reads as anything else: the UUID of a `urn:uuid:`, or the id's harmless characters. */
function fileStem(id: string): string {
  const stem = id
    .replace(/^urn:uuid:/i, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
  if (stem === '') throw inputError('credential.field_invalid', { field: 'id', expected: 'an id with letters or digits' }, '/id')
  return stem.slice(0, 120)
}

function controllerOf(methodUrl: string): string {
  return methodUrl.split('#')[0] as string
}

/** The method's controller is the issuer; a bare key URL (OB 3.0 section 8.2.3) must lie below the issuer's own. */
function speaksFor(methodUrl: string, issuer: string): boolean {
  if (controllerOf(methodUrl) === issuer) return true
  return (
    issuer.startsWith('https:') && !methodUrl.includes('#') && methodUrl.startsWith(issuer.endsWith('/') ? issuer : `${issuer}/`)
  )
}
