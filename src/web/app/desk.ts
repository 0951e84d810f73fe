import type { Brought } from './brought.js'
import { type Checked, createChecker } from './checking.js'
import { button, byId, element, fill } from './dom.js'
import { createIntake } from './intake.js'
import { toPerson } from './person.js'
import { showReport } from './show-report.js'
import { showTable } from './show-table.js'
import { loadWords, rewordPage } from './words.js'

/** What the page does with what is brought to it. */
export interface Desk {
  take(all: readonly Brought[]): Promise<void>
  speak(language: string): Promise<void>
}

/** The desk of the verify page. */
export async function openDesk(language: string): Promise<Desk> {
  const checker = createChecker()
  const results = byId('results')
  const status = byId('status')
  let words = await loadWords(language)
  let shown: Checked[] = []

  const actions = {
    lookUp: async (checked: Checked): Promise<void> => {
      checker.allow(checked.hosts)
      await replace(checked, await checker.check(checked.name, checked.input))
    },
    compare: (checked: Checked, text: string) => checker.check(checked.name, checked.input, toPerson(text)),
  }
  const draw = (): void => {
    const tools = element(
      'p',
      { class: 'tools' },
      button(words.say('web.print'), () => print()),
      button(words.say('web.clear'), () => {
        shown = []
        draw()
      }),
    )
    const table = shown.length > 1 ? showTable(shown, words) : undefined
    fill(results, table, ...shown.map((one) => showReport(one, words, actions)), shown.length > 0 ? tools : undefined)
    status.textContent = shown.length > 0 ? words.say('web.done', { count: shown.length }) : ''
  }
  const replace = async (old: Checked, next: Checked): Promise<void> => {
    shown = shown.map((one) => (one === old ? next : one))
    draw()
  }
  const add = async (checked: Checked): Promise<void> => {
    shown = [...shown, checked]
    draw()
  }
  const intake = createIntake(checker, { results, words: () => words, add })
  return {
    async take(all) {
      status.textContent = words.say('web.checking')
      await intake(all)
      results.querySelector<HTMLElement>('.report, .ask, table')?.scrollIntoView({ block: 'nearest' })
    },
    async speak(tag) {
      words = await loadWords(tag)
      rewordPage(words, words.say('web.verifyTitle'))
      draw()
    },
  }
}
