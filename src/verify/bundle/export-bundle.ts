import {
  checkOptions,
  copyJsonObject,
  deepFreeze,
  formatDateTime,
  fromUtf8,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Now,
  operationError,
  parseDateTime,
  parseJson,
  type Report,
  toEpochMs,
  usageError,
} from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import type { Signer } from '../../keys/index.js'
import type { Net } from '../../net/index.js'
import { type CreateVerifierOptions, createVerifier } from '../verifier.js'
import { BUNDLE_TYPE, BUNDLE_VERSION, bundleDigest, MAX_DOCUMENTS } from './format.js'
import { recordNet } from './record.js'
import { useSchemas } from './schemas.js'
import { signBundle } from './sign.js'
import type { VerificationBundle } from './types.js'

/** Options of {@link exportBundle}. */
export interface ExportBundleOptions {
  /** How the credential is verified while its documents are collected; what is passed in here stays out of the bundle. */
  readonly verifier: Omit<CreateVerifierOptions, 'net' | 'now'>
  /** The way outward. */
  readonly net: Net
  /**
   * JSON Schemas that the credential may name, each with its https URL as `$id`; those that it does name are in the bundle. Default: none.
   */
  readonly schemas?: readonly JsonObject[]
  /**
   * Vouches for what each server gave and when, with an Ed25519, P-256 or P-384 key. Default: nobody, so that keys in the bundle count for
   * no one.
   */
  readonly signer?: Signer
  /** The clock or instant of the verification and of the bundle. Default: the system's clock. */
  readonly now?: Now
}

/** A bundle, and what the verification that made it found. */
export interface ExportedBundle {
  readonly bundle: VerificationBundle
  /** What was out of reach is not in the bundle: an `indeterminate` report tells of it. */
  readonly report: Report<VerifiableCredential>
}

/**
 * Verifies a credential over the network and puts what was fetched for it into a bundle: controller documents, status lists and
 * whatever else a verifier asks its net for, each with its time, and the schemas that were passed in and that the credential names.
 *
 * @throws RungsError `form.not_a_credential`, `securing.signer_unsuitable`, `bundle.too_large`, `core.option_unknown`,
 * `core.option_invalid`, those of `compileSchema`, and those of reading JSON
 * @example
 * ```ts
 * import { createNet } from 'rungs/net'
 * import { mechanisms } from 'rungs/preset/all'
 * import { exportBundle } from 'rungs/verify/bundle'
 * const collect = (badge: string) => exportBundle(badge, { verifier: { mechanisms }, net: createNet() })
 * ```
 */
export async function exportBundle(credential: unknown, options: ExportBundleOptions): Promise<ExportedBundle> {
  checkOptions(options, ['verifier', 'net', 'schemas', 'signer', 'now'], 'exportBundle')
  const { net, signer } = options
  if (typeof (net as Partial<Net> | undefined)?.fetch !== 'function') {
    throw usageError('core.option_invalid', { option: 'net', expected: 'net' })
  }
  checkOptions(
    options.verifier,
    Object.keys(options.verifier ?? {}).filter((name) => name !== 'net' && name !== 'now'),
    'verifier',
  )
  const content = readCredential(credential)
  const now = toEpochMs(options.now)
  const recorder = recordNet(net)
  const used = options.schemas === undefined ? undefined : await useSchemas(options.schemas)
  const verifier = createVerifier({
    ...options.verifier,
    ...(used !== undefined && { schemas: { ...options.verifier.schemas, ...used.validators } }),
    net: recorder.net,
    now: formatDateTime(now),
  })
  const report = await verifier.verify(content)
  const documents = [...recorder.documents(), ...(used?.documents(now) ?? [])]
  if (documents.length > MAX_DOCUMENTS) throw operationError('bundle.too_large', { part: 'documents', limit: MAX_DOCUMENTS })
  // A net with another clock may have fetched later than the instant that was verified at.
  const createdMs = Math.max(now, ...documents.map(({ fetchedAt }) => parseDateTime(fetchedAt)?.epochMs ?? now))
  const unsigned = {
    type: BUNDLE_TYPE,
    version: BUNDLE_VERSION,
    created: formatDateTime(createdMs),
    credential: content,
    documents: documents as unknown as JsonValue,
  } satisfies JsonObject
  const digested = deepFreeze({ ...unsigned, digest: bundleDigest(unsigned) })
  const bundle = signer === undefined ? digested : await signBundle(digested, signer, createdMs)
  return Object.freeze({ bundle: bundle as unknown as VerificationBundle, report })
}

function readCredential(credential: unknown): JsonObject | string {
  if (typeof credential !== 'string' && !(credential instanceof Uint8Array)) return copyJsonObject(credential)
  const text = (typeof credential === 'string' ? credential : fromUtf8(credential)).trim()
  if (!text.startsWith('{')) {
    if (!/^[A-Za-z0-9_.~-]{1,4194304}$/.test(text)) throw inputError('form.not_a_credential', { expected: 'JSON or compact JWS' })
    return text
  }
  const value = parseJson(text)
  return isJsonObject(value) ? value : copyJsonObject(value)
}
