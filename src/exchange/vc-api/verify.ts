import { inputError, isJsonObject, type JsonObject, type JsonValue, type Problem } from '../../core/index.js'
import { validateCredential, validatePresentation } from '../../credential/data-model/index.js'
import { skipBindingCheck, type Verifier } from '../../verify/index.js'
import { mediaTypeOf, readBody, readJsonBody } from '../read-body.js'
import { checkMembers, needObject, readOptions, readText, readTexts } from './read-request.js'
import { answerOf, contentOf, judgedCredential, judgedPresentation } from './report-answer.js'
import type { Service } from './service.js'

/** Names under which requests ask for checks; all but that of the status are made in any case. */
const CHECKS: readonly string[] = [
  'proof',
  'form',
  'schema',
  'issuer',
  'validity',
  'status',
  'credentialStatus',
  'credentialSchema',
]
const STATUS_CHECKS: readonly string[] = ['status', 'credentialStatus']
/** What a request may say of the answer that it wants: it gets the same one. */
const ANSWER_OPTIONS: readonly string[] = ['returnCredential', 'returnPresentation', 'returnProblemDetails', 'returnResults']
const TOKEN_TYPES: Readonly<Record<'vc' | 'vp', readonly string[]>> = {
  vc: ['application/jwt', 'application/vc+jwt', 'application/vc+sd-jwt', 'text/plain'],
  vp: ['application/jwt', 'application/vp+jwt', 'application/vp+sd-jwt'],
}

/** `POST /credentials/verify`: a JSON body, or a token as the body itself. */
export async function handleVerifyCredential(request: Request, service: Service): Promise<Response> {
  if (TOKEN_TYPES.vc.includes(mediaTypeOf(request))) {
    return verifyCredential(await readTokenBody(request, service), service, service.verifier)
  }
  const body = await readJsonBody(request, service.limits)
  checkMembers(body, ['verifiableCredential', 'options'])
  const credential = needObject(body, 'verifiableCredential')
  const options = readOptions(body, ['checks', 'challenge', 'domain', ...ANSWER_OPTIONS])
  const checks = readTexts(options, 'checks', CHECKS.length)
  const unknown = checks?.find((one) => !CHECKS.includes(one))
  if (unknown !== undefined) throw invalidOption('checks', CHECKS.join(', '))
  const leavesStatus = checks !== undefined && checks.length > 0 && !checks.some((one) => STATUS_CHECKS.includes(one))
  requireRepeated(credential, options)
  return verifyCredential(credential, service, leavesStatus ? service.statuslessVerifier : service.verifier)
}

async function verifyCredential(input: JsonObject | string, { loader }: Service, verifier: Verifier): Promise<Response> {
  const report = await verifier.verify(input)
  const content = contentOf(report)
  const isRead = content !== undefined && content['@context'] !== undefined
  return answerOf(judgedCredential(report), isRead ? validateCredential(content, { loader }) : [])
}

/** `POST /presentations/verify`. */
export async function handleVerifyPresentation(request: Request, service: Service): Promise<Response> {
  const body = await readJsonBody(request, service.limits)
  checkMembers(body, ['verifiablePresentation', 'options'])
  const presentation = needObject(body, 'verifiablePresentation')
  const options = readOptions(body, ['checks', 'challenge', 'domain', ...ANSWER_OPTIONS])
  readTexts(options, 'checks', CHECKS.length)
  const [challenge, domain] = [readText(options, 'challenge'), readText(options, 'domain')]
  const isUnbound = challenge === undefined && domain === undefined && service.isUnboundAccepted
  if (!isUnbound && challenge === undefined) throw invalidOption('challenge', 'the one that the holder was given')
  if (!isUnbound && domain === undefined) throw invalidOption('domain', 'whom the presentation is for')
  const binding = isUnbound ? skipBindingCheck : { challenge: challenge as string, domain: domain as string }
  const report = await service.verifier.verifyPresentation(presentation, { binding })
  return answerOf(judgedPresentation(report), brokenRules(presentation, report.credentials.map(contentOf), service))
}

/** What breaks the data model, of the presentation and of each credential inside of it. */
function brokenRules(
  presentation: JsonObject,
  credentials: readonly (JsonObject | undefined)[],
  { loader }: Service,
): readonly Problem[] {
  const isEnveloped = [presentation['type']].flat().includes('EnvelopedVerifiablePresentation')
  return [
    ...(isEnveloped ? [] : validatePresentation(presentation, { loader })),
    ...credentials.flatMap((one, index) => {
      if (one === undefined || one['@context'] === undefined) return []
      return validateCredential(one, { loader }).map((found) => ({
        ...found,
        path: `/verifiableCredential/${index}${found.path}`,
      }))
    }),
  ] as readonly Problem[]
}

async function readTokenBody(request: Request, { limits }: Service): Promise<string> {
  const text = new TextDecoder().decode(await readBody(request, limits)).trim()
  if (text === '') throw inputError('exchange.request_malformed', { expected: 'token' })
  return text
}

/** A challenge or domain that is asked of a credential's own proofs must be in each of them. */
function requireRepeated({ proof }: JsonObject, options: JsonObject): void {
  for (const member of ['challenge', 'domain']) {
    const wanted = readText(options, member)
    if (wanted === undefined) continue
    const proofs = [proof ?? []].flat() as readonly JsonValue[]
    const repeats = proofs.length > 0 && proofs.every((one) => isJsonObject(one) && [one[member]].flat().includes(wanted))
    if (repeats) continue
    throw member === 'challenge'
      ? inputError('proof.challenge_mismatch', {}, '/proof')
      : inputError('proof.domain_mismatch', { expected: wanted.slice(0, 200) }, '/proof')
  }
}

function invalidOption(member: string, expected: string): Error {
  return inputError('exchange.member_invalid', { member, expected }, `/options/${member}`)
}
