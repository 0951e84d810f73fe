import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  buildBenefitContributionCredential,
  buildStatisticalReleaseCredential,
  buildWorkRecordCredential,
} from '../../src/credential/index.js'
import { toReleaseInput } from '../../src/insight/index.js'
import { skipRequirements } from '../../src/issue/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { pseudoCatalogue } from '../../src/testing/index.js'
import { FULL, fullRecords, people, published } from '../dashboard/support.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, rungId, WORKER } from './support.js'

const STRANGER = 'did:key:z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP'
const world = newWorld()
const platform = await newOrganisation('did:web:platform.example')
const school = await newOrganisation()
const LATER = '2026-07-15T00:00:00Z'
const WORKER_RUN = `dashboard --worker --ladder ladder.json --documents documents --offline --now ${NOW}`
const last = (name: string): unknown => JSON.parse(readFileSync(`examples/ladders/${name}.ladder.json`, 'utf8'))

beforeAll(async () => {
  const ladder = ladderFile(platform.did, school.did)
  world.write('ladder.json', ladder)
  world.write('documents/platform.json', platform.document)
  const rung = { ladder: defineLadder(ladder), rung: rungId('courier') }
  const { credential } = await platform.issuer.issue({ ...rung, held: skipRequirements, subject: WORKER })
  world.write('own/courier.json', credential)
  world.write('own/aid.json', await badgeText(school))
  const period = { periodFrom: '2026-03-01T00:00:00Z', periodUntil: '2026-04-01T00:00:00Z' }
  const signed = async (draft: object): Promise<unknown> => (await platform.issuer.sealCredential(draft as never)).credential
  const frame = { issuer: platform.did, validFrom: '2026-04-01T00:00:00Z', ...period }
  world.write(
    'own/work.json',
    await signed(
      buildWorkRecordCredential({
        ...frame,
        id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
        subject: WORKER,
        hours: '80',
        timeBase: 'engaged',
      } as never),
    ),
  )
  const paid = (subject: string, id: string): object =>
    buildBenefitContributionCredential({
      ...frame,
      id: `urn:uuid:00000000-0000-4000-8000-00000000000${id}`,
      subject,
      plan: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
      payer: platform.did,
      payerKind: 'platform',
      amount: { minor: 1250, currency: 'EUR' },
    } as never)
  world.write('own/paid.json', await signed(paid(WORKER, '2')))
  world.write('stranger-paid.json', await signed(paid(STRANGER, '3')))
  world.write('stranger.json', (await platform.issuer.issue({ ...rung, held: skipRequirements, subject: STRANGER })).credential)
  world.write('changed.json', (await badgeText(school)).replace('First aid', 'Last aid'))
  world.write('records.json', fullRecords())
  world.write(
    'records.jsonl',
    `${fullRecords()
      .map((one) => JSON.stringify(one))
      .join('\n')}\nnot json\n{"type":"Contribution"}\n`,
  )
  world.write('few.json', people('North', 0, 2, 1))
  world.write('none.json', [])
  const release = buildStatisticalReleaseCredential(
    toReleaseInput(published(fullRecords(), FULL), {
      id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
      issuer: platform.did,
      validFrom: '2026-05-01T00:00:00Z',
      population: 'Couriers who agreed to be counted',
      basis: 'Records that workers handed in',
    }),
  )
  world.write('draft-release.json', release)
  world.write('release.json', await signed(release))
  world.write('forged.json', JSON.stringify(await signed(release)).replace('"100"', '"105"'))
  world.write('last-mile.json', last('last-mile-delivery'))
})

