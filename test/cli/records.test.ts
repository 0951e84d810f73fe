import { describe, expect, it } from 'vitest'
import { factsAbout, readRecords } from '../../src/cli/records.js'
import { isRungsError, utf8 } from '../../src/core/index.js'

const ISSUER = 'did:web:courier.example'
const read = (text: string) => readRecords(utf8(text), ISSUER)
const codeOf = (text: string): unknown => {
  try {
    return read(text)
  } catch (error) {
    if (!isRungsError(error)) return error
    const { code, params }: { readonly code: string; readonly params: object } = error
    return [code, params]
  }
}

describe('an issuer’s own training records', () => {
  it('become facts that the issuer vouches for, about the person asked for alone', () => {
    const records = read(
      'subject,achievement,awarded_date,valid_until\ndid:example:ana,urn:a:1,2026-01-02,2027-01-02\nb@example.org,urn:a:1,2026-01-03,\n',
    )
    const [fact, ...others] = factsAbout(records, ['did:example:ana'], 'did:example:ana')
    expect(others).toEqual([])
    expect(fact).toMatchObject({ attestedBy: ISSUER, subjectKeys: ['did:example:ana'], achievement: { id: 'urn:a:1' } })
    expect(factsAbout(records, ['hash:sha256$1'], 'b@example.org')).toMatchObject([{ subjectKeys: ['hash:sha256$1'] }])
    expect(JSON.stringify(factsAbout(records, ['hash:sha256$1'], 'b@example.org'))).not.toContain('b@example.org')
    expect(factsAbout(records, ['did:example:eve'], 'did:example:eve')).toEqual([])
  })

  it.each([
    ['subject,achievement,awarded_date\n,urn:a:1,2026-01-02', 'subject'],
    ['subject,achievement,awarded_date\ndid:example:ana,first aid,2026-01-02', 'achievement'],
    ['subject,achievement,awarded_date\ndid:example:ana,urn:a:1,2026-02-30', 'awarded_date'],
    ['subject,achievement,awarded_date,valid_until\ndid:example:ana,urn:a:1,2026-02-03,soon', 'valid_until'],
  ])('a wrong record refuses the file: %j', (text, column) => {
    expect(codeOf(text)).toEqual(['cli.record_invalid', { line: 2, column }])
  })

  it.each([
    ['without the cell that says when it ends', 'did:example:ana,urn:a:1,2026-01-02', 'valid_until'],
    ['of one cell', 'did:example:ana', 'achievement'],
    ['with more cells than columns', 'did:example:ana,urn:a:1,2026-01-02,,2026-06-01', 'beyond the header'],
  ])('a record %s refuses the file: what is missing is not "never"', (_, record, column) => {
    const text = `subject,achievement,awarded_date,valid_until\n${record}\n`
    expect(codeOf(text)).toEqual(['cli.record_invalid', { line: 2, column }])
  })

  it.each([
    ['subject,achievement,awarded_date\ndid:example:ana,urn:a:1,2026-01-02\n"x"y,urn:a:1,2026-01-02\n', 3],
    ['subject,achievement,awarded_date\ndid:example:ana,"urn:a:1,2026-01-02\ndid:example:ana,urn:a:1,2026-01-02', 2],
    [`subject,achievement,awarded_date\ndid:example:ana,urn:a:${'1'.repeat(70_000)},2026-01-02`, 2],
    ['subject,"achievement,awarded_date\n', 1],
  ])('a record of broken quoting refuses the file', (text, line) => {
    expect(codeOf(text)).toMatchObject(['cli.csv_invalid', { line }])
  })

  it.each([
    ['subject,achievement\n', 'awarded_date', 'missing'],
    ['subject,subject,achievement,awarded_date\n', 'subject', 'duplicate'],
    ['subject,name,achievement,awarded_date\n', 'name', 'unknown'],
  ])('a wrong header refuses the file: %j', (text, column, reason) => {
    expect(codeOf(text)).toEqual(['cli.csv_header', { column, reason }])
  })
})
