import type { CheckName } from '../core/index.js'
import type { CatalogueHead, CatalogueOf } from './catalogue.js'
import type { ClosedValues } from './closed-values.js'
import type { briefPhrases } from './english/brief.js'
import type { dashPhrases } from './english/dash.js'
import type { drawPhrases } from './english/draw.js'
import type { expectedValues } from './english/expected.js'
import type { helpPhrases } from './english/help.js'
import type { historyPhrases } from './english/history.js'
import type { limitPhrases } from './english/limits.js'
import type { mapPhrases } from './english/map.js'
import type { myPhrases } from './english/my.js'
import type { pagePhrases } from './english/pages.js'
import type { stepPhrases } from './english/steps.js'
import type { usageValues, values } from './english/values.js'
import type { webPhrases } from './english/web.js'
import { fillPlain } from './format.js'
import { withEnglish } from './limits.js'

/** A phrase that differs with a number: `count` chooses, by the plural rules of the language (CLDR). */
export type Plural = { readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & { readonly other: string }

type EnglishBrief = typeof limitPhrases & typeof briefPhrases
type English = EnglishBrief &
  typeof stepPhrases &
  typeof drawPhrases &
  typeof pagePhrases &
  typeof helpPhrases &
  typeof webPhrases &
  typeof mapPhrases &
  typeof historyPhrases &
  typeof dashPhrases &
  typeof myPhrases
type PhrasesLike<T> = { readonly [Name in keyof T]: T[Name] extends string ? string : Plural }

/** The name of a phrase. */
export type PhraseName = keyof English

/** The phrases about ladders alone. */
export type BriefPhrases = PhrasesLike<EnglishBrief>

/** The phrases about what a step costs and brings, and about what is coming up. */
export type StepPhrases = PhrasesLike<typeof stepPhrases>

/** The phrases of the history of a ladder. */
export type HistoryPhrases = PhrasesLike<typeof historyPhrases>

/** The phrases of pictures, and how somebody stands on a rung. */
export type DrawPhrases = PhrasesLike<typeof drawPhrases>

/** The phrases of what commands and pages print. */
export type PagePhrases = PhrasesLike<typeof pagePhrases>

/** The phrases about what each command does and takes. */
export type HelpPhrases = PhrasesLike<typeof helpPhrases>

/** The phrases of the pages in a browser. */
export type WebPhrases = PhrasesLike<typeof webPhrases>

/** The phrases of the page of a ladder. */
export type MapPhrases = PhrasesLike<typeof mapPhrases>

/** The phrases of dashboards. */
export type DashPhrases = PhrasesLike<typeof dashPhrases>

/** The phrases of the page of a worker's own badges. */
export type MyPhrases = PhrasesLike<typeof myPhrases>

/** The phrases of one language; one that misses a phrase does not compile. */
export type Phrases = PhrasesLike<English>

/** The words of one language for what was expected, by `expected.value`. */
export type ExpectedValues = { readonly [Name in keyof typeof expectedValues]: string }

/** The words of one language for params that come from a short list, by `param.value`. */
export type Values = ClosedValues & ExpectedValues & { readonly [Name in keyof (typeof usageValues & typeof values)]: string }

/** As much of a catalogue as ladders laid out for reading need. */
export type BriefBook = CatalogueHead & { readonly phrases: BriefPhrases }

/** As much of a catalogue as the history of a ladder needs. */
export type HistoryBook = BriefBook & { readonly phrases: HistoryPhrases }

/** As much of a catalogue as payoffs and calendars need. */
export type StepBook = BriefBook & { readonly phrases: StepPhrases }

/** As much of a catalogue as pictures need. */
export type DrawBook = StepBook & { readonly phrases: DrawPhrases }

/** As much of a catalogue as the pages in a browser need: what is said of a badge, and not of ladders, plans and commands. */
export type PageBook = CatalogueHead & {
  readonly words: CatalogueOf<PageArea>
  readonly phrases: PagePhrases & WebPhrases
  readonly values: Values
}

/** As much of a catalogue as the page of a ladder needs. */
export type LadderBook = CatalogueHead & {
  readonly words: CatalogueOf<PageArea | LadderArea>
  readonly phrases: BriefPhrases & StepPhrases & DrawPhrases & PagePhrases & WebPhrases & MapPhrases
  readonly values: Values
}

/** As much of a catalogue as a dashboard needs. */
export type DashboardBook = LadderBook & {
  readonly words: CatalogueOf<'benefit'>
  readonly phrases: DashPhrases
}

/** As much of a catalogue as the page of a worker's own badges needs. */
export type MyBadgesBook = CatalogueHead & {
  readonly words: CatalogueOf<PageArea | LadderArea | 'exchange' | 'storage'>
  readonly phrases: LadderBook['phrases'] & MyPhrases
  readonly values: Values
}

type LadderArea = 'ladder' | 'payoff' | 'plan' | 'requirement'

type PageArea =
  | CheckName
  | 'bake'
  | 'bundle'
  | 'contexts'
  | 'core'
  | 'did'
  | 'keys'
  | 'net'
  | 'ob2'
  | 'rdf'
  | 'report'
  | 'securing'

type ParamsIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamsIn<Rest> : never
type ParamsOf<Name extends PhraseName> =
  | (English[Name] extends string ? never : 'count')
  | ParamsIn<English[Name] extends string ? English[Name] : English[Name][keyof English[Name]]>

/** What a phrase is filled with: its params and no others. */
export type PhraseParams<Name extends PhraseName> = { readonly [Param in ParamsOf<Name>]: string | number | readonly string[] }

/** What goes with the name of a phrase: nothing where it has no params. */
export type PhraseArguments<Name extends PhraseName> = [ParamsOf<Name>] extends [never] ? [] : [PhraseParams<Name>]

/** What {@link phrase} takes its words from: a catalogue, or as much of one as has the phrase. */
export type Phrasebook<Name extends PhraseName = PhraseName> = CatalogueHead & { readonly phrases: Pick<Phrases, Name> }

/**
 * A phrase of a page, filled: numbers and lists as the language writes them, other params as plain text.
 *
 * @example
 * ```ts
 * import { en, phrase } from 'rungs/i18n'
 * phrase(en, 'bundle.holds', { count: 2 }) // '2 fetched documents'
 * ```
 */
export function phrase<Name extends PhraseName>(book: Phrasebook<Name>, name: Name, ...[params]: PhraseArguments<Name>): string {
  const template: string | Plural = book.phrases[name]
  const given = (params ?? {}) as Readonly<Record<string, unknown>>
  const text = typeof template === 'string' ? template : pluralFor(template, given['count'], book.tag)
  return withEnglish(name, fillPlain(text, given, book), book, given)
}

function pluralFor(plural: Plural, count: unknown, tag: string): string {
  return plural[new Intl.PluralRules(tag).select(Number(count))] ?? plural.other
}
