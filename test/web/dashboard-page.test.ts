import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Dashboard,
  dashboardData,
  drawBenefits,
  drawExpiries,
  drawMetric,
  drawProgress,
  drawReturns,
  type PublicDashboard,
  type WorkerDashboard,
} from '../../src/dashboard/index.js'
import { type DashboardBook, languages, loadCatalogue, loadDashboardBook } from '../../src/i18n/index.js'
import { outcomeMetrics } from '../../src/insight/index.js'
import { pseudoCatalogue } from '../../src/testing/index.js'
import { buildDashboardPage, dashboardPageFiles } from '../../src/web/index.js'
import { contribution } from '../benefit/support.js'
import {
  dashboards,
  FULL,
  fullRecords,
  ladder,
  NOW,
  PAY,
  people,
  publicOf,
  published,
  workerInput,
} from '../dashboard/support.js'
import { readSvg } from '../draw/svg-reader.js'
import { refused } from '../insight/support.js'
import { badge, rungId, WORKER } from '../ladder/support.js'

const views = dashboards()
const EACH = Object.entries(views) as [Dashboard['view'], Dashboard][]
const en = await loadDashboardBook('en')
const HOSTILE = '</figure><script>alert(1)</script>"onload=x \u202e{n} &lt; \u0000'

const unescaped = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
/** The pictures of a page as a browser reads them. */
const picturesIn = (page: string): readonly string[] =>
  Array.from(page.matchAll(/src="data:image\/svg\+xml,([^"]*)"/g), ([, url]) => decodeURIComponent(unescaped(url as string)))
/** What is read of a page, and in its pictures. */
const saidIn = (page: string): string => {
  const alts = Array.from(page.matchAll(/ alt="([^"]*)"/g), ([, alt]) => alt)
  const pictures = picturesIn(page).flatMap((svg) => readSvg(svg).map(({ text }) => text))
  const text = page.replace(/<style>.*?<\/style>/s, ' ').replace(/<[^>]*>/g, ' ')
  return unescaped([text, ...alts, ...pictures].join(' ')).replace(/\u00a0|\u202f/g, ' ')
}
const without = (text: string): string => text.replace(/[\u2066-\u2069]/g, '')

describe.each(EACH)('the page of the view %s', (view, data) => {
  it.each(languages)('is in %s, whole in itself and light', async (language) => {
    const page = buildDashboardPage(data, { catalogue: await loadDashboardBook(language) })
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(100_000)
    expect(picturesIn(page).length).toBeGreaterThan(0)
    for (const svg of picturesIn(page)) expect(readSvg(svg)[0]?.attributes['role']).toBe('img')
  })

  it('has a strict policy, its style by hash, and neither script nor anything from elsewhere', () => {
    const page = buildDashboardPage(data, { catalogue: en })
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? []
    const policy = unescaped(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(policy).not.toMatch(/unsafe|script-src|https?:|connect-src/)
    expect(page).not.toMatch(/<script|<link|<iframe|<form| on\w+=| style=|(?:src|href)="(?!data:image\/svg\+xml,)[^"]/)
  })

  it.each(['ltr', 'rtl'] as const)('has no text but that of a catalogue, and names (%s)', (direction) => {
    const catalogue = pseudoCatalogue({ direction })
    const said = without(saidIn(buildDashboardPage(data, { catalogue })))
    expect(said).toContain('⟦')
    const known =
      /\[English: [^\]]*\]|urn:\S+|https?:\S+|\b(?:Courier|Dispatcher|Team lead|Delivery|North|day|night)\b|\b(?:EUR|USD)\b|(?:January|February|April|May|June|July|September) \d+, \d{4}|\b(?:days|hours|hour|day)\b/g
    expect(said.replace(known, ' ').match(/[A-Za-z]{2,}/g) ?? []).toEqual([])
  })

  it(`says for whom it is${view === 'public' ? ', and may be found' : ', and asks not to be found'}`, () => {
    const page = buildDashboardPage(data, { catalogue: en })
    expect(page).toContain(`name="robots" content="${view === 'public' ? 'index' : 'noindex'}"`)
    const notice = {
      worker: 'nobody else’s',
      educator: 'not to be published',
      platform: 'groups of people',
      public: 'groups of people',
    }
    expect(saidIn(page)).toContain(notice[view])
    expect(saidIn(page)).toContain('It is not a promise of work or pay.')
  })
})

