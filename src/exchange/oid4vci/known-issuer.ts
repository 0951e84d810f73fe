import { isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'
import type { Net } from '../../net/index.js'
import { fetchJson, notRight, notSupported } from './parse-offer.js'
import {
  type CredentialOffer,
  ISSUER_WELL_KNOWN,
  isServerIdentifier,
  PRE_AUTHORIZED_GRANT,
  SERVER_WELL_KNOWN,
  wellKnownUrl,
} from './wire.js'

/** What a wallet knows of an issuer, after making sure that it is the one that was asked for. */
export interface KnownIssuer {
  readonly credentialIssuer: string
  readonly credentialEndpoint: string
  readonly nonceEndpoint?: string
  readonly notificationEndpoint?: string
  readonly tokenEndpoint: string
  /** Those of the offer, by their ids. */
  readonly configurations: ReadonlyMap<string, JsonObject>
}

const LIMITS = { maxBytes: 1024 * 1024, maxDepth: 32, maxValues: 50_000 } as const
const MAX_CONFIGURATIONS = 500
const MAX_SERVERS = 10
const RULE = 'OID4VCI 12.2.4'

/**
 * Fetches the metadata of an issuer and of its authorization server. Both must name themselves as they were asked for, and have their
 * endpoints at their own origin: a code or a token goes nowhere else.
 *
 * @throws RungsError `exchange.issuance_invalid`, `exchange.issuance_unsupported`, and what the net raises
 */
export async function fetchIssuer(offer: CredentialOffer, net: Net): Promise<KnownIssuer> {
  const { credential_issuer: identifier } = offer
  const url = wellKnownUrl(identifier, ISSUER_WELL_KNOWN)
  const metadata = await fetchJson(url, net, LIMITS, 'credential_issuer', 'OID4VCI 12.2.2')
  // No normalization: what differs in a letter is another issuer.
  if (!isJsonObject(metadata) || metadata['credential_issuer'] !== identifier) throw notRight('credential_issuer', RULE)
  for (const feature of ['credential_request_encryption', 'credential_response_encryption']) {
    const one = metadata[feature]
    if (isJsonObject(one) && one['encryption_required'] === true) throw notSupported(feature)
  }
  const supported = metadata['credential_configurations_supported']
  if (!isJsonObject(supported) || Object.keys(supported).length > MAX_CONFIGURATIONS)
    throw notRight('credential_configurations_supported', RULE)
  const configurations = offer.credential_configuration_ids.flatMap((id) => {
    const one = Object.hasOwn(supported, id) ? supported[id] : undefined
    return isJsonObject(one) ? [[id, one] as const] : []
  })
  const nonceEndpoint = endpointOf(metadata, 'nonce_endpoint', identifier)
  const notificationEndpoint = endpointOf(metadata, 'notification_endpoint', identifier)
  return {
    credentialIssuer: identifier,
    credentialEndpoint: needEndpoint(metadata, 'credential_endpoint', identifier),
    ...(nonceEndpoint !== undefined && { nonceEndpoint }),
    ...(notificationEndpoint !== undefined && { notificationEndpoint }),
    tokenEndpoint: await fetchTokenEndpoint(offer, metadata, net),
    configurations: new Map(configurations),
  }
}

/** The token endpoint of the server that the issuer relies on: itself, or one that it lists (OID4VCI 1.0 section 12.2.4). */
async function fetchTokenEndpoint(offer: CredentialOffer, metadata: JsonObject, net: Net): Promise<string> {
  const named = offer.grants?.[PRE_AUTHORIZED_GRANT]?.authorization_server
  const listed = metadata['authorization_servers']
  const servers = listed === undefined ? [offer.credential_issuer] : listed
  const isList = Array.isArray(servers) && servers.length > 0 && servers.length <= MAX_SERVERS
  if (!isList || !servers.every(isServerIdentifier)) throw notRight('authorization_servers', RULE)
  if (named !== undefined && (listed === undefined || !servers.includes(named)))
    throw notRight('authorization_server', 'OID4VCI 4.1.1')
  for (const server of named === undefined ? (servers as readonly string[]) : [named]) {
    const found = await fetchJson(wellKnownUrl(server, SERVER_WELL_KNOWN), net, LIMITS, 'authorization_servers', 'RFC 8414 3')
    if (!isJsonObject(found) || found['issuer'] !== server) throw notRight('issuer', 'RFC 8414 3.3')
    const grants: JsonValue | undefined = found['grant_types_supported']
    if (grants === undefined || (Array.isArray(grants) && grants.includes(PRE_AUTHORIZED_GRANT)))
      return needEndpoint(found, 'token_endpoint', server)
  }
  throw notSupported('grant_types_supported')
}

function needEndpoint(metadata: JsonObject, member: string, identifier: string): string {
  const endpoint = endpointOf(metadata, member, identifier)
  if (endpoint === undefined) throw notRight(member, RULE)
  return endpoint
}

function endpointOf(metadata: JsonObject, member: string, identifier: string): string | undefined {
  const endpoint = metadata[member]
  if (endpoint === undefined) return undefined
  const isUrl = typeof endpoint === 'string' && endpoint.length <= 2048 && isServerIdentifier(endpoint.split('?', 1)[0])
  if (!isUrl || new URL(endpoint).origin !== new URL(identifier).origin) throw notRight(member, RULE)
  return endpoint
}
