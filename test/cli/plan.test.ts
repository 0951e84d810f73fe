import { beforeAll, describe, expect, it } from 'vitest'
import { buildBenefitEnrolmentCredential } from '../../src/credential/index.js'
import { skipRequirements } from '../../src/issue/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, rungId, WORKER } from './support.js'

const world = newWorld()
const platform = await newOrganisation('did:web:platform.example')
const school = await newOrganisation()
const common = `--ladder ladder.json --offline --documents documents --now ${NOW}`
const run = (command: string, words: string) => world.run(`${command} ${common} ${words}`)

beforeAll(async () => {
  const file = ladderFile(platform.did, school.did)
  world.write('ladder.json', file)
  world.write('documents/platform.json', platform.document)
  world.write('aid.json', await badgeText(school))
  world.write('other-aid.json', await badgeText(school, { subject: 'did:example:other' }))
  const { credential } = await platform.issuer.issue({
    ladder: defineLadder(file),
    rung: rungId('courier'),
    subject: WORKER,
    held: skipRequirements,
  })
  world.write('courier.json', credential)
  world.write('assumptions.json', {
    region: 'US-CA',
    currency: 'USD',
    workRelationship: 'contractor',
    timeBase: 'engaged',
    expenses: 'net',
    hoursPerWeek: '20',
  })
  const wage = {
    id: 'urn:example:wage',
    claim: 'observed',
    basis: 'beforeAfter',
    measure: 'absolute',
    value: '2',
    currency: 'USD',
    per: 'hour',
    statistic: 'median',
    ci: { low: '1', high: '3', level: '0.95' },
    sampleSize: 100,
    comparison: 'the same people before',
    workRelationship: 'contractor',
    timeBase: 'engaged',
    expenses: 'net',
    population: { region: ['US'] },
    observed: { from: '2025-01-01', to: '2025-12-31' },
    source: { publisher: 'https://statistics.example/' },
    asOf: '2026-01-01',
  }
  const cost = [{ kind: 'exam', amount: { minor: 5000, currency: 'USD' }, asOf: '2026-01-01' }]
  const time = { effort: { typical: 'PT10H' }, excludesPrerequisites: true }
  const rungs = (file as { rungs: { id: string }[] }).rungs.map((one) =>
    one.id === rungId('courier') ? { ...one, cost, time, wage: [wage] } : one,
  )
  world.write('paid.json', { ...file, rungs })
})

describe('rungs plan', () => {
  it('shows for each worker what is missing, and marks what nothing beats', async () => {
    const { status, out } = await run('plan', 'aid.json other-aid.json')
    expect(status).toBe(0)
    expect(out).toContain(WORKER)
    expect(out).toContain('did:example:other')
    expect(out).toMatch(/★ +courier +0 to get/)
    expect(out).toMatch(/lead +\d+ to get/)
  })

  it('gives the plan as JSON, for one rung and by an objective', async () => {
    const { json } = await run('plan', 'aid.json --json --objective effort --assumptions assumptions.json')
    expect(json).toMatchObject({ objective: 'effort', inputDigest: expect.any(String), placement: { subject: [WORKER] } })
    const one = (await run('plan', 'aid.json --json --target courier')).json
    expect(one.steps.map(({ rung }: { rung: string }) => rung)).toEqual([rungId('courier')])
  })

  it.each([
    ['--target nowhere', 'plan.rung_unknown'],
    ['--objective luck', 'core.option_invalid'],
    ['--objective npvLow', 'core.option_invalid'],
  ])('refuses %s', async (words, code) => {
    const { status, err } = await run('plan', `aid.json ${words}`)
    expect([status, err.includes(code)]).toEqual([64, true])
  })

  it('exits as verify does', async () => {
    expect((await run('plan', 'missing.json aid.json')).status).toBe(66)
  })
})

describe('rungs why', () => {
  it('says why a rung stands where it does', async () => {
    const { status, out } = await run('why', 'lead other-aid.json')
    expect(status).toBe(0)
    expect(out).toContain('did:example:other: lead')
    expect(out).toMatch(/Things missing: \d/)
    expect((await run('why', 'courier aid.json')).out).toContain('ask for the badge')
    expect((await run('why', 'courier aid.json --json')).json).toMatchObject({ rung: rungId('courier'), step: { ways: 1 } })
    expect((await run('why', 'nowhere aid.json')).status).toBe(64)
  })
})

