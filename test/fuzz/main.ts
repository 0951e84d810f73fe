import { fork } from 'node:child_process'
import { type FuzzArguments, parseArguments, usage } from './arguments.js'
import { generate } from './generate.js'
import { run, type Tally } from './run.js'
import { type Subject, subjects } from './subject.js'
import { differingIn, mergeTallies, renderSummary } from './summary.js'

/** What a process of several is told, and what it answers. */
interface Share {
  readonly first: number
  readonly step: number
}
type Answer = { readonly done: number; readonly differing: number } | { readonly tally: Tally }

const PROGRESS_EVERY = 250

const parsed = parseArguments(process.argv.slice(2))
const share = process.env['FUZZ_SHARE']
if (parsed === undefined) {
  process.stderr.write(usage)
  process.exitCode = 2
} else if (share === undefined) process.exitCode = await main(parsed)
else await work(parsed, JSON.parse(share) as Share)

async function main(wanted: FuzzArguments): Promise<number> {
  const { seed, index, workers, n } = wanted
  if (index !== undefined) process.stdout.write(`${JSON.stringify(generate(seed, index), null, 2)}\n`)
  const progress = Array.from({ length: workers }, () => ({ done: 0, differing: 0 }))
  const show = (): void => {
    const [done, differing] = [
      progress.reduce((sum, one) => sum + one.done, 0),
      progress.reduce((sum, one) => sum + one.differing, 0),
    ]
    process.stderr.write(`${done} of ${n}, ${differing} differing\n`)
  }
  const timer = setInterval(show, 10_000)
  try {
    const tallies =
      index !== undefined
        ? [await run({ seed, subject: subjectOf(wanted), first: index, n: index + 1 })]
        : await Promise.all(progress.map((own, first) => startWorker({ first, step: workers }, (now) => Object.assign(own, now))))
    const tally = mergeTallies(tallies)
    process.stdout.write(renderSummary(tally, seed, wanted.reasons))
    return differingIn(tally) === 0 ? 0 : 1
  } finally {
    clearInterval(timer)
  }
}

function subjectOf({ subject }: FuzzArguments): Subject {
  return subjects[subject] as Subject
}

function startWorker(own: Share, onProgress: (now: { done: number; differing: number }) => void): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const child = fork(process.argv[1] as string, process.argv.slice(2), {
      env: { ...process.env, FUZZ_SHARE: JSON.stringify(own) },
      serialization: 'advanced',
    })
    child.on('message', (answer: Answer) => ('tally' in answer ? resolve(answer.tally) : onProgress(answer)))
    child.on('exit', (code) => reject(new Error(`a process of the fuzz ended early with ${code}`)))
  })
}

async function work(wanted: FuzzArguments, own: Share): Promise<void> {
  const onProgress = (done: number, differing: number): void => {
    if (done % PROGRESS_EVERY === 0) process.send?.({ done, differing } satisfies Answer)
  }
  const tally = await run({ seed: wanted.seed, n: wanted.n, subject: subjectOf(wanted), ...own, onProgress })
  process.send?.({ tally } satisfies Answer)
  process.disconnect?.()
}
