import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../core/index.js'

/** What a credential is not one without, or what its issuer and its state are known by: never left out. */
const ALWAYS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  '@context',
  'id',
  'type',
  'issuer',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSchema',
  'credentialSubject',
  'refreshService',
  'termsOfUse',
  'proof',
])
const OF_SUBJECT: ReadonlySet<string> = /* @__PURE__ */ new Set(['id', 'type', 'achievement'])
/** Without these nothing is an achievement (OB 3.0 B.1.1). */
const OF_ACHIEVEMENT: ReadonlySet<string> = /* @__PURE__ */ new Set(['id', 'type', 'name', 'description', 'criteria'])
/** Lists whose items say something each. A result is one item: its value never goes without its status. */
const BY_ITEM: ReadonlySet<string> = /* @__PURE__ */ new Set(['result', 'alignment', 'resultDescription', 'evidence'])
const MAX_PARTS = 200

/** What to show of a credential, and what need not be, as JSON pointers (RFC 6901). */
export interface LeastShown {
  readonly reveal: readonly string[]
  readonly unneeded: readonly string[]
}

/**
 * As little of a credential as suffices. Every part is left out for a trial, and stays out where what is left suffices: what a requirement
 * reads is thereby found by the engine that reads it. `undefined` where nothing is known of the credential's parts.
 */
export function leastShown(credential: JsonObject, suffices: (shown: JsonObject) => boolean): LeastShown | undefined {
  const { credentialSubject: subject } = credential
  if (!isJsonObject(subject)) return undefined
  const parts = partsOf(credential, subject)
  if (parts.length > MAX_PARTS) return undefined
  let hidden: readonly (readonly string[])[] = []
  for (const part of parts) {
    const more = [...hidden, part]
    if (suffices(without(credential, more))) hidden = more
  }
  const { achievement } = subject
  const required = isJsonObject(achievement)
    ? [...OF_ACHIEVEMENT]
        .filter((member) => Object.hasOwn(achievement, member))
        .map((member) => `/credentialSubject/achievement/${member}`)
    : []
  const identity = ['id', 'type']
    .filter((member) => Object.hasOwn(subject, member))
    .map((member) => `/credentialSubject/${member}`)
  const kept = parts.filter((part) => !hidden.includes(part))
  return { reveal: [...identity, ...required, ...kept.map(pointerOf)], unneeded: hidden.map(pointerOf) }
}

function partsOf(credential: JsonObject, subject: JsonObject): readonly (readonly string[])[] {
  const { achievement } = subject
  return [
    ...membersOf(credential, [], ALWAYS),
    ...membersOf(subject, ['credentialSubject'], OF_SUBJECT),
    ...(isJsonObject(achievement) ? membersOf(achievement, ['credentialSubject', 'achievement'], OF_ACHIEVEMENT) : []),
  ]
}

function membersOf(value: JsonObject, path: readonly string[], kept: ReadonlySet<string>): readonly (readonly string[])[] {
  return Object.keys(value)
    .filter((member) => !kept.has(member))
    .flatMap((member) => {
      const inner = value[member]
      return Array.isArray(inner) && BY_ITEM.has(member)
        ? inner.map((_item, index) => [...path, member, String(index)])
        : [[...path, member]]
    })
}

function pointerOf(keys: readonly string[]): string {
  return keys.reduce((path, key) => pointer(path, key), '')
}

/** A copy with these parts left out; a list whose items are all left out goes with them. */
function without(value: JsonObject, parts: readonly (readonly string[])[]): JsonObject {
  const left = (inner: JsonValue, keys: readonly string[]): JsonValue | undefined => {
    const here = parts.filter((part) => keys.every((key, index) => part[index] === key))
    if (here.some((part) => part.length === keys.length)) return undefined
    if (here.length === 0) return inner
    if (Array.isArray(inner)) {
      const items = inner.flatMap((item, index) => left(item as JsonValue, [...keys, String(index)]) ?? [])
      return items.length === 0 ? undefined : items
    }
    return Object.fromEntries(
      Object.entries(inner as JsonObject).flatMap(([key, item]) => {
        const kept = left(item, [...keys, key])
        return kept === undefined ? [] : [[key, kept] as const]
      }),
    )
  }
  return left(value, []) as JsonObject
}
