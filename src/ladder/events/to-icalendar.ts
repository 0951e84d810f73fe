import { checkOptions, formatDateTime, parseDateOrDateTime, requireOption } from '../../core/index.js'
import { chooseText, phrase, type StepBook, stepEnglish } from '../../i18n/index.js'
import { asDefined } from '../define-ladder.js'
import { describeRequirement } from '../requirement-words.js'
import type { Ladder } from '../types.js'
import type { UpcomingEvent } from './model.js'

/** What `toICalendar` takes. */
export interface ToICalendarOptions {
  /** When the calendar was made: the library reads no clock here. */
  readonly stamp: string | Date
  /** Language of the ladder's texts (BCP 47). Default: the ladder's own. */
  readonly lang?: string
  /** The phrases around them. Default: English. */
  readonly catalogue?: StepBook
}

/** RFC 5545 section 3.1: no more than 75 octets in a line. */
const MAX_OCTETS = 75

/**
 * Events as a calendar (iCalendar, RFC 5545): one entry for each, with a UID that stays the same, so that importing it again
 * changes entries instead of doubling them. Days are whole days, instants are in UTC.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown` (usage); as `defineLadder`
 * @example
 * ```ts
 * import { type Fact, type Ladder, toICalendar, upcomingEvents } from 'rungs/ladder'
 * const calendar = (ladder: Ladder, facts: readonly Fact[]): string =>
 *   toICalendar(ladder, upcomingEvents(ladder, facts, { now: '2026-05-01', horizon: 'P1Y' }), { stamp: '2026-05-01T09:00:00Z' })
 * ```
 */
export function toICalendar(input: Ladder, events: readonly UpcomingEvent[], options: ToICalendarOptions): string {
  checkOptions(options, ['stamp', 'lang', 'catalogue'], 'ToICalendarOptions')
  const { stamp, catalogue: book = stepEnglish } = options
  const stampMs =
    typeof stamp === 'string' ? parseDateOrDateTime(stamp)?.epochMs : stamp instanceof Date ? stamp.getTime() : undefined
  requireOption(stampMs !== undefined && Number.isFinite(stampMs), 'stamp', 'date or RFC 3339 date-time')
  const ladder = asDefined(input)
  const lang = options.lang ?? ladder.defaultLanguage
  const stamped = toUtc(formatDateTime(stampMs as number))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//rungs//ladder events//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((event) => eventLines(event, ladder, { lang, book }, stamped)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines(
  event: UpcomingEvent,
  ladder: Ladder,
  { lang, book }: { readonly lang: string; readonly book: StepBook },
  stamp: string,
): readonly string[] {
  const found = ladder.rungs.find(({ id }) => id === event.rung)
  const isOfLadder = event.kind === 'ladderEnds' || event.kind === 'migrationEnds'
  const named = isOfLadder ? ladder : found
  const rung = named === undefined ? (event.rung ?? '') : (chooseText(named.name, [lang], ladder.defaultLanguage) ?? named.id)
  const what = event.renewal === undefined ? '' : describeRequirement(ladder, event.renewal, lang, { catalogue: book })
  const description = [what === '' ? '' : phrase(book, 'upcoming.renewal', { what }), event.credential ?? '', event.about ?? '']
    .filter((text) => text !== '')
    .join('\n')
  const isDay = !event.at.includes('T')
  return [
    'BEGIN:VEVENT',
    `UID:${event.id}@events.rungs.invalid`,
    `DTSTAMP:${stamp}`,
    isDay ? `DTSTART;VALUE=DATE:${event.at.replaceAll('-', '')}` : `DTSTART:${toUtc(event.at)}`,
    `SUMMARY:${escapeText(phrase(book, `upcoming.${event.kind}`, { rung }))}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    `CATEGORIES:${escapeText(event.kind)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** Form 2 of RFC 5545 section 3.3.5. */
function toUtc(dateTime: string): string {
  return dateTime.replace(/\.\d+/, '').replace(/[-:]/g, '')
}

/** RFC 5545 section 3.3.11: text has no other controls than what is escaped here. */
function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\r\n|\r|\n|\u2028|\u2029/g, '\\n')
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
}

/** Breaks a line between characters, never within one. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const char of line) {
    const size = octetsOf(char)
    if (octets + size > MAX_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += char
    octets += size
  }
  return folded
}

function octetsOf(char: string): number {
  const code = char.codePointAt(0) as number
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
