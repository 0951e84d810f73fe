import { inputError, isJsonObject, type JsonObject, parseDateTime } from '../core/index.js'
import type { WalletPass } from './draw-wallet-pass.js'

/**
 * What a pass shows of a badge: the name of its achievement, its issuer, and its dates. It says what the badge says, so that the badge has
 * to be verified before.
 *
 * @throws RungsError `import.document_unknown` for what awards no achievement
 * @example
 * ```ts
 * import { drawWalletPass, toWalletPass } from 'rungs/draw'
 * const picture = (badge: object): string => drawWalletPass(toWalletPass(badge, 'https://courier.example/verify?badge=1'))
 * ```
 */
export function toWalletPass(credential: object, verifyUrl: string): WalletPass {
  const content = objectOf(credential)
  const subjects = content['credentialSubject']
  const { name } = objectOf(objectOf(Array.isArray(subjects) ? subjects[0] : subjects)['achievement'])
  if (typeof name !== 'string') throw inputError('import.document_unknown', { expected: 'credential' })
  const { issuer } = content
  const about = typeof issuer === 'string' ? { id: issuer } : objectOf(issuer)
  const issuerName = typeof about['name'] === 'string' && about['name'] !== '' ? about['name'] : about['id']
  const [from, until] = [content['validFrom'] ?? content['issuanceDate'], content['validUntil'] ?? content['expirationDate']]
  const isDate = (value: unknown): value is string => parseDateTime(value) !== undefined
  return Object.freeze({
    name,
    issuer: typeof issuerName === 'string' ? issuerName : '',
    ...(isDate(from) && { from }),
    ...(isDate(until) && { until }),
    verifyUrl,
  })
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}
