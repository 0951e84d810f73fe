import type { DashboardBook } from '../i18n/index.js'
import type { DashboardLadder } from './model.js'

/** A table that says what a chart shows. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A picture, and the same as words and as a table for whoever cannot see it. */
export interface DashboardChart {
  readonly title: string
  /** SVG with a title and a description, without its title in the picture unless that was asked for. */
  readonly svg: string
  readonly table: ChartTable
  /** How many rows are left out, since nobody reads so many: they are in the data. */
  readonly hidden: number
}

/** What the charts of a dashboard take. */
export interface DashboardChartOptions {
  /** The language of the chart, as `loadDashboardBook` or `loadCatalogue` give it. */
  readonly catalogue: DashboardBook
  /** For the names of rungs. */
  readonly ladder?: DashboardLadder
  /** The most rows. Default 20. */
  readonly most?: number
  /** Whether the title stands in the picture. Default `false`: the page around it has a heading. */
  readonly hasHeading?: boolean
}

const MOST = 20

/** The first rows, and how many more there are. */
export function shortened<Row>(
  rows: readonly Row[],
  { most = MOST }: DashboardChartOptions,
): { readonly shown: readonly Row[]; readonly hidden: number } {
  const shown = rows.slice(0, Math.max(1, most))
  return { shown, hidden: rows.length - shown.length }
}

/** The greatest number that pictures take: one beyond it is told, and not drawn. */
const GREATEST = 1e12

/** A figure between its ends as numbers to draw, as far as they can be: ends that do not hold it are not drawn. */
export function drawable(
  value: string | null,
  low: string | undefined,
  high: string | undefined,
  scale = 1,
): { readonly value: number | null; readonly low?: number; readonly high?: number } {
  const [first, middle, last] = [low, value ?? undefined, high].map((text) => {
    const number = text === undefined ? Number.NaN : Number(text) / scale
    return Math.abs(number) <= GREATEST ? number : Number.NaN
  }) as [number, number, number]
  if (Number.isNaN(middle)) return { value: null }
  return first <= middle && middle <= last ? { value: middle, low: first, high: last } : { value: middle }
}

/** What the drawings of a chart take. */
export function pictureOptions(
  title: string,
  { catalogue, hasHeading = false }: DashboardChartOptions,
  notes: readonly string[] = [],
): {
  readonly title: string
  readonly catalogue: DashboardBook
  readonly hasHeading: boolean
  readonly notes: readonly string[]
} {
  return { title, catalogue, hasHeading, notes }
}
