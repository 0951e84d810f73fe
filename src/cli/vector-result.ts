import { isRungsError, type RungsError } from '../core/index.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { clean, styleFor } from './style.js'

/** What a vector comes to: right, wrong, or not to be decided here. */
export interface VectorResult {
  readonly result: 'success' | 'failure' | 'indeterminate'
  /** The token of a success. */
  readonly data?: string
  /** Why it is none; told to whoever watches, and no part of the file. */
  readonly error?: RungsError
}

/** Runs a judgement; an error of kind `operation` leaves the question open, any other answers it. */
export async function judge(run: () => Promise<string | undefined>): Promise<VectorResult> {
  try {
    const data = await run()
    return { result: 'success', ...(data !== undefined && { data }) }
  } catch (error) {
    if (!isRungsError(error)) throw error
    return { result: error.kind === 'operation' ? 'indeterminate' : 'failure', error }
  }
}

/** Writes the output file, and tells the result. The exit is 0 whatever the result is: the file says it. */
export async function writeResult(io: CliIo, file: string, { error, ...written }: VectorResult): Promise<number> {
  await writeFileAtomically(io, file, `${JSON.stringify(written)}\n`, { replace: true })
  const style = styleFor(io)
  const mark = { success: style.good, failure: style.bad, indeterminate: style.unsure }[written.result]
  io.out(`${mark(written.result)}  ${clean(file)}\n`)
  if (error !== undefined) io.out(`  ${style.words(error).text} ${style.faint(error.code)}\n`)
  return EXIT.ok
}
