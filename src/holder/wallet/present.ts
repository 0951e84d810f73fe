import { createContextLoader } from '../../contexts/index.js'
import { deepFreeze, formatDateTime, isJsonObject, type JsonObject, requireOption, usageError } from '../../core/index.js'
import type { Mechanism } from '../../securing/index.js'
import { deriveCredential } from '../derive-credential.js'
import { type DisclosedBadge, minimalDisclosure } from '../minimal-disclosure.js'
import { presentCredentials } from '../present-credentials.js'
import type { PresentedRung, PresentRungOptions, WalletParts } from './create-wallet.js'
import { keptKeys, signerOf } from './keys.js'
import type { WalletHeldBadge, WalletPresentation } from './model.js'
import { contentOf } from './read-badge.js'

/** Shows as little of a wallet as proves a rung. */
export async function presentFrom(
  parts: WalletParts,
  { ladder, rung, binding, passphrase, mechanism, ...asked }: PresentRungOptions,
  readHeld: () => Promise<readonly WalletHeldBadge[]>,
): Promise<PresentedRung> {
  requireMechanism(mechanism)
  const own = (await keptKeys(parts.store)).map(({ did }) => did)
  const held = await readHeld()
  // The worker is who has these keys; badges about somebody else prove nothing.
  const disclosure = minimalDisclosure(ladder, rung, held, {
    ...asked,
    now: formatDateTime(parts.now()),
    ...(own.length > 0 && { subject: own }),
  })
  if (!disclosure.proven) throw usageError('holder.rung_unproven', { rung })
  const bySubject = new Map<string, DisclosedBadge[]>()
  for (const shown of disclosure.badges) {
    const did = subjectOf(held[shown.badge] as WalletHeldBadge)
    if (!own.includes(did)) throw usageError('holder.wallet_key_missing', { did: did.slice(0, 200) })
    bySubject.set(did, [...(bySubject.get(did) ?? []), shown])
  }
  const presentations: WalletPresentation[] = []
  for (const [did, shown] of bySubject) {
    const signer = await signerOf(parts.store, did, passphrase)
    const credentials: (JsonObject | string)[] = []
    for (const { badge, reveal } of shown) {
      const { credential } = held[badge] as WalletHeldBadge
      credentials.push(
        reveal === undefined
          ? credential
          : (await deriveCredential(credential, { reveal, mechanisms: parts.mechanisms })).credential,
      )
    }
    const { presentation } = await presentCredentials(credentials, { signer, mechanism, binding, now: new Date(parts.now()) })
    presentations.push({ did, presentation, badges: shown.map(({ badge }) => (held[badge] as WalletHeldBadge).badge.id) })
  }
  const dids = [...bySubject.keys()]
  const link = dids.length > 1 ? await proveLink(parts, dids, { binding, passphrase, mechanism }) : undefined
  return deepFreeze({ presentations, disclosure, ...(link !== undefined && { link }) })
}

/** Whom a verified badge is about. */
function subjectOf({ report }: WalletHeldBadge): string {
  const subject = contentOf(report)?.['credentialSubject']
  const id = isJsonObject(subject) ? subject['id'] : undefined
  return typeof id === 'string' ? id : ''
}

/** One presentation that one of the own DIDs signs. */
export async function presentAs(
  { store, now }: WalletParts,
  did: string,
  credentials: readonly (JsonObject | string)[],
  { binding, passphrase, mechanism }: Pick<PresentRungOptions, 'binding' | 'passphrase' | 'mechanism'>,
): Promise<JsonObject | string> {
  requireMechanism(mechanism)
  const signer = await signerOf(store, did, passphrase)
  return (await presentCredentials(credentials, { signer, mechanism, binding, now: new Date(now()) })).presentation
}

/** One presentation that several own DIDs sign for one occasion. */
export async function proveLink(
  parts: WalletParts,
  dids: readonly string[],
  { binding, passphrase, mechanism }: Pick<PresentRungOptions, 'binding' | 'passphrase' | 'mechanism'>,
): Promise<JsonObject | string> {
  requireMechanism(mechanism)
  requireOption(Array.isArray(dids) && new Set(dids).size > 1, 'dids', 'at least two of the own DIDs')
  const [first, ...others] = [...new Set(dids)] as [string, ...string[]]
  const now = parts.now()
  let presentation = await presentAs(parts, first, [], { binding, passphrase, mechanism })
  for (const did of others) {
    // A token has room for one signature.
    if (!isJsonObject(presentation))
      throw usageError('core.option_invalid', { option: 'mechanism', expected: 'one of embedded proofs' })
    const { credential } = await mechanism.secure(presentation, {
      signer: await signerOf(parts.store, did, passphrase),
      loader: createContextLoader(),
      now,
      purpose: 'authentication',
      binding,
      addToProofs: {},
    })
    presentation = credential
  }
  return presentation
}

function requireMechanism(mechanism: Mechanism): void {
  requireOption(typeof mechanism?.secure === 'function', 'mechanism', 'a mechanism')
}
