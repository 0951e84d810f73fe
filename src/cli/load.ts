import {
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  operationError,
  parseDateTime,
  type Report,
  type RungsError,
  usageError,
} from '../core/index.js'
import type { ProfileInput, VerifiableCredential } from '../credential/index.js'
import { olderGenerationOf } from '../credential/ob2/index.js'
import { isPaper } from '../holder/index.js'
import { createIssuer, type Issuer } from '../issue/index.js'
import { createSigner, isKeystore, type KeyFile, openKeyFile, openKeystore } from '../keys/index.js'
import { defineLadder, type Ladder } from '../ladder/index.js'
import { createNet, type Net } from '../net/index.js'
import { mechanisms } from '../preset/index.js'
import type { SchemaValidator } from '../schemas/index.js'
import { acceptRetiredKeys, type Mechanism } from '../securing/index.js'
import { type AcceptancePolicy, createTrustList, defineAcceptancePolicy } from '../trust/index.js'
import {
  type CreateVerifierOptions,
  type CrossCheck,
  createVerifier,
  type skipValidityCheck,
  type Verifier,
  type VerifyOptions,
} from '../verify/index.js'
import { createOpenBadges2 } from '../verify/ob2/index.js'
import type { Args } from './args.js'
import { readPicture } from './badge-file.js'
import { expandInputs, listFiles, readJsonFile } from './files.js'
import { mechanismFor } from './format.js'
import type { CliIo } from './io.js'
import type { PaperReader } from './paper.js'
import { styleFor } from './style.js'

/** The options that every verifying command has. */
export const VERIFY_OPTIONS = {
  json: { type: 'boolean' },
  offline: { type: 'boolean' },
  now: { type: 'string' },
  documents: { type: 'string' },
  schemas: { type: 'string' },
  'accept-retired-keys': { type: 'boolean' },
} as const

/** The instant of `--now`, or of the clock. @throws RungsError `cli.usage` */
export function readNow(args: Args): Date {
  const text = args.text('now')
  if (text === undefined) return new Date()
  const parsed = parseDateTime(text)
  if (parsed === undefined) throw usageError('cli.usage', { problem: 'date_time', what: '--now' })
  return new Date(parsed.epochMs)
}

/** A verifier as the options ask for it. */
export async function loadVerifier(
  io: CliIo,
  args: Args,
  options: {
    readonly policy?: AcceptancePolicy
    readonly validity?: typeof skipValidityCheck
    readonly crossCheck?: CrossCheck
    /** Instead of the network. */
    readonly net?: Net
    /** Beside those of `--schemas`. */
    readonly schemas?: Readonly<Record<string, SchemaValidator>>
  } = {},
): Promise<Verifier> {
  const net = options.net ?? (args.flag('offline') ? undefined : (io.net ?? createNet()))
  const { withBetaContext } = await import('../vc-js/index.js')
  return createVerifier({
    // Badges of the beta are still in wallets, and are told from others.
    mechanisms: mechanisms.map(withBetaContext),
    ...byGeneration(await loadDocuments(io, args)),
    now: readNow(args),
    schemas: { ...options.schemas, ...(await validatorsOf(await loadSchemas(io, args))) },
    ...(net !== undefined && { net }),
    ...(args.flag('accept-retired-keys') && { retiredKeys: acceptRetiredKeys }),
    ...(options.policy?.issuers !== undefined && { trust: createTrustList(options.policy.issuers) }),
    ...(options.validity !== undefined && { validity: options.validity }),
    ...(options.crossCheck !== undefined && { crossCheck: options.crossCheck }),
  })
}

/** The documents in the folder of `--documents`. */
export async function loadDocuments(io: CliIo, args: Args): Promise<readonly JsonValue[]> {
  return loadJsonFiles(io, args.text('documents'))
}

/** The JSON Schemas in the folder of `--schemas`. @throws RungsError `cli.usage` */
export async function loadSchemas(io: CliIo, args: Args): Promise<readonly JsonObject[]> {
  const schemas = await loadJsonFiles(io, args.text('schemas'))
  if (!schemas.every(isJsonObject)) throw usageError('cli.usage', { problem: 'not_schemas', what: '--schemas' })
  return schemas
}

async function validatorsOf(schemas: readonly JsonObject[]): Promise<Readonly<Record<string, SchemaValidator>>> {
  if (schemas.length === 0) return {}
  // What compiles schemas is large, and few need it.
  const { compileSchemas } = await import('../schemas/compile-schema.js')
  return compileSchemas(schemas)
}

async function loadJsonFiles(io: CliIo, folder: string | undefined): Promise<readonly JsonValue[]> {
  const values: JsonValue[] = []
  for (const file of folder === undefined ? [] : await listFiles(io, folder, /\.json$/i))
    values.push(await readJsonFile(io, file))
  return values
}

/** What a verifier is told of documents: those of Open Badges 2.0 are for the badges of that generation. */
export function byGeneration(
  documents: readonly JsonValue[],
): Required<Pick<CreateVerifierOptions, 'documents' | 'generations'>> {
  const older = documents.filter((document) => olderGenerationOf(document) === '2.0')
  return {
    documents: documents.filter((document) => !older.includes(document)),
    generations: [createOpenBadges2({ documents: older })],
  }
}

