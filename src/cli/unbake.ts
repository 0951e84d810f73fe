import { type Unbaked, unbakeImage } from '../bake/index.js'
import { parseJson } from '../core/index.js'
import { readArgs } from './args.js'
import { readPicture } from './badge-file.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { clean, jsonText, rows, styleFor, wordsFor } from './style.js'

const KINDS: Readonly<Record<Unbaked['kind'], string>> = {
  ob3: 'Open Badges 3.0',
  clr2: 'CLR 2.0',
  ob2: 'Open Badges 1.x, 2.x',
}

/** `rungs unbake` */
export async function unbake(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: { out: { type: 'string' }, json: { type: 'boolean' } }, words: [1, 1] })
  const input = args.words[0] as string
  const { credential, findings, ...about } = await unbakeImage(await readPicture(io, input))
  const file = args.text('out')
  if (file !== undefined) await writeFileAtomically(io, file, credential)
  if (args.flag('json')) {
    const told = findings.map(({ code, path, params }) => ({
      code,
      path,
      params,
      message: wordsFor({ code, params } as never).text,
    }))
    io.out(jsonText({ input, ...about, ...(file === undefined ? { credential } : { file }), findings: told }))
    return EXIT.ok
  }
  const { say, words } = styleFor(io)
  for (const finding of findings) io.err(`rungs unbake: ${words(finding).text}  ${finding.code}\n`)
  if (file === undefined) io.out(toShow(credential, about.form))
  else {
    io.out(`${say('unbake.done')}\n`)
    io.out(
      rows([
        [say('label.badge'), clean(file)],
        [say('label.kind'), KINDS[about.kind]],
      ]),
    )
  }
  return EXIT.ok
}

/** JSON is written anew, so that a terminal obeys nothing of it; tokens and addresses are of one line. */
function toShow(credential: string, form: Unbaked['form']): string {
  return form === 'json' ? jsonText(parseJson(credential)) : `${form === 'jws' ? credential : clean(credential, 2000)}\n`
}
