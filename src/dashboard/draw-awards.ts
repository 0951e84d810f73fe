import { drawBars } from '../draw/index.js'
import { phrase } from '../i18n/index.js'
import { type DashboardChart, type DashboardChartOptions, pictureOptions, shortened } from './chart.js'
import type { AwardCount } from './model.js'
import { createDashboardWords } from './words.js'

/**
 * How the badges stand that somebody awarded: of each award the part that is in force.
 *
 * @example
 * ```ts
 * import { drawAwards, type EducatorDashboard } from 'rungs/dashboard'
 * import { en } from 'rungs/i18n'
 * const picture = ({ awards }: EducatorDashboard): string => drawAwards(awards, { catalogue: en }).svg
 * ```
 */
export function drawAwards(awards: readonly AwardCount[], options: DashboardChartOptions): DashboardChart {
  const { catalogue: book } = options
  const words = createDashboardWords(book, options.ladder)
  const title = phrase(book, 'dash.awards')
  const { shown, hidden } = shortened(awards, options)
  const columns = ['awarded', 'inForce', 'ending', 'ended', 'other'] as const
  return {
    title,
    svg: drawBars(
      shown.map(({ award, inForce, awarded }) => ({
        name: words.rung(award),
        share: inForce / Math.max(1, awarded),
        said: phrase(book, 'dash.inForceOf', { held: inForce, total: awarded }),
      })),
      pictureOptions(title, options),
    ),
    table: {
      columns: [phrase(book, 'label.what'), ...columns.map((column) => phrase(book, `dash.${column}`))],
      rows: shown.map((one) => [words.rung(one.award), ...columns.map((column) => words.number(one[column]))]),
    },
    hidden,
  }
}
