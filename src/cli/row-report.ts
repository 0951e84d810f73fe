import type { Problem, RungsError } from '../core/index.js'
import { en } from '../i18n/index.js'
import { describeRequirement, type Ladder } from '../ladder/index.js'
import { EXIT } from './io.js'
import type { IssueJob, RowEnd } from './issue-rows.js'
import { createProgress } from './progress.js'
import { clean, inLine, jsonText, rows, type Style, styleFor } from './style.js'

interface Failure {
  readonly line: number
  readonly rowKey: string
  readonly code: string
  readonly message: string
  readonly path: string
}

/** As many are told one by one. */
const MAX_FAILURES = 10_000

/** Which words say what became of rows. */
export interface RowWords {
  readonly done: 'issue.issued' | 'offers.made'
  readonly present: 'issue.present' | 'offers.present'
}

/** Goes through what becomes of rows, with a progress bar, and tells it. @returns the exit status */
export async function tellRows(job: IssueJob, total: number, ends: AsyncIterable<RowEnd>, words: RowWords): Promise<number> {
  const { io, args } = job
  const progress = createProgress(io, total, !args.flag('json'))
  // What programs read is English whatever is spoken to people.
  const speak = args.flag('json') ? styleFor({ ...io, catalogue: en }) : styleFor(io)
  const summary = { total, issued: 0, present: 0, failed: 0 }
  const failures: Failure[] = []
  let done = 0
  for await (const end of ends) {
    summary[end.outcome]++
    if (end.outcome === 'failed' && failures.length < MAX_FAILURES) failures.push(toFailure(end, job.ladder, speak))
    progress.step(++done, summary.failed)
  }
  progress.end()
  report(job, { ...summary, failures }, words)
  return summary.failed === 0 ? EXIT.ok : EXIT.rowsFailed
}

function toFailure({ line, rowKey, error }: Extract<RowEnd, { outcome: 'failed' }>, ladder: Ladder, style: Style): Failure {
  return { line, rowKey, code: error.code, message: messageOf(error, ladder, style), path: error.path }
}

/** The words for an error, and for each requirement that is behind it. */
function messageOf(error: RungsError, ladder: Ladder, style: Style): string {
  const { details = [] } = error.params as { readonly details?: readonly Problem[] }
  const behind = details.map((one) => {
    const lang = style.wanted[0] ?? ladder.defaultLanguage
    const what = inLine(describeRequirement(ladder, one.path, lang, { catalogue: style.catalogue }), 300)
    return `${what === '' ? '' : `${style.say('issue.needed', { what })} `}${style.words(one).text}`
  })
  return [style.words(error).text, ...behind].join(' ')
}

interface Summary {
  readonly total: number
  readonly issued: number
  readonly present: number
  readonly failed: number
  readonly failures: readonly Failure[]
}

function report({ io, args, issuer }: IssueJob, { failed, ...summary }: Summary, words: RowWords): void {
  const { total, issued, present, failures } = summary
  const [store, out, images] = [args.text('store'), args.text('out'), args.text('images')]
  const places = {
    ...(store !== undefined && { store }),
    ...(out !== undefined && { out }),
    ...(images !== undefined && { images }),
  }
  if (args.flag('json')) {
    const more = failed > failures.length ? { failed } : {}
    io.out(jsonText({ ...places, issuer: issuer.profile.id, ...summary, ...more }))
    return
  }
  const style = styleFor(io)
  const { say } = style
  const counts = [
    `${style.strong(say(words.done, { count: issued }))} ${say('issue.total', { count: total })}`,
    ...(present === 0 ? [] : [say(words.present, { count: present })]),
    ...(failed === 0 ? [] : [style.bad(say('issue.failed', { count: failed }))]),
  ]
  io.out(`${counts.join(say('brief.and'))}\n`)
  io.out(
    rows(
      failures.map(({ line, rowKey, message, code }) => [
        `${say('label.line', { line })}  ${clean(rowKey, 40)}`,
        `${message} ${style.faint(code)}`,
      ]),
    ),
  )
  if (store !== undefined) io.out(rows([[say('label.file'), store]]))
  for (const folder of [out, images]) if (folder !== undefined) io.out(rows([[say('label.folder'), folder]]))
}
