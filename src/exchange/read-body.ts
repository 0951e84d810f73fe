import { inputError, isJsonObject, type JsonLimits, type JsonObject, type JsonValue, parseJson, typeName } from '../core/index.js'

/** How much of a body is read, and how long it is waited for. */
export interface BodyLimits {
  /** Bytes. Default 4 MiB. */
  readonly maxBodyBytes?: number
  /** Milliseconds from the first read to the last byte. Default 10 000. */
  readonly bodyTimeoutMs?: number
}

const DEFAULT_BYTES = 4 * 1024 * 1024
const DEFAULT_TIMEOUT_MS = 10_000
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/
/** Media types of credentials and presentations that are JSON without saying so (VCDM 2.0 section 6.2). */
const JSON_TYPES: readonly string[] = ['application/vc', 'application/vp']

/** The media type of a request, in lower case without parameters. */
export function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** Whether a media type is that of JSON. */
export function isJsonType(type: string): boolean {
  return JSON_TYPE.test(type) || JSON_TYPES.includes(type)
}

/**
 * The body of a request as a JSON object, strictly parsed and deep-frozen.
 *
 * @throws RungsError `exchange.media_type_unsupported`, `exchange.request_too_large`, `exchange.request_too_slow`,
 * `exchange.request_malformed`, and those of parsing JSON
 */
export async function readJsonBody(request: Request, limits: BodyLimits, bounds: JsonLimits = {}): Promise<JsonObject> {
  if (!isJsonType(mediaTypeOf(request))) throw inputError('exchange.media_type_unsupported', { accepted: ['application/json'] })
  const { maxBodyBytes = DEFAULT_BYTES } = limits
  const value: JsonValue = parseJson(await readBody(request, limits), { ...bounds, maxBytes: maxBodyBytes })
  if (!isJsonObject(value)) throw inputError('exchange.request_malformed', { expected: `JSON object, not ${typeName(value)}` })
  return value
}

/**
 * The bytes of a body, bounded in size and time: what it says of its length is believed only where it is too much.
 *
 * @throws RungsError `exchange.request_too_large`, `exchange.request_too_slow`, `exchange.request_malformed`
 */
export async function readBody(
  request: Request,
  { maxBodyBytes = DEFAULT_BYTES, bodyTimeoutMs = DEFAULT_TIMEOUT_MS }: BodyLimits,
): Promise<Uint8Array> {
  const tooLarge = () => inputError('exchange.request_too_large', { limitBytes: maxBodyBytes })
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge()
  if (request.body === null) return new Uint8Array(0)
  if (request.bodyUsed) throw inputError('exchange.request_malformed', { expected: 'unread body' })
  const reader = request.body.getReader()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(inputError('exchange.request_too_slow', { limitMs: bodyTimeoutMs })), bodyTimeoutMs)
  })
  try {
    return await Promise.race([readAll(reader, maxBodyBytes, tooLarge), late])
  } catch (error) {
    // Whoever still sends is told to stop; nobody waits for the answer.
    void reader.cancel().catch(() => undefined)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBodyBytes: number,
  tooLarge: () => Error,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await nextChunk(reader)
    if (done) break
    length += value.length
    if (length > maxBodyBytes) throw tooLarge()
    chunks.push(value)
  }
  if (chunks.length === 1) return chunks[0] as Uint8Array
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** A connection that breaks is the client's affair, not a fault here. */
async function nextChunk(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await reader.read()
  } catch (cause) {
    throw inputError('exchange.request_malformed', { expected: 'whole body' }, '', cause)
  }
}
