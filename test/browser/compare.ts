import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'

const FOLDER = 'test/browser/baseline'
/** How much a pixel may differ, of 255, and how many may: edges of letters are drawn a little otherwise from one version to the next. */
const [TOLERANCE, SHARE] = [64, 0.002]

/** Whether pictures are to be made anew, to be looked at before they are kept. */
export const isUpdate: boolean = process.env['UPDATE_PICTURES'] === '1'

/** What is measured of the fonts of a machine: the widths of texts of several scripts. */
export async function fontsOf(browser: Browser): Promise<string> {
  const page = await browser.newPage()
  const widths = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
    return ['400', '600'].flatMap((weight) => {
      context.font = `${weight} 100px system-ui, sans-serif`
      return ['Check a badge', 'التحقق من شارة', 'बैज जाँचें', '12:34 €'].map((text) => Math.round(context.measureText(text).width))
    })
  })
  await page.close()
  return JSON.stringify(widths)
}

/** Whether this machine has the fonts that the pictures were made with; says so where it has not. */
export async function hasSameFonts(browser: Browser): Promise<boolean> {
  const file = `${FOLDER}/fonts.txt`
  const fonts = await fontsOf(browser)
  if (isUpdate) writeFileSync(file, `${fonts}\n`)
  const isSame = existsSync(file) && readFileSync(file, 'utf8').trim() === fonts
  if (!isSame) process.stderr.write('\n  NOT TESTED: how pages look, since other fonts are here (Debian: fonts-noto-core)\n')
  return isSame
}

/** What of a picture is other than in the one that was looked at: its size, or the share of its pixels. */
export async function differenceOf(browser: Browser, page: Page, name: string): Promise<string | undefined> {
  const file = `${FOLDER}/${name}.webp`
  const now = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' })
  if (isUpdate) writeFileSync(file, await packed(browser, now))
  const [one, other] = [
    `data:image/png;base64,${now.toString('base64')}`,
    `data:image/webp;base64,${readFileSync(file).toString('base64')}`,
  ]
  const blank = await browser.newPage()
  try {
    return await blank.evaluate(
      async ([left, right, tolerance, share]) => {
        const pixelsOf = async (url: string): Promise<ImageData> => {
          const image = new Image()
          image.src = url
          await image.decode()
          const canvas = document.createElement('canvas')
          canvas.width = image.naturalWidth
          canvas.height = image.naturalHeight
          const context = canvas.getContext('2d') as CanvasRenderingContext2D
          context.drawImage(image, 0, 0)
          return context.getImageData(0, 0, canvas.width, canvas.height)
        }
        const [a, b] = await Promise.all([left, right].map(pixelsOf))
        if (a === undefined || b === undefined || a.width !== b.width || a.height !== b.height)
          return `${a?.width} by ${a?.height}, not ${b?.width} by ${b?.height}`
        let different = 0
        for (let at = 0; at < a.data.length; at += 4) {
          const most = Math.max(
            ...[0, 1, 2].map((part) => Math.abs((a.data[at + part] as number) - (b.data[at + part] as number))),
          )
          if (most > tolerance) different++
        }
        const found = different / (a.width * a.height)
        return found > share ? `${(found * 100).toFixed(2)} % of the pixels` : undefined
      },
      [one as string, other as string, TOLERANCE, SHARE] as const,
    )
  } finally {
    await blank.close()
  }
}

/** A picture in a tenth of the bytes: what is lost is less than what may differ. */
async function packed(browser: Browser, png: Buffer): Promise<Buffer> {
  const blank = await browser.newPage()
  const url = await blank.evaluate(
    async (from) => {
      const image = new Image()
      image.src = from
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', 0.4)
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  await blank.close()
  return Buffer.from(url.split(',')[1] as string, 'base64')
}
