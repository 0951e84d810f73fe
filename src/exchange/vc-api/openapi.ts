import { type Code, checkOptions, type JsonObject, type JsonValue } from '../../core/index.js'
import { en, problemType } from '../../i18n/index.js'
import { type Operation, type Route, vcApiRoutes } from './routes.js'
import { bodySchemas } from './schemas.js'

/** What only the operator knows. */
export interface BuildOpenApiOptions {
  /** Where the service is reached from outside. Default: the address that the document was had from. */
  readonly baseUrl?: string
  /** The path that the routes lie under. Default: the root. */
  readonly basePath?: string
}

/** What an operation takes and gives. */
interface Bodies {
  readonly request?: string
  readonly tokens?: true
  /** Statuses with a body of a schema, or without one. */
  readonly answers: Readonly<Record<number, string | undefined>>
  readonly problems: readonly number[]
}

const POST_PROBLEMS = [400, 408, 413, 415] as const
const STATUS_LIST: Bodies = { answers: { 200: 'VerifiableCredential', 304: undefined }, problems: [404] }
const BODIES: Readonly<Record<Operation, Bodies>> = {
  issuers: { answers: { 200: 'Issuers' }, problems: [] },
  issue: { request: 'IssueRequest', answers: { 201: 'IssueResponse' }, problems: [...POST_PROBLEMS, 404, 422] },
  verifyCredential: {
    request: 'VerifyCredentialRequest',
    tokens: true,
    answers: { 200: 'VerificationAnswer', 400: 'VerificationAnswer', 422: 'VerificationAnswer' },
    problems: POST_PROBLEMS,
  },
  verifyPresentation: {
    request: 'VerifyPresentationRequest',
    answers: { 200: 'VerificationAnswer', 400: 'VerificationAnswer', 422: 'VerificationAnswer' },
    problems: POST_PROBLEMS,
  },
  derive: { request: 'DeriveRequest', answers: { 201: 'DeriveResponse' }, problems: [...POST_PROBLEMS, 422] },
  identifier: { answers: { 200: 'ResolutionResult', 400: 'ResolutionResult' }, problems: [404] },
  statusList: STATUS_LIST,
  revocationList: STATUS_LIST,
  suspensionList: STATUS_LIST,
  openapi: { answers: { 200: undefined }, problems: [] },
}
/** Of any route, by what stands around the handler or by a fault. */
const ANYWHERE = [405, 414, 429, 431, 500, 503] as const

const PARAMS: Readonly<Record<string, string>> = {
  name: 'The name of an issuer, as /issuers lists it.',
  did: 'A DID, percent-encoded where it has to be.',
  list: 'The last part of the URL of a status list.',
}

/**
 * The OpenAPI 3.1 description of the service, made of its routes, the JSON Schemas of its bodies and the types of its problems.
 *
 * @throws RungsError `core.option_unknown`
 * @example
 * ```ts
 * import { buildOpenApi } from 'rungs/exchange/vc-api'
 * const { openapi } = buildOpenApi({ baseUrl: 'https://badges.courier.example' }) // '3.1.0'
 * ```
 */
export function buildOpenApi(options: BuildOpenApiOptions = {}): JsonObject {
  checkOptions(options, ['baseUrl', 'basePath'], 'buildOpenApi')
  const { baseUrl, basePath = '' } = options
  const paths: Record<string, Record<string, JsonValue>> = {}
  for (const route of vcApiRoutes) {
    const path = `${basePath}${route.path}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rungs credential service',
      version: '1',
      description: 'Issues, verifies and derives W3C Verifiable Credentials, publishes status lists, and resolves DIDs.',
    },
    ...(baseUrl !== undefined && { servers: [{ url: baseUrl }] }),
    paths,
    components: {
      schemas: { ...bodySchemas, Problem: problemSchema() },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'at+jwt' } },
    },
  }
}

function toOperation({ operation, path, summary, scope }: Route): JsonObject {
  const { request, tokens, answers, problems } = BODIES[operation]
  const param = /\{(\w+)\}/.exec(path)?.[1]
  const schema = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } })
  const responses: Record<string, JsonValue> = {}
  for (const status of [...new Set([...problems, ...ANYWHERE, ...(scope === undefined ? [] : [401, 403])])])
    responses[status] = { description: 'Problem details', content: { 'application/problem+json': schema('Problem') } }
  for (const [status, name] of Object.entries(answers)) {
    const problem = responses[status] as { readonly content: JsonObject } | undefined
    const content = { ...problem?.content, ...(name !== undefined && { 'application/json': schema(name) }) }
    responses[status] = {
      description: Number(status) < 400 ? summary : 'What was found',
      ...(Object.keys(content).length > 0 && { content }),
    }
  }
  return {
    operationId: operation,
    summary,
    ...(param !== undefined && {
      parameters: [{ name: param, in: 'path', required: true, description: PARAMS[param] as string, schema: { type: 'string' } }],
    }),
    ...(request !== undefined && {
      requestBody: {
        required: true,
        content: {
          'application/json': schema(request),
          ...(tokens && { 'application/jwt': { schema: { type: 'string' } } }),
        },
      },
    }),
    responses,
    ...(scope !== undefined && { security: [{ bearer: [scope] }, {}] }),
  }
}

/** RFC 9457, with every type that the library has: each names a kind of problem for good. */
function problemSchema(): JsonObject {
  const types = [...new Set((Object.keys(en.words) as Code[]).map(problemType))].sort()
  return {
    type: 'object',
    properties: {
      type: { type: 'string', format: 'uri', enum: types },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      fix: { type: 'string' },
      code: { type: 'string' },
      params: { type: 'object' },
      pointer: { type: 'string', description: 'Where in the input, as the fragment of a URI (RFC 6901 section 6).' },
      check: { type: 'string' },
    },
    required: ['type', 'title', 'detail', 'code', 'params'],
  }
}
