import { isAbsoluteUrl, isJsonObject, type JsonObject, MAX_TIMER_MS, usageError } from '../core/index.js'
import type { Args } from './args.js'
import { readJsonFile } from './files.js'
import type { CliIo } from './io.js'

/** How a service is set up; documented in docs/guide/service.md. */
export interface ServeConfig {
  readonly host: string
  readonly port: number
  /** Default: the address that it listens at. */
  readonly baseUrl?: string
  /** Key files. */
  readonly keys: readonly string[]
  /** A folder. */
  readonly documents?: string
  /** Files of the ladders whose pages are shown. */
  readonly ladders: readonly string[]
  /** An SQLite file where status lists are kept. Default: `database`, else the memory of the process. */
  readonly store?: string
  /** The URL of a PostgreSQL database where they are kept. */
  readonly database?: string
  /** Whether offers in that store are claimed here. */
  readonly offers: boolean
  readonly allowNetwork: boolean
  readonly acceptUnboundPresentations: boolean
  /** Seconds that verifiers may keep a status list. */
  readonly statusTtlSeconds: number
  readonly auth?: AuthConfig
  readonly cors?: { readonly origins: readonly string[] | '*' }
  readonly rateLimit?: { readonly burst: number; readonly perSecond: number }
  readonly limits: LimitsConfig
}

/** Whose access tokens are taken. */
export interface AuthConfig {
  readonly issuer: string
  readonly audience: string
  /** A file with the public keys. */
  readonly jwks?: string
  readonly jwksUrl?: string
  readonly algorithms?: readonly string[]
}

/** Bounds; each has a default. */
export interface LimitsConfig {
  readonly maxBodyBytes?: number
  readonly bodyTimeoutMs?: number
  readonly maxConcurrent?: number
  readonly maxConnections?: number
  readonly graceMs?: number
}

const LIMITS = ['maxBodyBytes', 'bodyTimeoutMs', 'maxConcurrent', 'maxConnections', 'graceMs'] as const
const AUTH = ['issuer', 'audience', 'jwks', 'jwksUrl', 'algorithms'] as const
const MEMBERS = [
  'host',
  'port',
  'baseUrl',
  'keys',
  'documents',
  'ladders',
  'store',
  'database',
  'offers',
  'allowNetwork',
  'acceptUnboundPresentations',
  'statusTtlSeconds',
  'auth',
  'cors',
  'rateLimit',
  'limits',
] as const

