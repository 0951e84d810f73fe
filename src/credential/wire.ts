import { CREDENTIALS_V2, RUNGS_V0 } from '../contexts/index.js'
import { asList, atPath, isAbsoluteUrl, isJsonObject, type JsonObject, parseDateTime } from '../core/index.js'
import { invalid } from './check-values.js'
import { construct } from './construct.js'
import type { ClassName } from './shapes.js'

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
    subject: atPath('/credentialSubject', () => construct(className, subject)),
  }
}

/** A date that is there must be readable: one that is not would be no limit. */
function dateOf(credential: JsonObject, member: 'validFrom' | 'validUntil'): { readonly [key: string]: string } {
  const date = credential[member]
  if (date === undefined) return {}
  if (typeof date !== 'string' || parseDateTime(date) === undefined) throw invalid(`/${member}`, member, 'RFC 3339 date-time')
  return { [member]: date }
}