describe('rungs dashboard --worker', () => {
  it('writes a page in each language, and the data, of one worker with their own badges and records', async () => {
    const { status, json } = await world.run(`${WORKER_RUN} own --out mine --json`)
    expect([status, json]).toEqual([0, { out: 'mine', view: 'worker', files: 7, refused: [] }])
    expect(world.list('mine')).toEqual(['ar.html', 'data.json', 'es.html', 'fr.html', 'hi.html', 'index.html', 'pt.html'])
    const data = world.json('mine/data.json')
    expect([data.subject, data.held, data.work.hours, data.plans[0].total]).toEqual([[WORKER], 1, { engaged: '80' }, 1250])
    const page = world.read('mine/index.html')
    for (const part of ['courier', '80 hours', '12.50', 'Not insurance.']) expect(page).toContain(part)
    expect(world.read('mine/ar.html')).toContain('dir="rtl"')
    expect((await world.run(`${WORKER_RUN} own --out mine`)).out).toContain('7 files written')
  })

  it.each([
    ['a badge', 'own stranger.json'],
    ['a record', 'own stranger-paid.json'],
    ['a record, of a worker who is named', `own stranger-paid.json --subject ${WORKER}`],
    ['everything, of a worker who is named', `stranger.json --subject ${WORKER}`],
  ])('refuses %s of somebody else, and writes nothing', async (_, files) => {
    const { status, err } = await world.run(`${WORKER_RUN} ${files} --out theirs`)
    expect(status).toBe(66)
    expect(err).toContain('ladder.subject_ambiguous')
    expect(world.list()).not.toContain('theirs')
  })

  it('shows nothing of a badge that was changed, and says so', async () => {
    const { status, err } = await world.run(`${WORKER_RUN} own/courier.json changed.json --out kept`)
    expect(status).toBe(1)
    expect(err).toContain('Last aid')
    expect(world.read('kept/data.json')).not.toContain('Last aid')
  })

  it('writes nothing where nothing was verified', async () => {
    expect((await world.run(`${WORKER_RUN} changed.json --out nothing`)).status).toBe(1)
    expect(world.list()).not.toContain('nothing')
  })

  it('is of a ladder of the examples too, with its own names', async () => {
    const { status } = await world.run(
      `dashboard --worker --ladder last-mile.json own/aid.json --offline --now ${LATER} --out example`,
    )
    expect(status).toBe(0)
    expect(world.json('example/data.json').rungs.length).toBeGreaterThan(2)
  })
})

