import { type ContextLoader, CREDENTIALS_V1, CREDENTIALS_V2 } from '../../contexts/index.js'
import {
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  type Problem,
  problem,
} from '../../core/index.js'
import { broken } from './rule.js'

/** Which data model a document is written in, told by its first context before anything else. */
export type DataModel = '1.1' | '2.0'

/** The data model that the first context names. */
export function dataModelOf(document: JsonObject): DataModel | undefined {
  const [first] = [document['@context']].flat()
  return first === CREDENTIALS_V2 ? '2.0' : first === CREDENTIALS_V1 ? '1.1' : undefined
}

/** The contexts are an ordered set, the base context first, the others URLs that are known or objects (VCDM 2.0 section 4.3). */
export function contextProblems(document: JsonObject, loader: ContextLoader): readonly Problem[] {
  const context = document['@context']
  if (context === undefined) return [broken('@context', 'contexts')]
  if (dataModelOf(document) === undefined) return [broken('@context', `${CREDENTIALS_V2} first`)]
  if (!Array.isArray(context)) return []
  return (context as readonly JsonValue[]).flatMap((one, index) => entryProblems(one, `/@context/${index}`, loader))
}

function entryProblems(entry: JsonValue, path: string, loader: ContextLoader): readonly Problem[] {
  if (isJsonObject(entry)) return []
  if (!isAbsoluteUrl(entry)) return [broken('@context', 'URLs and objects', path)]
  try {
    loader(entry, path)
    return []
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    return [problem(error.code, error.params as never, path)]
  }
}
