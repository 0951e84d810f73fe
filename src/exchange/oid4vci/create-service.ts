import { platformRandom, requireOption, requireTimer, toEpochMs } from '../../core/index.js'
import { createControllerResolver } from '../../did/index.js'
import { requireConfigurations } from './configurations.js'
import { createMessageEncryption } from './encryption.js'
import { createNonces } from './nonces.js'
import type { CreateOid4vciIssuerOptions, Oid4vciService } from './service.js'
import { isServerIdentifier } from './wire.js'

const FIVE_MINUTES_MS = 300_000
const DEFAULT_BODY_BYTES = 64 * 1024

/** The parts that the options ask for. @throws RungsError `core.option_invalid`, `keys.*`, and as `createControllerResolver` */
export function createService(options: CreateOid4vciIssuerOptions): Oid4vciService {
  requireOptions(options)
  const { store, desk, credentialIssuer, configurations, net, documents, maxBodyBytes = DEFAULT_BODY_BYTES } = options
  const now = (): number => toEpochMs(options.now)
  const random = options.random ?? platformRandom
  const { nonceMs = FIVE_MINUTES_MS, tokenMs = FIVE_MINUTES_MS, clockToleranceSeconds = 300 } = options
  const canLookUp = net !== undefined || documents !== undefined
  return {
    store,
    desk,
    credentialIssuer,
    configurations: new Map(Object.entries(configurations)),
    name: options.name,
    signer: options.signer,
    resolver: createControllerResolver({ net, documents }),
    bindingMethods: ['did:key', 'did:jwk', ...(canLookUp ? ['did:web'] : []), 'jwk'],
    nonces: createNonces({ store, credentialIssuer, nonceMs, now, random }),
    encryption: options.encryptionKey === undefined ? undefined : createMessageEncryption(options.encryptionKey),
    onNotification: options.onNotification,
    limits: { maxBodyBytes, ...(options.bodyTimeoutMs !== undefined && { bodyTimeoutMs: options.bodyTimeoutMs }) },
    tokenMs,
    referenceMs: options.referenceMs ?? 3 * FIVE_MINUTES_MS,
    clockToleranceMs: clockToleranceSeconds * 1000,
    now,
    random,
  }
}

function requireOptions(options: CreateOid4vciIssuerOptions): void {
  const { store, desk, credentialIssuer, configurations, signer, onNotification } = options
  requireOption(typeof store?.transaction === 'function', 'store', 'store')
  requireOption(typeof desk?.award === 'function', 'desk', 'offer desk')
  const isIssuer = isServerIdentifier(credentialIssuer) && !credentialIssuer.endsWith('/')
  requireOption(isIssuer, 'credentialIssuer', 'https URL without query, fragment and last slash')
  requireConfigurations(configurations)
  requireOption(signer === undefined || typeof signer.sign === 'function', 'signer', 'signer')
  requireOption(onNotification === undefined || typeof onNotification === 'function', 'onNotification', 'function')
  const { tokenMs = 1, nonceMs = 1, referenceMs = 1, clockToleranceSeconds = 1, maxBodyBytes = 1, bodyTimeoutMs = 1 } = options
  for (const [name, value] of Object.entries({
    tokenMs,
    nonceMs,
    referenceMs,
    clockToleranceSeconds,
    maxBodyBytes,
  }))
    requireOption(Number.isSafeInteger(value) && value > 0, name, 'whole number from 1')
  requireTimer('bodyTimeoutMs', bodyTimeoutMs)
  requireOption(tokenMs <= FIVE_MINUTES_MS, 'tokenMs', 'at most 5 minutes')
}
