import { CREDENTIALS_V2, RUNGS_V0 } from '../../contexts/index.js'
import { asList, deepFreeze, inputError, isJsonObject, type JsonObject, pointer } from '../../core/index.js'
import { contextsFor } from '../authority.js'
import { credentialFrame, requireFields } from '../build-credential.js'
import { invalid } from '../check-values.js'
import { construct } from '../construct.js'
import { type ClassName, shapes } from '../shapes.js'
import { takeInput } from '../snapshot.js'
import type { CredentialBase, CredentialStatus } from '../types.js'
import { readSubject } from '../wire.js'

/**
 * What a credential about a benefit or an incentive has beside its subject, and no more: a name, a description or a further context
 * would be room for words about somebody's health.
 */
export interface StatementInput {
  /** An absolute URL, such as `urn:uuid:...`. */
  readonly id: string
  /** By its id alone. */
  readonly issuer: string
  readonly validFrom: string
  readonly validUntil?: string
  readonly credentialStatus?: CredentialStatus
  /** The worker. */
  readonly subject: string
}

/** A credential with one statement about a worker. */
export interface StatementCredential<Statement> extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: Statement
}

/** What a kind of statement is. */
export interface StatementKind {
  readonly type: string
  readonly className: ClassName
  /** What the table of fields cannot say. */
  check(subject: JsonObject, path: string, issuer: string): void
}

const FRAME = ['id', 'issuer', 'validFrom', 'validUntil', 'credentialStatus'] as const
const WIRE: readonly string[] = [...FRAME, '@context', 'type', 'credentialSubject', 'proof']
const OPAQUE = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A credential from a statement and its frame. @throws RungsError `credential.field_*`, `credential.dates_order` */
export function buildStatement<Statement>(input: unknown, kind: StatementKind): StatementCredential<Statement> {
  const fields = Object.keys(shapes[kind.className].fields).filter((field) => field !== 'id')
  const source = takeInput<StatementInput & Readonly<Record<string, unknown>>>(input, [...FRAME, 'subject', ...fields])
  requireFields(source, ['subject'])
  if (typeof source.issuer !== 'string') throw invalid('/issuer', 'issuer', 'absolute URL')
  const frame = credentialFrame(source, ['VerifiableCredential', kind.type], contextsFor(source.issuer))
  const given = fields.filter((field) => source[field] !== undefined).map((field) => [field, source[field]] as const)
  const subject = construct(kind.className, { id: source.subject, ...Object.fromEntries(given) })
  kind.check(subject, '', source.issuer)
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as StatementCredential<Statement>
}

/** The statement of a credential, which must have been verified. @throws RungsError `credential.field_*`, `credential.dates_order` */
export function parseStatement<Statement>(credential: unknown, kind: StatementKind): Statement {
  const { frame, subject } = readSubject(credential, kind.type, kind.className)
  requirePlain(credential as JsonObject, kind.type)
  kind.check(subject, '/credentialSubject', frame.issuer)
  return deepFreeze(subject) as unknown as Statement
}

/** Nothing beside the statement: no further type, context or member, which could say of which illness a benefit is. */
function requirePlain(credential: JsonObject, type: string): void {
  for (const member of Object.keys(credential)) {
    if (!WIRE.includes(member))
      throw inputError('credential.field_unknown', { field: member.slice(0, 64) }, pointer('', member.slice(0, 64)))
  }
  const contexts = asList(credential['@context'])
  if (contexts.length !== 2 || contexts[1] !== RUNGS_V0) throw invalid('/@context', '@context', `${CREDENTIALS_V2}, ${RUNGS_V0}`)
  const types = asList(credential['type'])
  if (types.length !== 2) throw invalid('/type', 'type', `VerifiableCredential, ${type}`)
  if (isJsonObject(credential['issuer'])) throw invalid('/issuer', 'issuer', 'absolute URL')
}

/** A plan is named by a random id, which tells nobody what the benefit is. @throws RungsError `credential.field_invalid` */
export function requireOpaquePlan({ plan }: JsonObject, path: string): void {
  if (typeof plan !== 'string' || !OPAQUE.test(plan)) throw invalid(`${path}/plan`, 'plan', 'urn:uuid: in small letters')
}
