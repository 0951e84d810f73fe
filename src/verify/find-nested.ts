import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../core/index.js'

/** A credential where it stands in a record. */
export interface FoundNested {
  readonly path: string
  readonly value: JsonValue
}

/** The credentials in the subjects of a credential, whatever its type: none is left unlooked at for a name. */
export function findNested(credential: JsonObject): readonly FoundNested[] {
  const subject = credential['credentialSubject']
  if (Array.isArray(subject)) {
    return subject.flatMap((one, index) => nestedIn(one as JsonValue, pointer('/credentialSubject', index)))
  }
  return nestedIn(subject, '/credentialSubject')
}

function nestedIn(subject: JsonValue | undefined, at: string): readonly FoundNested[] {
  const nested = isJsonObject(subject) ? subject['verifiableCredential'] : undefined
  const path = pointer(at, 'verifiableCredential')
  if (nested === undefined) return []
  if (!Array.isArray(nested)) return [{ path, value: nested }]
  return nested.map((value: JsonValue, index) => ({ path: pointer(path, index), value }))
}
