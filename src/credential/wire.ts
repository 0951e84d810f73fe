import { CREDENTIALS_V2, RUNGS_V0 } from '../contexts/index.js'
import { atPath, isAbsoluteUrl, isJsonObject, type JsonObject, type JsonValue, parseDateTime } from '../core/index.js'
import { invalid } from './check-values.js'
import { construct } from './construct.js'
import { type ClassName, type FieldKind, shapes } from './shapes.js'

/** The members of a credential of ours that are read beside its subject. */
export interface WireFrame {
  readonly id?: string
  readonly issuer: string
  readonly validFrom?: string
  readonly validUntil?: string
}

/** The one subject of a credential of ours, checked by its class, and who says it when. @throws RungsError `credential.field_*` */
export function readSubject(
  credential: unknown,
  type: string,
  className: ClassName,
): { readonly frame: WireFrame; readonly subject: JsonObject } {
  if (!isJsonObject(credential)) throw invalid('', 'credential', 'object')
  if (!asList(credential['type']).includes(type)) throw invalid('/type', 'type', type)
  const contexts = asList(credential['@context'])
  // Without it the words would be somebody else's, and VCDM 1.1 has other words for the dates.
  if (contexts[0] !== CREDENTIALS_V2 || !contexts.includes(RUNGS_V0)) throw invalid('/@context', '@context', RUNGS_V0)
  const [subject, ...more] = asList(credential['credentialSubject'])
  if (!isJsonObject(subject) || more.length > 0) throw invalid('/credentialSubject', 'credentialSubject', 'one object')
  const types = asList(subject['type'])
  if (types.length !== 1 || types[0] !== className) throw invalid('/credentialSubject/type', 'type', className)
  const { id, issuer } = credential
  const issuerId = isJsonObject(issuer) ? issuer['id'] : issuer
  if (!isAbsoluteUrl(issuerId)) throw invalid('/issuer', 'issuer', 'absolute URL')
  return {
    frame: {
      ...(isAbsoluteUrl(id) && { id }),
      issuer: issuerId,
      ...dateOf(credential, 'validFrom'),
      ...dateOf(credential, 'validUntil'),
    },
    subject: atPath('/credentialSubject', () => construct(className, listed(className, subject))),
  }
}

/** A date that is there must be readable: one that is not would be no limit. */
function dateOf(credential: JsonObject, member: 'validFrom' | 'validUntil'): { readonly [key: string]: string } {
  const date = credential[member]
  if (date === undefined) return {}
  if (typeof date !== 'string' || parseDateTime(date) === undefined) throw invalid(`/${member}`, member, 'RFC 3339 date-time')
  return { [member]: date }
}

/** With a list wherever the class has one: a proof over canonical RDF does not tell one value from a list of one. */
function listed(className: ClassName, value: JsonObject): JsonObject {
  const { fields } = shapes[className]
  const members = Object.entries(value).map(([field, member]) => {
    const kind = Object.hasOwn(fields, field) ? fields[field] : undefined
    return [field, kind === undefined ? member : listedField(kind, member)] as const
  })
  return Object.fromEntries(members)
}

function listedField(kind: FieldKind, value: JsonValue): JsonValue {
  if (kind === 'texts' || kind === 'urls') return asList(value)
  if (typeof kind !== 'object') return value
  if ('many' in kind) return asList(value).map((item) => (isJsonObject(item) ? listed(kind.many, item) : item))
  return 'one' in kind && isJsonObject(value) ? listed(kind.one, value) : value
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value as JsonValue]
}
