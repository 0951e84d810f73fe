import { inputError, isJsonObject, type JsonObject, type JsonValue, parseDateTime } from '../core/index.js'
import type { LanguageMap } from '../i18n/index.js'

/** A credential that awards an achievement, in its parts; nothing about it has been verified. */
export interface BadgeParts {
  readonly credential: JsonObject
  readonly issuer: JsonObject
  readonly subject: JsonObject
  readonly achievement: JsonObject
}

/** The parts of a badge. @throws RungsError `import.document_unknown` */
export function badgePartsOf(credential: unknown): BadgeParts {
  const content = objectOf(credential)
  const subjects = content['credentialSubject']
  const subject = objectOf(Array.isArray(subjects) ? subjects[0] : subjects)
  const achievement = objectOf(subject['achievement'])
  const issuer = content['issuer']
  if (typeof achievement['name'] !== 'string') throw inputError('import.document_unknown', { expected: 'credential' })
  return { credential: content, issuer: typeof issuer === 'string' ? { id: issuer } : objectOf(issuer), subject, achievement }
}

/** An object, or an empty one in its place. */
export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}

/** A text by the language that it is in: plain, or as VCDM 2.0 section 11.1 writes texts with a language. */
export function textsOf(value: JsonValue | undefined, language: string): LanguageMap | undefined {
  const texts: Record<string, string> = {}
  const list: readonly JsonValue[] = Array.isArray(value) ? value : value === undefined ? [] : [value as JsonValue]
  for (const one of list) {
    const { '@value': text, '@language': tag } = isJsonObject(one) ? one : { '@value': one }
    if (typeof text === 'string' && text !== '') texts[typeof tag === 'string' ? tag : language] ??= text
  }
  return Object.keys(texts).length === 0 ? undefined : texts
}

/** Since when something counts as awarded, and until when: of the newer data model and the older one. */
export function datesOf({ credential }: BadgeParts): {
  readonly awarded?: string
  readonly from?: string
  readonly until?: string
} {
  const pick = (...members: readonly string[]): string | undefined => {
    const found = members.map((name) => credential[name]).find((one) => parseDateTime(one) !== undefined)
    return found as string | undefined
  }
  const [awarded, from, until] = [
    pick('awardedDate', 'validFrom', 'issuanceDate'),
    pick('validFrom', 'issuanceDate'),
    pick('validUntil', 'expirationDate'),
  ]
  return {
    ...(awarded !== undefined && { awarded }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  }
}
