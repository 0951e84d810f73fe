import { sha256Base64url } from '#runtime'
import { isJsonObject, type JsonObject } from '../../core/index.js'
import { decodeBitstring, type StatusList } from '../../status/index.js'
import type { StatusPublication } from '../../storage/index.js'
import { contentOf, timeOf } from '../content.js'

/** What a published list says of itself. */
export interface PublishedFacts {
  readonly id: string
  readonly encodedList: string
  readonly validFromMs: number
  readonly validUntilMs: number
}

/** Reads a list credential; members that are missing or unreadable count as empty and as long ago. */
export function readPublished(text: string): PublishedFacts {
  const content = contentOf(text)
  const subject = content['credentialSubject']
  const encodedList = isJsonObject(subject) ? (subject as JsonObject)['encodedList'] : undefined
  const id = content['id']
  return {
    id: typeof id === 'string' ? id : '',
    encodedList: typeof encodedList === 'string' ? encodedList : '',
    validFromMs: timeOf(content, 'validFrom') ?? 0,
    validUntilMs: timeOf(content, 'validUntil') ?? 0,
  }
}

/** The statuses of a published list. @throws RungsError `status.*` */
export function bitsOf(text: string): Promise<StatusList> {
  return decodeBitstring(readPublished(text).encodedList)
}

/** What was published, as the server of it needs it. */
export interface ServedList {
  readonly publication: StatusPublication
  /** The value of the header, with its quotation marks. */
  readonly etag: string
  readonly validUntilMs: number
}

/** A publication with what its text says, looked at once. */
export function toServed(publication: StatusPublication): ServedList {
  return { publication, etag: etagOf(publication.text), validUntilMs: readPublished(publication.text).validUntilMs }
}

/** A strong entity tag (RFC 9110 section 8.8.3): one for each text. */
export function etagOf(text: string): string {
  return `"${sha256Base64url(text).slice(0, 22)}"`
}
