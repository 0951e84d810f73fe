import { describe, expect, it } from 'vitest'
import { copyJson, isRungsError, type JsonValue } from '../../src/core/index.js'
import { buildOutcomeObservationCredential, parseOutcomeObservationCredential } from '../../src/credential/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { ballot } from '../credential/voice-inputs.js'
import { mutationsOf } from './mutations.js'

const validate = await loadSchema('outcome-observation-credential')
const built = buildOutcomeObservationCredential(ballot)

function isRead(value: unknown): boolean {
  try {
    parseOutcomeObservationCredential(value)
    return true
  } catch (error) {
    if (isRungsError(error) && error.kind === 'input') return false
    throw error
  }
}

describe('outcome-observation-credential schema', () => {
  it('accepts what the builder makes', () => {
    expect(validate(copyJson(built))).toEqual([])
    expect(isRead(copyJson(built))).toBe(true)
  })

  it('accepts no change of the subject that the library would not read', () => {
    const differ: string[] = []
    const seen = { accepted: 0, refused: 0 }
    for (const { label, path, document } of mutationsOf(built)) {
      if (!path.startsWith('/credentialSubject')) continue
      const fits = validate(document as JsonValue).length === 0
      seen[fits ? 'accepted' : 'refused']++
      // The schema knows dates and counts by their form alone.
      if (
        fits &&
        !isRead(document) &&
        !/(From|Until)\b|people|electorate|value|interval|count|options|leading|choices|disclosure/.test(path)
      )
        differ.push(label)
    }
    expect(differ).toEqual([])
    expect(seen.refused).toBeGreaterThan(100)
    expect(seen.accepted).toBeGreaterThan(10)
  })

  it.each(['/@context', '/id', '/type', '/issuer', '/validFrom', '/credentialSubject'])('asks for %s', (path) => {
    const { [path.slice(1)]: _left, ...rest } = copyJson(built) as Record<string, JsonValue>
    expect(validate(rest)[0]?.params).toMatchObject({ schema: 'outcome-observation-credential', keyword: 'required' })
  })
})
