import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { copyJson, type JsonValue } from '../../src/core/index.js'
import { buildAchievementCredential, buildRungCredential } from '../../src/credential/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { type Loose, newSigner, RECIPIENT, signedBadge, thaw } from '../support/badges.js'
import { fullCredential } from './full-credential.js'
import { mutationsOf } from './mutations.js'

const validate = await loadSchema('rung-credential')
const openBadge = await loadSchema('ob-achievement-credential')
const source = JSON.parse(readFileSync(new URL('../../examples/delivery/ladder.json', import.meta.url), 'utf8')) as Loose
const wage = 'https://courier.example/wages/1'
for (const rung of source.rungs) {
  rung.wage = [wage]
  rung.time.elapsed = { min: 'P1W', max: 'P2M' }
}
const ladder = defineLadder(source)
const details = {
  id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
  issuer: { id: 'did:web:courier.example', name: 'Courier Platform' },
  validFrom: '2026-05-01T09:00:00Z',
}
const van = 'https://courier.example/ladders/last-mile/van-driver'
const badge = buildRungCredential(ladder, van, RECIPIENT, { ...details, results: { assessment: 'good' }, replaces: 'urn:uuid:1' })

function problemsAfter(change: (badge: Loose, achievement: Loose) => unknown): ReturnType<typeof validate> {
  const copy = thaw(badge)
  change(copy, copy.credentialSubject.achievement)
  return validate(copy)
}
const at = '/credentialSubject/achievement'

