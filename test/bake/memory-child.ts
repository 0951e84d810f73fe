/** Run by itself: how much more memory a picture of 50 MB takes than it is large, as JSON. */
import { crc32 } from 'node:zlib'
import { bakeImage, unbakeImage } from '../../src/bake/index.js'
import { isRungsError } from '../../src/core/index.js'
import { international, jws, picture, svg } from './support.js'

const SIZE = 50_000_000
const PART = 65_536

/** Made in its place, so that the making leaves no trace in the high-water mark. */
function largePng(): Uint8Array {
  const small = picture(international('openbadgecredential', jws()))
  const end = small.length - 12
  const image = new Uint8Array(SIZE).fill(7)
  const view = new DataView(image.buffer)
  image.set(small.subarray(0, end))
  let at = end
  while (at < SIZE - 12) {
    const length = Math.min(PART, SIZE - 24 - at)
    view.setUint32(at, length)
    image.set([0x49, 0x44, 0x41, 0x54], at + 4)
    view.setUint32(at + 8 + length, crc32(image.subarray(at + 4, at + 8 + length)))
    at += 12 + length
  }
  image.set(small.subarray(end), at)
  return image
}

const highWater = (): number => process.resourceUsage().maxRSS * 1024

async function run(name: string, image: Uint8Array, act: (image: Uint8Array) => Promise<unknown>): Promise<void> {
  globalThis.gc?.()
  const before = highWater()
  let result: unknown = 'done'
  try {
    await act(image)
  } catch (error) {
    if (!isRungsError(error)) throw error
    result = error.code
  }
  process.stdout.write(`${JSON.stringify({ name, result, size: image.length, extraMiB: (highWater() - before) / 2 ** 20 })}\n`)
}

// What is loaded late is loaded.
await bakeImage(svg(), jws())
await bakeImage(picture(), jws())
const image = largePng()
await run('unbake', image, (bytes) => unbakeImage(bytes))
await run('bake', image, (bytes) => bakeImage(bytes, jws(), { replace: true }))
await run('svg', new Uint8Array(SIZE).fill(0x20, 4), (bytes) => {
  bytes.set(new TextEncoder().encode('<svg/>'))
  return unbakeImage(bytes)
})
