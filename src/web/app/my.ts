import { type Brought, bindBrought } from './brought.js'
import { byId } from './dom.js'
import type { MyDesk } from './my-desk.js'
import { hasBadges } from './my-store.js'
import { keepForOfflineWhenIdle } from './offline.js'
import { supplyMissing } from './older-browsers.js'
import { bindCamera, fragmentText, lateDesk } from './page-start.js'

/** The event by which browsers say that a page can be installed. */
interface InstallEvent extends Event {
  prompt(): Promise<void>
}

/** The page of a worker's own badges before there are any: little, so that it is there at once on a slow network. */
function start(): void {
  supplyMissing()
  const status = byId('status')
  const language = byId<HTMLSelectElement>('language')
  const { open, guarded } = lateDesk(async () => (await import('./my-desk.js')).openMyDesk(language.value))
  const act = (what: (desk: MyDesk) => Promise<void>): void => void guarded(async () => what(await open()))
  const say = (name: string): void => {
    status.textContent = status.dataset[name] ?? ''
  }
  const take = (all: readonly Brought[]): void => {
    if (all.length === 0) return
    say('working')
    // What was taken is no longer there to be taken again.
    byId<HTMLTextAreaElement>('pasted').value = ''
    act((desk) => desk.take(all))
  }
  const takeText = bindBrought(take)
  language.addEventListener('change', () => act((desk) => desk.speak(language.value)))
  bindCamera((text) => takeText(text, 'QR'), guarded)
  byId('check').addEventListener('click', () => act((desk) => desk.checkAll()))
  byId('identify').addEventListener('click', () => act((desk) => desk.identify()))
  byId('backup').addEventListener('submit', (event) => {
    event.preventDefault()
    act((desk) => desk.backUp())
  })
  bindInstall()
  void guarded(async () => {
    const isMissed = location.search === '?missed'
    let handed: readonly Brought[] = []
    let leftOut = 0
    try {
      ;({ shared: handed, leftOut } = await takeHanded())
      if (handed.length > 0 || (await hasBadges())) await open()
      else byId('empty').hidden = false
    } finally {
      byId('rest').hidden = false
    }
    if (isMissed) say('missed')
    if (handed.length > 0) act((desk) => desk.takeHanded(handed, leftOut))
  })
  void keepForOfflineWhenIdle()
}

/** What this page was opened with: shared by another app, or in its address, which is then cleared. */
async function takeHanded(): Promise<{ readonly shared: readonly Brought[]; readonly leftOut: number }> {
  const { search, pathname } = location
  const text = fragmentText() || (new URLSearchParams(search).get('link') ?? '')
  const isShared = search === '?shared'
  if (text !== '' || search !== '') history.replaceState(null, '', pathname)
  if (isShared) return (await import('./inbox.js')).takeShared()
  const shared = text === '' ? [] : [{ name: text, size: text.length, read: async () => text }]
  return { shared, leftOut: 0 }
}

function bindInstall(): void {
  const button = byId('install')
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    button.hidden = false
    button.onclick = () => {
      button.hidden = true
      void (event as InstallEvent).prompt()
    }
  })
}

start()
