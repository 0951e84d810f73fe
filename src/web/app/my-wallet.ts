import { createWallet, type Wallet } from '../../holder/index.js'
import type { Store } from '../../storage/index.js'
import { skipStatusCheck } from '../../verify/index.js'
import { type Checker, createChecker } from './checking.js'
import { pageMechanisms } from './mechanisms.js'

/** The secret of the device is random and long: stretching it would only cost the phone its time. */
const SEAL = { work: { N: 2, r: 8, p: 1 } } as const

/** The wallet of this device, and what checks for it. */
export function openMyWallet(
  store: Store,
  documents: readonly unknown[],
): { readonly wallet: Wallet; readonly checker: Checker; readonly wanted: Set<string>; readonly reader: Checker } {
  const checker = createChecker({ documents, ownOrigin: location.origin })
  // What was found genuine before is read anew without asking anybody, so that it works without a network.
  const reader = createChecker({ documents, status: skipStatusCheck })
  const wanted = new Set<string>()
  const wallet = createWallet(store, { verifier: checker.verifierNoting(wanted), mechanisms: pageMechanisms, seal: SEAL })
  return { wallet, checker, reader, wanted }
}
