import { isJsonObject, type JsonObject, type JsonValue, usageError } from '../core/index.js'
import { olderGenerationOf } from '../credential/ob2/index.js'
import type { CreateVerifierOptions } from '../verify/index.js'
import { createOpenBadges2 } from '../verify/ob2/index.js'
import type { Args } from './args.js'
import { listFiles, readJsonFile } from './files.js'
import type { CliIo } from './io.js'

/** The documents in the folder of `--documents`. */
export async function loadDocuments(io: CliIo, args: Args): Promise<readonly JsonValue[]> {
  return loadJsonFiles(io, args.text('documents'))
}

/** The JSON Schemas in the folder of `--schemas`. @throws RungsError `cli.usage` */
export async function loadSchemas(io: CliIo, args: Args): Promise<readonly JsonObject[]> {
  const schemas = await loadJsonFiles(io, args.text('schemas'))
  if (!schemas.every(isJsonObject)) throw usageError('cli.usage', { problem: 'not_schemas', what: '--schemas' })
  return schemas
}

async function loadJsonFiles(io: CliIo, folder: string | undefined): Promise<readonly JsonValue[]> {
  const values: JsonValue[] = []
  for (const file of folder === undefined ? [] : await listFiles(io, folder, /\.json$/i))
    values.push(await readJsonFile(io, file))
  return values
}

/** What a verifier is told of documents: those of Open Badges 2.0 are for the badges of that generation. */
export function byGeneration(
  documents: readonly JsonValue[],
): Required<Pick<CreateVerifierOptions, 'documents' | 'generations'>> {
  const older = documents.filter((document) => olderGenerationOf(document) === '2.0')
  return {
    documents: documents.filter((document) => !older.includes(document)),
    generations: [createOpenBadges2({ documents: older })],
  }
}
