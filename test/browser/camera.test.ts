import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NodeServer } from '../../src/exchange/node.js'
import { filmOf } from './camera.js'
import { beOf2020, browserPath, launch, servePages, type Watched, watch } from './support.js'

const LINK = 'https://courier.example/badges/1'

describe.runIf(browserPath !== undefined)('the camera of the verify page', { timeout: 60_000 }, () => {
  let server: NodeServer
  let url = ''
  let folder = ''
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let watched: Watched

  const open = async (seen: string | undefined, flags: readonly string[] = [], older = false): Promise<void> => {
    const film = join(folder, 'camera.y4m')
    filmOf(film, seen)
    browser = await launch([
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
      ...(flags.length === 0 ? ['--use-fake-ui-for-media-stream'] : flags),
    ])
    context = await browser.newContext({ locale: 'en', serviceWorkers: older ? 'block' : 'allow' })
    page = await context.newPage()
    watched = await watch(page, new URL(url).origin)
    if (older) await beOf2020(page)
    await page.goto(url)
  }
  const close = async (): Promise<void> => {
    expect([...watched.problems, ...watched.asked]).toEqual([])
    await browser.close()
  }
  /** Whether a camera is on. */
  const isOn = (): Promise<boolean> =>
    page.evaluate(() => (document.querySelector('video') as HTMLVideoElement).srcObject !== null)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rungs-camera-'))
    ;({ server, url } = await servePages())
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(0)
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([
    ['today', false],
    ['2020, without BarcodeDetector', true],
  ])('reads a QR code in a browser of %s, asks before it goes on, and is off again', async (_, older) => {
    await open(LINK, [], older)
    await page.click('#scan')
    await page.waitForSelector('#results > .ask')
    expect(await page.locator('#results > .ask').innerText()).toContain('courier.example')
    expect(await page.isVisible('#camera')).toBe(false)
    expect(await isOn()).toBe(false)
    await close()
  })

  it('watches until it is stopped where it sees no code', async () => {
    await open(undefined)
    await page.click('#scan')
    await page.waitForFunction(() => (document.querySelector('video') as HTMLVideoElement).currentTime > 0.5)
    expect(await page.isVisible('#camera')).toBe(true)
    expect(await isOn()).toBe(true)
    // What was pressed is gone: the next press stops the camera (WCAG 2.2, 2.4.3).
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('stop')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => (document.querySelector('#camera') as HTMLElement).hidden)
    expect(await isOn()).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('scan')
    await close()
  })

  it('says so where no camera may be used', async () => {
    await open(LINK, ['--deny-permission-prompts'])
    await page.click('#scan')
    await page.waitForFunction(() => document.querySelector('#status')?.textContent?.startsWith('No camera') === true)
    expect(await page.isVisible('#scan')).toBe(true)
    await close()
  })
})
