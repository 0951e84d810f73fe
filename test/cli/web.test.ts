import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { start } from './serve-support.js'
import { ladderFile, newWorld } from './support.js'

const OWNER = 'did:web:platform.example'
const SCHOOL = 'did:web:school.example'

describe('rungs web build', () => {
  const world = newWorld()
  world.write('ladder.json', ladderFile(OWNER, SCHOOL))
  world.write('documents/platform.json', { id: OWNER })

  it('writes the verify page, and a page for each ladder with what it loads', { timeout: 90_000 }, async () => {
    const { status, json } = await world.run('web build --ladder ladder.json --documents documents --out site --json')
    expect(status).toBe(0)
    expect(json.pages).toEqual(['verify.html', 'verify/index.html', 'badges/index.html', 'ladders/delivery/index.html'])
    expect(world.list('site')).toEqual(['badges', 'ladders', 'verify', 'verify.html'])
    expect(world.list('site/ladders')).toContain('index.html')
    expect(world.json('site/badges/ladders.json')).toMatchObject({
      ladders: [{ name: { en: 'Delivery' } }],
      documents: [{ id: OWNER }],
    })
    expect(readFileSync(join(world.cwd, 'site/badges/icon-192.png')).subarray(1, 4).toString()).toBe('PNG')
    const page = world.read('site/ladders/delivery/ar.html')
    expect(page).toContain('dir="rtl"')
    expect(page).toContain(`id="data-documents">[{"id":"${OWNER}"}]`)
    const assets = Array.from(page.matchAll(/(?:src|href)="\.\.\/(assets\/[^"]+)"/g), ([, path]) => path as string)
    for (const path of assets) expect(world.read(`site/ladders/${path}`)).not.toBe('')
    expect(assets).toHaveLength(3)
    // Building again puts the new pages into the place of the old ones.
    expect((await world.run('web build --ladder ladder.json --out site')).out).toContain('files written')
  })

  it('has with --public pages without scripts and without a place for badges', async () => {
    expect((await world.run('web build --ladder ladder.json --public --out open')).status).toBe(0)
    const page = world.read('open/ladders/delivery/index.html')
    expect(page).not.toMatch(/<script|id="own"/)
    expect(world.list('open/ladders/assets')).toEqual([expect.stringMatching(/^style-\w+\.css$/)])
  })

  it.each(['web', 'web bild --out x', 'web build', 'web build --ladder ladder.json,ladder.json --out x'])(
    'refuses: %s',
    async (words) => {
      expect((await world.run(words)).status).toBe(64)
    },
  )
})

describe('rungs serve', () => {
  it('shows the verify page and the pages of ladders to anybody, and no ladders where there are none', async () => {
    const world = newWorld()
    world.write('ladder.json', ladderFile(OWNER, SCHOOL))
    const service = await start(world, '--ladder ladder.json')
    const page = await fetch(`${service.url}/verify/`, { headers: { connection: 'close', 'accept-language': 'es' } })
    expect(await page.text()).toContain('<html lang="es"')
    const ladder = await fetch(`${service.url}/ladders/delivery/`, { headers: { connection: 'close' } })
    expect(ladder.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await ladder.text()).toContain('Last-mile delivery')
    await service.stop()
    expect(service.out()).toContain('"/ladders"')
    const bare = await start(newWorld(), '')
    expect((await fetch(`${bare.url}/ladders/delivery/`, { headers: { connection: 'close' } })).status).toBe(404)
    await bare.stop()
  })
})