/** One input and its report, or the error that kept it from being read. */
export interface VerifiedInput {
  readonly input: string
  readonly report?: Report<VerifiableCredential>
  readonly error?: RungsError
}

/** Verifies every input in order; one that cannot be read does not stop the others. */
export async function verifyInputs(
  io: CliIo,
  verifier: Verifier,
  names: readonly string[],
  each: (one: VerifiedInput) => void,
  options: VerifyOptions = {},
  readPaper?: PaperReader,
): Promise<VerifiedInput[]> {
  const done: VerifiedInput[] = []
  const inputs = await expandInputs(io, names)
  for (const input of inputs) {
    const one = await verifyInput(io, verifier, input, options, readPaper)
    // A folder may hold pictures of other things; one that is named is meant.
    if (!names.includes(input) && one.report !== undefined && isMerePicture(one.report)) continue
    each(one)
    done.push(one)
  }
  if (done.length === 0) throw operationError('cli.file_unreadable', { file: names[0] ?? '', reason: 'no badge is in it' })
  return done
}

/** Whether something is a picture without a badge: in a folder it is nothing to do with badges. */
export function isMerePicture({ findings }: Report<VerifiableCredential>): boolean {
  return findings[0]?.code === 'bake.no_credential'
}

async function verifyInput(
  io: CliIo,
  verifier: Verifier,
  input: string,
  options: VerifyOptions,
  readPaper: PaperReader = (bytes) => bytes,
): Promise<VerifiedInput> {
  // An address on the command line is meant to be looked at, unlike one in a file.
  if (isWebAddress(input)) return { input, report: await verifier.verify(input, { ...options, hostedUrl: true }) }
  let badge: Uint8Array | JsonObject | string
  try {
    // What a scanner has read may be a word of the command.
    badge = readPaper(isPaper(input) ? input : await readPicture(io, input))
  } catch (error) {
    if (!isRungsError(error)) throw error
    return { input, error }
  }
  return { input, report: await verifier.verify(badge, options) }
}

/** Whether a word is the address of a hosted badge rather than a file. */
export function isWebAddress(word: string): boolean {
  return /^https:\/\//i.test(word)
}

/** A policy file, or `undefined` where the option is not given. */
export async function loadPolicy(io: CliIo, args: Args): Promise<AcceptancePolicy | undefined> {
  const file = args.text('policy')
  return file === undefined ? undefined : defineAcceptancePolicy(await readJsonFile(io, file))
}

/** A ladder file. */
export async function loadLadder(io: CliIo, file: string): Promise<Ladder> {
  return defineLadder(await readJsonFile(io, file))
}

/** A key from a keystore, opened with a passphrase, or from a JsonWebKey. */
export async function loadKey(io: CliIo, file: string): Promise<KeyFile> {
  const value = await readJsonFile(io, file)
  return isKeystore(value)
    ? openKeystore(value, await readPassphrase(io, `${styleFor(io).say('passphrase.of', { file })} `))
    : openKeyFile(value)
}

/** The passphrase of `RUNGS_PASSPHRASE`, or as typed. @throws RungsError `keys.passphrase_missing` */
export async function readPassphrase(io: CliIo, question: string): Promise<string> {
  const given = io.env['RUNGS_PASSPHRASE']
  if (given !== undefined && given !== '') return given
  if (io.askSecret === undefined) throw usageError('keys.passphrase_missing', {})
  return io.askSecret(question)
}

/**
 * A new passphrase: of `RUNGS_PASSPHRASE`, or typed twice, since nobody sees what is typed.
 *
 * @throws RungsError `keys.passphrase_missing`, `cli.usage`
 */
export async function choosePassphrase(io: CliIo, question: string): Promise<string> {
  const passphrase = await readPassphrase(io, question)
  if (passphrase === '') throw usageError('keys.passphrase_missing', {})
  if (io.env['RUNGS_PASSPHRASE'] || io.askSecret === undefined) return passphrase
  if ((await io.askSecret(`${styleFor(io).say('passphrase.again')} `)) !== passphrase)
    throw usageError('cli.usage', { problem: 'passphrases_differ' })
  return passphrase
}

/** The issuer that a command signs as: by `--key`, under the profile of `--issuer`, in `--format`. */
export async function loadIssuer(
  io: CliIo,
  args: Args,
): Promise<{ readonly issuer: Issuer; readonly key: KeyFile; readonly mechanism: Mechanism; readonly now: Date }> {
  const key = await loadKey(io, args.need('key'))
  const signer = createSigner(key.secretKeyJwk, { id: key.id })
  const now = readNow(args)
  const profile = await loadProfile(io, args, key)
  const mechanism = mechanismFor(args, signer.alg)
  return { issuer: createIssuer({ profile, signer, mechanism, now }), key, mechanism, now }
}

/** The issuer's profile of `--issuer`, or the key's controller alone. */
export async function loadProfile(io: CliIo, args: Args, key: KeyFile): Promise<ProfileInput> {
  const file = args.text('issuer')
  if (file === undefined) return { id: key.controller }
  const profile = await readJsonFile(io, file)
  if (!isJsonObject(profile)) throw usageError('cli.usage', { problem: 'not_a_profile', what: file })
  return { id: key.controller, ...(profile as object) } as ProfileInput
}
