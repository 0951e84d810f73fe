import { inputError, type JsonObject, type Problem, RungsError } from '../../core/index.js'
import { validateCredential } from '../../credential/data-model/index.js'
import { jsonResponse } from '../problem-response.js'
import { readJsonBody } from '../read-body.js'
import { requireIssuer, type VcApiIssuer } from './issuers.js'
import { checkMembers, checkPresentProofs, needObject, readOptions, readPointers, readText } from './read-request.js'
import type { Service } from './service.js'
import { MAX_NAME_CHARACTERS } from './status-lists.js'

/** `GET /issuers`: one entry for each securing mechanism. */
export async function handleIssuers({ issuers }: Service, endpointOf: (name: string) => string): Promise<Response> {
  return jsonResponse(
    200,
    (await issuers()).map(({ name, id, keyType }) => ({ name, id, keyType, endpoint: endpointOf(name) })),
  )
}

/** `POST {endpoint}`: secures a credential that keeps the rules of its data model. */
export async function handleIssue(request: Request, service: Service, issuer: VcApiIssuer): Promise<Response> {
  const body = await readJsonBody(request, service.limits)
  checkMembers(body, ['credential', 'options'])
  const credential = needObject(body, 'credential')
  const options = readOptions(body, ['mandatoryPointers', 'credentialId'])
  const mandatoryPointers = readPointers(options, 'mandatoryPointers')
  if (mandatoryPointers !== undefined && !issuer.isSelective && mandatoryPointers.length > 0)
    throw inputError(
      'exchange.member_invalid',
      { member: 'mandatoryPointers', expected: 'left out' },
      '/options/mandatoryPointers',
    )
  const credentialId = readText(options, 'credentialId', MAX_NAME_CHARACTERS)
  const { id = credentialId } = credential
  // Two names for one credential would leave it open under which of them it is kept.
  if (credentialId !== undefined && id !== credentialId)
    throw inputError(
      'exchange.member_invalid',
      { member: 'credentialId', expected: 'id of the credential' },
      '/options/credentialId',
    )
  const { loader } = service
  requireValid(validateCredential(credential, { loader, requireOffsets: true }))
  requireIssuer(credential, issuer)
  checkPresentProofs(credential)
  const verifiableCredential: JsonObject = await issuer.secure({
    credential,
    loader,
    now: service.now(),
    ...(mandatoryPointers !== undefined && { mandatoryPointers }),
    ...(credentialId !== undefined && { credentialId }),
  })
  return jsonResponse(201, { verifiableCredential })
}

function requireValid([first]: readonly Problem[]): void {
  if (first !== undefined) throw new RungsError('input', first.code, first.params as never, { path: first.path })
}