describe('rungs dashboard --public', () => {
  it('writes figures of records that people handed in, and nothing of small groups', async () => {
    const { status, json } = await world.run(
      `dashboard --public records.json --by region --k 10 --now ${LATER} --out open --json`,
    )
    expect(status).toBe(0)
    expect(json).toMatchObject({ view: 'public', leftOut: { replayed: 0, conflicting: 0, invalid: 0 } })
    const all = world
      .list('open')
      .map((file) => world.read(`open/${file}`))
      .join('\n')
    expect(all).not.toMatch(/valley|did:web:payer|pseudonym/)
    const { figures } = world.json('open/data.json')
    expect(figures.people.map(({ value }: { value: string }) => value)).toEqual(['185', '100'])
    expect(figures.metrics).toHaveLength(6)
  })

  it('writes figures of at least twelve people, of whom counts are rounded up', async () => {
    world.write('twelve.json', [...people('North', 0, 6, 6), ...people('South', 100, 40, 40)])
    const { status, err } = await world.run(`dashboard --public twelve.json --by region --k 12 --now ${LATER} --out twelve`)
    expect([status, err]).toEqual([0, ''])
    expect(world.json('twelve/data.json').figures.people.map(({ value }: { value: string }) => value)).toEqual(['90', '15', '80'])
  })

  it('reads records one a line, counts those that are right, and says how many are not', async () => {
    const { status, out } = await world.run(`dashboard --public records.jsonl --by region --now ${LATER} --out lines`)
    expect(status).toBe(0)
    expect(out).toContain('2 records were not counted.')
    expect(world.json('lines/data.json').figures.people[0].value).toBe('185')
  })

  it('reads a signed release, which has to verify', async () => {
    const words = `--documents documents --offline --now ${LATER}`
    expect((await world.run(`dashboard --public release.json ${words} --out signed`)).status).toBe(0)
    expect(world.json('signed/data.json').figures).toMatchObject({ population: 'Couriers who agreed to be counted' })
    expect((await world.run(`dashboard --public forged.json ${words} --out forged`)).status).toBe(1)
    expect(world.list()).not.toContain('forged')
    expect((await world.run(`dashboard --public release.json --k 20 ${words} --out strict`)).err).toContain(
      'insight.population_too_small',
    )
  })

  it('reads a release that was signed as a token', async () => {
    const token = await newOrganisation(undefined, 'ES256')
    const { credential } = await token.issuer.sealCredential({
      ...(world.json('draft-release.json') as object),
      issuer: token.did,
    } as never)
    world.write('release.jwt', credential as string)
    const ran = await world.run(`dashboard --public release.jwt --offline --now ${LATER} --out token`)
    expect([ran.status, ran.err]).toEqual([0, ''])
    expect(world.json('token/data.json').figures.people[0].value).toBe('185')
  })

  describe('--after', () => {
    const SOUTH = 'https://courier.example/statistics/2026-q2'
    const NEXT = { release: SOUTH, from: '2026-04-01', until: '2026-07-01' }
    const of = (yes: number, no: number, more = {}): object[] => [
      ...people('North', 0, 45, 45, undefined, {}, more),
      ...people('South', 100, yes, no, undefined, {}, more),
    ]
    const run = (after: string, more = '') =>
      world.run(`dashboard --public next.json --after ${after} --by region --now ${LATER} --out after ${more}`)

    beforeAll(() => {
      world.write('next.json', of(41, 41, NEXT))
      world.write('near.json', of(41, 40))
      world.write('far.json', of(21, 20))
    })

    it('writes nothing where figures and those of a release before differ by few people, and says where', async () => {
      const { status, err } = await run('near.json')
      expect([status, err]).toEqual([1, expect.stringContaining('insight.difference_too_small')])
      expect(err).toContain('fewer than 10 people in row "South"')
      expect(err).toContain('Publish only one of the two')
      expect((await run('far.json,near.json', '--json')).json.differences[0].code).toBe('insight.difference_too_small')
      expect(world.list()).not.toContain('after')
    })

    it('writes the page where no difference is about few people', async () => {
      const { status, err } = await run('far.json')
      expect([status, err]).toEqual([0, ''])
      expect(world.json('after/data.json').figures.release).toBe(SOUTH)
    })

    it('compares exact counts, which a signed release has not', async () => {
      const signed = await run('release.json', '--documents documents --offline')
      expect([signed.status, signed.err]).toEqual([64, expect.stringContaining('--after')])
      const words = `--by region --documents documents --offline --now ${LATER} --out no`
      expect((await world.run(`dashboard --public release.json --after far.json ${words}`)).status).toBe(64)
      expect((await run('next.json')).err).toContain('core.option_invalid')
    })
  })

  it('says which figures there are not, and why', async () => {
    const { out } = await world.run(`dashboard --platform records.json --metrics timeToRung,belonging --now ${LATER} --out some`)
    expect(out).toContain('Feeling of belonging: There is nobody in this group')
    expect(world.json('some/data.json').view).toBe('platform')
  })

  it.each([
    ['few people', 'few.json', 66, 'insight.population_too_small'],
    ['nobody', 'none.json', 64, 'cli.usage'],
    ['fewer than ten without a word', 'records.json --k 5', 64, 'cli.usage'],
    ['fewer than five', 'records.json --k 3 --unsafe-few-people', 64, 'cli.usage'],
    ['what is no number', 'records.json --k ten', 64, 'cli.usage'],
    ['a release with records', 'release.json records.json', 64, 'cli.usage'],
    ['a metric that there is not', 'records.json --metrics weight', 64, 'core.option_invalid'],
    ['a future period', 'records.json --until 2030-01-01', 64, 'core.option_invalid'],
    ['two views', 'records.json --worker', 64, 'cli.usage'],
    ['no file', 'missing.json', 66, 'cli.file_unreadable'],
  ])('refuses %s', async (_, words, status, code) => {
    const ran = await world.run(`dashboard --public ${words} --documents documents --offline --now ${LATER} --out no`)
    expect([ran.status, ran.err]).toEqual([status, expect.stringContaining(code)])
    expect(world.list()).not.toContain('no')
  })

  it.each([
    'dashboard',
    'dashboard own --out x',
    'dashboard --worker own --out x',
    'dashboard --educator own --out x --offline',
    'dashboard --public records.json',
  ])('does not understand: %s', async (words) => expect((await world.run(words)).status).toBe(64))
})

describe('rungs dashboard --educator', () => {
  it('counts own awards, and refuses those of others', async () => {
    const words = `dashboard --educator --ladder ladder.json --documents documents --offline --now ${LATER}`
    expect(
      (
        await world.run(
          `${words} --issuer ${platform.did} own/courier.json stranger.json --figures records.json --by region --out awards`,
        )
      ).status,
    ).toBe(0)
    const data = world.json('awards/data.json')
    expect(data.awards).toEqual([{ award: rungId('courier'), awarded: 2, inForce: 2, ending: 0, ended: 0, other: 0 }])
    expect(JSON.stringify(data)).not.toMatch(/did:key|valley/)
    const others = await world.run(`${words} --issuer ${platform.did} own/aid.json --out others`)
    expect([others.status, world.list().includes('others')]).toEqual([64, false])
  })
})

it('says nothing but what a catalogue says', async () => {
  const { out } = await world.run(`dashboard --public records.jsonl --by region --now ${LATER} --out pseudo`, {
    catalogue: pseudoCatalogue(),
  })
  expect(out.replace(/pseudo\/index\.html/, '').match(/[A-Za-z]{2,}/g) ?? []).toEqual([])
})