describe('rungs payoff', () => {
  const payoff = (words: string) => world.run(`payoff ${words} --now ${NOW}`)

  it('words the payoff, or says why there is none', async () => {
    const { status, out } = await payoff('courier --ladder paid.json --assumptions assumptions.json')
    expect(status).toBe(0)
    expect(out).toMatch(/^People holding ".*" in US earned USD 2 more an hour than the same people before \(median, 100 people/)
    expect(out).toContain('Not a promise of pay.')
    expect(out).toContain('Middle case: earned back after 25 paid hours')
    const none = await payoff('courier --ladder ladder.json --assumptions assumptions.json')
    expect([none.status, none.out.includes('payoff.evidence_missing')]).toEqual([2, true])
    expect((await payoff('courier --ladder paid.json --assumptions assumptions.json --json')).json).toMatchObject({
      scenario: { mid: { breakEvenHours: '25' } },
      assumptions: { now: NOW, horizonMonths: 24 },
    })
  })

  it('names the rung in the language that is wanted, where it has it, or else in that of the ladder', async () => {
    const ladder = world.json('paid.json')
    for (const rung of ladder.rungs) rung.name = { es: `${rung.name.en} (es)`, ...rung.name }
    world.write('two.json', ladder)
    const told = async (lang: string) =>
      (await payoff(`courier --ladder two.json --assumptions assumptions.json --lang ${lang}`)).out.split('\n')[0]
    expect(await told('es')).toContain('courier (es)')
    for (const lang of ['en', 'fr']) expect(await told(lang)).not.toContain('(es)')
    const calendar = async (lang: string) => {
      const words = `courier.json --horizon P3Y --ics ${lang}.ics ${common.replace('ladder.json', 'two.json')}`
      expect((await world.run(`events ${words} --lang ${lang}`)).status).toBe(0)
      return world.read(`${lang}.ics`)
    }
    expect(await calendar('es')).toContain('courier (es)')
    expect(await calendar('fr')).not.toContain('(es)')
  })

  it('takes the instant from --now alone, and needs assumptions', async () => {
    world.write('dated.json', { now: NOW })
    expect((await payoff('courier --ladder paid.json --assumptions dated.json')).err).toContain('cli.usage')
    expect((await payoff('courier --ladder paid.json')).status).toBe(64)
    expect((await payoff('courier --ladder paid.json --assumptions assumptions.json --from nowhere')).err).toContain(
      'plan.rung_unknown',
    )
  })
})

describe('rungs events', () => {
  it('lists what is coming up, and writes it as a calendar that can be written again', async () => {
    const { status, out } = await run('events', 'courier.json --horizon P3Y --ics out/events.ics')
    expect(status).toBe(0)
    expect(out).toMatch(/2028-06-01 +badge ends +courier/)
    const text = world.read('out/events.ics')
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(text).toContain('DTSTART:20280601T000000Z\r\n')
    expect((await run('events', 'courier.json --horizon P3Y --ics out/events.ics')).status).toBe(0)
    expect(world.read('out/events.ics')).toBe(text)
    expect((await run('events', 'courier.json --horizon P3Y --json')).lines).toMatchObject([
      { kind: 'badgeEnds', rung: rungId('courier') },
    ])
    expect((await run('events', 'courier.json --horizon P1D')).out).toBe('Nothing is coming up.\n')
  })

  it('tells of benefits and incentives beside badges, and of workers who have nothing else', async () => {
    const enrol = async (file: string, subject: string): Promise<void> => {
      const draft = buildBenefitEnrolmentCredential({
        id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab71',
        issuer: school.did,
        validFrom: '2026-05-01T00:00:00Z',
        subject,
        plan: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
        mode: 'auto',
        enrolledAt: '2026-05-01T00:00:00Z',
        periodFrom: '2026-05-01T00:00:00Z',
        optOutUntil: '2026-07-01T00:00:00Z',
      })
      world.write(file, (await school.issuer.sealCredential(draft)).credential)
    }
    await enrol('enrolled.json', WORKER)
    await enrol('only.json', 'did:example:bo')
    const { out, status } = await run('events', 'courier.json enrolled.json --horizon P3Y --ics out/benefit.ics')
    expect(status).toBe(0)
    expect(out).toMatch(/2026-07-01 +opt-out ends/)
    expect(out).toMatch(/2028-06-01 +badge ends/)
    expect(world.read('out/benefit.ics')).toContain('SUMMARY:Last day to opt out of a benefit without cost')
    expect((await run('events', 'only.json --json')).lines).toMatchObject([{ kind: 'optOutEnds', at: '2026-07-01T00:00:00Z' }])
    expect((await run('events', 'courier.json only.json --ics two.ics')).err).toContain('cli.usage')
  })

  it('makes no calendar of several workers', async () => {
    expect((await run('events', 'courier.json other-aid.json --ics two.ics')).err).toContain('cli.usage')
  })
})
