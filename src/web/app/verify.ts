import type { Brought, Desk } from './desk.js'
import { byId } from './dom.js'
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
  const takeText = (text: string, name: string): void => {
    if (text.trim() !== '') take([{ name, size: text.length, read: async () => text }])
  }

  const files = byId<HTMLInputElement>('files')
  files.addEventListener('change', () => {
    take(toBrought(files.files))
    files.value = ''
  })
  const pasted = byId<HTMLTextAreaElement>('pasted')
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault()
    takeText(pasted.value, pasted.value.trim().slice(0, 60))
  })
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    const { dataTransfer } = event
    if (dataTransfer === null) return
    if (dataTransfer.files.length > 0) take(toBrought(dataTransfer.files))
    else takeText(dataTransfer.getData('text/uri-list') || dataTransfer.getData('text/plain'), '')
  })
  document.addEventListener('paste', (event) => {
    const { clipboardData, target } = event
    if (clipboardData === null || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return
    if (clipboardData.files.length > 0) take(toBrought(clipboardData.files))
    else takeText(clipboardData.getData('text/plain'), '')
  })
  const language = byId<HTMLSelectElement>('language')
  language.addEventListener('change', () => void guarded(async () => (await open()).speak(language.value)))
  setUpCamera((text) => takeText(text, 'QR'), guarded)
  if (location.hash.length > 1) takeText(decodeURIComponent(location.hash.slice(1)), '')
  void keepForOffline()
}

function toBrought(files: FileList | null): readonly Brought[] {
  return Array.from(files ?? [], (file) => ({
    name: file.name,
    type: file.type,
    size: file.size,
    read: async () => new Uint8Array(await new Response(file).arrayBuffer()),
  }))
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

/** Has the browser keep the page, where it can: a single file has nothing to keep. */
async function keepForOffline(): Promise<void> {
  const script = document.documentElement.dataset['worker']
  if (script === undefined || !('serviceWorker' in navigator)) return
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } }
  }
  const policy = trustedTypes?.createPolicy('rungs', { createScriptURL: (url: string) => (url === script ? url : '') })
  try {
    await navigator.serviceWorker.register(policy?.createScriptURL(script) ?? script)
  } catch {
    // A page that cannot be kept still works.
  }
}

start()
