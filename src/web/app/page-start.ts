import { byId } from './dom.js'

/** Runs what a page does, and says so where it cannot. */
export type Guarded = (act: () => Promise<void>) => Promise<void>

/** What is loaded once something is brought, and again where that failed. */
export interface LateDesk<Desk> {
  open(): Promise<Desk>
  readonly guarded: Guarded
}

/** Loads the larger part of a page when it is first needed. */
export function lateDesk<Desk>(load: () => Promise<Desk>): LateDesk<Desk> {
  const status = byId('status')
  let desk: Promise<Desk> | undefined
  return {
    open: () => {
      desk ??= load().catch((error: unknown) => {
        desk = undefined
        throw error
      })
      return desk
    },
    async guarded(act) {
      try {
        await act()
      } catch (error) {
        status.textContent = status.dataset['failed'] ?? ''
        throw error
      }
    },
  }
}

/** Lets the buttons of a page start and stop the camera, and gives on what it reads. */
export function bindCamera(found: (text: string) => void, guarded: Guarded): void {
  const [scan, stop, video] = [byId<HTMLButtonElement>('scan'), byId<HTMLButtonElement>('stop'), byId<HTMLVideoElement>('camera')]
  const [status, off] = [byId('status'), new Set<AbortController>()]
  const show = (isOn: boolean): void => {
    video.hidden = !isOn
    stop.hidden = !isOn
    scan.hidden = isOn
  }
  stop.addEventListener('click', () => {
    for (const one of Array.from(off)) one.abort()
  })
  scan.addEventListener('click', () =>
    guarded(async () => {
      const { scanCamera } = await import('./scan.js')
      const controller = new AbortController()
      off.add(controller)
      show(true)
      stop.focus()
      try {
        const text = await scanCamera(video, controller.signal)
        if (text !== undefined) found(text)
      } catch {
        status.textContent = status.dataset['noCamera'] ?? ''
      } finally {
        off.delete(controller)
        show(false)
        scan.focus()
      }
    }),
  )
}

/** What stands behind the `#` of the address: whoever wrote the link may have encoded it or not. */
export function fragmentText(): string {
  const text = location.hash.slice(1)
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
