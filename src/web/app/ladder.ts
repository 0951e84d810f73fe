import { type Brought, bindBrought } from './brought.js'
import { byId } from './dom.js'
import { leave, takeOver } from './hand-over.js'
import type { LadderDesk } from './ladder-desk.js'
import { keepAllForOffline, keepForOffline } from './offline.js'
import { supplyMissing } from './older-browsers.js'
import { lateDesk } from './page-start.js'

/** The page of a ladder before a badge is brought to it: little, since most people only read. */
function start(): void {
  supplyMissing()
  const status = byId('status')
  let opened: LadderDesk | undefined
  const { open, guarded } = lateDesk(async () => {
    opened = await (await import('./ladder-desk.js')).openLadderDesk(document.documentElement.lang)
    void keepAllForOffline()
    return opened
  })
  const take = (all: readonly Brought[]): void => {
    if (all.length === 0) return
    status.textContent = status.dataset['checking'] ?? ''
    void guarded(async () => (await open()).take(all))
  }
  bindBrought(take)
  byId('form').addEventListener('change', ({ target }) => {
    const isTerm = target instanceof HTMLElement && TERMS.includes(target.id)
    if (isTerm && opened !== undefined) void guarded(async () => (await open()).replace())
  })
  // Another language is another page: what was brought here goes along, and nowhere else.
  for (const link of Array.from(document.querySelectorAll('.languages a')))
    link.addEventListener('click', (event) => {
      const { ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent
      // Opened elsewhere, it is not this tab that goes on.
      if (ctrlKey || metaKey || shiftKey || altKey) return
      const badges = opened?.brought() ?? []
      if (badges.length > 0) leave({ badges, fields: Object.fromEntries(termFields().map(({ id, value }) => [id, value])) })
    })
  const handed = takeOver()
  for (const field of termFields()) field.value = handed?.fields[field.id] ?? field.value
  take(handed?.badges ?? [])
  const picture = document.querySelector<HTMLImageElement>('img.map')?.src ?? ''
  void keepForOffline([location.href.split('#')[0] as string, ...(picture.startsWith('http') ? [picture] : [])])
}

/** The fields that say what a payoff is reckoned with. */
const TERMS: readonly string[] = ['place', 'kind', 'hours', 'pay']

function termFields(): readonly (HTMLInputElement | HTMLSelectElement)[] {
  return TERMS.flatMap((id) => {
    const field = document.getElementById(id)
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? [field] : []
  })
}

start()