/** Options, environment and configuration file, put together in this order. @throws RungsError `cli.usage`, and those of reading the file */
export async function readServeConfig(io: CliIo, args: Args): Promise<ServeConfig> {
  const file = args.text('config') ?? io.env['RUNGS_CONFIG']
  const given = file === undefined ? {} : await readConfigFile(io, file)
  const { env } = io
  const text = (option: string, variable: string, member: string): string | undefined => {
    const value = args.text(option) ?? (env[variable] || undefined) ?? given[member]
    if (value !== undefined && typeof value !== 'string') throw unusable(member)
    return value
  }
  const host = text('host', 'RUNGS_HOST', 'host') ?? '127.0.0.1'
  const baseUrl = text('base-url', 'RUNGS_BASE_URL', 'baseUrl')
  if (baseUrl !== undefined && (!isAbsoluteUrl(baseUrl) || !/^https?:\/\/[^?#]*[^/?#]$/.test(baseUrl))) throw unusable('baseUrl')
  const documents = text('documents', 'RUNGS_DOCUMENTS', 'documents')
  return {
    host,
    port: readPort(args.text('port') ?? (env['RUNGS_PORT'] || undefined) ?? given['port'] ?? 8080),
    ...(baseUrl !== undefined && { baseUrl }),
    keys: readList(args.text('key') ?? (env['RUNGS_KEYS'] || undefined) ?? given['keys'] ?? [], 'keys'),
    ...(documents !== undefined && { documents }),
    ladders: readList(args.text('ladder') ?? (env['RUNGS_LADDERS'] || undefined) ?? given['ladders'] ?? [], 'ladders'),
    ...readStore(io, args, given),
    offers: args.flag('offers') || readFlag(given, 'offers'),
    allowNetwork: args.flag('allow-network') || readFlag(given, 'allowNetwork'),
    acceptUnboundPresentations: args.flag('accept-unbound-presentations') || readFlag(given, 'acceptUnboundPresentations'),
    statusTtlSeconds: readNumber(given, 'statusTtlSeconds') ?? 300,
    ...readAuth(given),
    ...readCors(given),
    ...readRateLimit(given),
    limits: readLimits(given),
  }
}

/** One place for both kinds: what counts more is looked at first, and names one of them. */
function readStore({ env }: CliIo, args: Args, given: JsonObject): Pick<ServeConfig, 'store' | 'database'> {
  const sources = [
    { store: args.text('store'), database: args.text('database') },
    { store: env['RUNGS_STORE'] || undefined, database: env['RUNGS_DATABASE'] || undefined },
    { store: given['store'], database: given['database'] },
  ]
  for (const { store, database } of sources) {
    if (store !== undefined && database !== undefined)
      throw usageError('cli.usage', { problem: 'not_together', what: '--store, --database' })
    if (store !== undefined) return { store: needText(store, 'store') }
    if (database !== undefined) return { database: needText(database, 'database') }
  }
  return {}
}

function needText(value: unknown, member: string): string {
  if (typeof value !== 'string' || value === '') throw unusable(member)
  return value
}

async function readConfigFile(io: CliIo, file: string): Promise<JsonObject> {
  const value = await readJsonFile(io, file)
  if (!isJsonObject(value)) throw unusable(file)
  return known(value, MEMBERS, '')
}

function readPort(value: unknown): number {
  const port = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 0 || port > 65_535) throw unusable('port')
  return port
}

function readList(value: unknown, member: string): readonly string[] {
  const list: unknown = typeof value === 'string' ? value.split(',').filter((one) => one !== '') : value
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string' && one !== '')) throw unusable(member)
  return list
}

function readFlag(given: JsonObject, member: string): boolean {
  const value = given[member] ?? false
  if (typeof value !== 'boolean') throw unusable(member)
  return value
}

function readNumber(given: JsonObject, member: string, path = ''): number | undefined {
  const value = given[member]
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw unusable(`${path}${member}`)
  return value
}

function readAuth({ auth }: JsonObject): { readonly auth?: AuthConfig } {
  if (auth === undefined) return {}
  const { algorithms, ...texts } = known(auth, AUTH, 'auth.')
  if (typeof texts['issuer'] !== 'string' || typeof texts['audience'] !== 'string') throw unusable('auth')
  if (!Object.values(texts).every((one) => typeof one === 'string' && one !== '')) throw unusable('auth')
  if ((texts['jwks'] === undefined) === (texts['jwksUrl'] === undefined)) throw unusable('auth.jwks')
  const read = { ...texts, ...(algorithms !== undefined && { algorithms: readList(algorithms, 'auth.algorithms') }) }
  return { auth: read as unknown as AuthConfig }
}

function readCors({ cors }: JsonObject): { readonly cors?: { readonly origins: readonly string[] | '*' } } {
  if (cors === undefined) return {}
  const { origins } = known(cors, ['origins'], 'cors.')
  return { cors: { origins: origins === '*' ? '*' : readList(Array.isArray(origins) ? origins : undefined, 'cors.origins') } }
}

function readRateLimit({ rateLimit }: JsonObject): {
  readonly rateLimit?: { readonly burst: number; readonly perSecond: number }
} {
  if (rateLimit === undefined) return {}
  const read = known(rateLimit, ['burst', 'perSecond'], 'rateLimit.')
  const [burst, perSecond] = [readNumber(read, 'burst', 'rateLimit.'), readNumber(read, 'perSecond', 'rateLimit.')]
  if (burst === undefined || perSecond === undefined) throw unusable('rateLimit')
  return { rateLimit: { burst, perSecond } }
}

function readLimits({ limits = {} }: JsonObject): LimitsConfig {
  const read = known(limits, LIMITS, 'limits.')
  const late = Object.keys(read).find((name) => name.endsWith('Ms') && Number(read[name]) > MAX_TIMER_MS)
  if (late !== undefined) throw unusable(`limits.${late}`)
  return Object.fromEntries(Object.keys(read).map((name) => [name, readNumber(read, name, 'limits.')])) as LimitsConfig
}

function known(value: unknown, members: readonly string[], path: string): JsonObject {
  if (!isJsonObject(value)) throw unusable(path.slice(0, -1))
  const other = Object.keys(value).find((member) => !members.includes(member))
  if (other !== undefined) throw unusable(`${path}${other.slice(0, 60)}`)
  return value
}

function unusable(what: string): Error {
  return usageError('cli.usage', { problem: 'config_value', what })
}
