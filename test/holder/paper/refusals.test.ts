import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/core/index.js'
import {
  buildPaperTemplate,
  definePaperTemplate,
  fromPaper,
  isPaper,
  type PaperTemplate,
  toPaper,
} from '../../../src/holder/index.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../../src/securing/jose/ob3-jwt.js'
import { errorOf, thaw } from '../../support/badges.js'
import { courseBadges, courseRow, verifier } from './support.js'

const rows = [courseRow(0), courseRow(1)]
const badges = (await courseBadges(rows, eddsaRdfc2022)) as JsonObject[]
const tokens = (await courseBadges(rows, ob3Jwt)) as string[]
const template = buildPaperTemplate(badges)
const paper = toPaper(badges[0] as JsonObject, template)
const read = (text: string, templates: readonly PaperTemplate[] = [template]) => errorOf(() => fromPaper(text, { templates }))

describe('a template', () => {
  it('has slots where the badges differ and where badges usually do, and nothing of the workers', () => {
    expect([...template.slots].sort()).toEqual(
      [
        '/awardedDate',
        '/credentialSubject/activityEndDate',
        '/credentialSubject/id',
        '/credentialSubject/result/0/value',
        '/evidence/0/narrative',
        '/id',
        '/proof/created',
        '/proof/proofValue',
        '/validFrom',
        '/validUntil',
      ].sort(),
    )
    const published = JSON.stringify(template)
    for (const row of rows) {
      for (const own of [row.worker, row.assessor, row.awarded, row.until, `"value":"${row.score}"`])
        expect(published).not.toContain(own)
    }
    expect(published).toContain('"https://school.example/badges/"')
  })

  it('of one badge has the usual slots and those that are named, and keeps of an id only its kind', () => {
    const [badge] = badges as [JsonObject]
    const one = buildPaperTemplate([badge], { slots: ['/credentialSubject/result/0/value'] })
    expect(one.slots).not.toContain('/evidence/0/narrative')
    expect(one.slots).toContain('/credentialSubject/result/0/value')
    expect(thaw(one).credential).toMatchObject({
      id: 'https://school.example/',
      credentialSubject: { id: 'did:key:', result: [{ value: '' }] },
    })
    expect(fromPaper(toPaper(badge, one), { templates: [one] })).toEqual(badge)
  })

  it('of a token is written to the character', async () => {
    const known = buildPaperTemplate(tokens)
    expect(known.slots).toEqual(expect.arrayContaining(['/sub', '/nbf', '/credentialSubject/id']))
    const inOrder = thaw(known)
    inOrder.payload = inOrder.payload.replace(':', ': ')
    expect((await errorOf(() => definePaperTemplate(inOrder))).params).toEqual({ expected: 'payload' })
    expect((await errorOf(() => definePaperTemplate({ ...known, payload: '[]' }))).params).toEqual({ expected: 'payload' })
    expect((await errorOf(() => definePaperTemplate({ ...known, payload: '{' }))).params).toEqual({ expected: 'payload' })
  })

  it.each([
    ['nothing', {}, 'form'],
    ['another version', { version: 2 }, 'form'],
    ['a member more', { more: 1 }, 'form'],
    ['a token too', { header: '{}', payload: '{}' }, 'form'],
    ['a slot that leads nowhere', { slots: ['/name', '/nowhere'] }, 'slots'],
    ['a slot that is a whole', { slots: ['/credentialSubject'] }, 'slots'],
    ['a slot that is no pointer', { slots: ['name'] }, 'slots'],
    ['a slot of another kind', { slots: [5] }, 'slots'],
    ['a slot twice', { slots: ['/name', '/name'] }, 'slots'],
    ['a slot in the contexts', { slots: ['/@context/0'] }, 'slots'],
    ['a slot of the prototype', { slots: ['/constructor/name'] }, 'slots'],
    ['too many slots', { slots: Array.from({ length: 129 }, (_, index) => `/evidence/${index}`) }, 'slots'],
  ])('with %s is refused', async (_, changes, expected) => {
    const value = Object.keys(changes).length === 0 ? {} : { ...thaw(template), ...changes }
    const error = await errorOf(() => definePaperTemplate(value))
    expect([error.code, error.params as unknown]).toEqual(['holder.paper_template_invalid', { expected }])
  })

  it('is not made of badges of two kinds', async () => {
    const other = thaw(badges[1])
    other.credentialSubject.achievement.tag = ['home care']
    expect((await errorOf(() => buildPaperTemplate([badges[0] as JsonObject, other]))).params).toEqual({
      pointer: '/credentialSubject/achievement/tag',
    })
    expect((await errorOf(() => buildPaperTemplate([badges[0] as JsonObject, tokens[0] as string]))).code).toBe(
      'holder.paper_template_differs',
    )
    expect((await errorOf(() => buildPaperTemplate([]))).code).toBe('core.option_invalid')
    expect((await errorOf(() => buildPaperTemplate(badges, { slots: ['/grade'] }))).params).toEqual({ pointer: '/grade' })
    const misspelt = { slot: [] } as never
    expect((await errorOf(() => buildPaperTemplate(badges, misspelt))).code).toBe('core.option_unknown')
  })
})

