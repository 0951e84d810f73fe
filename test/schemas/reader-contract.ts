import { expect, it } from 'vitest'
import { copyJson, isRungsError, type JsonValue } from '../../src/core/index.js'
import type { VerifiableCredential } from '../../src/credential/index.js'
import { loadSchema, type SchemaName } from '../../src/schemas/index.js'
import { mutationsOf } from './mutations.js'

/** A kind of credential that has a schema and a reader, which are to take the same. */
export interface ReaderContract {
  readonly schema: SchemaName
  readonly built: VerifiableCredential
  readonly parse: (value: unknown) => unknown
  /** What the schema knows by its form alone, by the JSON pointers of changes. */
  readonly formAlone: RegExp
  /** The least number of changes that the schema takes, so that the test is about something. Default 10. */
  readonly accepted?: number
}

const REQUIRED = ['/@context', '/id', '/type', '/issuer', '/validFrom', '/credentialSubject']

/** Whether a reader takes something; any other fault than that of the input is thrown. */
export function readerOf(parse: (value: unknown) => unknown): (value: unknown) => boolean {
  return (value) => {
    try {
      parse(value)
      return true
    } catch (error) {
      if (isRungsError(error) && error.kind === 'input') return false
      throw error
    }
  }
}

/** The tests that the schema takes nothing of the subject that the reader would refuse. */
export function readsWhatFits({ schema, built, parse, formAlone, accepted = 10 }: ReaderContract): void {
  const isRead = readerOf(parse)

  it('accepts what the builder makes', async () => {
    expect((await loadSchema(schema))(copyJson(built))).toEqual([])
    expect(isRead(copyJson(built))).toBe(true)
  })

  it('accepts no change of the subject that the library would not read', async () => {
    const validate = await loadSchema(schema)
    const differ: string[] = []
    const seen = { accepted: 0, refused: 0 }
    for (const { label, path, document } of mutationsOf(built)) {
      if (!path.startsWith('/credentialSubject')) continue
      const fits = validate(document as JsonValue).length === 0
      seen[fits ? 'accepted' : 'refused']++
      if (fits && !isRead(document) && !formAlone.test(path)) differ.push(label)
    }
    expect(differ).toEqual([])
    expect(seen.refused).toBeGreaterThan(100)
    expect(seen.accepted).toBeGreaterThan(accepted)
  })

  it.each(REQUIRED)('asks for %s', async (path) => {
    const { [path.slice(1)]: _left, ...rest } = copyJson(built) as Record<string, JsonValue>
    expect((await loadSchema(schema))(rest)[0]?.params).toMatchObject({ schema, keyword: 'required' })
  })
}
