import { describe, expect, it } from 'vitest'
import { copyJson, type JsonValue } from '../../src/core/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { kinds } from '../credential/benefit-inputs.js'
import { mutationsOf } from './mutations.js'
import { readerOf } from './reader-contract.js'

const validate = await loadSchema('benefit-credential')
const benefits = kinds.filter(({ name }) => !/^(Scholarship|Wage)/.test(name))

describe.each(benefits)('benefit-credential schema: $name', ({ input, build, parse }) => {
  const built = build(input as never)
  const isRead = readerOf(parse)

  it('accepts what the builder makes, also once it is signed', () => {
    expect(validate(copyJson(built))).toEqual([])
    expect(validate({ ...(copyJson(built) as object), proof: { type: 'DataIntegrityProof' } } as JsonValue)).toEqual([])
  })

  it('accepts no change that the library would not read, and no word beside the statement', () => {
    const differ: string[] = []
    let refused = 0
    for (const { label, path, document } of mutationsOf(built)) {
      const fits = validate(document as JsonValue).length === 0
      if (!fits) refused++
      // Of dates the schema knows the form alone, and it cannot compare a worker with an issuer.
      if (fits && !isRead(document) && !/(From|Until|At|By|\/id|issuer)\b/.test(path)) differ.push(label)
    }
    expect(differ).toEqual([])
    expect(refused).toBeGreaterThan(100)
    for (const word of ['name', 'description', 'evidence', 'termsOfUse']) {
      expect(validate({ ...(copyJson(built) as object), [word]: 'diabetes' } as JsonValue)).not.toEqual([])
      const subject = { ...(copyJson(built) as { credentialSubject: object }).credentialSubject, [word]: 'diabetes' }
      expect(validate({ ...(copyJson(built) as object), credentialSubject: subject } as JsonValue)).not.toEqual([])
    }
  })
})
