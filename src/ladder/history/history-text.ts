import { checkOptions } from '../../core/index.js'
import { chooseText, type HistoryBook, historyEnglish, type LanguageMap, phrase } from '../../i18n/index.js'
import { escapeMarkdown, formatMoney, spanInWords } from '../ladder-brief.js'
import { targetsOf } from '../migration-rules.js'
import { durationInWords, requirementLines } from '../requirement-words.js'
import type { Ladder, Requirement, Rung } from '../types.js'
import { newestOf } from './changes.js'
import { readHistory } from './ladder-history.js'
import type { EditionDecision, HistoryChange, HistoryEntry, LadderEdition } from './model.js'

/** In which language's phrases a history is told. */
export interface LadderHistoryTextOptions {
  /** Default: English. */
  readonly catalogue?: HistoryBook
}

interface Telling {
  readonly book: HistoryBook
  readonly lang: string
  readonly ladder: Ladder
  readonly old: Ladder | undefined
}

/**
 * The history of a ladder to read, in Markdown: what changed from edition to edition in plain words, when, who decided it, and what is
 * missing. Names come in the wanted language (BCP 47) where the ladder has it.
 *
 * @throws RungsError `core.option_unknown` (usage); as `ladderHistory`
 * @example
 * ```ts
 * import { loadCatalogue } from 'rungs/i18n'
 * import { type LadderEdition, ladderHistoryText } from 'rungs/ladder'
 * const inSpanish = async (editions: readonly LadderEdition[]) =>
 *   ladderHistoryText(editions, 'es', { catalogue: await loadCatalogue('es') })
 * ```
 */
export function ladderHistoryText(
  editions: readonly LadderEdition[],
  lang: string,
  options: LadderHistoryTextOptions = {},
): string {
  checkOptions(options, ['catalogue'], 'ladderHistoryText')
  const book = options.catalogue ?? historyEnglish
  const { entries, ladders } = readHistory(editions)
  const newest = ladders.at(-1)
  const name = newest === undefined ? '' : nameIn(newest.name, { lang: String(lang), ladder: newest })
  const parts = entries.map((entry, index) => {
    const ladder = ladders[index] as Ladder
    return tell(entry, { book, lang: String(lang), ladder, old: ladders.find(({ digest }) => digest === entry.comparedWith) })
  })
  const draft = book.review === 'draft' ? [phrase(book, 'brief.draft')] : []
  return `${[`# ${phrase(book, 'history.title', { name })}`, ...parts, phrase(book, 'brief.noPromise'), ...draft].join('\n\n')}\n`
}

function tell(entry: HistoryEntry, telling: Telling): string {
  const { book, old } = telling
  const { version, status, isSigned, publishedAt, effectiveFrom, changes } = entry
  const published = publishedAt === undefined ? '' : dayOf(publishedAt)
  const facts = [
    phrase(book, `history.status.${status}`),
    isSigned ? phrase(book, 'history.signed', { date: published }) : phrase(book, 'history.unsigned'),
    phrase(book, 'history.effective', { date: dayOf(effectiveFrom) }),
    ...linkLines(entry, book),
    ...problemLines(entry, book),
    ...decisionLines(entry, book),
  ]
  const title = `## ${phrase(book, 'history.edition', { version: escapeMarkdown(version) })}`
  const head = [title, facts.map((line) => `- ${line}`).join('\n')]
  if (old === undefined) return head.join('\n\n')
  const told =
    changes.length === 0 ? [`- ${phrase(book, 'history.noChange')}`] : changes.flatMap((one) => changeLines(one, telling))
  return [...head, phrase(book, 'history.changed', { version: escapeMarkdown(old.version) }), told.join('\n')].join('\n\n')
}

function linkLines({ link, follows, isFork }: HistoryEntry, book: HistoryBook): readonly string[] {
  const version = escapeMarkdown(follows?.version ?? follows?.id ?? '')
  const line =
    link === 'first' || link === 'unnamed'
      ? phrase(book, `history.link.${link}`)
      : phrase(book, `history.link.${link}`, { version })
  return isFork ? [line, phrase(book, 'history.fork')] : [line]
}

function problemLines({ problems, version }: HistoryEntry, book: HistoryBook): readonly string[] {
  const codes = new Set(problems.map(({ code }) => code))
  return [
    ...(codes.has('ladder.edited_in_place') ? [phrase(book, 'history.edited', { version: escapeMarkdown(version) })] : []),
    ...(codes.has('ladder.version_too_low') || codes.has('ladder.version_not_higher') ? [phrase(book, 'history.tooLow')] : []),
    ...(codes.has('ladder.migration_uncovered') ? [phrase(book, 'history.uncovered')] : []),
  ]
}

