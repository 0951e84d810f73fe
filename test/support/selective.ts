import { concatBytes, fromMultibase64url, type JsonObject, toMultibase64url } from '../../src/core/index.js'
import { type CborValue, decodeCbor, encodeCbor } from '../../src/securing/data-integrity/selective/cbor.js'
import type { Mechanism, Opened, OpenOptions, Sealed } from '../../src/securing/index.js'
import { type Loose, loader, openOptions, thaw } from './badges.js'

/** A document with its last proof. */
export function sealedOf(document: JsonObject): Sealed {
  return { form: 'embedded', document, proof: [document['proof']].flat().at(-1) as JsonObject, path: '/proof' }
}

/** What a holder shows. */
export async function deriveBy(mechanism: Mechanism, document: JsonObject, reveal: readonly string[]): Promise<JsonObject> {
  return (await mechanism.derive?.(sealedOf(document), { reveal, loader }))?.credential as JsonObject
}

export function openBy(mechanism: Mechanism, document: JsonObject, options: OpenOptions = openOptions()): Promise<Opened> {
  return mechanism.open(sealedOf(document), options)
}

/** A changed copy. */
export function changed(document: JsonObject, change: (copy: Loose) => void): JsonObject {
  const copy = thaw(document)
  change(copy)
  return copy
}

export function proofValueOf(document: JsonObject): string {
  return (document['proof'] as { proofValue: string }).proofValue
}

export function proofBytesOf(document: JsonObject): Uint8Array {
  return fromMultibase64url(proofValueOf(document))
}

/** What the CBOR of a proof value holds. */
export function componentsOf(document: JsonObject): CborValue[] {
  return [...(decodeCbor(proofBytesOf(document).subarray(3), '') as readonly CborValue[])]
}

export function withComponents(document: JsonObject, change: (components: CborValue[]) => void): JsonObject {
  const components = componentsOf(document)
  change(components)
  return withValue(document, toMultibase64url(concatBytes(proofBytesOf(document).subarray(0, 3), encodeCbor(components))))
}

export function withValue(document: JsonObject, proofValue: string): JsonObject {
  return changed(document, ({ proof }) => {
    proof.proofValue = proofValue
  })
}