describe('toPaper', () => {
  it.each([
    ['/name', (badge: { name: string }) => (badge.name = 'Home care: second certificate')],
    ['/id', (badge: { id: string }) => (badge.id = 'https://other.example/badges/1')],
    [
      '/credentialSubject/result/0/value',
      (badge: { credentialSubject: { result: unknown[] } }) => (badge.credentialSubject.result = []),
    ],
  ])('refuses a badge that differs at %s', async (pointer, change) => {
    const badge = thaw(badges[0])
    change(badge)
    const error = await errorOf(() => toPaper(badge, template))
    expect([error.code, error.params as unknown]).toEqual(['holder.paper_template_differs', { pointer }])
  })

  it('refuses a token for a template of objects, one with another key, and one that is spaced otherwise', async () => {
    const known = buildPaperTemplate(tokens)
    const [other] = (await courseBadges(rows, ob3Jwt)) as [string]
    const [header, payload, signature] = (tokens[0] as string).split('.') as [string, string, string]
    const spaced = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('{', '{ ')).toString('base64url')
    for (const [badge, of] of [
      [tokens[0], template],
      [other, known],
      [`${header}.${spaced}.${signature}`, known],
    ] as const)
      expect((await errorOf(() => toPaper(badge as string, of))).code).toBe('holder.paper_template_differs')
  })

  it('refuses what does not fit one code', async () => {
    const [long] = await courseBadges([courseRow(0, { assessor: 'Maria Fernández '.repeat(30) })], eddsaRdfc2022)
    const error = await errorOf(() => toPaper(long as JsonObject, buildPaperTemplate([...badges, long as JsonObject])))
    expect(error).toMatchObject({ code: 'holder.paper_too_long', params: { limit: 600 } })
    expect((error.params as { length: number }).length).toBeGreaterThan(600)
  })
})

describe('fromPaper', () => {
  it.each([
    ['start', ''],
    ['start', 'HC1:ABC.'],
    ['truncated', 'RUNGS1:'],
    ['truncated', paper.slice(0, -1)],
    ['truncated', `${paper.slice(0, 100)}.`],
    ['characters', `${paper.slice(0, 40)}é${paper.slice(41)}`],
    ['too_long', `${paper.slice(0, -1)}${'0'.repeat(600)}.`],
    ['too_long', `${paper.slice(0, -1)}000.`],
  ])('says %s', async (reason, text) => {
    const error = await read(text)
    expect([error.kind, error.code, error.params as unknown]).toEqual(['input', 'holder.paper_unreadable', { reason }])
  })

  it('a template that is not known is none that is wrong: what cannot be checked is not invalid', async () => {
    const other = buildPaperTemplate(badges, { slots: ['/name'] })
    const error = await read(paper, [other])
    expect([error.kind, error.code]).toEqual(['operation', 'holder.paper_template_unknown'])
    expect(error.params).toEqual({ digest: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect((await read(paper, [])).code).toBe('holder.paper_template_unknown')
  })

  it('a template that was changed after it was published is another one', async () => {
    const changed = thaw(template)
    changed.credential.name = 'Surgery'
    expect((await read(paper, [changed])).code).toBe('holder.paper_template_unknown')
    // And where somebody prints the digest of the changed one, the signature tells.
    const forged = toPaper({ ...(badges[0] as JsonObject), name: 'Surgery' }, changed)
    expect((await verifier.verify(fromPaper(forged, { templates: [changed] }))).findings).toMatchObject([
      { code: 'proof.signature_invalid' },
    ])
  })

  it('takes a text with blanks around it, and tells a text by its start', () => {
    expect(fromPaper(`\n ${paper} \n`, { templates: [template] })).toEqual(badges[0])
    expect([isPaper(` ${paper}`), isPaper('{}'), isPaper('')]).toEqual([true, false, false])
  })

  it('refuses an option that it does not know', async () => {
    expect((await errorOf(() => fromPaper(paper, { template } as never))).code).toBe('core.option_unknown')
    expect((await errorOf(() => fromPaper(paper, { templates: template } as never))).code).toBe('core.option_invalid')
  })
})
