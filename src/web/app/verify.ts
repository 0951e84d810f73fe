import { type Brought, bindBrought } from './brought.js'
import { byId } from './dom.js'
import { keepForOfflineWhenIdle } from './offline.js'
import { supplyMissing } from './older-browsers.js'
import { bindCamera, fragmentText, lateDesk } from './page-start.js'

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
  // A badge stays neither in the address nor in the history of a browser that others use too.
  const takeHash = (): void => {
    const text = fragmentText()
    if (text === '') return
    history.replaceState(null, '', location.pathname + location.search)
    takeText(text, '')
  }
  addEventListener('hashchange', takeHash)
  takeHash()
  void keepForOfflineWhenIdle()
}

start()
