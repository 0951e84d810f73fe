import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase45, isRungsError, type JsonObject, toBase45 } from '../../../src/core/index.js'
import {
  buildPaperTemplate,
  definePaperTemplate,
  fromPaper,
  isPaper,
  MAX_PAPER_LENGTH,
  toPaper,
} from '../../../src/holder/index.js'
import { eddsaJcs2022 } from '../../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../../src/securing/jose/ob3-jwt.js'
import { vcJose } from '../../../src/securing/jose/vc-jose.js'
import { newSigner } from '../../support/badges.js'
import { courseBadges, courseRow, verifier } from './support.js'

const text = (badge: JsonObject | string): string => (typeof badge === 'string' ? badge : JSON.stringify(badge))
const hosted = (template: unknown) => definePaperTemplate(JSON.parse(JSON.stringify(template)))

describe.each([eddsaRdfc2022, eddsaJcs2022, ob3Jwt, vcJose])('a badge on paper: $id', (mechanism) => {
  it('comes back to the character, and verifies by the template and nothing else', async () => {
    const badges = await courseBadges(
      [0, 1, 2, 3].map((index) => courseRow(index)),
      mechanism,
    )
    const template = buildPaperTemplate(badges)
    for (const badge of badges) {
      const paper = toPaper(badge, template)
      expect(isPaper(paper)).toBe(true)
      expect(paper.length).toBeLessThanOrEqual(MAX_PAPER_LENGTH)
      const back = fromPaper(paper, { templates: [hosted(template)] })
      expect(text(back)).toBe(text(badge))
      expect((await verifier.verify(back)).outcome).toBe('verified')
    }
  })

  it('a badge of about 3.5 kB takes at most 330 bytes', async () => {
    const badges = await courseBadges(
      [0, 1].map((index) => courseRow(index)),
      mechanism,
    )
    const [badge] = badges as [JsonObject | string]
    const size = Buffer.byteLength(
      typeof badge === 'string' ? Buffer.from(badge.split('.')[1] as string, 'base64url') : text(badge),
    )
    const paper = toPaper(badge, buildPaperTemplate(badges))
    const bytes = fromBase45(paper.slice('RUNGS1:'.length, -1)).length
    expect(size).toBeGreaterThan(3100)
    expect(bytes).toBeLessThanOrEqual(330)
  })

  it('no single changed byte verifies', async () => {
    const badges = await courseBadges(
      [0, 1].map((index) => courseRow(index)),
      mechanism,
    )
    const template = buildPaperTemplate(badges)
    const bytes = fromBase45(toPaper(badges[1] as string, template).slice('RUNGS1:'.length, -1))
    const outcomes = new Set<string>()
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes)
      changed[at] = (changed[at] as number) ^ (1 + ((at * 37) % 255))
      outcomes.add(await outcomeOf(`RUNGS1:${toBase45(changed)}.`))
    }
    // Cut short, or with more behind it.
    for (let length = 0; length < bytes.length; length += 7)
      outcomes.add(await outcomeOf(`RUNGS1:${toBase45(bytes.slice(0, length))}.`))
    for (const more of [[0], [0, 0], [255]])
      outcomes.add(await outcomeOf(`RUNGS1:${toBase45(Uint8Array.of(...bytes, ...more))}.`))
    expect(outcomes).not.toContain('verified')
    expect(outcomes).toContain('holder.paper_unreadable')
    expect(outcomes).toContain('rejected')

    async function outcomeOf(paper: string): Promise<string> {
      try {
        return (await verifier.verify(fromPaper(paper, { templates: [template] }))).outcome
      } catch (error) {
        if (!isRungsError(error)) throw error
        return error.code
      }
    }
  })
})

