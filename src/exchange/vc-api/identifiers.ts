import { type Code, isRungsError, type JsonObject, type RungsError } from '../../core/index.js'
import { en, toProblemDetails } from '../../i18n/index.js'
import { jsonResponse } from '../problem-response.js'
import type { Service } from './service.js'

const MAX_CHARACTERS = 4096

/** What DID resolution calls the failures (DID Resolution section 11). */
const ERRORS: { readonly [C in Code]?: string } = {
  'did.invalid': 'invalidDid',
  'did.method_unsupported': 'methodNotSupported',
  'did.key_type_unsupported': 'unsupportedPublicKeyType',
  'did.document_invalid': 'invalidDidDocument',
}

/** `GET /identifiers/{did}`: a resolution result, 400 where there is no document. */
export async function handleIdentifier(did: string, { resolver }: Service): Promise<Response> {
  if (did.length > MAX_CHARACTERS || !did.startsWith('did:')) return failed('invalidDid')
  try {
    const didDocument = await resolver.resolve(did)
    return jsonResponse(200, {
      didDocument,
      didDocumentMetadata: {},
      didResolutionMetadata: { contentType: 'application/did+ld+json' },
    })
  } catch (error) {
    if (!isRungsError(error)) throw error
    return failed(ERRORS[error.code] ?? 'notFound', error)
  }
}

function failed(error: string, cause?: RungsError): Response {
  const problem = cause === undefined ? undefined : (toProblemDetails(cause, en) as unknown as JsonObject)
  return jsonResponse(400, {
    didDocument: null,
    didDocumentMetadata: {},
    didResolutionMetadata: { error, ...(problem !== undefined && { problemDetails: problem }) },
  })
}
