import { randomFillSync } from 'node:crypto'
import { decodeSync, encodeSync } from 'png-chunk-itxt'
import encode from 'png-chunks-encode'
import extract from 'png-chunks-extract'
import { bakeImage, unbakeImage } from 'rungs/bake'
import { check, contestRow, type Row } from '../row.js'

const SIZE = 500_000
/** As large as libpng writes them. */
const PART = 8192
const KEYWORD = 'openbadgecredential'
const PEERS = 'png-chunks-*, png-chunk-itxt'

/** A picture of 500 kB whose pixels are noise: no program here looks at them. */
function largePng(): Uint8Array {
  const header = Uint8Array.of(0, 0, 2, 0, 0, 0, 2, 0, 8, 2, 0, 0, 0)
  const parts = Array.from({ length: Math.ceil(SIZE / (PART + 12)) }, () => ({
    name: 'IDAT',
    data: randomFillSync(new Uint8Array(PART)),
  }))
  const chunks = [{ name: 'IHDR', data: header }, ...parts, { name: 'IEND', data: new Uint8Array(0) }]
  return new Uint8Array(encode(chunks))
}

const badge = JSON.stringify({
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  description: 'Gives first aid. '.repeat(150),
  proof: { type: 'DataIntegrityProof' },
})

function bakeByPeer(image: Uint8Array): Uint8Array {
  const chunks = extract(image)
  const data = encodeSync({
    keyword: KEYWORD,
    compressionFlag: false,
    compressionMethod: 0,
    languageTag: '',
    translatedKeyword: '',
    text: badge,
  })
  chunks.splice(1, 0, { name: 'iTXt', data })
  return encode(chunks)
}

function unbakeByPeer(image: Uint8Array): string | undefined {
  const texts = extract(image).filter(({ name }) => name === 'iTXt')
  return texts.map(({ data }) => decodeSync(data)).find(({ keyword }) => keyword === KEYWORD)?.text
}

/** A badge put into a picture of 500 kB, all checksums checked. */
export const bakeRow: Row = contestRow('bake/png-500kB', async () => {
  const image = largePng()
  const [ours, theirs] = [await bakeImage(image, badge), bakeByPeer(image)]
  check(Buffer.compare(ours, theirs) === 0, 'both make the same picture')
  return { ours: () => bakeImage(image, badge), peers: [{ name: PEERS, run: () => bakeByPeer(image) }] }
})

/** A badge taken out of a picture of 500 kB, all checksums checked. */
export const unbakeRow: Row = contestRow('unbake/png-500kB', async () => {
  const image = await bakeImage(largePng(), badge)
  check((await unbakeImage(image)).credential === badge && unbakeByPeer(image) === badge, 'both find the badge')
  return { ours: () => unbakeImage(image), peers: [{ name: PEERS, run: () => unbakeByPeer(image) }] }
})
