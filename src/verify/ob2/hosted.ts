import {
  type Check,
  canonicalizeJson,
  finding,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  type ProofReport,
} from '../../core/index.js'
import { ob2TypesOf, parseOb2DateTime, withVerification } from '../../credential/ob2/index.js'
import { checked } from '../check.js'
import { idOf } from './backing.js'
import { type Ob2Scope, openFinding } from './context.js'
import { type FoundDocument, hostnameOf, isSameIri, isWebUrl } from './documents.js'
import { keyOf } from './documents-known.js'

/** What the host of a badge says of it. */
export interface OpenedHosted {
  readonly check: Check
  readonly report: ProofReport
  /** The badge as its host shows it; absent where it does not. */
  readonly content?: JsonObject
  /** The URL that answered. */
  readonly answered?: string
  /** Whether the host says that the badge was revoked. */
  readonly isRevoked?: true
}

const KINDS = ['Assertion', 'Endorsement'] as const
const MAX_MEMBERS = 16
/** What host and copy may write differently, such as a picture with the badge in it. */
const MAY_DIFFER: readonly string[] = ['@context', 'id', 'image', 'verification', 'revoked']

/**
 * Hosted verification (OB 2.0, HostedBadge Verification): the badge is what its own id shows. A copy only says which that is; one that says
 * otherwise of who was awarded what and when is no copy of it.
 *
 * @param copy what was passed; absent where only the URL was
 */
export async function openHosted(id: string, copy: JsonObject | undefined, { documents }: Ob2Scope): Promise<OpenedHosted> {
  const host = hostnameOf(id)
  const facts = { mechanism: 'ob2-hosted', ...(id !== '' && { verificationMethod: id.slice(0, 2048) }) }
  const ended = (check: Check, more: Partial<OpenedHosted> = {}): OpenedHosted => ({
    check,
    report: { ...facts, state: check.state, findings: check.findings },
    ...more,
  })
  if (!isWebUrl(id)) return ended(checked('fail', finding('proof', 'ob2.not_hosted', { object: 'Assertion' }, '/id')))
  let found: FoundDocument
  try {
    found = await documents.get(id, 'Assertion')
  } catch (error) {
    // 410 Gone (OB 2.0, Revoking Hosted Assertions).
    if (isRungsError(error) && error.code === 'net.status' && (error.params as { readonly status: number }).status === 410)
      return ended(checked('skipped'), { isRevoked: true })
    return ended(checked('unknown', openFinding('proof', error, '/id')))
  }
  const content = withVerification(found.document)
  const { id: own, revoked } = content
  if (revoked === true && (own === undefined || isSameIri(own, id)))
    return ended(checked('skipped'), { isRevoked: true, content })
  const isBadge = ob2TypesOf(content).some((type) => KINDS.some((kind) => kind === type))
  if (!isBadge) return ended(checked('unknown', finding('proof', 'ob2.document_other', { object: 'Assertion', host }, '/id')))
  if (!isSameIri(own, id)) return ended(checked('fail', finding('proof', 'ob2.hosted_other', { host }, '/id')))
  const { essential, other } = copy === undefined ? NO_DIFFERENCE : differences(withVerification(copy), content)
  if (essential.length > 0) return ended(checked('fail', finding('proof', 'ob2.hosted_differs', { host, members: essential })))
  const findings = [
    finding('proof', 'ob2.hosted_unsigned', { host }),
    ...(other.length > 0 ? [finding('proof', 'ob2.hosted_changed', { host, members: other })] : []),
  ]
  return ended(checked('warn', ...findings), { content, answered: found.url })
}

const NO_DIFFERENCE = { essential: [], other: [] } as const

/** What the copy says that makes it another badge, and what else it says otherwise. What it leaves out is no word against the host. */
function differences(
  copy: JsonObject,
  shown: JsonObject,
): { readonly essential: readonly string[]; readonly other: readonly string[] } {
  const isOther = (read: (value: JsonObject) => JsonValue): boolean =>
    canonicalizeJson(read(copy)) !== canonicalizeJson(read(shown))
  const members = Object.keys(copy)
  const essential = Object.keys(ESSENTIAL).filter(
    (member) => members.includes(member) && isOther(ESSENTIAL[member] as (value: JsonObject) => JsonValue),
  )
  const other = members.filter(
    (member) => !Object.hasOwn(ESSENTIAL, member) && !MAY_DIFFER.includes(member) && isOther((value) => value[member] ?? null),
  )
  return { essential, other: other.slice(0, MAX_MEMBERS).map((member) => member.slice(0, 64)) }
}

/** Who was awarded what and when, by the members that say so; how they are written is all one. */
const ESSENTIAL: Readonly<Record<string, (value: JsonObject) => JsonValue>> = {
  type: (value) => ob2TypesOf(value).filter((type) => KINDS.some((kind) => kind === type)),
  recipient: (value) => recipientOf(value['recipient']),
  badge: (value) => keyOf(idOf(value['badge'])),
  issuer: (value) => keyOf(idOf(value['issuer'])),
  claim: (value) => value['claim'] ?? null,
  issuedOn: (value) => instantOf(value['issuedOn']),
  expires: (value) => instantOf(value['expires']),
}

/** `hashed` may be left out where it is false, and a type may stand alone or in a list. */
function recipientOf(recipient: JsonValue | undefined): JsonValue {
  if (!isJsonObject(recipient)) return null
  const { identity = null, type = null, hashed = false, salt = null } = recipient
  return { identity, type: [type].flat() as readonly JsonValue[], hashed, salt }
}

function instantOf(date: JsonValue | undefined): JsonValue {
  return parseOb2DateTime(date)?.epochMs ?? date ?? null
}
