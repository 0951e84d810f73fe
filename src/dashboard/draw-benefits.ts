import { drawStacks } from '../draw/index.js'
import { phrase } from '../i18n/index.js'
import { type DashboardChart, type DashboardChartOptions, pictureOptions, shortened } from './chart.js'
import type { DashboardPlan } from './model.js'
import { createDashboardWords } from './words.js'

/**
 * What was paid into plans, each currency by itself, and who bore which part of it. It says that it is not insurance.
 *
 * @example
 * ```ts
 * import { drawBenefits, type WorkerDashboard } from 'rungs/dashboard'
 * import { en } from 'rungs/i18n'
 * const picture = ({ plans }: WorkerDashboard): string => drawBenefits(plans, { catalogue: en }).svg
 * ```
 */
export function drawBenefits(plans: readonly DashboardPlan[], options: DashboardChartOptions): DashboardChart {
  const { catalogue: book } = options
  const words = createDashboardWords(book, options.ladder)
  const title = phrase(book, 'dash.benefits')
  const { shown, hidden } = shortened(plans, options)
  const whole = shown.map(({ plan, name, currency, total, shares, from, until }) => ({
    name: name === undefined ? words.list([phrase(book, 'dash.plan'), shortId(plan)]) : words.text(name),
    said: words.money(total, currency),
    period: phrase(book, 'payoff.dates', { from: from.slice(0, 10), to: until.slice(0, 10) }),
    parts: shares.map(({ payerKind, paid, percent }) => ({
      name: phrase(book, `payer.${payerKind}`),
      amount: words.money(paid, currency),
      percent: words.percent(percent),
      share: Math.min(1, Math.max(0, Number(percent) / 100)),
    })),
  }))
  return {
    title,
    svg: drawStacks(
      whole.map(({ name, said, parts }) => ({
        name,
        said,
        parts: parts.map(({ name: payer, amount, percent, share }) => ({
          name: payer,
          share,
          said: phrase(book, 'dash.amountShare', { amount, percent }),
        })),
      })),
      pictureOptions(title, options, [phrase(book, 'benefit.limits')]),
    ),
    table: {
      columns: [phrase(book, 'dash.plan'), phrase(book, 'dash.period'), phrase(book, 'label.by'), phrase(book, 'dash.value')],
      rows: whole.flatMap(({ name, said, period, parts }) => [
        [name, period, '', said],
        ...parts.map(({ name: payer, amount, percent }) => [
          name,
          period,
          payer,
          phrase(book, 'dash.amountShare', { amount, percent }),
        ]),
      ]),
    },
    hidden,
  }
}

/** As much of an opaque id as tells one plan of a worker from another. */
function shortId(plan: string): string {
  return plan.replace(/^urn:uuid:/, '').slice(0, 8)
}