function decisionLines({ decisions = [], endorsedBy = [], agreement }: HistoryEntry, book: HistoryBook): readonly string[] {
  return [
    ...decisions.flatMap((decision) => decisionLine(decision, book)),
    ...(decisions.length === 0 ? [phrase(book, 'history.notDecided')] : []),
    ...(endorsedBy.length === 0
      ? []
      : [phrase(book, 'history.endorsed', { who: endorsedBy.map(escapeMarkdown).join(phrase(book, 'brief.and')) })]),
    ...(agreement === undefined ? [] : [phrase(book, `history.agreement.${agreement}`)]),
  ]
}

function decisionLine({ outcome, by, decidedAt, openUntil }: EditionDecision, book: HistoryBook): readonly string[] {
  const who = escapeMarkdown(by)
  if (outcome === 'notCounted' || outcome === 'undecided') return [phrase(book, `history.decided.${outcome}`, { who })]
  return [
    phrase(book, `history.decided.${outcome}`, { who, date: dayOf(decidedAt ?? '') }),
    ...(openUntil === undefined ? [] : [phrase(book, 'history.openUntil', { date: dayOf(openUntil) })]),
  ]
}

function changeLines({ topic, rung: id, before, after }: HistoryChange, telling: Telling): readonly string[] {
  const { book, ladder, old } = telling
  const [was, is] = [old, ladder].map((one) => one?.rungs.find((rung) => rung.id === id))
  const map = (is ?? was)?.name ?? ladder.name
  const name = nameIn(map, { lang: telling.lang, ladder: is === undefined && was !== undefined ? (old as Ladder) : ladder })
  const line = (text: string): string => `- ${text}`
  const spans = (of: (rung: Rung | undefined) => string): { readonly before: string; readonly after: string } => ({
    before: of(was) || phrase(book, 'history.none'),
    after: of(is) || phrase(book, 'history.none'),
  })
  switch (topic) {
    case 'harder':
    case 'easier':
      return [
        line(phrase(book, `history.${topic}`, { name })),
        ...asked(was, old, 'history.before', telling),
        ...asked(is, ladder, 'history.after', telling),
      ]
    case 'rungRemoved': {
      const targets = (ladder.migrations ?? []).filter(({ fromRung }) => fromRung === id).flatMap(targetsOf)
      const to = targets.map((target) => {
        const found = ladder.rungs.find((rung) => rung.id === target)
        return found === undefined ? escapeMarkdown(target) : nameIn(found.name, { lang: telling.lang, ladder })
      })
      const moved = to.length === 0 ? [] : [`  - ${phrase(book, 'history.movedTo', { to: to.join(phrase(book, 'brief.and')) })}`]
      return [line(phrase(book, 'history.rungRemoved', { name })), ...moved]
    }
    case 'time':
      return [line(phrase(book, 'history.time', { name, ...spans((rung) => spanInWords(rung?.time?.effort, book)) }))]
    case 'cost':
      return [line(phrase(book, 'history.cost', { name, ...spans((rung) => costOf(rung, book)) }))]
    case 'pay':
      return [line(phrase(book, 'history.pay', { name, ...spans((rung) => newestOf(rung?.wage ?? []) ?? '') }))]
    case 'validityHarder':
    case 'validityEasier': {
      const lasts = (rung: Rung | undefined): string =>
        durationInWords(rung?.validity?.duration ?? '', book) || (rung?.validity?.fixedEnd ?? '')
      return [line(phrase(book, `history.${topic}`, { name, ...spans(lasts) }))]
    }
    case 'owner':
      return [line(phrase(book, 'history.owner', { before: escapeMarkdown(before ?? ''), after: escapeMarkdown(after ?? '') }))]
    default:
      return [line(phrase(book, `history.${topic}`, { name }))]
  }
}

/** What is asked for in an edition, as its brief says it. */
function asked(
  rung: Rung | undefined,
  ladder: Ladder | undefined,
  head: 'history.before' | 'history.after',
  telling: Telling,
): readonly string[] {
  if (rung === undefined || ladder === undefined) return []
  const { book, lang } = telling
  const text = (map: LanguageMap): string => nameIn(map, { lang, ladder })
  const lines = requirementLines(rung.requires as Requirement, 2, { ladder, book, text, guard: escapeMarkdown })
  return [`  - ${phrase(book, head)}`, ...lines]
}

function costOf(rung: Rung | undefined, book: HistoryBook): string {
  return (rung?.cost ?? []).map(({ amount }) => formatMoney(amount, book)).join(' + ')
}

function nameIn(map: LanguageMap, { lang, ladder }: { readonly lang: string; readonly ladder: Ladder }): string {
  return escapeMarkdown(chooseText(map, [lang], ladder.defaultLanguage) ?? '')
}

function dayOf(date: string): string {
  return escapeMarkdown(date.slice(0, 10))
}