describe('rung-credential schema', () => {
  it.each(ladder.rungs.map(({ id }) => id))('accepts the badge of %s', (rung) => {
    for (const language of [undefined, 'es', 'zh-Hant-TW']) {
      const built = buildRungCredential(ladder, rung, RECIPIENT, { ...details, ...(language !== undefined && { language }) })
      expect(validate(copyJson(built))).toEqual([])
      expect(JSON.stringify(built)).not.toContain(wage)
    }
  })

  it('accepts a signed badge and one built without a ladder at hand', async () => {
    const signer = await newSigner()
    const issuer = signer.id.split('#')[0] as string
    expect(
      validate(await signedBadge(signer, thaw(buildRungCredential(ladder, van, RECIPIENT, { ...details, issuer })))),
    ).toEqual([])
    const {
      nameMap: _name,
      descriptionMap: _description,
      timeToEarn: _time,
      ...achievement
    } = thaw(badge).credentialSubject.achievement
    expect(validate(copyJson(buildAchievementCredential({ ...details, subject: RECIPIENT, achievement })))).toEqual([])
  })

  it('refuses an Open Badge that is no rung', () => {
    expect(openBadge(fullCredential() as JsonValue)).toEqual([])
    expect(validate(fullCredential() as JsonValue)).toHaveLength(1)
  })

  it('refuses whatever is no Open Badge, and tells one problem of it (OB 3.0 section B.1.2)', () => {
    let refused = 0
    for (const { label, document } of mutationsOf(copyJson(badge))) {
      const problems = validate(document as JsonValue)
      expect(problems.length, label).toBeLessThanOrEqual(1)
      if (openBadge(document as JsonValue).length === 0) continue
      refused++
      expect(problems, label).toHaveLength(1)
    }
    expect(refused).toBeGreaterThan(200)
  })

  it.each<[string, string, string, string, (badge: Loose, achievement: Loose) => unknown]>([
    ['a badge without our context', '/@context', 'contains', 'https://w3id.org/rungs/v0', (c) => c['@context'].splice(2, 1)],
    [
      'a badge without its type',
      '/type',
      'contains',
      'RungCredential',
      (c) => (c.type = ['VerifiableCredential', 'OpenBadgeCredential']),
    ],
    ['an achievement without its type', `${at}/type`, 'contains', 'LadderRung', (_, a) => (a.type = ['Achievement'])],
    ['a bare type', `${at}/type`, 'type', 'array', (_, a) => (a.type = 'Achievement')],
    ['no ladder', at, 'required', 'ladder', (_, a) => delete a.ladder],
    ['a ladder by URL', `${at}/ladder`, 'type', 'object', (_, a) => (a.ladder = a.ladder.id)],
    ['no id', `${at}/ladder`, 'required', 'id', (_, a) => delete a.ladder.id],
    ['no type', `${at}/ladder`, 'required', 'type', (_, a) => delete a.ladder.type],
    ['no version', `${at}/ladder`, 'required', 'ladderVersion', (_, a) => delete a.ladder.ladderVersion],
    ['no digest', `${at}/ladder`, 'required', 'ladderDigest', (_, a) => delete a.ladder.ladderDigest],
    ['no rung', `${at}/ladder`, 'required', 'rung', (_, a) => delete a.ladder.rung],
    ['another type', `${at}/ladder/type`, 'const', 'LadderReference', (_, a) => (a.ladder.type = 'Ladder')],
    ['a member too many', `${at}/ladder/version`, 'additionalProperties', 'false', (_, a) => (a.ladder.version = '1')],
    ['a blank text', `${at}/nameMap/en`, 'pattern', '\\S', (_, a) => (a.nameMap.en = ' ')],
    ['a text for all languages', `${at}/descriptionMap`, 'type', 'object', (_, a) => (a.descriptionMap = 'x')],
    ['time without type', `${at}/timeToEarn`, 'required', 'type', (_, a) => delete a.timeToEarn.type],
    [
      'time of another name',
      `${at}/timeToEarn/typical`,
      'additionalProperties',
      'false',
      (_, a) => (a.timeToEarn.typical = 'PT1H'),
    ],
    ['time that is none', `${at}/timeToEarn/effortMin`, 'pattern', '[YMWDHS]$', (_, a) => (a.timeToEarn.effortMin = 'PT')],
  ])('refuses %s', (_, path, keyword, expected, change) => {
    expect(problemsAfter(change)).toEqual([
      { code: 'schema.invalid', params: { schema: 'rung-credential', keyword, expected }, path },
    ])
  })

  it('refuses a digest, a rung or a predecessor that is none', () => {
    const digest = thaw(badge).credentialSubject.achievement.ladder.ladderDigest as string
    for (const other of [
      '',
      digest.slice(0, -1),
      `${digest}A`,
      `z${digest.slice(1)}`,
      `${digest.slice(0, -1)}=`,
      `${digest}\n`,
    ]) {
      expect(problemsAfter((_, a) => (a.ladder.ladderDigest = other)).map(({ path }) => path)).toEqual([
        `${at}/ladder/ladderDigest`,
      ])
    }
    expect(problemsAfter((_, a) => (a.ladder.rung = 'van-driver')).map(({ path }) => path)).toEqual([`${at}/ladder/rung`])
    expect(problemsAfter((c) => (c.replaces = 'the old one')).map(({ path }) => path)).toEqual(['/replaces'])
    expect(problemsAfter((_, a) => (a.nameMap.en_US = 'x')).map(({ path }) => path)).toEqual([`${at}/nameMap/en_US`])
  })

  it.each(['wage', 'wageEvidence', 'expectedWageUplift'])('refuses %s anywhere in the achievement, whatever it is', (member) => {
    const places: readonly (readonly [string, (achievement: Loose) => Loose])[] = [
      ['', (a) => a],
      ['/criteria', (a) => a.criteria],
      ['/alignment/0', (a) => a.alignment[0]],
      ['/resultDescription/0', (a) => a.resultDescription[0]],
      [
        '/extra/0/0/deep',
        (a) => {
          const deep = {}
          a.extra = [[{ deep }]]
          return deep
        },
      ],
    ]
    for (const [path, place] of places) {
      for (const value of [wage, [], {}, null, 7]) {
        const problems = problemsAfter((_, a) => (place(a)[member] = value))
        expect(problems.map((problem) => problem.path)).toEqual([`${at}${path}/${member}`])
        expect(problems[0]?.params).toMatchObject({ keyword: 'false schema', expected: 'false' })
      }
      expect(problemsAfter((_, a) => (place(a)['wager'] = wage))).toEqual([])
    }
  })
})
