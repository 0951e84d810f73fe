import { CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../contexts/index.js'
import { atPath, deepFreeze, isJsonObject, type JsonObject } from '../core/index.js'
import { type Ladder, ladderDigest } from '../ladder/index.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { checkText, checkUrl, invalid } from './check-values.js'
import { takeInput } from './snapshot.js'
import type { EndorsementCredential } from './types.js'

/** What can be endorsed. Of a ladder it is one edition, which the endorsement names by version and digest. */
export type Endorsable =
  | { readonly credential: { readonly id?: string } }
  | { readonly achievement: { readonly id: string } }
  | { readonly profile: { readonly id: string } }
  | { readonly ladder: Ladder }

/** Input of {@link buildEndorsementCredential}. */
export interface EndorsementCredentialInput extends CredentialInput {
  readonly name: string
  /** The credential, achievement, profile or ladder that is endorsed, or the id of any of them or of a person. */
  readonly endorses: string | Endorsable
  readonly comment?: string
}

/**
 * An unsigned endorsement (OB 3.0 B.1.8) of a credential, an achievement, a profile or a ladder. It is signed with `sealCredential` of an
 * issuer; `attachEndorsement` puts it where it is about.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildEndorsementCredential } from 'rungs/credential'
 * import type { Ladder } from 'rungs/ladder'
 * const endorse = (ladder: Ladder) => buildEndorsementCredential({
 *   id: 'urn:uuid:6c8f7a52-9f13-4c7e-9e1c-3f6c5a0f4d10',
 *   name: 'Riders union on the delivery ladder',
 *   issuer: { id: 'https://union.example/', name: 'Riders union' },
 *   validFrom: '2026-05-01T09:00:00Z',
 *   endorses: { ladder },
 * })
 * ```
 */
export function buildEndorsementCredential(input: EndorsementCredentialInput): EndorsementCredential {
  const source = takeInput<EndorsementCredentialInput>(input, [...COMMON, 'endorses', 'comment'])
  requireFields(source, ['name', 'endorses'])
  const { id, type, ...edition } = subjectOf(source.endorses)
  const isLadder = type.length > 1
  return deepFreeze({
    ...credentialFrame(
      source,
      ['VerifiableCredential', 'EndorsementCredential'],
      isLadder ? [CREDENTIALS_V2, OB_3_0_3, RUNGS_V0] : undefined,
    ),
    credentialSubject: {
      id: checkUrl(id, 'endorses', '/endorses'),
      type,
      ...edition,
      ...(source.comment !== undefined && { endorsementComment: checkText(source.comment, 'comment', '/comment') }),
    },
  }) as unknown as EndorsementCredential
}

interface Subject {
  readonly id: unknown
  readonly type: readonly string[]
  readonly ladderVersion?: string
  readonly ladderDigest?: string
}

const KINDS: readonly string[] = ['credential', 'achievement', 'profile', 'ladder']

function subjectOf(endorses: unknown): Subject {
  if (typeof endorses === 'string') return { id: endorses, type: ['EndorsementSubject'] }
  const expected = 'an id, or one of credential, achievement, profile and ladder'
  if (!isJsonObject(endorses)) throw invalid('/endorses', 'endorses', expected)
  const [kind, ...more] = Object.keys(endorses)
  const thing = endorses[kind as string] as JsonObject | undefined
  if (kind === undefined || more.length > 0 || !KINDS.includes(kind) || !isJsonObject(thing))
    throw invalid('/endorses', 'endorses', expected)
  if (kind !== 'ladder') return { id: thing['id'], type: ['EndorsementSubject'] }
  return {
    id: thing['id'],
    type: ['EndorsementSubject', 'LadderReference'],
    ladderVersion: checkText(thing['version'], 'version', '/endorses/ladder/version'),
    ladderDigest: checkText(digestOf(thing), 'digest', '/endorses/ladder/digest'),
  }
}

/** What is no ladder has no digest; which of its members is wrong is for `parseLadder` to say. */
function digestOf(ladder: JsonObject): unknown {
  if (ladder['digest'] !== undefined) return ladder['digest']
  return atPath('/endorses/ladder', () => ladderDigest(ladder as unknown as Ladder))
}
