import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawCertificate } from '../../src/draw/index.js'
import { loadCatalogue } from '../../src/i18n/index.js'
import { buildPrintPage } from '../../src/web/index.js'
import { startPage } from '../../tools/site/start-page.ts'
import { audit, browserPath, launch } from './support.js'

const place = (name: string) => ({ url: 'index.html', name, about: `About ${name}.` })
const folder = mkdtempSync(join(tmpdir(), 'rungs-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.runIf(browserPath !== undefined)('pages that are opened from a disk', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
    const places = { guides: [place('For a worker')], ladders: [place('Solar')], reference: [place('Codes')] }
    writeFileSync(join(folder, 'index.html'), startPage(places))
    const catalogue = await loadCatalogue('ar')
    const certificate = { recipient: 'أمينة', name: 'راكب', issuer: 'School', verifyUrl: 'https://school.example/verify/' }
    writeFileSync(
      join(folder, 'certificate.html'),
      buildPrintPage([drawCertificate(certificate, { catalogue })], { title: 'شهادة', catalogue }),
    )
  })
  afterAll(() => browser?.close())

  it.each([
    ['index.html', 'light'],
    ['index.html', 'dark'],
    ['certificate.html', 'light'],
  ] as const)(
    '%s (%s): everybody can read it (WCAG 2.2 AA), it breaks no policy and asks nobody',
    { timeout: 60_000 },
    async (file, colorScheme) => {
      const page = await browser.newPage({ colorScheme })
      const told: string[] = []
      page.on('console', (message) => told.push(message.text()))
      page.on('request', (request) => {
        if (!/^(file|data):/.test(request.url())) told.push(request.url())
      })
      await page.goto(pathToFileURL(join(folder, file)).href)
      expect(await audit(page)).toEqual([])
      expect(told).toEqual([])
      const style = await page.evaluate(() => getComputedStyle(document.body).marginTop)
      expect(style).toBe('0px')
      await page.close()
    },
  )

  it('a certificate is one sheet of A4 across', { timeout: 60_000 }, async () => {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(folder, 'certificate.html')).href)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
    expect(Math.abs(Number(width) - 841.9)).toBeLessThan(1.5)
    expect(Math.abs(Number(height) - 595.3)).toBeLessThan(1.5)
    await page.close()
  })
})
