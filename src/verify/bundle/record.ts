import { operationError } from '../../core/index.js'
import type { Net, NetFetchOptions, NetResponse } from '../../net/index.js'
import { bundledUrl, digestOf, encodeBody, isBundledType, MAX_BUNDLE_BYTES, MAX_DOCUMENT_BYTES, MAX_DOCUMENTS } from './format.js'
import type { BundledDocument } from './types.js'

/** A net that remembers what came through it. */
export interface Recorder {
  readonly net: Net
  /** What came, in the order of asking. */
  readonly documents: () => readonly BundledDocument[]
}

interface Taken {
  readonly answer: Promise<NetResponse>
  document?: BundledDocument
}

/**
 * Wraps a net so that each URL is fetched once: what is asked for again gets the same bytes, as it will out of the bundle.
 * What fails is not recorded. More than a bundle holds is `bundle.too_large`, of kind `operation`.
 */
export function recordNet(net: Net): Recorder {
  const taken = new Map<string, Taken>()
  const total = { bytes: 0 }

  const take = async (url: string, options: NetFetchOptions, entry: () => Taken): Promise<NetResponse> => {
    // One caller's signal must not end what others wait for.
    const { signal: _signal, ...rest } = options
    const response = await net.fetch(url, {
      ...rest,
      maxBytes: Math.min(rest.maxBytes ?? MAX_DOCUMENT_BYTES, MAX_DOCUMENT_BYTES),
    })
    const { bytes, contentType, fetchedAt } = response
    total.bytes += bytes.length
    if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge('document', MAX_DOCUMENT_BYTES)
    if (total.bytes > MAX_BUNDLE_BYTES / 2) throw tooLarge('bundle', MAX_BUNDLE_BYTES / 2)
    entry().document = {
      url,
      purpose: options.purpose ?? 'controller',
      // What is no media type could not be read back.
      contentType: isBundledType(contentType) ? contentType : '',
      fetchedAt,
      ...encodeBody(bytes),
      digest: digestOf(bytes),
    }
    return response
  }

  return Object.freeze({
    net: Object.freeze({
      fetch: async (text: string, options: NetFetchOptions = {}): Promise<NetResponse> => {
        const url = bundledUrl(text)
        // It is for the net to say what is wrong with it.
        if (url === undefined) return net.fetch(text, options)
        const known = taken.get(url)
        if (known !== undefined) return copyOf(await known.answer, options)
        if (taken.size >= MAX_DOCUMENTS) throw tooLarge('documents', MAX_DOCUMENTS)
        const entry: Taken = { answer: Promise.resolve().then(() => take(url, options, () => entry)) }
        taken.set(url, entry)
        try {
          return copyOf(await entry.answer, options)
        } catch (error) {
          taken.delete(url)
          throw error
        }
      },
    }),
    documents: () => [...taken.values()].flatMap(({ document }) => (document === undefined ? [] : [document])),
  })
}

function copyOf(response: NetResponse, { maxBytes }: NetFetchOptions): NetResponse {
  if (maxBytes !== undefined && response.bytes.length > maxBytes) {
    throw operationError('net.too_large', { host: new URL(response.url).hostname, part: 'body', limitBytes: maxBytes })
  }
  return { ...response, bytes: response.bytes.slice() }
}

function tooLarge(part: 'documents' | 'document' | 'bundle', limit: number): Error {
  return operationError('bundle.too_large', { part, limit })
}
