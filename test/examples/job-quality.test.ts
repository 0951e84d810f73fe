import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditTable } from '../../src/insight/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { audit, browserPath, launch } from '../browser/support.js'
import { type Behind, noisedCounts, peopleBehind, recounts, releaseFigure, type Written } from './job-quality-recount.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const out = `${root}examples/job-quality/out/`
const read = (file: string): string => readFileSync(out + file, 'utf8')
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const run = (...words: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'tools/example.ts', 'job-quality', ...words], { cwd: root, encoding: 'utf8' })

interface Reported {
  readonly id: string
  readonly value: string | number | null
  readonly behind: { readonly credentials: number; readonly file: string; readonly sha256: string; readonly ids?: string[] }
}

describe('the job-quality example', { timeout: 600_000 }, () => {
  const texts = new Map<string, string>()
  const groups = new Map<string, Readonly<Record<string, string>>>()
  let numbers: readonly Reported[] = []
  let ended: ReturnType<typeof run>

  beforeAll(() => {
    ended = run()
    for (const name of readdirSync(`${out}private/credentials`))
      for (const line of read(`private/credentials/${name}`).split('\n').slice(0, -1)) texts.set(JSON.parse(line).id, line)
    for (const { did, record } of JSON.parse(read('private/handed-in.json'))) groups.set(did, record.groups)
    numbers = JSON.parse(read('private/report.json')).numbers
  }, 600_000)

  /** The credentials that a number names, out of the files, each with the digest that it should have. */
  const behindOf = ({ behind }: Reported): Behind => {
    const list = read(`private/${behind.file}`)
    expect(sha256(list)).toBe(behind.sha256)
    const credentials = list
      .split('\n')
      .slice(0, -1)
      .map((line): Written => {
        const [id = '', digest] = line.split(' ')
        const text = texts.get(id) ?? ''
        expect(sha256(text), id).toBe(digest)
        return JSON.parse(text)
      })
    expect(credentials).toHaveLength(behind.credentials)
    if (behind.ids !== undefined) expect(behind.ids).toEqual(credentials.map(({ id }) => id))
    return { credentials, groupsOf: (did) => groups.get(did) }
  }
  const ofRelease = (name: string): readonly Reported[] => numbers.filter(({ id }) => id.startsWith(`${name}/`))

  it('runs, and every claim that it prints holds', () => {
    const { status, stdout, stderr } = ended
    expect([status, stderr.replace(/^building …\n/, '')], stdout.match(/✘.*/g)?.join('\n')).toEqual([0, ''])
    expect(stdout.match(/ {2}✔ /g)?.length).toBeGreaterThanOrEqual(16)
    expect(stdout).not.toContain('✘')
    expect(stdout).toContain('Not insurance.')
  })

  it('has a way to count each number again', () => {
    const plain = numbers.map(({ id }) => id).filter((id) => !id.includes('/'))
    expect(plain.sort()).toEqual(Object.keys(recounts).sort())
    expect(ofRelease('release').length).toBeGreaterThan(30)
    expect(ofRelease('noised')).toHaveLength(15)
    expect(new Set(numbers.map(({ id }) => id)).size).toBe(numbers.length)
  })

  it('tells numbers that come out the same, counted again from the credentials that they name', async () => {
    for (const number of numbers.filter(({ id }) => !id.includes('/')))
      expect([number.id, number.value]).toEqual([number.id, await recounts[number.id]?.(behindOf(number), number.id)])
  })

  it('publishes figures that come out the same, counted again, or withholds them', async () => {
    const withheld = new Set(
      ofRelease('release').flatMap(({ id, value }) => (id.includes('/people/') && value === null ? [id.split('/')[2]] : [])),
    )
    expect(withheld.size).toBeGreaterThanOrEqual(2)
    let few = 0
    for (const figure of ofRelease('release')) {
      const behind = behindOf(figure)
      if (peopleBehind(behind) < 10) few++
      if (figure.value === null) {
        expect(withheld.has(figure.id.split('/')[2]) || figure.id.includes('wageChange'), figure.id).toBe(true)
        continue
      }
      expect(peopleBehind(behind), figure.id).toBeGreaterThanOrEqual(10)
      expect([figure.id, figure.value]).toEqual([figure.id, await releaseFigure(behind, figure.id)])
    }
    expect(few).toBeGreaterThan(0)
  })

  it('leaves nobody who is withheld to be worked out from what is published', () => {
    const people = ofRelease('release').filter(({ id }) => id.includes('/people/'))
    const rows = people.filter(({ id }) => !id.endsWith('/all'))
    const counts = rows.map(({ value }) => (value === null ? null : Number(value)))
    const total = Number(people.find(({ id }) => id.endsWith('/all'))?.value)
    const table = {
      rows: rows.map(({ id }) => id),
      columns: ['people'],
      counts: counts.map((one) => [one]),
      rowTotals: counts,
      columnTotals: [total],
      total,
      leastPeople: 10,
    }
    expect(auditTable(table)).toMatchObject({ isSafe: true, exposedSums: [] })
  })

  it('draws noise that the ledger paid for, on counts that come out the same', () => {
    const figures = ofRelease('noised')
    const again = noisedCounts(behindOf(figures.find(({ id }) => id.endsWith('/all')) as Reported))
    for (const { id, value } of figures) {
      const count = again[id.split('/')[2] as string] as number
      expect([id, value]).toEqual([id, count < 10 ? null : String(count)])
    }
  })

  it('writes credentials that verify', async () => {
    const documents = JSON.parse(read('public/did-documents.json'))
    const lists = Object.fromEntries([...texts].filter(([, text]) => text.includes('"BitstringStatusListCredential"')))
    const verifier = createVerifier({ mechanisms, documents, statusLists: lists, now: '2027-01-01T07:00:00Z' })
    const sample = [...texts.values()].filter((text, at) => at % 40 === 0 && !text.includes('"BitstringStatusListCredential"'))
    expect(sample.length).toBeGreaterThan(200)
    for (const text of sample) {
      const { outcome, findings } = await verifier.verify(text)
      expect([outcome, findings.filter(({ code }) => code === 'status.revoked')]).toEqual(['verified', []])
    }
    const later = createVerifier({ mechanisms, documents, now: '2027-05-01T00:00:00Z' })
    for (const name of ['release', 'noised', 'ladder', 'ballot', 'decision'])
      expect((await later.verify(read(`public/${name}.json`))).outcome).toBe('verified')
  })

  it('keeps people out of what is for everybody', () => {
    const files = readdirSync(`${out}public`, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
    expect(files.length).toBeGreaterThan(10)
    for (const name of files) {
      const text = read(`public/${name}`)
      for (const did of groups.keys()) expect(text.includes(did), name).toBe(false)
    }
  })

  it.runIf(browserPath !== undefined)('writes pages that are light, and in which axe finds nothing', async () => {
    const browser = await launch()
    const pages = [
      'public/dashboard/index.html',
      'public/dashboard/ar.html',
      'private/worker/index.html',
      'private/school/index.html',
    ]
    for (const name of pages) {
      expect(Buffer.byteLength(read(name)), name).toBeLessThanOrEqual(100_000)
      const page = await browser.newPage()
      await page.goto(pathToFileURL(out + name).href)
      expect(await page.locator('h1').count(), name).toBe(1)
      expect([name, await audit(page)]).toEqual([name, []])
      await page.close()
    }
    await browser.close()
  })
})

describe('the year of the job-quality example', { timeout: 600_000 }, () => {
  it.each(['many', '0', '-5', '1e9', '120.5'])('is not one of %s people', (count) => {
    const { status, stderr } = run(count)
    expect(status).toBe(64)
    expect(stderr).toContain('from 100 to 5000')
  })

  it('is the same in each run', () => {
    const digests = [1, 2].map(() => {
      const { status, stdout } = run('120')
      expect(status, stdout.match(/✘.*/g)?.join('\n')).toBe(0)
      const names = readdirSync(out, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.\w+$/.test(name))
        .sort()
      return names.map((name) => `${name} ${sha256(read(name))}`)
    })
    expect(digests[0]?.length).toBeGreaterThan(30)
    expect(digests[1]).toEqual(digests[0])
  })
})
