import { type Finding, finding, pointer } from '../core/index.js'
import type { Sealed } from '../securing/index.js'

/** Names of drafts, under which proofs were made by rules that changed before the specifications were final. */
const PRE_FINAL: readonly unknown[] = ['eddsa-2022', 'json-eddsa-2022', 'ecdsa-2019']

/** A cryptosuite that no mechanism knows is unsupported: never "invalid signature". */
export function unsupported(sealed: Sealed): Finding {
  if (sealed.form === 'embedded' && PRE_FINAL.includes(sealed.proof['cryptosuite'])) {
    const cryptosuite = short(sealed.proof['cryptosuite'])
    return finding('proof', 'proof.cryptosuite_prefinal', { cryptosuite }, pointer(sealed.path, 'cryptosuite'))
  }
  if (sealed.form !== 'embedded') {
    const type = sealed.form === 'compact' ? 'JWT' : 'SD-JWT'
    return finding('proof', 'proof.unsupported', { type, cryptosuite: short(sealed.header['alg']) })
  }
  return finding(
    'proof',
    'proof.unsupported',
    { type: short(sealed.proof['type']), cryptosuite: short(sealed.proof['cryptosuite']) },
    sealed.path,
  )
}

function short(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 64) : ''
}
