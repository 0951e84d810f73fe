import { type Brought, bindBrought } from './brought.js'
import { byId } from './dom.js'
import type { LadderDesk } from './ladder-desk.js'
import { supplyMissing } from './older-browsers.js'

/** The page of a ladder before a badge is brought to it: little, since most people only read. */
function start(): void {
  supplyMissing()
  const status = byId('status')
  let desk: Promise<LadderDesk> | undefined
  const open = (): Promise<LadderDesk> => {
    desk ??= import('./ladder-desk.js').then(({ openLadderDesk }) => openLadderDesk(document.documentElement.lang))
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
  bindBrought((all: readonly Brought[]) => {
    if (all.length === 0) return
    status.textContent = status.dataset['checking'] ?? ''
    void guarded(async () => (await open()).take(all))
  })
  byId('form').addEventListener('change', ({ target }) => {
    const isTerm = target instanceof HTMLElement && ['place', 'kind', 'hours', 'pay'].includes(target.id)
    if (isTerm && desk !== undefined) void guarded(async () => (await open()).replace())
  })
}

start()
