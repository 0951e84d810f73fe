import { createContextLoader } from '../contexts/index.js'
import { hasPointer, inputError, isJsonObject, isRungsError, type JsonObject, parseJson, usageError } from '../core/index.js'
import type { Mechanism } from '../securing/index.js'
import { vcJose } from '../securing/jose/vc-jose.js'
import { createSdJwtVc } from '../securing/sd-jwt/sd-jwt-vc.js'
import { readArgs } from './args.js'
import { MAX_INPUT_BYTES, readInput } from './files.js'
import type { CliIo } from './io.js'
import { readNow } from './options.js'
import { checkDocument, featureNamed, requireSupported } from './vector-feature.js'
import { readVectorSigner } from './vector-key.js'
import { readPaths } from './vector-path.js'
import { judge, writeResult } from './vector-result.js'

/** The options of `rungs vector issue` and `rungs vector verify`. */
export const VECTOR_OPTIONS = {
  input: { type: 'string', required: true },
  key: { type: 'string', required: true },
  feature: { type: 'string', required: true },
  output: { type: 'string', required: true },
  sd: { type: 'string' },
  now: { type: 'string' },
} as const

/** `rungs vector issue` */
export async function vectorIssue(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: VECTOR_OPTIONS, words: [0, 0] })
  const feature = featureNamed(args.need('feature'))
  const sd = args.text('sd')
  if (sd !== undefined && feature.form !== 'sd-jwt') throw usageError('cli.usage', { problem: 'sd_feature' })
  const paths = sd === undefined ? [] : readPaths(sd)
  const now = readNow(args).getTime()
  const signer = await readVectorSigner(io, args.need('key'))
  const input = await readInput(io, args.need('input'))
  const judged = await judge(async () => {
    requireSupported(feature)
    if (isRungsError(signer)) throw signer
    const document = parseJson(input, { maxBytes: MAX_INPUT_BYTES })
    if (!isJsonObject(document)) throw inputError('schema.data_model', { member: '@context', expected: 'JSON object' })
    checkDocument(feature, document, 'named')
    const mechanism = feature.form === 'jose' ? vcJose : disclosing(document, paths)
    const options = { signer, loader: createContextLoader(), now, purpose: feature.purpose }
    return (await mechanism.secure(document, options)).credential as string
  })
  return writeResult(io, args.need('output'), judged)
}

/** SD-JWT of which a holder may leave out what the paths name, and nothing else. */
function disclosing(document: JsonObject, paths: readonly string[]): Mechanism {
  const absent = paths.find((path) => !hasPointer(document, path))
  if (absent !== undefined) throw usageError('securing.reveal_unknown', { pointer: absent.slice(0, 200) }, absent)
  return createSdJwtVc({ disclosable: paths })
}
