import type { Brought } from './brought.js'
import { type Checked, createChecker } from './checking.js'
import { button, byId, element, fillBelowQuestions } from './dom.js'
import { createIntake } from './intake.js'
import { paced } from './paced.js'
import { toPerson } from './person.js'
import { showReport } from './show-report.js'
import { latestOnly, loadWords, rewordPage } from './words.js'

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
  const wordsOfLatest = latestOnly(loadWords)
  let shown: Checked[] = []
  let tables: typeof import('./show-table.js') | undefined

  const person = {
    ask: async (checked: Checked): Promise<void> => {
      if (checked.report?.outcome !== 'verified') return
      const { createRequest } = await import('./asking.js')
      const said = { reason: words.say('web.presentReason'), title: words.say('web.presentRequest') }
      const asked = createRequest(checked.report.credential, said)
      // One person is asked at a time.
      shown = shown.map(({ asked: _before, answer: _over, ...one }) => (one.report === checked.report ? { ...one, asked } : one))
      draw()
      focusAsked()
    },
    lookUpAnswer: async (checked: Checked): Promise<void> => {
      checker.allow(checked.answer?.hosts ?? [])
      await takeAnswer(checked, checked.answer?.input ?? '')
    },
    answer: async (text: string): Promise<void> => {
      if (!(await answer(text.trim()))) status.textContent = words.say('web.unreadable')
    },
    compare: (checked: Checked, text: string) => checker.check(checked.name, checked.input, toPerson(text)),
  }
  const actions = {
    person,
    lookUp: async (checked: Checked): Promise<void> => {
      checker.allow(checked.hosts)
      const next = await checker.check(checked.name, checked.input)
      await replace(checked, next)
      // The button that was used is gone.
      results.querySelectorAll<HTMLElement>('.report')[shown.indexOf(next)]?.focus()
    },
  }
  const pace = paced(() => drawAll())
  const draw = (): void => pace.now()
  const drawAll = (): void => {
    const tools = element(
      'p',
      { class: 'tools' },
      button(words.say('web.print'), () => print()),
      button(words.say('web.clear'), () => {
        shown = []
        draw()
        // The button is gone.
        byId('files').focus()
      }),
    )
    const table = shown.length > 1 ? tables?.showTable(shown, words) : undefined
    fillBelowQuestions(
      results,
      table,
      ...shown.map((one) => showReport(one, words, actions)),
      shown.length > 0 ? tools : undefined,
    )
    status.textContent = shown.length > 0 ? words.say('web.done', { count: shown.length }) : ''
  }
  const replace = async (old: Checked, next: Checked): Promise<void> => {
    shown = shown.map((one) => (one === old ? next : one))
    draw()
  }
  const add = async (checked: Checked): Promise<void> => {
    // Most people bring one.
    if (shown.length > 0) tables ??= await import('./show-table.js')
    shown = [...shown, checked]
    pace.soon()
  }
  const focusAsked = (): void => results.querySelector<HTMLElement>('.asked')?.focus()
  const takeAnswer = async (checked: Checked, input: string | Uint8Array): Promise<boolean> => {
    const { asked, report } = checked
    if (asked === undefined || report?.outcome !== 'verified') return false
    const found = await checker.present(input, asked)
    if (found === undefined) return false
    const [{ judgeAnswer }, { toldOf }] = await Promise.all([import('./asking.js'), import('./show-request.js')])
    const proven = judgeAnswer(found.report, report.credential)
    await replace(checked, { ...checked, answer: { ...found, proven } })
    focusAsked()
    status.textContent = toldOf(proven, words)
    return true
  }
  const answer = async (input: string | Uint8Array): Promise<boolean> => {
    // What has answered once is worth nothing a second time.
    const open = shown.find((one) => one.asked !== undefined && one.answer?.proven !== 'yes')
    return open !== undefined && takeAnswer(open, input)
  }
  const intake = createIntake(checker, { results, words: () => words, add, answer })
  return {
    async take(all) {
      status.textContent = words.say('web.checking')
      const left = await intake(all)
      pace.rest()
      if (left > 0) status.textContent = words.say('web.leftOut', { count: left })
      results.querySelector<HTMLElement>('.report, .ask, table')?.scrollIntoView({ block: 'nearest' })
    },
    async speak(tag) {
      const latest = await wordsOfLatest(tag)
      if (latest === undefined) return
      words = latest
      rewordPage(words, words.say('web.verifyTitle'))
      draw()
    },
  }
}
