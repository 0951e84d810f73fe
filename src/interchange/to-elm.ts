import { checkOptions, deepFreeze, inputError, type JsonObject, uuidOf } from '../core/index.js'
import { type AccessInfo, defineLadder, type FrameworkRef, type Iri, type Ladder, type Rung, rungEdges } from '../ladder/index.js'
import {
  conceptOf,
  ELM_CLASSES,
  ELM_CONTEXT,
  ELM_LANGUAGES,
  ELM_MODES,
  EQF,
  ESCO_SKILLS,
  LANGUAGE_BASE,
  MODE_SCHEME,
  noteOf,
  UNKNOWN_ELEMENTS,
} from './elm-terms.js'
import { createLossLog, type Exported, type LossLog } from './exported.js'
import { requirementText } from './requirement-text.js'

/** What {@link toElm} takes. */
export interface ToElmOptions {
  /** The rungs by id. Default: all. */
  readonly rungs?: readonly Iri[]
}

/**
 * Rungs of a ladder as micro-credentials in the European Learning Model (JSON-LD), with the elements that the European
 * recommendation asks for as far as a ladder says them: title, awarding body, learning outcomes, workload, level, form
 * of participation, prerequisites and what it leads to. Those that it does not say are in the losses.
 *
 * @throws RungsError `ladder.rung_unknown`, `core.option_unknown`, and as `defineLadder`
 * @example
 * ```ts
 * import { toElm } from 'rungs/interchange'
 * import type { Ladder } from 'rungs/ladder'
 * const one = (ladder: Ladder, rung: string): object => toElm(ladder, { rungs: [rung] }).document
 * ```
 */
export function toElm(input: Ladder, options: ToElmOptions = {}): Exported {
  checkOptions(options, ['rungs'], 'ToElmOptions')
  const ladder = defineLadder(input)
  const log = createLossLog('elm')
  const wanted = options.rungs ?? ladder.rungs.map(({ id }) => id)
  const known = new Set(ladder.rungs.map(({ id }) => id))
  for (const rung of wanted) if (!known.has(rung)) throw inputError('ladder.rung_unknown', { rung })
  log.dropped(ladder, ['id', 'digest', 'status', 'defaultLanguage', 'name', 'owner', 'rungs', 'edges'], '')
  for (const element of UNKNOWN_ELEMENTS) log.add('export.element_unknown', { element }, '')
  log.add('export.element_unknown', { element: 'name of the awarding body' }, '/owner')
  const edges = rungEdges(ladder)
  const names = new Map(ladder.rungs.map(({ id, name }) => [id, name]))
  const graph = ladder.rungs.flatMap((rung, index) => {
    if (!wanted.includes(rung.id)) return []
    const above = edges.filter(({ from }) => from === rung.id).map(({ to }) => names.get(to) as Readonly<Record<string, string>>)
    return [qualificationOf(ladder, rung, index, above, log)]
  })
  return deepFreeze({ document: { '@context': ELM_CONTEXT, '@graph': graph }, losses: [...log.losses] })
}

const KEPT: readonly string[] = ['id', 'name', 'description', 'awards', 'requires', 'time', 'access', 'alignments', 'regulated']

