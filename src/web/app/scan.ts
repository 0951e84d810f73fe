import { isShowable } from './showable.js'

/** Reads QR codes: by what the browser has, else by a decoder that is loaded then. */
export interface QrReader {
  /** The text of a code in a picture, if there is one. */
  read(picture: ImageBitmapSource | HTMLVideoElement, width: number, height: number): Promise<string | undefined>
}

interface Detector {
  detect(picture: unknown): Promise<readonly { readonly rawValue: string }[]>
}

/** More than any camera needs, and less than what would hang a phone. */
const MAX_SIDE = 1600
/** More than the photos of most phones have, and less than what takes their memory. */
const MAX_PIXELS = 50_000_000

/** A reader of this browser's making, or the library's. */
export async function createQrReader(): Promise<QrReader> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: new (options: object) => Detector }
  if (BarcodeDetector !== undefined) {
    try {
      const detector = new BarcodeDetector({ formats: ['qr_code'] })
      // Some have the name and nothing behind it.
      await detector.detect(document.createElement('canvas').getContext('2d')?.createImageData(1, 1))
      return { read: async (picture) => (await detector.detect(picture))[0]?.rawValue }
    } catch {
      // Then by the library.
    }
  }
  const { default: jsqr } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
  return {
    read: async (picture, width, height) => {
      const scale = Math.min(1, MAX_SIDE / Math.max(width, height, 1))
      canvas.width = Math.max(1, Math.round(width * scale))
      canvas.height = Math.max(1, Math.round(height * scale))
      context.drawImage(picture as CanvasImageSource, 0, 0, canvas.width, canvas.height)
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
      return jsqr.default(data, canvas.width, canvas.height)?.data
    },
  }
}

/** The text of the QR code in a picture file, if there is one. */
export async function readQrFile(bytes: Uint8Array, type: string): Promise<string | undefined> {
  if (type.includes('svg') && !isShowable(bytes, 'image/svg+xml')) return undefined
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
  try {
    const image = new Image()
    const loaded = new Promise((resolve, reject) => {
      image.onload = resolve
      image.onerror = reject
    })
    image.src = url
    // Its size is known before it is unpacked.
    await loaded
    if (image.naturalWidth * image.naturalHeight > MAX_PIXELS) return undefined
    await image.decode()
    return await (await createQrReader()).read(image, image.naturalWidth, image.naturalHeight)
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Watches a camera until it shows a QR code, or the signal says to stop. @throws what the browser throws where no camera may be used */
export async function scanCamera(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  try {
    video.srcObject = stream
    await video.play()
    const reader = await createQrReader()
    while (!signal.aborted) {
      const text = await reader.read(video, video.videoWidth, video.videoHeight)
      if (text !== undefined && text !== '') return text
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    return undefined
  } finally {
    video.srcObject = null
    for (const track of stream.getTracks()) track.stop()
  }
}
