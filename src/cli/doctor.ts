import { resolve } from 'node:path'
import { type InspectedCheck, inspectService } from '../issue/index.js'
import { createSigner } from '../keys/index.js'
import { createFileWitness } from '../storage/file-witness/index.js'
import { readArgs } from './args.js'
import { type CliIo, EXIT } from './io.js'
import { loadKey } from './load-key.js'
import { readNow } from './options.js'
import { loadServices, openStore, STORE_OPTIONS } from './status-lists.js'
import { jsonText, rows, type Style, styleFor } from './style.js'

/** `rungs doctor` */
export async function doctor(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: STORE_OPTIONS, words: [0, 0] })
  const key = args.text('key')
  const { secretKeyJwk, id } = key === undefined ? { secretKeyJwk: undefined, id: undefined } : await loadKey(io, key)
  const witness = args.text('witness')
  const { isWell, checks } = await inspectService({
    store: () => openStore(io, args),
    lists: async (store) => (await Promise.all((await loadServices(io, args, store)).map((one) => one.inspect()))).flat(),
    now: readNow(args),
    ...(secretKeyJwk !== undefined && { signer: createSigner(secretKeyJwk, { id: id as string }) }),
    ...(witness !== undefined && { witness: createFileWitness({ path: resolve(io.cwd, witness) }) }),
  })
  if (args.flag('json')) io.out(jsonText({ isWell, checks }))
  else tell(io, checks, styleFor(io))
  if (isWell) return EXIT.ok
  return checks.some(({ state }) => state === 'fail') ? EXIT.rejected : EXIT.indeterminate
}

function tell(io: CliIo, checks: readonly InspectedCheck[], style: Style): void {
  for (const { name, state, findings } of checks) {
    const mark = state === 'pass' ? style.good : state === 'skipped' ? style.faint : style.bad
    io.out(rows([[style.say(`doctor.${name}`), mark(style.say(`doctor.${state}`))]]))
    for (const finding of findings) {
      const { text, fix = '' } = style.words(finding)
      io.out(`      ${text} ${fix}\n`)
    }
  }
}
