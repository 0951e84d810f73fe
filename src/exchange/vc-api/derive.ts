import { inputError } from '../../core/index.js'
import { toEnveloped } from '../../securing/index.js'
import { jsonResponse } from '../problem-response.js'
import { readJsonBody } from '../read-body.js'
import { checkMembers, needObject, readOptions, readPointers } from './read-request.js'
import type { Service } from './service.js'

/** `POST /credentials/derive`: what a holder shows of a credential. */
export async function handleDerive(request: Request, { limits, mechanisms, contexts }: Service): Promise<Response> {
  const body = await readJsonBody(request, limits)
  checkMembers(body, ['verifiableCredential', 'options'])
  const credential = needObject(body, 'verifiableCredential')
  const reveal = readPointers(readOptions(body, ['selectivePointers']), 'selectivePointers')
  if (reveal === undefined)
    throw inputError('exchange.member_invalid', { member: 'selectivePointers', expected: 'JSON pointers' }, '/options')
  // What holders do is large, and few of those who issue or verify derive.
  const { deriveCredential } = await import('../../holder/index.js')
  const derived = (await deriveCredential(credential, { reveal, mechanisms, contexts })).credential
  return jsonResponse(201, {
    verifiableCredential: typeof derived === 'string' ? toEnveloped(derived, 'application/vc+sd-jwt') : derived,
  })
}
