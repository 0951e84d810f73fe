import { imageKind, unbakeImage } from '../../bake/index.js'
import {
  asList,
  canonicalizeJson,
  fromUtf8,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  type Problem,
  type Report,
  RungsError,
  utf8,
} from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import { olderGenerationOf } from '../../credential/ob2/index.js'
import { fromEnveloped, isCompactJws, isSdJwt, typesOf } from '../../securing/index.js'
import type { Verifier } from '../../verify/index.js'
import { fromPaper, isPaper } from '../paper/from-paper.js'
import type { PaperTemplate } from '../paper/template.js'
import { sha256Hex } from './hash.js'
import type { BadgeAbout, BadgeCheck, BadgeCopy, CarrierKind } from './model.js'

/** A badge found in an input. */
export interface ReadBadge {
  readonly id: string
  readonly about: BadgeAbout
  readonly bytes: Uint8Array
  readonly form: BadgeCopy['form']
  readonly checked: BadgeCheck
  readonly carriers: readonly { readonly bytes: Uint8Array; readonly kind: CarrierKind }[]
}

/**
 * The badges in an input: one, or a record and those inside it. They need not be genuine, and have to be badges.
 *
 * @throws RungsError those of reading pictures and papers; of what is no badge, the first finding
 */
export async function readBadges(
  input: Uint8Array | string | JsonObject,
  verifier: Verifier,
  templates: readonly PaperTemplate[],
): Promise<readonly ReadBadge[]> {
  const { bytes, carriers } = await unwrap(toBytes(input), templates)
  const report = await verifier.verify(bytes)
  const outer = badgeOf(bytes, report, carriers)
  const inside = nestedIn(report, contentOf(report)).map(({ value, report: inner }) =>
    badgeOf(toBytes(value), inner, [{ bytes, kind: 'record' as const }]),
  )
  return [outer, ...inside]
}

function toBytes(input: Uint8Array | string | JsonObject): Uint8Array {
  return input instanceof Uint8Array ? input : utf8(typeof input === 'string' ? input : JSON.stringify(input))
}

/** What is inside a picture or on a paper, with what it came in. */
async function unwrap(input: Uint8Array, templates: readonly PaperTemplate[]): Promise<Pick<ReadBadge, 'bytes' | 'carriers'>> {
  const kind = imageKind(input)
  if (kind !== undefined) return { bytes: utf8((await unbakeImage(input)).credential), carriers: [{ bytes: input, kind }] }
  const text = input.length < 4096 ? textOf(input) : ''
  if (!isPaper(text)) return { bytes: input, carriers: [] }
  const credential = fromPaper(text, { templates })
  return { bytes: toBytes(credential), carriers: [{ bytes: input, kind: 'paper' }] }
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return ''
  }
}

function badgeOf(bytes: Uint8Array, report: Report<VerifiableCredential>, carriers: ReadBadge['carriers']): ReadBadge {
  const content = contentOf(report)
  // What cannot even be read has no content, and its first finding says why.
  if (content === undefined) {
    const { code, params } = report.findings[0] as Problem
    throw new RungsError('input', code, params as never)
  }
  if (content['credentialSubject'] === undefined && olderGenerationOf(content) === undefined)
    throw inputError('form.not_a_credential', { expected: 'credential' })
  const about = aboutOf(content)
  const { issuer, credential } = about
  const named = issuer === undefined || credential === undefined ? withoutProof(content) : [issuer, credential]
  const text = textOf(bytes).trim()
  return {
    id: sha256Hex(utf8(canonicalizeJson(named))).slice(0, 32),
    about,
    bytes,
    form: isSdJwt(text) ? 'sd-jwt' : isCompactJws(text) ? 'jwt' : 'json',
    checked: checkOf(report),
    carriers,
  }
}

/** What a report verified, or what its input claims. */
export function contentOf(report: Report<VerifiableCredential>): JsonObject | undefined {
  const content: unknown = report.outcome === 'verified' ? report.credential : report.claimed
  return isJsonObject(content) ? content : undefined
}

function withoutProof({ proof: _proof, ...content }: JsonObject): JsonObject {
  return content
}

/** What to keep of a report. */
export function checkOf(report: Report<VerifiableCredential>, before?: BadgeCheck): BadgeCheck {
  const { at, outcome, findings, proofs, checks } = report
  const statusAt = checks.status.state === 'pass' || checks.status.state === 'fail' ? at : before?.statusAt
  return {
    at,
    outcome,
    codes: [...new Set(findings.map(({ code }) => code))],
    derivable: outcome === 'verified' && proofs.length === 1 && proofs[0]?.disclosure?.form === 'base',
    ...(statusAt !== undefined && { statusAt }),
  }
}

/** The badges inside a record with their reports. */
function nestedIn(report: Report<VerifiableCredential>, content: JsonObject | undefined) {
  return (report.nested ?? []).flatMap(({ path, report: inner }) => {
    const value = outOfEnvelope(valueAt(content, path))
    return contentOf(inner) !== undefined && (typeof value === 'string' || isJsonObject(value)) ? [{ value, report: inner }] : []
  })
}

/** A token that stands in a record as an object (VCDM 2.0 section 4.13) is the token. */
function outOfEnvelope(value: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(value) && typesOf(value).includes('EnvelopedVerifiableCredential') ? fromEnveloped(value).token : value
}

function valueAt(content: JsonValue | undefined, path: string): JsonValue | undefined {
  return path
    .split('/')
    .slice(1)
    .reduce<JsonValue | undefined>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined,
      content,
    )
}

/** What a badge says of itself. */
export function aboutOf(content: JsonObject): BadgeAbout {
  const older = olderGenerationOf(content)
  const subjects = asList(content['credentialSubject'], 100).filter(isJsonObject)
  const achievement = objectOf(subjects[0]?.['achievement'])
  const ladder = objectOf(achievement['ladder'])
  const badge = objectOf(content['badge'])
  const issuer = content['issuer'] ?? badge['issuer']
  return {
    ...member('credential', urlOf(content['id'])),
    ...member('name', shortOf(achievement['name'] ?? content['name'] ?? badge['name'])),
    ...member('issuer', urlOf(isJsonObject(issuer) ? issuer['id'] : issuer)),
    ...member('issuerName', shortOf(objectOf(issuer)['name'])),
    subjects: subjects.flatMap((subject) => urlOf(subject['id']) ?? []),
    ...member('achievement', urlOf(achievement['id'] ?? badge['id'] ?? content['badge'])),
    ...member('ladder', urlOf(ladder['id'])),
    ...member('rung', urlOf(ladder['rung'])),
    ...member('validFrom', shortOf(content['validFrom'] ?? content['issuanceDate'] ?? content['issuedOn'])),
    ...member('validUntil', shortOf(content['validUntil'] ?? content['expirationDate'] ?? content['expires'])),
    ...member('replaces', urlOf(content['replaces'])),
    ...member('older', older),
    ...(subjects.some((subject) => subject['verifiableCredential'] !== undefined) && { isRecord: true as const }),
  }
}

function member<Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: T }
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}

function urlOf(value: unknown): string | undefined {
  return isAbsoluteUrl(value) ? value : undefined
}

function shortOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, 500) : undefined
}