describe('what the pages say', () => {
  it('of a worker: how far, until when, what was paid by whom, and the limits of it', () => {
    const said = saidIn(buildDashboardPage(views.worker, { catalogue: en }))
    for (const part of [
      '1 of 3',
      'held until September 1, 2026',
      '1 of 2 parts met',
      'EUR 12.50, 73.53%',
      'EUR 1,100.00 to EUR 1,200.00',
      '120 hours',
    ])
      expect(said).toContain(part)
    for (const part of [
      'Not insurance.',
      'Not a promise of pay.',
      '95 % interval +EUR 1.00 to +EUR 4.00',
      'given more than once',
    ])
      expect(said).toContain(part)
  })

  it('in Arabic and Hindi: numbers, money and dates as these languages write them', async () => {
    const inLanguage = async (tag: string): Promise<string> =>
      without(saidIn(buildDashboardPage(views.worker, { catalogue: await loadDashboardBook(tag) })))
    const ar = await inLanguage('ar')
    const money = (tag: string): string =>
      without(new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR', currencyDisplay: 'code' }).format(12.5)).replace(
        /\u00a0/g,
        ' ',
      )
    const day = (tag: string): string =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 8, 1))
    expect(ar).toContain(day('ar'))
    expect(ar.replace(/[\u200e\u200f\u061c]/g, '')).toContain(money('ar').replace(/[\u200e\u200f\u061c]/g, ''))
    expect(ar).toContain('ساعٍ')
    const hi = await inLanguage('hi')
    expect(hi).toContain(day('hi'))
    expect(hi).toContain(money('hi'))
    expect(hi).toContain('कूरियर')
  })

  it('of groups: shares, medians with the middle half, what is withheld, and how all of it is protected', () => {
    const said = saidIn(buildDashboardPage(views.public, { catalogue: en }))
    for (const part of [
      'about 185',
      '60%',
      'the middle half: ',
      '2 groups are not shown',
      'fewer than 10 people',
      'rounded to 5',
      'A floor, not legal clearance.',
    ])
      expect(said).toContain(part)
    expect(said).not.toMatch(/valley|South|did:/)
  })

  it('says that nobody told how many there are in all, rather than take the first group for it', () => {
    const release = published(people('North', 0, 60, 40))
    const figures = ['North', 'South'].map((region) => ({ metric: 'people' as const, group: { region }, value: '100' }))
    for (const more of [[], [{ metric: 'people' as const, group: {}, value: null }]]) {
      const data = dashboardData({ view: 'public', now: NOW, release: { ...release, figures: [...more, ...figures] } })
      const page = buildDashboardPage(data, { catalogue: en })
      expect(/<dt>People counted<\/dt><dd><bdi>([^<]*)/.exec(page)?.[1]).toBe('withheld')
    }
  })

  it('tells numbers that no picture holds, and draws the others', () => {
    const far = '9'.repeat(15)
    const figures = [
      ...published(people('North', 0, 60, 40)).figures,
      { metric: 'hoursPerWeek' as const, group: {}, value: far, low: '1', high: `${far}9` },
      { metric: 'hoursPerWeek' as const, group: { region: 'North' }, value: '30', low: '20', high: `${far}9` },
    ]
    const release = { ...published(people('North', 0, 60, 40)), figures }
    const { digest: _, ...shaped } = ladder()
    const { ci: __, ...bare } = PAY
    const wage = [
      PAY,
      { ...PAY, id: 'urn:far', ci: { low: `-${far}`, high: far, level: '0.95' } },
      { ...bare, id: 'urn:x', value: far },
    ]
    const rungs = shaped.rungs.map((rung) => (rung.wage === undefined ? rung : { ...rung, wage }))
    const data = dashboardData({ view: 'public', now: NOW, release, ladder: { ...shaped, rungs } as never })
    const page = buildDashboardPage(data, { catalogue: en })
    expect(saidIn(page)).toContain('999,999,999,999,999 hours')
    expect(saidIn(page)).toContain('+EUR 999,999,999,999,999 an hour')
    expect(picturesIn(page).map((svg) => svg.match(/<circle/g)?.length ?? 0)).toEqual([0, 1, 2])
  })

  it('says hostile texts as texts, wherever they stand', () => {
    const named = { en: HOSTILE }
    const { digest: _, ...shaped } = ladder({ name: named })
    const hostile = { ...shaped, rungs: shaped.rungs.map((rung) => ({ ...rung, name: named })) } as never
    const release = published(
      people(HOSTILE, 0, 60, 40).map((one) => JSON.parse(JSON.stringify(one))),
      {},
    )
    const pages = [
      buildDashboardPage(dashboardData({ view: 'public', now: NOW, release, ladder: hostile }), { catalogue: en }),
      buildDashboardPage(dashboardData(workerInput({ ladder: hostile })), { catalogue: en }),
    ]
    for (const page of pages) {
      expect(page).not.toMatch(/<script|onload=x "|\u202e/)
      for (const svg of picturesIn(page)) {
        expect(readSvg(svg).map(({ name }) => name)).not.toContain('script')
        expect(svg).not.toMatch(/\u202e|\u0000/)
      }
      expect(saidIn(page)).toContain('<script>alert(1)</script>')
    }
  })

  it('stays light with every metric of two hundred groups, and says that there is more', { timeout: 120_000 }, async () => {
    const metrics = outcomeMetrics().map(({ id }) => id)
    const names = Array.from({ length: 199 }, (_, at) => `A region with quite a long name, number ${at}`)
    const figures = [
      { metric: 'people' as const, group: {}, value: '20000' },
      ...names.map((region) => ({ metric: 'people' as const, group: { region }, value: '100' })),
      ...metrics.flatMap((metric) =>
        [{}, ...names.map((region) => ({ region }))].map((group) => ({ metric, group, value: '50', low: '40', high: '60' })),
      ),
    ]
    const release = { ...published(people('North', 0, 60, 40)), figures, currency: 'EUR' } as never
    const data = dashboardData({ view: 'public', now: NOW, release, ladder: ladder() })
    for (const language of ['en', 'ar']) {
      const page = buildDashboardPage(data, { catalogue: await loadDashboardBook(language) })
      expect(Buffer.byteLength(page), language).toBeLessThanOrEqual(100_000)
    }
    expect(saidIn(buildDashboardPage(data, { catalogue: en }))).toContain('more rows are in the file of data')
  })

  it('says how much more there is of everything that is cut', () => {
    const release = published(people('North', 0, 60, 40))
    const parity = Array.from({ length: 100 }, (_, at) => ({ group: `Group ${at}`, people: 400, reached: 200 }))
    const { digest: _, ...shaped } = ladder()
    const kinds = Array.from({ length: 90 }, (_, at) => ({
      ...PAY,
      id: `urn:pay:${at}`,
      population: { region: [`Region ${at}`] },
    }))
    const rungs = shaped.rungs.map((rung) => (rung.wage === undefined ? rung : { ...rung, wage: kinds }))
    const more = { ladder: { ...shaped, rungs } as never }
    const platform = dashboardData({ view: 'platform', now: NOW, release, parity, ...more })
    const said = saidIn(buildDashboardPage(platform, { catalogue: en }))
    expect(said.match(/\d+ more rows are/g)).toEqual(['86 more rows are', '60 more rows are'])
    const paid = contribution('alpha', { subject: WORKER })
    const credentials = Array.from({ length: 42 }, (_, at) => ({ ...paid, id: `urn:paid:${at}`, validFrom: 'soon' }))
    const worker = dashboardData(workerInput({ ...more, credentials }))
    expect(worker.problems.length).toBeGreaterThan(40)
    const page = buildDashboardPage(worker, { catalogue: en })
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(100_000)
    expect(saidIn(page)).toMatch(/\d\d more rows are .*What was not counted.* 1\d more rows are/s)
  })

  it('shows a badge that ends within the second before it begins', () => {
    const dates = { validFrom: '2026-03-01T00:00:00.500Z', validUntil: '2026-03-01T00:00:00Z' }
    const facts = [badge('courier', { rung: { ladder: ladder().id, id: rungId('courier') }, ...dates })]
    expect(saidIn(buildDashboardPage(dashboardData(workerInput({ facts })), { catalogue: en }))).toContain('until March 1, 2026')
  })

  it('shows nothing that was withheld, whatever the groups are (property)', { timeout: 120_000 }, () => {
    const group = fc.record({ yes: fc.nat({ max: 25 }), no: fc.nat({ max: 25 }) })
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (groups) => {
        fc.pre(groups.reduce((all, { yes, no }) => all + yes + no, 0) >= 10)
        const data = publicOf(groups.flatMap(({ yes, no }, at) => people(`Group${at}x`, at * 100, yes, no)))
        const page = buildDashboardPage(data, { catalogue: en })
        const said = `${saidIn(page)} ${JSON.stringify(data)}`
        for (const [at, { yes, no }] of groups.entries()) {
          if (yes + no < 10) expect(said).not.toContain(`Group${at}x`)
          // Of a group whose yes or no is small, no share of any kind follows its name.
          else if (Math.min(yes, no) < 10) expect(said).not.toMatch(new RegExp(`Group${at}x[^A-Za-z]{0,4}\\d`))
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('dashboardPageFiles', () => {
  it('has a page in each language with links to the others, and the data', async () => {
    const files = await dashboardPageFiles(views.public)
    expect(files.map(({ path }) => path)).toEqual([
      'index.html',
      'es.html',
      'pt.html',
      'fr.html',
      'hi.html',
      'ar.html',
      'data.json',
    ])
    expect(JSON.parse(files.at(-1)?.text ?? '')).toEqual(views.public)
    for (const { path, text } of files.slice(0, -1)) {
      expect(text).toContain('<a href="data.json">')
      expect(text.match(/hreflang=/g)).toHaveLength(languages.length - 1)
      expect(text).toContain(path === 'index.html' ? 'lang="en"' : `lang="${path.slice(0, 2)}"`)
    }
  })

  it('refuses files elsewhere and unknown options', () => {
    const build = (more: object) => refused(() => buildDashboardPage(views.public, { catalogue: en, ...more }))[0]
    expect([
      build({ dataFile: '../data.json' }),
      build({ dataFile: 'https://x.example/d.json' }),
      build({ script: 'x' }),
    ]).toEqual(['core.option_invalid', 'core.option_invalid', 'core.option_unknown'])
  })

  it('takes a whole catalogue as well as the book of dashboards', async () => {
    for (const language of languages) {
      const [book, catalogue] = await Promise.all([loadDashboardBook(language), loadCatalogue(language)])
      expect(buildDashboardPage(views.worker, { catalogue })).toBe(buildDashboardPage(views.worker, { catalogue: book }))
    }
  })
})

describe('the charts', () => {
  const data = views.worker as WorkerDashboard
  const { figures, returns } = views.public as PublicDashboard
  const all = (catalogue: DashboardBook) => [
    drawProgress(data, { catalogue }),
    drawExpiries(data, { catalogue }),
    drawBenefits(data.plans, { catalogue }),
    ...drawReturns(returns, { catalogue, ladder: data.ladder }),
    ...figures.metrics.map((one) => drawMetric(one, figures, { catalogue })),
  ]

  it('say in their description what their tables say', () => {
    for (const { svg, table, title } of all(en)) {
      const elements = readSvg(svg)
      expect(elements.find(({ name }) => name === 'title')?.text).toBe(title)
      const said = elements.find(({ name }) => name === 'desc')?.text ?? ''
      expect(table.rows.length).toBeGreaterThan(0)
      for (const row of table.rows) {
        expect(row).toHaveLength(table.columns.length)
        expect(said).toContain(row[0])
      }
    }
  })

  it('have no more rows than is asked for, and say how many are left', () => {
    const chart = drawProgress(data, { catalogue: en, most: 1 })
    expect([chart.table.rows.length, chart.hidden]).toEqual([1, 2])
  })

  it('hold no figures of pay beside each other that may not be compared', () => {
    const [one] = returns
    const other = { ...one, evidence: 'urn:x', value: '20.00', comparable: 'pay wageSchedule', basis: 'wageSchedule' } as never
    expect(drawReturns([...returns, other], { catalogue: en })).toHaveLength(2)
    const odd = { ...one, interval: { low: '9', high: '10', level: '95' } } as never
    expect(drawReturns([odd], { catalogue: en })[0]?.table.rows[0]?.[2]).toContain('95 % interval')
    expect(fullRecords().length).toBe(183)
    expect(FULL.metrics).toHaveLength(figures.metrics.length)
  })
})
