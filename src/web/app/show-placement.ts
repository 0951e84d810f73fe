import { drawLadder } from '../../draw/index.js'
import { chooseText, cleanText, formatDate, type LadderBook, type Renderable, render } from '../../i18n/index.js'
import {
  describeRequirement,
  type Ladder,
  type MissingSet,
  type NextStep,
  type PlacedRung,
  type Placement,
  type Plan,
  payoffInWords,
  type Rung,
  type Trace,
} from '../../ladder/index.js'
import { element, foreign } from './dom.js'
import { drawnImage } from './picture.js'
import { bandPicture } from './show-bands.js'
import type { Words } from './words.js'

/** Where one worker stands, and what leads on. */
export interface Standing {
  readonly ladder: Ladder
  readonly placement: Placement
  readonly plan: Plan
  /** Whether all badges are about one worker, who then knows who that is. */
  readonly isOnly: boolean
}

/** Where a worker stands on the ladder and why, the next steps, and what they cost and may bring. */
export function showPlacement({ ladder, placement, plan, isOnly }: Standing, words: Words<LadderBook>): HTMLElement {
  const { say, catalogue } = words
  const who = placement.subject.map((key) => cleanText(key, 80)).join(', ')
  const rows = placement.rungs.map((placed) => {
    const why = placed.status === 'held' ? undefined : whyOf(ladder, placed.trace, words)
    return element(
      'li',
      { class: placed.status },
      element('strong', {}, foreign(nameOf(ladder, placed.id, catalogue))),
      `: ${statusOf(placed, words)}`,
      why === undefined ? undefined : element('p', { class: 'fix' }, why),
    )
  })
  const ready = placement.eligibleToClaim.map((id) =>
    element('li', {}, element('strong', {}, foreign(nameOf(ladder, id, catalogue))), `: ${say('place.eligible')}`),
  )
  const steps = placement.next.map((step) => nextStep(ladder, step, plan, words))
  return element(
    'section',
    { class: 'standing', tabindex: '-1' },
    element('h3', {}, say('map.standing')),
    isOnly ? undefined : element('p', {}, say('map.of', { who })),
    picture(ladder, placement, words),
    element('ol', { class: 'rungs' }, ...rows),
    ...(ready.length + steps.length === 0 ? [] : [element('h3', {}, say('map.next'))]),
    ...(ready.length === 0 ? [] : [element('ul', {}, ...ready)]),
    ...steps,
    bandPicture(ladder, placement.next, plan, words),
  )
}

function statusOf({ status, until }: PlacedRung, { say, catalogue }: Words<LadderBook>): string {
  const told = say(`place.${status}`)
  const date = until === undefined ? undefined : formatDate(until.slice(0, 10), catalogue.tag)
  return date === undefined ? told : say('place.until', { status: told, until: date })
}

/** The picture shows what the list below it says, and is only ever an image. */
function picture(ladder: Ladder, placement: Placement, { say, catalogue }: Words<LadderBook>): HTMLElement {
  return drawnImage(drawLadder(ladder, { placement, lang: catalogue.tag, catalogue }), say('map.standing'), 'map')
}

/** What the first open leaf asks for, and how it stands to what the worker has. */
function whyOf(ladder: Ladder, trace: Trace, words: Words<LadderBook>): string {
  const open = trace.children?.find(({ outcome }) => outcome !== 'met')
  if (trace.outcome !== 'met' && open !== undefined) return whyOf(ladder, open, words)
  const { catalogue } = words
  const asked = cleanText(describeRequirement(ladder, trace.node, catalogue.tag, { catalogue }), 600)
  const reason = toldOf({ code: trace.reason, params: trace.params }, ladder, words)
  return asked === '' ? reason : `${asked}: ${reason}`
}

function nextStep(ladder: Ladder, { rung: id, missing }: NextStep, plan: Plan, words: Words<LadderBook>): HTMLElement {
  const { say, catalogue } = words
  const rung = ladder.rungs.find((one) => one.id === id) as Rung
  const step = plan.steps.find((one) => one.rung === id)
  const [best] = step?.missing ?? []
  return element(
    'section',
    { class: 'step' },
    element('h4', {}, foreign(nameOf(ladder, id, catalogue))),
    element('p', {}, say('map.missing')),
    element('ul', {}, ...missing.map((leaf) => element('li', {}, whyOf(ladder, leaf, words)))),
    ...(best?.payoff === undefined ? [] : band(rung, best.payoff, ladder, words)),
  )
}

/** The three cases of a payoff with what they rest on, or why there are none. */
function band(
  rung: Rung,
  payoff: NonNullable<MissingSet['payoff']>,
  ladder: Ladder,
  words: Words<LadderBook>,
): readonly HTMLElement[] {
  const { say, catalogue } = words
  const lines = payoffInWords(rung, withNames(payoff, ladder, catalogue), catalogue.tag, catalogue).map((line) =>
    cleanText(line, 900),
  )
  const notes = new Set([...payoff.refusals, ...payoff.cautions].map((one) => toldOf(one, ladder, words)))
  return [element('p', {}, say('map.brings')), element('ul', {}, ...[...lines, ...notes].map((text) => element('li', {}, text)))]
}

/** With the name of the rung that a figure is compared with, in the place of its id. */
function withNames<Found extends NonNullable<MissingSet['payoff']>>(payoff: Found, ladder: Ladder, book: LadderBook): Found {
  const { comparison } = payoff.basis?.evidence ?? {}
  if (payoff.basis === undefined || comparison === undefined) return payoff
  const evidence = { ...payoff.basis.evidence, comparison: nameOf(ladder, comparison, book) }
  return { ...payoff, basis: { ...payoff.basis, evidence } }
}

/** In words, and rungs by their names: nobody knows their ids. */
function toldOf({ code, params }: Renderable, ladder: Ladder, { catalogue }: Words<LadderBook>): string {
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named)
    return ladder.rungs.some(({ id }) => id === value) ? nameOf(ladder, value as string, catalogue) : value
  }
  const own = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, named(value)]))
  return render({ code, params: own }, catalogue).text
}

/** A rung by its name. */
export function nameOf(ladder: Ladder, id: string, { tag }: LadderBook): string {
  const rung = ladder.rungs.find((one) => one.id === id)
  return cleanText(rung === undefined ? id : (chooseText(rung.name, [tag], ladder.defaultLanguage) ?? id), 200)
}
