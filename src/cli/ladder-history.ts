import { asList, fromUtf8, isJsonObject, isRungsError, type JsonValue, parseJson, type Report } from '../core/index.js'
import { parseLadderDefinitionCredential, type VerifiableCredential } from '../credential/index.js'
import { defineLadder, type Ladder, type LadderEdition, ladderHistory, ladderHistoryText } from '../ladder/index.js'
import { judgeDecision, ladderAgreement } from '../trust/index.js'
import { skipValidityCheck } from '../verify/index.js'
import { type Args, readArgs } from './args.js'
import { expandInputs, readInput, readJsonFile } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadVerifier } from './load-verifier.js'
import { readNow, VERIFY_OPTIONS } from './options.js'
import { clean, cleanLines, jsonText, styleFor, wordsFor } from './style.js'
import { statusOf, tellUnreadable } from './verify.js'
import { type VerifiedInput, verifyInputs } from './verify-inputs.js'
import { toJsonLine, toReadable } from './verify-view.js'

type AnyReport = Report<VerifiableCredential>

const OPTIONS = { ...VERIFY_OPTIONS, constituencies: { type: 'string' }, deciders: { type: 'string' } } as const

/** What a folder holds of a ladder, sorted by kind. */
interface Found {
  readonly editions: LadderEdition[]
  readonly endorsements: AnyReport[]
  readonly decisions: AnyReport[]
  readonly ballots: AnyReport[]
}

/** `rungs ladder history FILE|DIR ...` */
export async function history(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: OPTIONS, words: [1, 1000] })
  const found: Found = { editions: [], endorsements: [], decisions: [], ballots: [] }
  const signed: string[] = []
  for (const file of await expandInputs(io, args.words)) {
    const ladder = await readPlainLadder(io, file)
    if (ladder === undefined) signed.push(file)
    else found.editions.push({ ladder })
  }
  const done = signed.length === 0 ? [] : await verifyAll(io, args, signed, found)
  const editions = await withVoices(found, args, io)
  const told = ladderHistory(editions)
  const unknown = found.decisions.filter((report) => !told.editions.some(({ digest }) => digest === digestIn(report))).length
  if (args.flag('json')) {
    const worded = told.editions.map(({ problems, ...entry }) => ({
      ...entry,
      problems: problems.map((one) => ({ ...one, message: wordsFor(one).text })),
    }))
    io.out(jsonText({ isComplete: told.isComplete, editions: worded, otherDecisions: unknown }))
  } else {
    const { catalogue, wanted, say } = styleFor(io)
    const language = wanted[0] ?? editions.at(-1)?.ladder.defaultLanguage ?? 'en'
    io.out(cleanLines(ladderHistoryText(editions, language, { catalogue })))
    if (unknown > 0) io.out(`\n${say('history.others', { count: unknown })}\n`)
  }
  const status = statusOf(done)
  return status === EXIT.ok && !told.isComplete ? EXIT.indeterminate : status
}

/** A ladder as it is, without a signature; nothing for all else, which the verifier reads. */
async function readPlainLadder(io: CliIo, file: string): Promise<Ladder | undefined> {
  if (!/\.json$/i.test(file)) return undefined
  const text = fromUtf8(await readInput(io, file))
  let value: JsonValue
  try {
    value = parseJson(text)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
  return isJsonObject(value) && Array.isArray(value['rungs']) ? defineLadder(value) : undefined
}

async function verifyAll(io: CliIo, args: Args, files: readonly string[], found: Found): Promise<readonly VerifiedInput[]> {
  const verifier = await loadVerifier(io, args)
  // An edition that has ended is history all the same.
  const past = await loadVerifier(io, args, { validity: skipValidityCheck })
  const done: VerifiedInput[] = []
  for (const file of files) {
    const [first] = await verifyInputs(io, verifier, [file], () => {})
    if (first === undefined) continue
    const isEnded = first.report?.outcome === 'rejected' && typesIn(first.report).includes('LadderDefinitionCredential')
    const [one = first] = isEnded ? await verifyInputs(io, past, [file], () => {}) : [first]
    const { input, report, error } = one
    done.push(one)
    if (report === undefined) {
      tellUnreadable(io, input, error as never, args.flag('json'))
      continue
    }
    sort(report, found)
    if (report.outcome !== 'verified' && args.flag('json')) io.out(toJsonLine(input, report))
    else if (report.outcome !== 'verified') io.err(`${toReadable(input, report, styleFor(io))}\n`)
  }
  return done
}

function sort(report: AnyReport, { editions, endorsements, decisions, ballots }: Found): void {
  const types = typesIn(report)
  if (types.includes('EndorsementCredential')) endorsements.push(report)
  else if (types.includes('GovernanceDecisionCredential')) decisions.push(report)
  else if (types.includes('OutcomeObservationCredential')) ballots.push(report)
  else if (report.outcome === 'verified' && types.includes('LadderDefinitionCredential')) {
    const { ladder, validFrom } = parseLadderDefinitionCredential(report.credential)
    editions.push({ ladder, isSigned: true, ...(validFrom !== undefined && { publishedAt: validFrom }) })
  }
}

/** The editions with their endorsements and decisions, of those whom the reader names. */
async function withVoices(found: Found, args: Args, io: CliIo): Promise<readonly LadderEdition[]> {
  const file = args.text('constituencies')
  const constituencies = file === undefined ? undefined : await readJsonFile(io, file)
  const deciders = args.text('deciders')?.split(',') ?? []
  const now = readNow(args)
  return found.editions.map((edition): LadderEdition => {
    const { ladder } = edition
    const decisions = found.decisions.filter((report) => digestIn(report) === ladder.digest)
    const judged = decisions.map((report) => judgeDecision(ladder, report, { deciders, ballots: found.ballots, now }))
    const agreement =
      constituencies === undefined
        ? undefined
        : ladderAgreement(ladder, { endorsements: found.endorsements, constituencies: constituencies as never })
    return {
      ...edition,
      decisions: judged.map(({ outcome, by, decision, openUntil }) => ({
        outcome,
        by: clean(by),
        ...(decision !== undefined && { id: decision.id, decidedAt: decision.decidedAt }),
        ...(openUntil !== undefined && { openUntil }),
      })),
      ...(agreement !== undefined && {
        agreement: agreement.outcome,
        endorsedBy: agreement.constituencies.flatMap(({ counted }) => counted),
      }),
    }
  })
}

function typesIn(report: AnyReport): readonly unknown[] {
  const content: unknown = report.outcome === 'verified' ? report.credential : report.claimed
  return isJsonObject(content) ? asList(content['type']) : []
}

function digestIn(report: AnyReport): unknown {
  const content: unknown = report.outcome === 'verified' ? report.credential : report.claimed
  const subject = isJsonObject(content) ? content['credentialSubject'] : undefined
  return isJsonObject(subject) ? subject['ladderDigest'] : undefined
}
