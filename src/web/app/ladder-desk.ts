import { type LadderBook, loadLadderBook } from '../../i18n/index.js'
import { type Fact, groupByWorker, type Ladder, place, plan, toFacts, type WageEvidence } from '../../ladder/index.js'
import { skipValidityCheck } from '../../verify/index.js'
import type { Brought } from './brought.js'
import { type Checked, createChecker } from './checking.js'
import { button, byId, element, fillBelowQuestions } from './dom.js'
import { createIntake } from './intake.js'
import { readTerms } from './ladder-terms.js'
import { paced } from './paced.js'
import { toPerson } from './person.js'
import { showPlacement } from './show-placement.js'
import { showReport } from './show-report.js'
import { type Words, wordsOf } from './words.js'

/** What the page of a ladder does with the badges that a worker brings. */
export interface LadderDesk {
  take(all: readonly Brought[]): Promise<void>
  /** Places what was brought again, under what the form says now. */
  replace(): Promise<void>
  /** What was brought, as it came. */
  brought(): readonly Pick<Checked, 'name' | 'input'>[]
}

/** The desk of a ladder's page. What it finds is shown and kept nowhere. */
export async function openLadderDesk(language: string): Promise<LadderDesk> {
  const ladder = dataOf('ladder') as Ladder
  const evidence = dataOf('evidence') as readonly WageEvidence[]
  // The ladder judges dates itself, so that it can say that a badge has ended where a verification would only reject it.
  const checker = createChecker({ documents: dataOf('documents') as readonly unknown[], validity: skipValidityCheck })
  const results = byId('results')
  const status = byId('status')
  const words: Words<LadderBook> = wordsOf(await loadLadderBook(language))
  const trusted = [ladder.owner, ...(ladder.contributors ?? [])]
  let shown: readonly Checked[] = []

  const put = async (change: (all: readonly Checked[]) => readonly Checked[]): Promise<void> => {
    shown = change(shown)
    pace.soon()
  }
  const actions = {
    lookUp: async (checked: Checked): Promise<void> => {
      checker.allow(checked.hosts)
      const next = await checker.check(checked.name, checked.input)
      await put((all) => all.map((one) => (one === checked ? next : one)))
      pace.rest()
      // The button that was used is gone, and what it stood in may be closed.
      results.querySelector<HTMLElement>('.brought summary')?.focus()
    },
    compare: (checked: Checked, text: string) => checker.check(checked.name, checked.input, toPerson(text)),
  }
  const placements = (): readonly HTMLElement[] => {
    const facts: Fact[] = shown.flatMap(({ report }) => (report?.outcome === 'verified' ? toFacts(report) : []))
    const workers = groupByWorker(facts, trusted)
    const { jurisdiction, assumptions } = readTerms(ladder, evidence)
    return workers.map(({ keys, facts: own }) => {
      const options = {
        now: new Date(),
        policy: { trust: { ids: trusted } },
        subject: keys,
        ...(jurisdiction !== undefined && { jurisdiction }),
      }
      const made = plan(ladder, own, { ...options, evidence, ...(assumptions !== undefined && { assumptions }) })
      return showPlacement({ ladder, placement: place(ladder, own, options), plan: made, isOnly: workers.length === 1 }, words)
    })
  }
  const pace = paced(() => draw())
  const draw = (): void => {
    if (shown.length === 0) {
      fillBelowQuestions(results)
      status.textContent = ''
      return
    }
    const found = placements()
    const isClear = shown.every(({ report }) => report?.outcome === 'verified')
    const tools = element(
      'p',
      { class: 'tools' },
      button(words.say('web.print'), () => print()),
      button(words.say('web.clear'), () => {
        shown = []
        pace.now()
        // The button is gone.
        byId('files').focus()
      }),
    )
    fillBelowQuestions(
      results,
      ...(found.length > 0 ? found : [element('p', { class: 'none' }, words.say('map.none'))]),
      element(
        'details',
        { class: 'brought', ...(!isClear && { open: '' }) },
        element('summary', {}, words.say('map.badges')),
        ...shown.map((one) => showReport(one, words, actions)),
      ),
      tools,
    )
    status.textContent = words.say('web.done', { count: shown.length })
  }
  const intake = createIntake(checker, { results, words: () => words, add: (checked) => put((all) => [...all, checked]) })
  return {
    async take(all) {
      status.textContent = words.say('web.checking')
      const left = await intake(all)
      pace.rest()
      if (left > 0) status.textContent = words.say('web.leftOut', { count: left })
      results.querySelector<HTMLElement>('.standing, .ask, .none')?.scrollIntoView({ block: 'nearest' })
    },
    replace: async () => {
      await put((all) => all)
      pace.rest()
    },
    brought: () => shown,
  }
}

/** What the page was built with: the ladder as it was defined, and what goes with it. */
function dataOf(name: string): unknown {
  return JSON.parse(byId(`data-${name}`).textContent ?? 'null')
}
