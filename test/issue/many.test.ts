import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { errorOf, NOW, newSigner, thaw } from '../support/badges.js'
import { countingRandom, draftOf, issuer, issuerOf, verifiedOf } from './support.js'

const ID = 'urn:uuid:2b7e1516-28ae-4d2a-a6ab-f7158809cf4f'
const slots = { worker: '/credentialSubject/id', name: '/name' }
const template = { draft: draftOf({ name: 'Example' }), slots }
const rows = [
  { worker: 'did:example:ana', name: 'Ana "A"\n' },
  { worker: 'did:example:bo', name: 'Bo 🚑' },
  { worker: 'urn:example:with space is no iri', name: '' },
]

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('issueMany', () => {
  it('issues a badge for each row that verifies and holds its texts', async () => {
    const badges = await all(issuer.issueMany(template, rows.slice(0, 2)))
    expect(badges).toHaveLength(2)
    for (const [index, badge] of badges.entries()) {
      expect(await verifiedOf(badge)).toMatchObject({
        name: rows[index]?.name,
        credentialSubject: { id: rows[index]?.worker },
        issuer: issuer.profile,
      })
    }
    expect(new Set(badges.map(({ id }) => id)).size).toBe(2)
  })

  it('makes the very badge that sealBadge makes of the same draft', async () => {
    const one = { ...slots, id: '/id' }
    const many = issuerOf({ now: NOW }).issueMany({ draft: template.draft, slots: one }, [{ ...rows[0], id: ID } as never])
    const draft = thaw(draftOf({ name: rows[0]?.name, id: ID }))
    draft.credentialSubject.id = rows[0]?.worker
    const sealed = await issuerOf({ now: NOW }).sealBadge(draft)
    expect(await all(many)).toEqual([sealed])
  })

  it('takes rows as they come, and makes none before it is asked', async () => {
    let taken = 0
    async function* source() {
      for (const row of rows.slice(0, 2)) {
        taken++
        yield row
      }
    }
    const badges = issuer.issueMany(template, source())
    expect(taken).toBe(0)
    await badges.next()
    expect(taken).toBe(1)
    await badges.return()
    expect(taken).toBe(1)
  })

  it('is deterministic with injected clock and random source', async () => {
    const run = async () => all(issuerOf({ random: countingRandom(), now: NOW }).issueMany(template, rows.slice(0, 2)))
    expect(JSON.stringify(await run())).toBe(JSON.stringify(await run()))
  })

  it('works with a mechanism that signs no statements', async () => {
    const [badge] = await all(
      issuerOf({ signer: await newSigner('ES256'), mechanism: ob3Jwt }).issueMany(draftless(), rows.slice(0, 1)),
    )
    expect(typeof badge?.credential).toBe('string')
    expect(await verifiedOf(badge as never)).toMatchObject({ name: rows[0]?.name })
  })

  it.each([
    ['a slot that is missing', 'issue.row_invalid', '/1/name', { worker: 'did:example:bo' }],
    ['a slot that is no text', 'issue.row_invalid', '/1/worker', { worker: 5, name: 'Bo' }],
    ['a text that is no IRI where one must be', 'rdf.data_lost', '/1/credentialSubject/id', { worker: 'no uri', name: 'Bo' }],
  ])('refuses %s with the number of the row', async (_what, code, path, row) => {
    const badges = issuer.issueMany(template, [rows[0], row] as never)
    expect((await badges.next()).done).toBe(false)
    expect(await errorOf(badges.next())).toMatchObject({ code, path, kind: 'input' })
  })

  it('checks each badge by the schema', async () => {
    const dated = { draft: draftOf({ validUntil: '2027-05-01T09:00:00Z' }), slots: { until: '/validUntil' } }
    const badges = issuer.issueMany(dated, [
      { until: '2027-01-01T00:00:00Z' },
      { until: 'soon' },
      { until: '2020-01-01T00:00:00Z' },
    ])
    await badges.next()
    expect(await errorOf(badges.next())).toMatchObject({ code: 'issue.draft_invalid', path: '/1/validUntil' })
    const late = issuer.issueMany(dated, [{ until: '2020-01-01T00:00:00Z' }])
    expect(await errorOf(late.next())).toMatchObject({ code: 'credential.dates_order', path: '/0/validUntil' })
  })

  it.each([
    ['a slot that is not there', 'core.slot_invalid', { worker: '/credentialSubject/nobody' }],
    ['a slot in the contexts', 'core.slot_invalid', { context: '/@context/0' }],
  ])('refuses %s', async (_what, code, wrong) => {
    const badges = issuer.issueMany({ draft: template.draft, slots: wrong as never }, rows)
    expect(await errorOf(badges.next())).toMatchObject({ code, kind: 'usage' })
  })

  it.each([undefined, null, {}, { draft: {}, slots: null }])('refuses %j for a template', async (wrong) => {
    expect((await errorOf(issuer.issueMany(wrong as never, rows).next())).kind).toBe('usage')
  })

  it('leaves the template as it was', async () => {
    const draft = thaw(template.draft)
    const before = JSON.stringify(draft)
    await all(issuer.issueMany({ draft, slots }, rows.slice(0, 1)))
    expect(JSON.stringify(draft)).toBe(before)
  })
})

/** A draft without the issuer, which differs from signer to signer. */
function draftless(): { draft: JsonObject; slots: typeof slots } {
  const { issuer: _issuer, ...draft } = draftOf({ name: 'Example' }) as unknown as JsonObject
  return { draft, slots }
}
