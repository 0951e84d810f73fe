import { deepFreeze, fromMultibase64url, inputError, isJsonObject, toBase64url } from '../core/index.js'
import { defineLadder, type Ladder, ladderDigest } from '../ladder/index.js'
import { contextsFor } from './authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { invalid } from './check-values.js'
import { construct } from './construct.js'
import { takeInput } from './snapshot.js'
import type { CredentialBase } from './types.js'
import { readSubject } from './wire.js'

/** A ladder as a credential's subject: which edition it is, and the whole of it, signed to the letter. */
export interface LadderDefinition {
  readonly id: string
  readonly type: 'Ladder'
  readonly ladderVersion: string
  readonly ladderDigest: string
  readonly ladderDefinition: Ladder
}

/** A credential in which the owner of a ladder publishes one edition of it. */
export interface LadderDefinitionCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: LadderDefinition
  /** The credential of the edition before. */
  readonly replaces?: string
}

/** What the credential of a ladder needs beside the ladder. */
export interface LadderDefinitionDetails extends Omit<CredentialInput, 'awardedDate'> {
  /** The id of the credential of the edition before. */
  readonly replaces?: string
}

/** A published ladder as it was read. */
export interface PublishedLadder {
  /** Defined, frozen, with its digest. */
  readonly ladder: Ladder
  readonly credentialId?: string
  readonly issuer: string
  readonly validFrom?: string
  readonly validUntil?: string
}

/** Multihash code of SHA-256 and the length of its digest. */
const MULTIHASH_PREFIX = 2

/**
 * The unsigned credential in which a ladder's owner publishes one edition of it, with its digest. Evidence of pay is part
 * of the ladder and so of this credential, and of no other. Sign it with `sealCredential` of an issuer.
 *
 * @throws RungsError `credential.ladder_owner_differs` where the issuer is not the ladder's owner, `credential.field_*`,
 * `credential.dates_order`; as `defineLadder`
 * @example
 * ```ts
 * import { buildLadderDefinitionCredential } from 'rungs/credential'
 * import type { Issuer } from 'rungs/issue'
 * import type { Ladder } from 'rungs/ladder'
 * const publish = (ladder: Ladder, issuer: Issuer) =>
 *   issuer.sealCredential(
 *     buildLadderDefinitionCredential(ladder, {
 *       id: `https://courier.example/ladders/delivery/${ladder.version}`,
 *       issuer: ladder.owner,
 *       validFrom: '2026-01-01T00:00:00Z',
 *     }),
 *   )
 * ```
 */
export function buildLadderDefinitionCredential(ladder: Ladder, details: LadderDefinitionDetails): LadderDefinitionCredential {
  const defined = defineLadder(ladder)
  const fields = COMMON.filter((field) => field !== 'awardedDate')
  const source = takeInput<LadderDefinitionDetails>(details, [...fields, 'replaces'])
  requireFields(source, ['id', 'issuer', 'validFrom'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'LadderDefinitionCredential'], contextsFor(source.issuer))
  const { issuer } = frame
  requireOwner(defined, (isJsonObject(issuer) ? issuer['id'] : issuer) as string)
  const subject = construct('Ladder', {
    id: defined.id,
    ladderVersion: defined.version,
    ladderDigest: defined.digest,
    ladderDefinition: defined,
  })
  const { replaces } = source
  return deepFreeze({
    ...frame,
    ...(replaces !== undefined && { replaces: construct('LadderReplacement', { replaces })['replaces'] }),
    credentialSubject: subject,
  }) as unknown as LadderDefinitionCredential
}

/**
 * Reads the credential of a ladder, which must have been verified: the ladder has to be one, the owner its issuer, and id,
 * version and digest those of the definition beside them. An edition that was edited in place is told by its digest.
 *
 * @throws RungsError `credential.ladder_differs`, `credential.ladder_owner_differs`, `credential.field_*`; as `defineLadder`
 * @example
 * ```ts
 * import { parseLadderDefinitionCredential, type PublishedLadder, type VerifiableCredential } from 'rungs/credential'
 * const read = (verified: VerifiableCredential): PublishedLadder => parseLadderDefinitionCredential(verified)
 * ```
 */
export function parseLadderDefinitionCredential(credential: unknown): PublishedLadder {
  const { frame, subject } = readSubject(credential, 'LadderDefinitionCredential', 'Ladder')
  const definition = subject['ladderDefinition']
  if (!isJsonObject(definition)) throw invalid('/credentialSubject/ladderDefinition', 'ladderDefinition', 'object')
  const { digest: _, ...plain } = definition
  const ladder = defineLadder(plain)
  const told = {
    id: [ladder.id, subject['id']],
    version: [ladder.version, subject['ladderVersion']],
    digest: [ladder.digest, subject['ladderDigest']],
    'definition digest': [ladder.digest, definition['digest'] ?? ladder.digest],
  } as const
  for (const [member, [expected, actual]] of Object.entries(told)) {
    if (expected !== actual) {
      const params = { member, expected: String(expected).slice(0, 256), actual: String(actual).slice(0, 256) }
      throw inputError('credential.ladder_differs', params, '/credentialSubject')
    }
  }
  requireOwner(ladder, frame.issuer)
  const { id, issuer, validFrom, validUntil } = frame
  return deepFreeze({
    ladder,
    issuer,
    ...(id !== undefined && { credentialId: id }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
  })
}

/**
 * The URI that names the exact content of a ladder, for endorsements of a release: `ni:///sha-256;...` (RFC 6920) of the
 * same hash as its digest. Another version, or one edited in place, has another.
 *
 * @throws RungsError as `ladderDigest`
 * @example
 * ```ts
 * import { buildEndorsementCredential, ladderReleaseUri } from 'rungs/credential'
 * import type { Ladder } from 'rungs/ladder'
 * const endorse = (ladder: Ladder) =>
 *   buildEndorsementCredential({
 *     id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *     name: `Endorsement of ${ladder.id} ${ladder.version}`,
 *     issuer: 'did:web:riders.example',
 *     validFrom: '2026-01-01T00:00:00Z',
 *     endorses: ladderReleaseUri(ladder),
 *   })
 * ```
 */
export function ladderReleaseUri(ladder: Ladder): string {
  const multihash = fromMultibase64url(ladderDigest(ladder)) as Uint8Array
  return `ni:///sha-256;${toBase64url(multihash.slice(MULTIHASH_PREFIX))}`
}

function requireOwner(ladder: Ladder, issuer: string): void {
  if (issuer === ladder.owner) return
  const params = { owner: ladder.owner.slice(0, 256), issuer: String(issuer).slice(0, 256) }
  throw inputError('credential.ladder_owner_differs', params, '/issuer')
}
