import { type Brought, bindBrought } from './brought.js'
import { byId } from './dom.js'
import { keepForOffline } from './offline.js'
import { supplyMissing } from './older-browsers.js'
import { bindCamera, lateDesk } from './page-start.js'

/** The verify page before anything is brought to it: little, so that it is there at once on a slow network. */
function start(): void {
  supplyMissing()
  const { documentElement } = document
  const status = byId('status')
  const { open, guarded } = lateDesk(async () => (await import('./desk.js')).openDesk(documentElement.lang))
  const take = (all: readonly Brought[]): void => {
    if (all.length === 0) return
    status.textContent = status.dataset['checking'] ?? ''
    void guarded(async () => (await open()).take(all))
  }
  const takeText = bindBrought(take)
  const language = byId<HTMLSelectElement>('language')
  language.addEventListener('change', () => void guarded(async () => (await open()).speak(language.value)))
  bindCamera((text) => takeText(text, 'QR'), guarded)
  if (location.hash.length > 1) takeText(decoded(location.hash.slice(1)), '')
  void keepForOffline()
}

/** Whoever wrote the link may have encoded it or not. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

start()
