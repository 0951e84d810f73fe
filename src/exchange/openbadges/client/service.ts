import { isJsonObject, type JsonObject, requireOption } from '../../../core/index.js'
import type { Net } from '../../../net/index.js'
import { API_PATH, isHttpsUrl, isServiceUrl } from '../https-url.js'
import { REVOCATION_MEMBER } from '../service-description.js'
import { answerInvalid, objectIn } from './answers.js'
import type { OpenBadgesService } from './options.js'

const MAX_BYTES = 512 * 1024

/** The description of a service (OB 3.0 section 7.1.1.1); what the net kept of it is used as long as the service said. */
export async function fetchService(baseUrl: string, net: Net): Promise<OpenBadgesService> {
  requireOption(isServiceUrl(baseUrl) && !baseUrl.includes('?'), 'baseUrl', 'https URL')
  const root = baseUrl.replace(/\/$/, '')
  const apiUrl = root.endsWith(API_PATH) ? root : `${root}${API_PATH}`
  const { bytes } = await net.fetch(`${apiUrl}/discovery`, { accept: 'application/json', types: 'json', maxBytes: MAX_BYTES })
  const document = objectIn(bytes)
  if (document === undefined) throw answerInvalid('discovery')
  const scheme = objectOf(objectOf(objectOf(document['components'])['securitySchemes'])['OAuth2ACG'])
  const flow = objectOf(objectOf(scheme['flows'])['authorizationCode'])
  const info = objectOf(document['info'])
  // Whoever is out in the network has no business on this machine.
  const isOne = isHttpsUrl(baseUrl) ? isHttpsUrl : isServiceUrl
  const need = (of: JsonObject, member: string): string => {
    const url = of[member]
    if (!isOne(url)) throw answerInvalid(member)
    return url
  }
  const may = (of: JsonObject, member: string): string | undefined => (of[member] === undefined ? undefined : need(of, member))
  const text = (member: string): string | undefined => {
    const value = info[member]
    return typeof value === 'string' ? value.slice(0, 2048) : undefined
  }
  const [termsOfService, privacyPolicyUrl] = [text('termsOfService'), text('x-imssf-privacyPolicyUrl')]
  const tokenUrl = need(flow, 'tokenUrl')
  const revocationUrl = may(scheme, REVOCATION_MEMBER)
  return Object.freeze({
    apiUrl,
    title: text('title') ?? '',
    ...(termsOfService !== undefined && { termsOfService }),
    ...(privacyPolicyUrl !== undefined && { privacyPolicyUrl }),
    registrationUrl: need(scheme, 'x-imssf-registrationUrl'),
    authorizationUrl: need(flow, 'authorizationUrl'),
    tokenUrl,
    refreshUrl: may(flow, 'refreshUrl') ?? tokenUrl,
    ...(revocationUrl !== undefined && { revocationUrl }),
    scopes: Object.freeze(Object.keys(objectOf(flow['scopes'])).slice(0, 100)),
  })
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}