describe('values of any kind and script', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'abcXYZ 0123456789-:/#.é'),
    fc.constantFrom(...'अआइईकखगमशसा्ि', ...'ءابتثجحخدذفم', ...'АБВгдежзїє', ...'日本語字'),
    fc.constantFrom('😀', '\u200d', '\ufeff', '\u0000', '"', '\\', '\n', '\ud7ff', '\ue000'),
  )
  const hex = fc.uint8Array({ minLength: 0, maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex'))
  const value = fc.oneof(
    fc.string({ unit, maxLength: 24 }),
    fc.uuid().chain((id) => fc.constantFrom(id, `urn:uuid:${id}`, id.toUpperCase())),
    fc
      .date({ noInvalidDate: true, min: new Date(-62_167_219_200_000), max: new Date(253_402_300_799_999) })
      .chain((date) =>
        fc.constantFrom(
          date.toISOString(),
          `${date.toISOString().slice(0, 19)}Z`,
          date.toISOString().slice(0, 10),
          `${date.toISOString().slice(0, 19)}+02:00`,
        ),
      ),
    fc
      .uint8Array({ maxLength: 40 })
      .chain((bytes) =>
        fc.constantFrom(
          Buffer.from(bytes).toString('base64url'),
          `u${Buffer.from(bytes).toString('base64url')}`,
          Buffer.from(bytes).toString('base64'),
        ),
      ),
    hex.chain((digits) => fc.constantFrom(digits, digits.toUpperCase(), `sha256$${digits}`)),
    fc.integer().map(String),
    fc.constantFrom(
      '',
      '0',
      '-0',
      '00',
      '1e3',
      'z',
      'u',
      'z1',
      'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
      '2026-02-30',
      '2026-02-30T00:00:00Z',
    ),
  )
  const document = { id: 'urn:uuid:', name: '', list: [{ at: '' }], count: 0, open: false, 'a/b~c': '' }
  const slots = ['/id', '/name', '/list/0/at', '/count', '/open', '/a~1b~0c']
  const template = definePaperTemplate({ type: 'PaperTemplate', version: 1, slots, credential: document })
  const payloads = definePaperTemplate({
    type: 'PaperTemplate',
    version: 1,
    slots,
    header: '{"alg":"ES256"}',
    payload: JSON.stringify(document),
  })

  it('every document comes back to the character, as an object and as a token', () => {
    const documents = fc.record({
      id: value.map((one) => `urn:uuid:${one}`),
      name: value,
      list: value.map((at) => [{ at }]),
      count: fc.oneof(fc.integer(), fc.double({ noDefaultInfinity: true, noNaN: true })),
      open: fc.boolean(),
      'a/b~c': value,
    })
    fc.assert(
      fc.property(documents, fc.uint8Array({ maxLength: 64 }), (content, signature) => {
        const back = fromPaper(toPaper(content as unknown as JsonObject, template), { templates: [payloads, template] })
        expect(JSON.stringify(back)).toBe(JSON.stringify(content))
        const token = ['{"alg":"ES256"}', JSON.stringify(content), signature]
          .map((part) => Buffer.from(part as string).toString('base64url'))
          .join('.')
        if (!Object.is(content.count, -0))
          expect(fromPaper(toPaper(token, payloads), { templates: [template, payloads] })).toBe(token)
      }),
      { numRuns: 300 },
    )
  })

  it('bytes that are read are the only ones of their values', () => {
    const start = toPaper({ ...document, id: 'urn:uuid:' } as unknown as JsonObject, template)
    const digest = fromBase45(start.slice('RUNGS1:'.length, -1)).slice(0, 16)
    const leaf = fc.oneof(
      fc.constant([0, 0]),
      fc.tuple(fc.nat(15), fc.nat(4), fc.nat(255), fc.nat(255)),
      fc.array(fc.nat(255), { maxLength: 20 }),
    )
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 4, maxLength: 6 }), (leaves) => {
        const paper = `RUNGS1:${toBase45(Uint8Array.from([...digest, ...leaves.flat(), ...(leaves.length === 4 ? [0, 1, 48, 0, 5, 102, 97, 108, 115, 101] : [])]))}.`
        let back: JsonObject
        try {
          back = fromPaper(paper, { templates: [template] }) as JsonObject
        } catch (error) {
          if (!isRungsError(error) || error.code !== 'holder.paper_unreadable') throw error
          return
        }
        expect(toPaper(back, template)).toBe(paper)
      }),
      { numRuns: 2000 },
    )
  })

  it('a name in Devanagari takes a byte a letter', async () => {
    const lengthOf = (name: string): number => toPaper({ ...document, name } as unknown as JsonObject, template).length
    expect(lengthOf('सुनीता शर्मा')).toBeLessThanOrEqual(lengthOf('Sunita Sharm') + 2)
  })

  it('is one with a signer of any kind', async () => {
    const badges = await courseBadges([courseRow(0), courseRow(1)], ob3Jwt, await newSigner('ES384'))
    const template = buildPaperTemplate(badges)
    const back = fromPaper(toPaper(badges[0] as string, template), { templates: [template] })
    expect((await verifier.verify(back)).outcome).toBe('verified')
  })
})
