import { type Brought, bindBrought } from './brought.js'
import type { Desk } from './desk.js'
import { byId } from './dom.js'
import { keepForOffline } from './offline.js'
import { supplyMissing } from './older-browsers.js'

/** The verify page before anything is brought to it: little, so that it is there at once on a slow network. */
function start(): void {
  supplyMissing()
  const { documentElement } = document
  const status = byId('status')
  let desk: Promise<Desk> | undefined
  const open = (): Promise<Desk> => {
    desk ??= import('./desk.js').then(({ openDesk }) => openDesk(documentElement.lang))
    return desk
  }
  const guarded = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      desk = undefined
      status.textContent = status.dataset['failed'] ?? ''
      throw error
    }
  }
  const take = (all: readonly Brought[]): void => {
    if (all.length === 0) return
    status.textContent = status.dataset['checking'] ?? ''
    void guarded(async () => (await open()).take(all))
  }
  const takeText = bindBrought(take)
  const language = byId<HTMLSelectElement>('language')
  language.addEventListener('change', () => void guarded(async () => (await open()).speak(language.value)))
  setUpCamera((text) => takeText(text, 'QR'), guarded)
  if (location.hash.length > 1) takeText(decodeURIComponent(location.hash.slice(1)), '')
  void keepForOffline()
}

function setUpCamera(found: (text: string) => void, guarded: (act: () => Promise<void>) => Promise<void>): void {
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

start()
