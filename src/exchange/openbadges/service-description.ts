import { deepFreeze, type JsonObject, type JsonValue } from '../../core/index.js'
import { openBadgesScopes, SCOPE_TEXTS } from './scopes.js'

/** How a service presents itself (OB 3.0 B.4, OpenApiInfo). */
export interface OpenBadgesServiceInfo {
  readonly title: string
  /** Https URLs. */
  readonly termsOfService: string
  readonly privacyPolicyUrl: string
  /** An https or data URL. */
  readonly imageUrl?: string
}

/** Where clients register and get tokens: `createOpenBadgesAuthorization` has its own in `endpoints`. */
export interface OpenBadgesEndpoints {
  readonly registrationUrl: string
  readonly authorizationUrl: string
  readonly tokenUrl: string
  /** Default: `tokenUrl`. */
  readonly refreshUrl?: string
  /** Where tokens are revoked (RFC 7009). OB 3.0 has no place to say it, so it is said in a member of our own. */
  readonly revocationUrl?: string
}

/** The member of the security scheme that names where tokens are revoked. */
export const REVOCATION_MEMBER = 'x-rungs-revocationUrl'

/** The Service Description Document (OB 3.0 sections 6.3 and 7.1.1.1): an OpenAPI 3.0 document of what this service has. */
export function buildServiceDescription(
  serverUrl: string,
  info: OpenBadgesServiceInfo,
  endpoints: OpenBadgesEndpoints,
): JsonObject {
  const { registrationUrl, authorizationUrl, tokenUrl, refreshUrl = tokenUrl, revocationUrl } = endpoints
  return deepFreeze({
    openapi: '3.0.1',
    info: {
      title: info.title,
      version: '3.0',
      termsOfService: info.termsOfService,
      'x-imssf-privacyPolicyUrl': info.privacyPolicyUrl,
      ...(info.imageUrl !== undefined && { 'x-imssf-image': info.imageUrl }),
    },
    servers: [{ url: serverUrl }],
    paths: {
      '/discovery': {
        get: {
          operationId: 'getServiceDescription',
          responses: { '200': answer('This document.', 'ServiceDescriptionDocument') },
        },
      },
      '/credentials': {
        get: {
          operationId: 'getCredentials',
          parameters: [
            query('limit', { type: 'integer', format: 'int32', minimum: 1 }),
            query('offset', { type: 'integer', format: 'int32', minimum: 0 }),
            query('since', { type: 'string', format: 'date-time' }),
          ],
          responses: { '200': answer('The badges of the user.', 'GetOpenBadgeCredentialsResponse'), ...REFUSALS },
          security: [{ OAuth2ACG: [openBadgesScopes.readCredentials] }],
        },
        post: {
          operationId: 'upsertCredential',
          requestBody: { required: true, content: CREDENTIAL },
          responses: {
            '200': { description: 'It took the place of an equal one.', content: CREDENTIAL },
            '201': { description: 'It was added.', content: CREDENTIAL },
            '304': { description: 'An equal one that is as new, or newer, is there and stays.' },
            ...REFUSALS,
          },
          security: [{ OAuth2ACG: [openBadgesScopes.upsertCredential] }],
        },
      },
      '/profile': {
        get: {
          operationId: 'getProfile',
          responses: { '200': answer('The profile of the user.', 'Profile'), ...REFUSALS },
          security: [{ OAuth2ACG: [openBadgesScopes.readProfile] }],
        },
        put: {
          operationId: 'putProfile',
          requestBody: { required: true, content: { 'application/json': schema('Profile') } },
          responses: { '200': answer('The profile of the user.', 'Profile'), ...REFUSALS },
          security: [{ OAuth2ACG: [openBadgesScopes.updateProfile] }],
        },
      },
    },
    components: {
      securitySchemes: {
        OAuth2ACG: {
          type: 'oauth2',
          description: 'OAuth 2.0 Authorization Code Grant authorization',
          'x-imssf-registrationUrl': registrationUrl,
          ...(revocationUrl !== undefined && { [REVOCATION_MEMBER]: revocationUrl }),
          flows: { authorizationCode: { authorizationUrl, tokenUrl, refreshUrl, scopes: SCOPE_TEXTS as JsonObject } },
        },
      },
      schemas: SCHEMAS,
    },
  } satisfies JsonObject)
}

function schema(name: string): JsonObject {
  return { schema: { $ref: `#/components/schemas/${name}` } }
}

function answer(description: string, name: string): JsonObject {
  return { description, content: { 'application/json': schema(name) } }
}

function query(name: string, of: JsonObject): JsonObject {
  return { name, in: 'query', required: false, schema: of }
}

const COMPACT_JWS: JsonObject = { type: 'string', pattern: '^[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]*\\.[a-zA-Z0-9_-]+$' }
const CREDENTIAL: JsonObject = /* @__PURE__ */ Object.freeze({
  'application/json': /* @__PURE__ */ schema('AchievementCredential'),
  'text/plain': { schema: COMPACT_JWS },
})
const REFUSALS: Readonly<Record<string, JsonValue>> = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.fromEntries(
    /* @__PURE__ */ ['400', '401', '403', '404', '405', '500', 'default'].map((status) => [
      status,
      answer('Why there is no other answer.', 'Imsx_StatusInfo'),
    ]),
  ),
)
const WITH_TYPE: JsonObject = { type: 'object', required: ['id', 'type'], properties: { id: { type: 'string' } } }
const SCHEMAS: JsonObject = /* @__PURE__ */ Object.freeze({
  AchievementCredential: {
    type: 'object',
    required: ['@context', 'id', 'type', 'issuer', 'validFrom', 'credentialSubject', 'proof'],
    externalDocs: { url: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json' },
  },
  GetOpenBadgeCredentialsResponse: {
    type: 'object',
    additionalProperties: false,
    properties: {
      credential: { type: 'array', items: { $ref: '#/components/schemas/AchievementCredential' } },
      compactJwsString: { type: 'array', items: COMPACT_JWS },
    },
  },
  Profile: WITH_TYPE,
  ServiceDescriptionDocument: { type: 'object', required: ['openapi', 'info', 'components'] },
  Imsx_StatusInfo: {
    type: 'object',
    additionalProperties: false,
    required: ['imsx_codeMajor', 'imsx_severity'],
    properties: {
      imsx_codeMajor: { type: 'string', enum: ['failure', 'processing', 'success', 'unsupported'] },
      imsx_severity: { type: 'string', enum: ['error', 'status', 'warning'] },
      imsx_description: { type: 'string' },
      imsx_codeMinor: { type: 'object' },
    },
  },
})