function qualificationOf(
  ladder: Ladder,
  rung: Rung,
  index: number,
  above: readonly Readonly<Record<string, string>>[],
  log: LossLog,
): JsonObject {
  const path = `/rungs/${index}`
  const { time, access, alignments = [] } = rung
  log.dropped(rung, KEPT, path)
  if (rung.awards !== undefined) log.dropped(rung.awards, ['id'], `${path}/awards`)
  log.add('export.note_only', { member: 'requires' }, `${path}/requires`)
  const idOf = (part: string): string => `urn:uuid:${uuidOf(JSON.stringify([ladder.id, rung.id, part]))}`
  const outcomes = alignments.flatMap((reference, at) =>
    outcomeOf(reference, idOf(`outcome ${at}`), `${path}/alignments/${at}`, log),
  )
  if (outcomes.length === 0) log.add('export.element_unknown', { element: 'learning outcomes' }, `${path}/alignments`)
  const level = alignments.find(({ framework, code }) => framework === 'EQF' && code !== undefined && /^[1-8]$/.test(code))
  if (level === undefined) log.add('export.element_unknown', { element: 'level' }, `${path}/alignments`)
  alignments.forEach((one, at) => {
    if (one.kind === 'level' && one !== level) log.add('export.member_dropped', { member: 'level' }, `${path}/alignments/${at}`)
  })
  if (rung.regulated === true) log.add('export.element_unknown', { element: 'awarding body' }, `${path}/regulated`)
  if (time?.effort.typical === undefined) log.add('export.element_unknown', { element: 'workload' }, `${path}/time`)
  if (time !== undefined) {
    log.dropped(time.effort, ['typical'], `${path}/time/effort`)
    if (time.elapsed !== undefined) log.dropped(time.elapsed, ['max'], `${path}/time/elapsed`)
  }
  const participation = access === undefined ? [] : modesOf(access, `${path}/access`, log)
  if (participation.length === 0) log.add('export.element_unknown', { element: 'form of participation' }, `${path}/access`)
  const languages = access?.languages?.flatMap((tag, at) => languageOf(tag, `${path}/access/languages/${at}`, log)) ?? []
  return {
    id: rung.awards?.id ?? rung.id,
    type: ELM_CLASSES.qualification,
    title: rung.name,
    description: rung.description,
    // What only a regulator awards is not the ladder owner's.
    ...(rung.regulated !== true && {
      awardingOpportunity: {
        id: idOf('awarding'),
        type: ELM_CLASSES.awardingOpportunity,
        awardingBody: { id: ladder.owner, type: ELM_CLASSES.organisation },
      },
    }),
    entryRequirement: noteOf(idOf('entry'), { en: requirementText(ladder, rung.requires, `${path}/requires`) }),
    ...(outcomes.length > 0 && { learningOutcome: outcomes }),
    ...(level !== undefined && { eqfLevel: conceptOf(`${EQF.base}${level.code}`, EQF.scheme, { en: `Level ${level.code}` }) }),
    ...(time?.effort.typical !== undefined && { volumeOfLearning: time.effort.typical }),
    ...(time?.elapsed?.max !== undefined && { maximumDuration: time.elapsed.max }),
    ...(participation.length > 0 && { mode: participation }),
    ...(languages.length > 0 && { language: languages }),
    ...(above.length > 0 && { additionalNote: above.map((name, at) => noteOf(idOf(`leads to ${at}`), leadsTo(name))) }),
  }
}

/** That a micro-credential can be stacked, in the languages that the next one's name is in. */
function leadsTo(name: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(name).map(([tag, text]) => [tag, `→ ${text}`]))
}

function outcomeOf(reference: FrameworkRef, id: string, path: string, log: LossLog): readonly JsonObject[] {
  const { framework, uri, name, code, kind } = reference
  if (kind === 'level') return []
  if (kind !== 'skill') {
    log.add('export.member_dropped', { member: kind }, path)
    return []
  }
  if (uri === undefined) log.add('export.precision_lost', { member: 'code' }, path)
  const isEsco = framework === 'ESCO'
  const concept =
    uri === undefined
      ? undefined
      : conceptOf(
          uri.replace(/^https:\/\/data\.europa\.eu\//, 'http://data.europa.eu/'),
          isEsco ? ESCO_SKILLS.scheme : undefined,
          name,
        )
  return [
    {
      id,
      type: ELM_CLASSES.learningOutcome,
      title: name ?? { und: `${framework.replace(/^ext:/, '')} ${code ?? uri ?? ''}`.trim() },
      ...(concept !== undefined && { [isEsco ? 'relatedESCOSkill' : 'relatedSkill']: concept }),
    },
  ]
}

function modesOf(access: AccessInfo, path: string, log: LossLog): readonly JsonObject[] {
  log.dropped(access, ['modes', 'languages'], path)
  return (access.modes ?? []).flatMap((mode, at) => {
    const known = ELM_MODES[mode]
    if (known !== undefined) return [conceptOf(known[0], MODE_SCHEME, { en: known[1] })]
    log.add('export.term_missing', { member: 'modes', value: mode }, `${path}/modes/${at}`)
    return []
  })
}

function languageOf(tag: string, path: string, log: LossLog): readonly JsonObject[] {
  const [language = '', ...more] = tag.toLowerCase().split('-')
  const code = ELM_LANGUAGES.get(language)
  if (code === undefined) {
    log.add('export.term_missing', { member: 'languages', value: tag }, path)
    return []
  }
  if (more.length > 0) log.add('export.precision_lost', { member: 'languages' }, path)
  return [conceptOf(`${LANGUAGE_BASE}/${code}`, LANGUAGE_BASE, undefined)]
}
