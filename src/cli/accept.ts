import { type Problem, type RungsError, usageError } from '../core/index.js'
import { type AcceptanceDecision, accept as decide } from '../trust/index.js'
import { readArgs } from './args.js'
import type { CliIo } from './io.js'
import { loadPolicy } from './load-policy.js'
import { loadVerifier } from './load-verifier.js'
import { VERIFY_OPTIONS } from './options.js'
import { clean, jsonText, rows, type Style, styleFor, wordsFor } from './style.js'
import { statusOf, tellUnreadable } from './verify.js'
import { verifyInputs } from './verify-inputs.js'
import { toJsonLine, toReadable } from './verify-view.js'

/** `rungs accept` */
export async function accept(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: { ...VERIFY_OPTIONS, policy: { type: 'string', required: true } }, words: [1, 100_000] })
  const policy = await loadPolicy(io, args)
  if (policy === undefined) throw usageError('cli.usage', { problem: 'option_missing', what: '--policy' })
  const verifier = await loadVerifier(io, args, { policy })
  const style = styleFor(io)
  let refused = false
  const done = await verifyInputs(io, verifier, args.words, ({ input, report, error }) => {
    if (report === undefined) tellUnreadable(io, input, error as RungsError, args.flag('json'))
    else if (report.outcome !== 'verified')
      io.out(args.flag('json') ? toJsonLine(input, report) : `${toReadable(input, report, style)}\n`)
    else {
      const decision = decide(report, policy)
      refused ||= !decision.accepted
      const title = decision.accepted
        ? style.good(`✔ ${style.say('verdict.accepted')}`)
        : style.bad(`✘ ${style.say('verdict.refused')}`)
      io.out(
        args.flag('json')
          ? decisionLine(input, decision)
          : `${title}  ${style.faint(clean(input))}\n${decisionRows(decision, style)}\n`,
      )
    }
  })
  return statusOf(done, refused)
}

function decisionLine(input: string, decision: AcceptanceDecision): string {
  const findings = decision.findings.map((one) => ({ ...one, message: wordsFor(one).text }))
  return jsonText({ input, outcome: 'verified', ...decision, findings })
}

function decisionRows(decision: AcceptanceDecision, style: Style): string {
  return rows([
    [style.say('label.rungs'), decision.rungs.join(', ')],
    [style.say('label.roles'), decision.roles.join(', ')],
    ...decision.findings.flatMap((one) => findingRows(one, style)),
  ])
}

function findingRows(one: Problem, style: Style): [string, string | undefined][] {
  const { text, fix } = style.words(one)
  return [
    [style.say('label.whyNot'), `${text} (${one.code})`],
    [style.say('label.toDo'), fix],
  ]
}
